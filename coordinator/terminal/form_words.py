"""What is asked for at the terminal when a form is wanted."""

from argparse import ArgumentParser, ArgumentTypeError, _SubParsersAction
from collections.abc import Callable
from datetime import date
from pathlib import Path

from coordinator.text import _, listed

Work = Callable[["_SubParsersAction[ArgumentParser]", str, str, str], ArgumentParser]
LANGUAGES, COPIES = ("zh_CN", "en", "both"), ("site", "sponsor")
ANNEXES = ("worksheets", "evidence", "clarifications")


def add_forms(works: "_SubParsersAction[ArgumentParser]", work: Work) -> None:
    """Add each form by its word."""
    _add_checklist(
        work(works, "form", "forms:write_form", _("write an eligibility checklist as PDF"))
    )
    for word, function, words in (
        ("clarifications", "write_clarifications", _("write what was asked about criteria")),
        ("delegation-log", "write_delegation_log", _("write the delegation log of a trial")),
    ):
        form = work(works, word, f"forms:{function}", words)
        form.add_argument("trial", metavar=_("TRIAL"))
        add_paper(form)
    _add_amendment(
        work(works, "amendment", "forms:write_amendment", _("compare two protocol versions"))
    )
    _add_access(
        work(works, "access-report", "forms:write_access_report", _("write who had access"))
    )
    _add_pack(
        work(works, "pack", "forms:write_pack", _("write all that an inspector asks for"))
    )
    _add_trail(
        work(works, "trail", "forms:write_trail", _("write the audit trail of a screening"))
    )


def add_paper(form: ArgumentParser) -> None:
    """Add what all forms are told: their language, and where the PDF goes."""
    add_language(form)
    form.add_argument("-o", "--output", type=Path, required=True, metavar=_("FILE"))


def add_language(form: ArgumentParser) -> None:
    form.add_argument(
        "--language", choices=LANGUAGES, default="", help=_("default: the site's for forms")
    )


def day(words: str) -> date:
    """Read a day as it is always written, such as 2026-11-22."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ArgumentTypeError(_("{words} is not a day").format(words=words)) from None


def annexes(words: str) -> tuple[str, ...]:
    """Read the names of annexes, parted by commas; "none" is none of them."""
    named = tuple(filter(None, (word.strip() for word in words.split(","))))
    if named == ("none",):
        return ()
    if strange := [word for word in named if word not in ANNEXES]:
        raise ArgumentTypeError(_("no annex is called {words}").format(words=listed(strange)))
    return named


def _add_checklist(form: ArgumentParser) -> None:
    which = form.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "screening", nargs="?", metavar=_("SCREENING"), help=_("screening number")
    )
    which.add_argument("--blank", metavar=_("TRIAL"), help=_("the blank checklist of a trial"))
    form.add_argument(
        "--trial", default="", metavar=_("TRIAL"), help=_("where several trials use the number")
    )
    copy = form.add_mutually_exclusive_group()
    copy.add_argument("--copy", choices=COPIES, default="site")
    copy.add_argument("--sponsor", action="store_true", help=_("without identifying data"))
    form.add_argument(
        "--annexes",
        type=annexes,
        default=ANNEXES[:1],
        metavar=_("ANNEXES"),
        help=_("such as worksheets,evidence,clarifications, or none (default: worksheets)"),
    )
    form.add_argument(
        "--record-version",
        type=int,
        metavar="N",
        help=_("as it was printed then, marked SUPERSEDED"),
    )
    third = form.add_mutually_exclusive_group()
    for word, stored, words in (
        ("--second-reader", "second reader", _("with a line for a second reader's signature")),
        ("--witness", "witness", _("with a line for a witness's signature")),
    ):
        third.add_argument(
            word, dest="third", action="store_const", const=stored, default="", help=words
        )
    add_paper(form)


def _add_amendment(form: ArgumentParser) -> None:
    form.add_argument("trial", metavar=_("TRIAL"))
    form.add_argument(
        "--from",
        dest="since",
        default="",
        metavar=_("VERSION"),
        help=_("default: the last but one"),
    )
    form.add_argument("--to", default="", metavar=_("VERSION"), help=_("default: the newest"))
    add_paper(form)


def _add_access(form: ArgumentParser) -> None:
    for word, words in (("--since", _("first day")), ("--until", _("last day"))):
        form.add_argument(word, type=day, metavar=_("DAY"), help=words)
    add_paper(form)


def _add_pack(pack: ArgumentParser) -> None:
    pack.add_argument("name", metavar=_("NAME"), help=_("a trial, or a screening number"))
    pack.add_argument(
        "--trial", default="", metavar=_("TRIAL"), help=_("where several trials use the number")
    )
    pack.add_argument(
        "--identified", action="store_true", help=_("say who the subjects are; asks first")
    )
    pack.add_argument("--yes", action="store_true", help=_("do not ask"))
    add_paper(pack)


def _add_trail(form: ArgumentParser) -> None:
    which = form.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "screening", nargs="?", metavar=_("SCREENING"), help=_("screening number")
    )
    which.add_argument("--of-trial", metavar=_("TRIAL"), help=_("of a whole trial"))
    form.add_argument(
        "--trial", default="", metavar=_("TRIAL"), help=_("where several trials use the number")
    )
    add_paper(form)
