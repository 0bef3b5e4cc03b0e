"""Two versions of a protocol compared criterion by criterion, and the dry run of each move."""

from collections.abc import Iterator

from coordinator.domain.amendment_words import (
    amendment_lines,
    amendment_name,
    amendment_summary,
    use_words,
)
from coordinator.domain.comparison import Mark
from coordinator.domain.comparison_words import ComparedLine
from coordinator.domain.form import AmendmentForm
from coordinator.domain.moving import MoveProspect
from coordinator.domain.moving_words import prospect_lines
from coordinator.forms.clarified import titled
from coordinator.forms.discretion import Discretion, withholding
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import Field, Head
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import BODY, SMALL, SMALL_STRONG, STRONG, PageSize, portrait
from coordinator.forms.protocol_fields import protocol_fields, site_field
from coordinator.forms.table import Cell, Group, Row, Text, set_text
from coordinator.forms.wording import day
from coordinator.languages import in_each_language, rows_in_each_language
from coordinator.text import N_, _, particulars

FORM_ID, FORM_VERSION = "TC-PV", "1"
LABEL, INSET = 96.0, 3.0
MARKED = {Mark.KEPT: "{words}", Mark.REMOVED: N_("[− {words}]"), Mark.ADDED: N_("[+ {words}]")}


def amendment_pdf(form: AmendmentForm) -> bytes:
    """Make the comparison. Equal facts give equal bytes."""
    size = portrait(form.site.paper)
    pieces = [*_comparison(form, size), *_dry_runs(form, size)]
    return overview_pdf(
        Overview(
            form_id=FORM_ID,
            version=FORM_VERSION,
            title=particulars((_("Comparison of protocol versions"), form.later.name)),
            scope=form.later.name,
            head=_head(form, size),
            pieces=pieces,
            site=form.site,
            imprint=form.imprint,
        )
    )


def _head(form: AmendmentForm, size: PageSize) -> Head:
    later = form.later
    approved = day(later.approved_on) if later.approved_on else "–"
    rows = (
        protocol_fields(form.trial, later),
        (
            Field(_("From"), form.earlier.name, 1.4),
            Field(_("To"), amendment_name(later), 2.2, is_strong=True),
            Field(_("Use"), in_each_language(lambda: use_words(later)), 2.4),
        ),
        (
            Field(_("Ethics approval"), approved, 0.9),
            Field(_("Approval document"), later.approval_document or "–", 2),
            site_field(form.site, 3.1),
        ),
    )
    return Head(size, _("Comparison of protocol versions"), (), rows)


def _comparison(form: AmendmentForm, size: PageSize) -> Iterator[Piece]:
    yield from titled(in_each_language(lambda: amendment_summary(form.changes)), size)
    legend = _("In reworded criteria [− removed] and [+ added] words are marked.")
    yield Piece(_line(size, (set_text(legend, SMALL, size.measure),)))
    yield Piece(Space(4))
    for line in amendment_lines(form.changes):
        yield Piece(_compared(line, size))


def _compared(line: ComparedLine, size: PageSize) -> Group:
    start = size.left + LABEL
    measure = size.right - INSET - start
    is_marked = any(mark is Mark.KEPT for mark, _words in line.pieces)
    words = "".join(
        _(MARKED[mark]).format(words=said) if is_marked else said for mark, said in line.pieces
    )
    cells = (
        Cell(
            size.left + INSET,
            (
                set_text(line.place, STRONG, LABEL - 2 * INSET),
                set_text(line.state, SMALL, LABEL - 2 * INSET),
            ),
        ),
        Cell(start, (set_text(words, BODY, measure),)),
    )
    return _boxed(cells, size, line.place)


def _dry_runs(form: AmendmentForm, size: PageSize) -> Iterator[Piece]:
    discretion = withholding(*form.withheld)
    yield from titled(_("Open screenings on earlier versions: what a move would bring"), size)
    if not form.prospects:
        none = _("No screening is open on an earlier version.")
        yield Piece(_line(size, (set_text(none, BODY, size.measure),)))
    for prospect in form.prospects:
        yield Piece(_prospect(prospect, size, discretion))


def _prospect(found: MoveProspect, size: PageSize, discretion: Discretion) -> Group:
    start = size.left + LABEL
    measure = size.right - INSET - start
    told = tuple(
        set_text(
            _("{label}: {words}").format(label=label, words=discretion(words)), SMALL, measure
        )
        for label, words in rows_in_each_language(lambda: prospect_lines(found))
    )
    number = set_text(found.screening_number, STRONG, LABEL - 2 * INSET)
    left = set_text(found.from_version, SMALL_STRONG, LABEL - 2 * INSET)
    cells = (Cell(size.left + INSET, (number, left)), Cell(start, told))
    return _boxed(cells, size, found.screening_number)


def _boxed(cells: tuple[Cell, ...], size: PageSize, name: str) -> Group:
    again = (set_text(_("{code} (cont.)").format(code=name), SMALL, LABEL - INSET),)
    outer = (size.left, size.right)
    return Group((Row(size.left, size.right, cells, again=again, verticals=outer),))


def _line(size: PageSize, texts: tuple[Text, ...]) -> Row:
    return Row(size.left, size.right, (Cell(size.left, texts),), rule=0)
