"""`trial-coordinator`: the program at the command line.

Exit status: 0 done, 1 refused (one sentence on the error stream), 2 wrong usage, 130 stopped
by Ctrl+C.
"""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, _SubParsersAction
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from platformdirs import user_data_path

from coordinator.domain.errors import CoordinatorError, Refused
from coordinator.languages import catalogue_of
from coordinator.registry.address import Place, place_of
from coordinator.terminal.form_words import add_forms
from coordinator.terminal.language import (
    Wording,
    add_help,
    add_language,
    arguments_in,
    language_of,
)
from coordinator.terminal.list_words import add_lists
from coordinator.text import _, use

STOPPED = 130  # what shells say of a program that Ctrl+C ended
DEFAULT_REGISTRY = user_data_path("Trial Coordinator", appauthor=False) / "site.registry"


def main(arguments: Sequence[str] | None = None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    language = language_of(words, os.environ)
    use(catalogue_of(language))
    with arguments_in(language):
        said = parser().parse_args(words)
    module, function = said.work.split(":")
    try:
        # Each kind of work brings libraries of its own: only what is asked for is loaded.
        status: int = getattr(import_module(f"coordinator.terminal.{module}"), function)(said)
    except CoordinatorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:  # at the question for a password, say: nobody wants a traceback
        sys.stderr.write("\n")
        return STOPPED
    return status


def parser() -> ArgumentParser:
    top = ArgumentParser(
        prog="trial-coordinator",
        description=_(
            "Registry of a site's clinical trials: checklists, screening log, forms."
        ),
        formatter_class=Wording,
        add_help=False,
    )
    add_help(top)
    add_language(top)
    top.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {_version()}",
        help=_("show the program's version, and end"),
    )
    works = top.add_subparsers(required=True, metavar=_("COMMAND"))
    _add_reading(works)
    _add_worksheet(works)
    _add_forms(works)
    _add_exchange(works)
    _add_backups(works)
    _add_rescue(works)
    _add_keys(works)
    _add_rest(works)
    return top


def _add_reading(works: "_SubParsersAction[ArgumentParser]") -> None:
    read = _work(works, "read", "records:read_files", _("read registry records from files"))
    read.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
    read.add_argument("--json", action="store_true", help=_("print everything as JSON"))
    checks = _work(
        works, "checks", "records:print_checks", _("find checks in criteria, one a line")
    )
    checks.add_argument(
        "file", type=Path, metavar=_("FILE"), help=_("a text file, or - for input")
    )
    checks.add_argument("--json", action="store_true", help=_("one JSON list a line (always)"))


def _add_worksheet(works: "_SubParsersAction[ArgumentParser]") -> None:
    sheet = _work(
        works, "worksheet", "worksheets:run_worksheet", _("compute a score or a formula")
    )
    sheet.add_argument("name", nargs="?", metavar=_("NAME"), help=_("such as sledai-2k"))
    sheet.add_argument(
        "findings",
        nargs="?",
        type=Path,
        metavar=_("FINDINGS"),
        help=_("a JSON file, or - for input; without it the items are listed"),
    )
    sheet.add_argument("--list", action="store_true", help=_("list all worksheets"))
    sheet.add_argument("--json", action="store_true", help=_("print everything as JSON"))


def _add_forms(works: "_SubParsersAction[ArgumentParser]") -> None:
    add_forms(works, _work)
    content = _work(
        works,
        "content",
        "content:write_signed_content",
        _("write what a screening's signatures are bound to, as JSON"),
    )
    content.add_argument("screening", metavar=_("SCREENING"), help=_("screening number"))
    content.add_argument(
        "--trial", default="", metavar=_("TRIAL"), help=_("where several trials use the number")
    )
    content.add_argument("-o", "--output", type=Path, required=True, metavar=_("FILE"))
    add_lists(works, _work)


