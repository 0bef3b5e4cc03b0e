"""The inspector's report: what was verified, who did what, what was corrected and why."""

from collections.abc import Iterable, Iterator

from coordinator.domain.audit_names import record_words
from coordinator.domain.inspection import Inspection, Noted
from coordinator.domain.proof import Proof
from coordinator.forms.flow import Marked, Piece, Space
from coordinator.forms.furniture import Field, Head
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import (
    BODY,
    HEADING,
    LINE,
    SMALL,
    SMALL_STRONG,
    Mark,
    PageSize,
    Style,
    portrait,
)
from coordinator.forms.table import Cell, Row, set_text
from coordinator.forms.wording import day, moment
from coordinator.languages import in_each_language
from coordinator.text import _, many, particulars

FORM_ID, FORM_VERSION = "TC-IR", "1"
INSET = 3.0
NOTED = (0.6, 1.5, 1, 1.5, 2.2, 2.6)  # shares of the columns


def inspection_report_pdf(report: Inspection) -> bytes:
    """Make the report. Equal facts give equal bytes."""
    size = portrait(report.site.paper)
    pieces = list(_pieces(report, size))
    is_whole = report.proof.is_whole and report.distrust is None
    return overview_pdf(
        Overview(
            form_id=FORM_ID,
            version=FORM_VERSION,
            title=particulars((_("Inspector's report"), report.site.number)),
            scope=report.site.number,
            head=_head(report, size),
            pieces=pieces,
            site=report.site,
            imprint=report.imprint,
            marks=() if is_whole else (Mark.BROKEN,),
        )
    )


def _head(report: Inspection, size: PageSize) -> Head:
    end = day(report.until) if report.until else day(report.imprint.printed_at.date())

    def said() -> str:
        begin = day(report.since) if report.since else _("the beginning")
        return _("{begin} to {end}").format(begin=begin, end=end)

    period = in_each_language(said)
    fields = (
        Field(_("Site"), f"{report.site.number} {report.site.name}", 3, is_strong=True),
        Field(_("Period"), period, 1.6),
    )
    return Head(size, _("Inspector's report"), (), (fields,))


def _pieces(report: Inspection, size: PageSize) -> Iterator[Piece]:
    yield from _section(size, _("What was verified"))
    for sentence in _verified(report.proof):
        yield Piece(_line(size, (1.0,), (sentence,), BODY))
    for misfit in report.proof.misfits:
        yield Piece(_line(size, (1.0,), (misfit.sentence,), BODY))
    yield from _table(
        size,
        _("Who signed in"),
        (1, 1, 1, 1.6),
        (_("User name"), _("Signed in"), _("Wrong password"), _("Last")),
        (
            (one.user_name, str(one.signed_in), str(one.failed),
             moment(one.last_at.astimezone(report.imprint.printed_at.tzinfo))
             if one.last_at else "–")
            for one in report.access
        ),
    )  # fmt: skip
    yield from _table(
        size,
        _("Who did what, and how often"),
        (1, 2, 0.6),
        (_("User name"), _("What"), _("Times")),
        ((one.actor, _(one.action), str(one.times)) for one in report.counts),
    )
    for title, noted in (
        (_("Signatures voided"), report.voided),
        (_("Exceptions approved by sponsor and ethics committee"), report.exceptions),
        (_("Corrections and other acts with a reason"), report.reasons),
    ):
        yield from _noted(size, title, noted)


def _verified(proof: Proof) -> Iterator[str]:
    found = proof.verification
    if found.broken_at is not None:
        broken = _("The audit trail does not fit together from entry {number} on.")
        yield broken.format(number=found.broken_at)
    else:
        yield many(
            "The chain of the audit trail is whole: {count} entry.",
            "The chain of the audit trail is whole: {count} entries.",
            found.count,
        )
    if not proof.is_complete:
        yield _("Verifying was stopped: nothing is known of the records.")
    elif not proof.misfits:
        yield many(
            "{count} record is as the trail tells.",
            "{count} records are as the trail tells.",
            proof.records,
        )
    else:
        yield many(
            "{count} thing was found to be done outside of the program:",
            "{count} things were found to be done outside of the program:",
            len(proof.misfits) + proof.more,
        )
    yield _("Head of the chain: {head}").format(head=found.head)


def _noted(size: PageSize, title: str, noted: tuple[Noted, ...]) -> Iterator[Piece]:
    names = (_("Entry"), _("When"), _("Who"), _("What"), _("Record"), _("Reason, as typed"))
    rows = (
        (
            str(one.entry),
            moment(one.at),
            one.actor,
            _(one.action),
            f"{record_words(one.record)} {one.key}",
            one.reason or "–",
        )
        for one in noted
    )
    yield from _table(size, title, NOTED, names, rows)


def _table(
    size: PageSize,
    title: str,
    shares: tuple[float, ...],
    names: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
) -> Iterator[Piece]:
    yield from _section(size, title)
    head = _line(size, shares, names, SMALL_STRONG)
    lines = [_line(size, shares, row, SMALL) for row in rows]
    if not lines:
        yield Piece(_line(size, (1.0,), (_("None in this period."),), BODY))
        return
    yield Piece(head, keeps_next=True)
    yield from (Piece(line, head=head) for line in lines)


def _section(size: PageSize, title: str) -> Iterator[Piece]:
    yield Piece(Space(8), keeps_next=True)
    cells = (Cell(size.left, (set_text(title, HEADING, size.measure),)),)
    heading = Row(size.left, size.right, cells, rule=0)
    yield Piece(Marked(heading, title), keeps_next=True)


def _line(
    size: PageSize, shares: tuple[float, ...], words: tuple[str, ...], style: Style
) -> Row:
    unit, x, cells = size.measure / sum(shares), size.left, []
    for share, said in zip(shares, words, strict=True):
        text = set_text(said, style, share * unit - 2 * INSET)
        cells.append(Cell(x + INSET, (text,)))
        x += share * unit
    is_head = style is SMALL_STRONG
    return Row(
        size.left,
        size.right,
        tuple(cells),
        rule=LINE if is_head else 0.4,
        shade=0.93 if is_head else None,
    )
