"""The criteria of a checklist as a table: sections, heads, groups of rows, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from coordinator.domain.checklist import Item
from coordinator.domain.criterion import MEANING_WORDS, Answer, Criterion, Kind
from coordinator.forms.columns import ANSWERED, BOX, CODE, INSET, Columns
from coordinator.forms.criterion_row import BOX_WORDS, CriterionRow, wording
from coordinator.forms.discretion import Discretion
from coordinator.forms.flow import Marked, Piece, Space
from coordinator.forms.item_notes import notes_of
from coordinator.forms.parts import (
    BODY,
    HAIRLINE,
    HEADING,
    LINE,
    SMALL,
    SMALL_SOFT,
    SMALL_STRONG,
    STRONG,
)
from coordinator.forms.table import Cell, Group, Row, Text, set_text
from coordinator.forms.typeface import typeface
from coordinator.languages import BETWEEN, rows_in_each_language
from coordinator.text import N_, _

NOTE_LABEL, NOTE_PAD = 62.0, 1.6
HEAD_SHADE = 0.93
SECTION_WORDS = {
    Kind.INCLUSION: N_("Inclusion criteria"),
    Kind.EXCLUSION: N_("Exclusion criteria"),
}
AGAIN_WORDS = {
    Kind.INCLUSION: N_("Inclusion criteria (continued)"),
    Kind.EXCLUSION: N_("Exclusion criteria (continued)"),
}
TITLE_WIDTH = 190.0
OUTLINED = 60  # characters of a criterion in the outline


def in_short(criterion: Criterion) -> str:
    """Name a criterion in the outline, by its code and how it begins."""
    words = " ".join(criterion.text.split())
    begun = words if len(words) <= OUTLINED else f"{words[:OUTLINED].rstrip()}…"
    return begun if criterion.is_heading else f"{criterion.code}  {begun}"


def box_head(word: str) -> Text:
    """Set the word over a column of boxes; what is wider than the column stands smaller."""
    lines = tuple(word.split(BETWEEN))
    widest = max(typeface(SMALL_STRONG.weight).width(line, 1) for line in lines)
    size = min(SMALL_STRONG.size, (BOX - 1.5) / widest)
    return Text(lines, replace(SMALL_STRONG, size=size))


@dataclass(frozen=True, slots=True)
class CriteriaTable:
    """Makes the rows; blank and filled ones come from the same places."""

    columns: Columns
    discretion: Discretion
    is_blank: bool = field(default=False, kw_only=True)

    def section(self, kind: Kind, items: tuple[Item, ...]) -> list[Piece]:
        head, title = self._head(), self._title(kind, _(SECTION_WORDS[kind]))
        again = self._title(kind, _(AGAIN_WORDS[kind]))
        repeated = Group((again, head))
        groups = [
            Piece(
                Marked(Group(tuple(self._rows(item, 0))), in_short(item.criterion), 1),
                keeps_next=item.criterion.is_heading,
                head=repeated,
            )
            for item in items
        ]
        if not groups:
            groups = [Piece(self._none())]
        return [
            Piece(Space(7)),
            Piece(Marked(title, _(SECTION_WORDS[kind])), keeps_next=True),
            Piece(head, keeps_next=True),
            *groups,
        ]

    def _title(self, kind: Kind, words: str) -> Row:
        meanings = " · ".join(
            _(MEANING_WORDS[kind, answer]) for answer in (Answer.YES, Answer.NO)
        )
        columns = self.columns
        heading = set_text(words, HEADING, columns.right - columns.left)
        taken = typeface(HEADING.weight).width(words, HEADING.size) + 12
        begin = columns.left + max(TITLE_WIDTH, taken)
        said = set_text(meanings, SMALL, columns.right - begin, above=3)
        cells = (Cell(columns.left, (heading,)), Cell(begin, (said,)))
        return Row(columns.left, columns.right, cells, rule=0)

    def _head(self) -> Row:
        columns = self.columns
        starts = (columns.left, columns.text, columns.evidence, columns.answered)
        evidence = columns.answered - columns.evidence
        widths = (CODE, columns.boxes - columns.text, evidence, ANSWERED)
        words = (_("No."), _("Criterion"), _("Evidence"), _("Answered by, on"))
        plain = [
            Cell(x + INSET, (set_text(word, SMALL_STRONG, width - 2 * INSET),))
            for x, word, width in zip(starts, words, widths, strict=True)
        ]
        boxes = [
            Cell(middle, (box_head(_(word)),), centre=middle)
            for middle, word in zip(columns.box_middles, BOX_WORDS.values(), strict=True)
        ]
        cells = (*plain[:2], *boxes, *plain[2:])
        return Row(
            columns.left,
            columns.right,
            cells,
            verticals=columns.verticals,
            rule=LINE,
            shade=HEAD_SHADE,
        )

    def _row(self, cells: tuple[Cell, ...], *, rule: float = HAIRLINE) -> Row:
        """Make a row without columns for answer and evidence."""
        columns = self.columns
        return Row(columns.left, columns.right, cells, verticals=columns.outer, rule=rule)

    def _none(self) -> Group:
        cell = Cell(self.columns.text + INSET, (set_text(_("None."), BODY, 200),))
        return Group((self._row((Cell(self.columns.left), cell)),))

    def _rows(self, item: Item, depth: int) -> Iterator[Row]:
        """Yield the row of a criterion, its notes, and those of parts answered one by one."""
        again = self._again(item.criterion)
        if item.criterion.is_heading:
            yield replace(self._heading(item.criterion, depth), again=again)
        else:
            made = CriterionRow(self.columns, item, depth, self.discretion, self.is_blank)
            yield replace(made.row(), again=again)
            for row in self._note_rows(item):
                yield replace(row, again=again)
        for part in item.parts:
            yield from self._rows(part, depth + 1)

    def _again(self, criterion: Criterion) -> tuple[Text, ...]:
        words = _("{code} (cont.)").format(code=criterion.code)
        return (set_text(words, SMALL_STRONG, CODE - 2 * INSET),)

    def _heading(self, criterion: Criterion, depth: int) -> Row:
        start = self.columns.text + INSET
        texts = wording(criterion, depth, STRONG, self.columns.right - INSET - start)
        return self._row((Cell(self.columns.left + INSET), Cell(start, texts)))

    def _note_rows(self, item: Item) -> Iterator[Row]:
        if self.is_blank:
            return
        start = self.columns.text + INSET
        measure = self.columns.right - INSET - start - NOTE_LABEL
        notes = rows_in_each_language(lambda: notes_of(item, self.discretion))
        for label, words in notes:
            cells = (
                Cell(self.columns.left + INSET),
                Cell(start, (set_text(label, SMALL_SOFT, NOTE_LABEL - 4),)),
                Cell(start + NOTE_LABEL, (set_text(words, SMALL, measure),)),
            )
            yield replace(self._row(cells, rule=0), pad=NOTE_PAD)
