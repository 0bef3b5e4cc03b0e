"""`trial-coordinator`: the program at the command line.

Exit status: 0 done, 1 refused (one sentence on the error stream), 2 wrong usage.
"""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from platformdirs import user_data_path

from coordinator.domain.errors import CoordinatorError
from coordinator.text import _

DEFAULT_REGISTRY = user_data_path("Trial Coordinator", appauthor=False) / "site.registry"


def main(arguments: Sequence[str] | None = None) -> int:
    said = parser().parse_args(arguments)
    module, function = said.work.split(":")
    try:
        # Each kind of work brings libraries of its own: only what is asked for is loaded.
        status: int = getattr(import_module(f"coordinator.terminal.{module}"), function)(said)
    except CoordinatorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return status


def parser() -> ArgumentParser:
    top = ArgumentParser(
        prog="trial-coordinator",
        description=_(
            "Registry of a site's clinical trials: checklists, screening log, forms."
        ),
        formatter_class=RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    works = top.add_subparsers(required=True, metavar=_("COMMAND"))
    _add_reading(works)
    _add_worksheet(works)
    _add_forms(works)
    _add_rest(works)
    return top


def _add_reading(works: "_SubParsersAction[ArgumentParser]") -> None:
    read = _work(works, "read", "records:read_files", _("read registry records from files"))
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true", help=_("print everything as JSON"))
    checks = _work(
        works, "checks", "records:print_checks", _("find checks in criteria, one a line")
    )
    checks.add_argument(
        "file", type=Path, metavar="FILE", help=_("a text file, or - for input")
    )
    checks.add_argument("--json", action="store_true", help=_("one JSON list a line (always)"))


def _add_worksheet(works: "_SubParsersAction[ArgumentParser]") -> None:
    sheet = _work(
        works, "worksheet", "worksheets:run_worksheet", _("compute a score or a formula")
    )
    sheet.add_argument("name", nargs="?", metavar="NAME", help=_("such as sledai-2k"))
    sheet.add_argument(
        "findings",
        nargs="?",
        type=Path,
        metavar="FINDINGS",
        help=_("a JSON file, or - for input; without it the items are listed"),
    )
    sheet.add_argument("--list", action="store_true", help=_("list all worksheets"))
    sheet.add_argument("--json", action="store_true", help=_("print everything as JSON"))


def _add_forms(works: "_SubParsersAction[ArgumentParser]") -> None:
    form = _work(works, "form", "output:write_form", _("write an eligibility checklist as PDF"))
    which = form.add_mutually_exclusive_group(required=True)
    which.add_argument("screening", nargs="?", metavar="SCREENING", help=_("screening number"))
    which.add_argument("--blank", metavar="TRIAL", help=_("the blank checklist of a trial"))
    form.add_argument("--trial", default="", help=_("where several trials use the number"))
    form.add_argument("--sponsor", action="store_true", help=_("without identifying data"))
    form.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    log = _work(works, "log", "output:write_log", _("write the screening log"))
    log.add_argument("trial", nargs="?", metavar="TRIAL", help=_("default: all trials"))
    how = log.add_mutually_exclusive_group(required=True)
    how.add_argument("--csv", type=Path, metavar="FILE")
    how.add_argument("--pdf", type=Path, metavar="FILE")


def _add_rest(works: "_SubParsersAction[ArgumentParser]") -> None:
    trials = _work(works, "trials", "output:print_trials", _("list the trials of the registry"))
    trials.add_argument("--json", action="store_true")
    _work(works, "verify", "output:verify", _("verify the chain of the audit trail"))
    demo = _work(
        works, "demo", "demonstration:run_demo", _("do the main job in a new sample registry")
    )
    demo.add_argument("out", type=Path, metavar="OUT", help=_("a new folder"))


def _work(
    works: "_SubParsersAction[ArgumentParser]", name: str, work: str, words: str
) -> ArgumentParser:
    found: ArgumentParser = works.add_parser(name, help=words, description=words)
    found.set_defaults(work=work)
    found.add_argument(
        "--registry",
        type=Path,
        default=DEFAULT_REGISTRY,
        metavar="PATH",
        help=_("the registry file (default: %(default)s)"),
    )
    found.add_argument(
        "--user", default="", metavar="NAME", help=_("sign in as; asks the password")
    )
    return found


def _version() -> str:
    try:
        return version("trial-coordinator")
    except PackageNotFoundError:
        return "0"


if __name__ == "__main__":
    sys.exit(main())
