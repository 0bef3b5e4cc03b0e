"""What is asked for at the terminal when a list or the recruitment report is wanted."""

from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

from coordinator.terminal.form_words import Work, add_language, add_paper, day
from coordinator.text import _

LISTS = ("identification", "enrolment", "screening", "screening-table", "code-table")


def add_lists(works: "_SubParsersAction[ArgumentParser]", work: Work) -> None:
    """Add the log, the lists and the report."""
    log = work(works, "log", "lists:write_log", _("write the screening log"))
    _add_scope(log)
    add_language(log)
    how = log.add_mutually_exclusive_group(required=True)
    for ending in ("csv", "xlsx", "pdf"):
        how.add_argument(f"--{ending}", type=Path, metavar=_("FILE"))
    lists = work(works, "list", "lists:write_list", _("write a list of screenings"))
    lists.add_argument("list", choices=LISTS)
    _add_scope(lists)
    add_paper(lists)
    lists.add_argument(
        "--yes-identifying-data",
        dest="confirmed",
        action="store_true",
        help=_("confirm that the file names the subjects"),
    )
    report = work(works, "report", "lists:write_report", _("write the recruitment report"))
    _add_scope(report)
    add_paper(report)


def _add_scope(asking: ArgumentParser) -> None:
    asking.add_argument("trial", nargs="?", metavar=_("TRIAL"), help=_("default: all trials"))
    for name, words in (
        ("from", _("first day of the period")),
        ("until", _("last day of the period")),
    ):
        place = f"{name}_day"
        asking.add_argument(f"--{name}", dest=place, type=day, metavar=_("DAY"), help=words)
