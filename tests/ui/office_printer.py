"""A real queue of the printing system (CUPS) that writes what is printed to a PDF file.

A scheduler of its own runs for the tests, with all its files in a folder of theirs: the
printers of the machine are not touched, and nothing is printed on paper.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from time import monotonic

from tests.patience import PATIENCE

SCHEDULER = "/usr/sbin/cupsd"
SECONDS = PATIENCE / 1000
QUEUE = "Office"
PAGE_LOG = "%p|%{media}|%{sides}|%{InputSlot}|%{job-name}"

CUPSD = """
LogLevel warn
MaxLogSize 0
PageLogFormat {page_log}
Listen localhost:{port}
WebInterface No
Browsing Off
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {root}
DataDir /usr/share/cups
ServerBin /usr/lib/cups
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/run
TempDir {root}/spool/tmp
AccessLog {root}/log/access_log
ErrorLog {root}/log/error_log
PageLog {root}/log/page_log
FileDevice Yes
Sandboxing relaxed
"""
PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "OFFICE.PPD"
*Product: "(Office)"
*Manufacturer: "Nobody"
*ModelName: "Office"
*ShortNickName: "Office"
*NickName: "Office, writes PDF"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsVersion: 2.4
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize Letter/US Letter: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*PageRegion Letter/US Letter: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "12 12 583 830"
*ImageableArea Letter: "12 12 600 780"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*PaperDimension Letter: "612 792"
*OpenUI *InputSlot/Paper source: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1/Tray 1: ""
*InputSlot Tray2/Tray 2: ""
*CloseUI: *InputSlot
*OpenUI *Duplex/Two-sided: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
"""


class OfficePrinter:
    """The queue, and what came out of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paper = root / "out" / "paper.pdf"

    @property
    def jobs(self) -> list[list[str]]:
        """What was asked for each job: printer, paper, sides, tray, title."""
        log = self.root / "log" / "page_log"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return [line.split("|") for line in lines]

    @contextmanager
    def without(self, paper: str):
        """Have a second queue that does not know this paper; gives its name."""
        ppd = self.root / "other.ppd"
        lines = PPD.replace("Default" + paper, "").splitlines()
        kept = [line for line in lines if f" {paper}" not in line or "Default" in line]
        ppd.write_text("\n".join(kept).replace(f": {paper}", ": Letter"))
        name = f"Without{paper}"
        adding = (_found("lpadmin"), "-p", name, "-E", "-v", "file:/dev/null", "-P", ppd)
        subprocess.run(adding, check=True, capture_output=True)
        try:
            yield name
        finally:
            subprocess.run([_found("lpadmin"), "-x", name], check=True)

    def stop(self) -> None:
        """Let it take jobs without printing them."""
        subprocess.run([_found("cupsdisable"), QUEUE], check=True)

    def start(self) -> None:
        subprocess.run([_found("cupsenable"), QUEUE], check=True)

    def refuse(self) -> None:
        """Let it take no jobs."""
        subprocess.run([_found("cupsreject"), QUEUE], check=True)

    def accept(self) -> None:
        subprocess.run([_found("cupsaccept"), QUEUE], check=True)

    def cancel_all(self) -> None:
        subprocess.run([_found("cancel"), "-a", QUEUE], check=True)


def lacking() -> str:
    """Say why there can be no queue here; empty where there can."""
    if sys.platform == "win32" or not Path(SCHEDULER).exists():
        return "the printing system CUPS is not installed"
    tools = ("lp", "lpadmin", "lpoptions", "cupsdisable", "cancel")
    missing = [name for name in tools if _found(name) is None]
    return f"no {missing[0]}: a part of CUPS is not installed" if missing else ""


@contextmanager
def office_printer():
    """Run a scheduler with one queue; gives None where it does not start.

    Its filters run as another user when it is root's: the folders of pytest are closed to them.
    """
    with (
        TemporaryDirectory(prefix="office-printer-") as folder,
        _scheduled(Path(folder)) as one,
    ):
        yield one


@contextmanager
def _scheduled(root: Path):
    root.chmod(0o755)
    for name in ("spool/tmp", "cache", "run", "log", "out"):
        (root / name).mkdir(parents=True)
    port = _free_port()
    (root / "cupsd.conf").write_text(CUPSD.format(port=port, page_log=PAGE_LOG))
    (root / "cups-files.conf").write_text(FILES.format(root=root))
    (root / "office.ppd").write_text(PPD)
    command = [SCHEDULER, "-f", "-c", root / "cupsd.conf", "-s", root / "cups-files.conf"]
    scheduler = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    former = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = f"localhost:{port}"
    _ask_anew()
    try:
        printer = OfficePrinter(root)
        yield printer if _set_up(printer, scheduler) else None
    finally:
        scheduler.terminate()
        scheduler.wait(SECONDS)
        if former is None:
            del os.environ["CUPS_SERVER"]
        else:
            os.environ["CUPS_SERVER"] = former
        _ask_anew()


def _set_up(printer: OfficePrinter, scheduler: subprocess.Popen) -> bool:
    """Make the queue, as soon as the scheduler answers."""
    until = monotonic() + SECONDS
    command = (
        *(_found("lpadmin"), "-p", QUEUE, "-E", "-v", f"file:{printer.paper}"),
        *("-P", printer.root / "office.ppd"),
    )
    while scheduler.poll() is None and monotonic() < until:
        if subprocess.run(command, check=False, capture_output=True).returncode == 0:
            return True
    return False


def _free_port() -> int:
    with socket() as found:
        found.bind(("localhost", 0))
        return found.getsockname()[1]


def _ask_anew() -> None:
    """Let libcups of this process look again for its server: it remembers the first one."""
    if name := find_library("cups"):
        ctypes.CDLL(name).cupsSetServer(None)


def _found(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
