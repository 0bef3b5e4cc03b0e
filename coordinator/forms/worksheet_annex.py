"""Worksheets behind a checklist: items, result, working, version, source, who rated when."""

from collections.abc import Iterator
from itertools import groupby

from coordinator.domain.checklist import Checklist
from coordinator.domain.criterion import walked
from coordinator.domain.evidence import SOURCE_WORDS, Evidence
from coordinator.domain.filled_worksheet import FilledWorksheet, How, Line, NoteKind, note_words
from coordinator.domain.form import ChecklistForm
from coordinator.domain.staff import ROLE_WORDS, Role
from coordinator.domain.unit_words import unit_words
from coordinator.forms.discretion import Discretion
from coordinator.forms.flow import Marked, Piece, Space
from coordinator.forms.parts import (
    HEADING,
    LINE,
    SMALL,
    SMALL_SOFT,
    SMALL_STRONG,
    STRONG,
    PageSize,
)
from coordinator.forms.signatures import SignaturePlace, signature_block
from coordinator.forms.table import Cell, Group, Row, set_text
from coordinator.forms.wording import day, local, moment
from coordinator.languages import in_each_language, rows_in_each_language
from coordinator.text import N_, _, in_turn

LABEL, INSET = 104.0, 3.0
SAID_SHARE = 0.4  # of the measure: what was entered, beside the item
SHADE = 0.93
ONE_BY_ONE = (How.ENTERED, How.DERIVED, How.UNDONE, How.PRESET)
HOW_WORDS = {
    How.DERIVED: N_("{said} (from other items)"),
    How.PRESET: N_("{said} (as published)"),
}
NOTE_LABELS = {
    NoteKind.QUESTION: N_("To be clarified"),
    NoteKind.AT_CUT_OFF: N_("At the cut-off"),
    NoteKind.NOTE: N_("Note"),
    NoteKind.UNVERIFIED: N_("Known only, not verified"),
}


def worksheet_pieces(
    form: ChecklistForm, size: PageSize, discretion: Discretion
) -> list[Piece]:
    """Give each worksheet that the screening rests on, one after the other."""
    checklist = form.screening.checklist if form.screening else None
    return [
        piece
        for filled in form.worksheets
        for piece in _worksheet(filled, checklist, size, discretion)
    ]


def _worksheet(
    filled: FilledWorksheet,
    checklist: Checklist | None,
    size: PageSize,
    discretion: Discretion,
) -> list[Piece]:
    title = in_each_language(
        lambda: _("Annex: worksheet {title}").format(title=_(filled.title))
    )
    head = Row(size.left, size.right, (_text(title, size),), rule=0)
    code = _code_of(filled, checklist)
    facts = rows_in_each_language(lambda: _facts(filled, code, discretion))
    notes = rows_in_each_language(lambda: _notes(filled, discretion))
    return [
        Piece(Space(12)),
        Piece(Marked(head, title), keeps_next=True),
        Piece(Group(_results(filled, size, discretion)), keeps_next=True),
        Piece(Group(tuple(_fact(label, words, size) for label, words in facts))),
        *(
            piece
            for group in _items(filled, size, discretion)
            for piece in (Piece(Space(4)), Piece(group))
        ),
        Piece(Space(4)),
        Piece(Group(tuple(_fact(label, words, size) for label, words in notes))),
        Piece(Space(4)),
        Piece(signature_block(size, _places(filled, discretion))),
    ]


def _text(words: str, size: PageSize) -> Cell:
    return Cell(size.left, (set_text(words, HEADING, size.measure),))


def _code_of(filled: FilledWorksheet, checklist: Checklist | None) -> str:
    criteria = walked(tuple(item.criterion for item in checklist.items)) if checklist else ()
    return next((found.code for found in criteria if found.id == filled.criterion_id), "")


def _results(
    filled: FilledWorksheet, size: PageSize, discretion: Discretion
) -> tuple[Row, ...]:
    rows = []
    for outcome in filled.outcomes:
        shown = discretion(unit_words(_(outcome.withheld or outcome.shown)))
        is_open = not (outcome.is_settled or outcome.withheld)
        open_words = _(" (open: no evidence)") if is_open else ""
        rows.append(_fact(_(outcome.title), f"{shown}{open_words}", size, is_strong=True))
    return (*rows, _fact(_("Working"), discretion(unit_words(filled.working)), size))