def _add_exchange(works: "_SubParsersAction[ArgumentParser]") -> None:
    out = _work(
        works, "export", "exporting:write_export", _("write a trial for another system")
    )
    out.add_argument(
        "trial", metavar=_("TRIAL"), help=_("registry id, protocol number or title")
    )
    which = out.add_mutually_exclusive_group(required=True)
    for name, words in (
        ("odm", _("CDISC ODM-XML 1.3.2: checklist, answers, audit records, signatures")),
        ("usdm", _("CDISC USDM 4.0: the criteria")),
        ("fhir", _("HL7 FHIR R5: checklist, answers, provenance")),
    ):
        which.add_argument(
            f"--{name}", dest="format", action="store_const", const=name, help=words
        )
    out.add_argument("-o", "--output", type=Path, required=True, metavar=_("FILE"))
    part = out.add_mutually_exclusive_group()
    part.add_argument(
        "--metadata-only", action="store_true", help=_("the checklist without screenings")
    )
    part.add_argument("--screening", default="", metavar="N", help=_("one screening alone"))
    out.add_argument(
        "--identifying", action="store_true", help=_("with name, hospital number, birth date")
    )
    out.add_argument(
        "--yes-identifying-data",
        dest="confirmed",
        action="store_true",
        help=_("confirm that the file names the subjects"),
    )


def _add_backups(works: "_SubParsersAction[ArgumentParser]") -> None:
    backup = _work(works, "backup", "backups:make_backup", _("make a backup now"))
    backup.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar=_("FOLDER"),
        help=_("such as a stick (default: where the site keeps its backups)"),
    )
    back = _work(
        works,
        "restore",
        "backups:restore_backup",
        _("say what a backup lacks, and put it in the registry's place"),
    )
    back.add_argument("backup", type=Path, metavar=_("FILE"))
    back.add_argument(
        "--to", type=place, metavar=_("PLACE"), help=_("restore to another place")
    )
    back.add_argument("--yes", action="store_true", help=_("do not ask"))
    back.add_argument(
        "--another", action="store_true", help=_("also the backup of another registry")
    )


def _add_rescue(works: "_SubParsersAction[ArgumentParser]") -> None:
    verify = _work(
        works, "verify", "backups:verify", _("verify the audit trail, or a whole backup")
    )
    verify.add_argument(
        "backup", nargs="?", type=Path, metavar=_("BACKUP"), help=_("instead of the registry")
    )
    verify.add_argument(
        "--everything",
        action="store_true",
        help=_("hold every record against the audit trail, too"),
    )
    verify.add_argument(
        "--head",
        default="",
        metavar=_("HASH"),
        help=_("a head that was printed on a form: say which entry has it"),
    )
    verify.add_argument(
        "--report",
        type=Path,
        metavar=_("FILE"),
        help=_("verify everything, and write the inspector's report as PDF"),
    )
    recover = _work(
        works,
        "recover",
        "backups:recover_access",
        _("set a new password for a person, with the recovery key"),
    )
    recover.add_argument("person", metavar=_("PERSON"), help=_("the person's user name"))


def _add_keys(works: "_SubParsersAction[ArgumentParser]") -> None:
    _work(works, "rotate-key", "keys:rotate", _("encrypt the registry anew"))
    recovery = _work(
        works,
        "new-recovery-key",
        "keys:make_recovery_key",
        _("write the sheet with a new recovery key; the former one is void"),
    )
    recovery.add_argument("sheet", type=Path, metavar=_("SHEET"), help=_("the PDF to print"))


def _add_rest(works: "_SubParsersAction[ArgumentParser]") -> None:
    trials = _work(works, "trials", "output:print_trials", _("list the trials of the registry"))
    trials.add_argument("--json", action="store_true")
    demo = _work(
        works, "demo", "demonstration:run_demo", _("do the main job in a new sample registry")
    )
    demo.add_argument("out", type=Path, metavar=_("OUT"), help=_("a new folder"))


def _work(
    works: "_SubParsersAction[ArgumentParser]", name: str, work: str, words: str
) -> ArgumentParser:
    found: ArgumentParser = works.add_parser(
        name, help=words, description=words, formatter_class=Wording, add_help=False
    )
    add_help(found)
    found.set_defaults(work=work)
    found.add_argument(
        "--registry",
        type=place,
        default=DEFAULT_REGISTRY,
        metavar=_("PLACE"),
        help=_("the registry: a file, or postgresql://… (default: %(default)s)"),
    )
    found.add_argument(
        "--user", default="", metavar=_("NAME"), help=_("sign in as; asks the password")
    )
    return found


def place(words: str) -> Place:
    """Read where the registry lies, or say at the command line what is wrong with it."""
    try:
        return place_of(words)
    except Refused as error:
        raise ArgumentTypeError(str(error)) from error


def _version() -> str:
    try:
        return version("trial-coordinator")
    except PackageNotFoundError:
        return "0"


if __name__ == "__main__":
    sys.exit(main())