def _facts(
    filled: FilledWorksheet, code: str, discretion: Discretion
) -> Iterator[tuple[str, str]]:
    if code:
        yield _("Criterion"), code
    yield _("Version"), f"{_(filled.version)}. {filled.citation}"
    rated = day(filled.rated_on)
    if filled.rater:
        rated = _("{day}, by {rater}").format(day=rated, rater=discretion(filled.rater))
    yield (_("Rated") if filled.rater else _("Values of")), rated
    yield _("Source document"), _document(filled.document, discretion)
    entered = _("{by}, {at}").format(by=filled.by, at=moment(local(filled.at)))
    yield _("Entered by"), entered
    if filled.correction:
        yield _("Corrected because"), discretion(filled.correction)
    if filled.remark:
        yield _("Remark"), discretion(filled.remark)


def _document(document: Evidence, discretion: Discretion) -> str:
    if not document.is_complete or document.kind is None:
        return _("claimed, not evidenced")
    kind = _(SOURCE_WORDS[document.kind])
    said = {"kind": kind, "place": discretion(document.place), "day": day(document.dated_on)}
    return _("{kind}, {place}, {day}").format(**said)


def _items(filled: FilledWorksheet, size: PageSize, discretion: Discretion) -> Iterator[Group]:
    """Yield the items that say something, by section; the others in one sentence each."""
    told = [line for line in filled.lines if line.how in ONE_BY_ONE]
    for section, lines in groupby(told, key=lambda line: line.section):
        rows = [_item(line, size, discretion) for line in lines]
        head = (_section(section, size),) if section else ()
        yield Group((*head, *rows))
    rest = rows_in_each_language(
        lambda: (
            (_("Looked for and absent"), _titles(filled, How.ABSENT)),
            (_("Not known"), _titles(filled, How.UNKNOWN)),
        )
    )
    rows = [_fact(label, words, size) for label, words in rest if words]
    if rows:
        yield Group(tuple(rows))


def _titles(filled: FilledWorksheet, how: How) -> str:
    return in_turn(_(line.title) for line in filled.lines if line.how is how)


def _section(title: str, size: PageSize) -> Row:
    cell = Cell(size.left + INSET, (set_text(_(title), STRONG, size.measure - 2 * INSET),))
    sides = (size.left, size.right)
    return Row(size.left, size.right, (cell,), verticals=sides, rule=LINE, shade=SHADE)


def _item(line: Line, size: PageSize, discretion: Discretion) -> Row:
    start = size.right - SAID_SHARE * size.measure
    how = HOW_WORDS.get(line.how, "{said}")
    words = in_each_language(lambda: _(how).format(said=discretion(_(line.said))))
    mark = "" if line.is_verified else f" [{_('not independently verified')}]"
    title = set_text(f"{_(line.title)}{mark}", SMALL, start - size.left - 2 * INSET)
    said = [set_text(words, SMALL_STRONG, size.right - start - INSET)]
    if line.source:
        said.append(set_text(discretion(line.source), SMALL_SOFT, size.right - start - INSET))
    cells = (Cell(size.left + INSET, (title,)), Cell(start, tuple(said)))
    return Row(size.left, size.right, cells, verticals=(size.left, size.right), pad=1.6)


def _notes(filled: FilledWorksheet, discretion: Discretion) -> list[tuple[str, str]]:
    told = [
        (_(NOTE_LABELS[kind]), discretion(in_turn(note_words(note.text) for note in notes)))
        for kind, notes in groupby(filled.notes, key=lambda note: note.kind)
    ]
    return told or [(_("Notes"), _("none"))]


def _places(filled: FilledWorksheet, discretion: Discretion) -> tuple[SignaturePlace, ...]:
    """Give the lines for ink: of the rater, and of the investigator who confirms it."""
    rated = _("I rated the subject as it stands above.")
    entered = _("I entered the values from the source documents.")
    confirmed = _("I have seen the worksheet and confirm its result.")
    first = SignaturePlace(
        _("Rater") if filled.rater else _(ROLE_WORDS[Role.COORDINATOR]),
        discretion(filled.rater) or filled.by,
        rated if filled.rater else entered,
    )
    return first, SignaturePlace(_(ROLE_WORDS[Role.INVESTIGATOR]), "", confirmed)


def _fact(label: str, words: str, size: PageSize, *, is_strong: bool = False) -> Row:
    start = size.left + LABEL
    style = STRONG if is_strong else SMALL
    cells = (
        Cell(size.left + INSET, (set_text(label, SMALL_SOFT, LABEL - 2 * INSET),)),
        Cell(start, (set_text(words, style, size.right - INSET - start),)),
    )
    return Row(size.left, size.right, cells, verticals=(size.left, size.right), pad=1.6)
