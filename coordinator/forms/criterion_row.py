"""The row of one criterion: its exact words, boxes, standing, evidence, and who answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coordinator.domain.checklist import Item
from coordinator.domain.criterion import (
    COMBINATION_WORDS,
    STANDING_WORDS,
    Answer,
    Combination,
    Criterion,
    Standing,
)
from coordinator.domain.evidence import SOURCE_WORDS, Evidence
from coordinator.domain.unit_words import unit_words
from coordinator.forms.columns import ANSWERED, BOX, CODE, INSET, Columns
from coordinator.forms.discretion import Discretion
from coordinator.forms.item_notes import NOT_ANSWERED
from coordinator.forms.parts import (
    BODY,
    LABEL,
    SMALL,
    SMALL_SOFT,
    SMALL_STRONG,
    STRONG,
    Style,
)
from coordinator.forms.table import (
    BOX_SIDE,
    Cell,
    Guide,
    Row,
    Text,
    TickBox,
    indented,
    set_text,
)
from coordinator.forms.typeface import typeface
from coordinator.forms.wording import clock, day, local
from coordinator.languages import Language, in_each_language, spoken_language
from coordinator.text import N_, _

INDENT, DEEPEST = 10.0, 5
GUIDE_STYLE = replace(LABEL, leading=12)
LEVEL = 1.4  # by which small text moves down to stand level with the criterion's
BOX_WORDS = {
    Answer.YES: N_("Yes"),
    Answer.NO: N_("No"),
    Answer.NOT_APPLICABLE: N_("N/A"),
}
OPEN_WORDS = {
    Answer.PENDING: N_("Pending"),
    Answer.UNCLEAR: N_("Unclear"),
    None: NOT_ANSWERED,
}


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """Makes the row of `item`, which stands `depth` levels below a criterion."""

    columns: Columns
    item: Item
    depth: int
    discretion: Discretion
    is_blank: bool

    def row(self) -> Row:
        columns, criterion = self.columns, self.item.criterion
        style = SMALL_STRONG if self.depth else STRONG
        measure = columns.boxes - columns.text - 2 * INSET
        cells = (
            Cell(columns.left + INSET, (set_text(criterion.code, style, CODE - 2 * INSET),)),
            Cell(columns.text + INSET, wording(criterion, self.depth, BODY, measure)),
            self._standing(),
            *self._absent_boxes(),
            Cell(columns.evidence + INSET, self._evidence()),
            Cell(columns.answered + INSET, self._answered()),
        )
        made = Row(
            columns.left,
            columns.right,
            cells,
            boxes=self._boxes(),
            verticals=columns.verticals,
        )
        return _for_ink(made, columns) if self.is_blank and self._is_asked else made

    @property
    def _is_asked(self) -> bool:
        return not self.item.criterion.answered_by_parts

    def _boxes(self) -> tuple[TickBox, ...]:
        return tuple(
            TickBox(middle - BOX_SIDE / 2, _(word), self.item.answer is answer)
            for (answer, word), middle in self._places()
            if self._is_offered(answer)
        )

    def _absent_boxes(self) -> Iterator[Cell]:
        for (answer, _word), middle in self._places():
            if not self._is_offered(answer):
                yield Cell(middle, (Text(("–",), SMALL_SOFT, above=0.8),), centre=middle)

    def _places(self) -> Iterator[tuple[tuple[Answer, str], float]]:
        yield from zip(BOX_WORDS.items(), self.columns.box_middles, strict=True)

    def _is_offered(self, answer: Answer) -> bool:
        is_rare = answer is Answer.NOT_APPLICABLE
        may_be = self.item.criterion.may_be_not_applicable or self.item.answer is answer
        return not is_rare or may_be

    def _standing(self) -> Cell:
        item, middle = self.item, self.columns.box_middles[1]
        if self.is_blank:
            return Cell(middle, centre=middle)
        words, style = [_(STANDING_WORDS[item.standing])], SMALL
        if item.standing is Standing.FAILED:
            words, style = [words[0].upper()], SMALL_STRONG
            if item.excepted_by:
                words.append(_("excepted"))
        elif not item.is_reached:
            words, style = [_("Not reached")], SMALL_SOFT
        elif item.standing is Standing.OPEN and self._is_asked:
            words.append(_(OPEN_WORDS[item.answer]))
        said = [set_text(word, style, 3 * BOX - 2) for word in words]
        return Cell(middle, (replace(said[0], above=BOX_SIDE + 4.5), *said[1:]), centre=middle)

    def _evidence(self) -> tuple[Text, ...]:
        if self.is_blank or not self._is_asked:
            return ()
        measure = self.columns.answered - self.columns.evidence - 2 * INSET
        said = evidence_words(self.item.entry.evidence, self.discretion)
        texts = [set_text(words, SMALL, measure) for words in said]
        if self.item.lacks_evidence:
            texts.append(set_text(_("Claimed, not evidenced"), SMALL_STRONG, measure))
        return _level(texts)

    def _answered(self) -> tuple[Text, ...]:
        entry, measure = self.item.entry, ANSWERED - 2 * INSET
        if self.is_blank or not self._is_asked or entry.answered_at is None:
            return ()
        at = local(entry.answered_at)
        named = set_text(entry.answered_by, SMALL, measure)
        return _level([named, Text((day(at.date()), clock(at)), SMALL)])


def _level(texts: list[Text]) -> tuple[Text, ...]:
    return (replace(texts[0], above=LEVEL), *texts[1:]) if texts else ()


def wording(criterion: Criterion, depth: int, style: Style, measure: float) -> tuple[Text, ...]:
    """Set the exact words, below them how parts count, and parts that are only read."""
    step = min(depth, DEEPEST) * INDENT
    texts = [
        indented(criterion.text, style, measure, step, 0),
        *_other(criterion, measure, step),
    ]
    if criterion.answered_by_parts:
        texts.append(indented(_combination(criterion), SMALL_SOFT, measure, step, 1.5))
    else:
        texts.extend(_read_parts(criterion, depth + 1, measure))
    if criterion.needs_investigator:
        words = _("To be answered by an investigator.")
        texts.append(indented(words, SMALL_SOFT, measure, step, 1.5))
    return tuple(texts)


def evidence_words(evidence: Evidence, discretion: Discretion) -> Iterator[str]:
    kind = _(SOURCE_WORDS[evidence.kind]) if evidence.kind else ""
    dated = day(evidence.dated_on) if evidence.dated_on else ""
    if kind or dated:
        both = _("{document}, {day}").format(document=kind, day=dated)
        yield both if kind and dated else kind or dated
    if evidence.place.strip():
        yield discretion(evidence.place)
    value = unit_words(f"{evidence.value} {evidence.unit}", is_reported=True)
    if value:
        yield _("{label}: {words}").format(label=_("Value"), words=discretion(value))


def _for_ink(row: Row, columns: Columns) -> Row:
    """Add labelled lines to write evidence, name and date on."""
    labels = (_("Document"), _("Place"), _("Date, value"), _("Remark"))
    signed = (_("By"), _("On"))
    cells = (
        Cell(columns.evidence + INSET, tuple(Text((w,), GUIDE_STYLE) for w in labels)),
        Cell(columns.answered + INSET, tuple(Text((w,), GUIDE_STYLE) for w in signed)),
    )
    guides = (
        *_guides(columns.evidence, columns.answered, labels),
        *_guides(columns.answered, columns.right, signed),
    )
    return replace(row, cells=(*row.cells, *cells), guides=guides, least=54)


def _guides(left: float, right: float, labels: Sequence[str]) -> Iterator[Guide]:
    width = typeface(GUIDE_STYLE.weight).width
    begin = left + INSET + 4 + max(width(label, GUIDE_STYLE.size) for label in labels)
    for place in range(len(labels)):
        below = 3.2 + (place + 0.84) * GUIDE_STYLE.leading
        yield Guide(begin, below, right - INSET)


def _other(criterion: Criterion, measure: float, step: float) -> list[Text]:
    """Set the wording in the other language of the record, on paper in both languages."""
    if not criterion.other_text or spoken_language() is not Language.BOTH:
        return []
    return [indented(criterion.other_text, BODY, measure, step, 1.5)]


def _combination(criterion: Criterion) -> str:
    def said() -> str:
        words = _(COMBINATION_WORDS[criterion.combination])
        if criterion.combination is Combination.AT_LEAST:
            words = words.format(count=criterion.at_least)
        return _("Answered by parts: {words}.").format(words=words)

    return in_each_language(said)


def _read_parts(criterion: Criterion, depth: int, measure: float) -> Iterator[Text]:
    step = min(depth, DEEPEST) * INDENT
    for part in criterion.parts:
        words = f"{part.marker} {part.text}" if part.marker else part.text
        yield indented(words, BODY, measure, step, 1.5)
        yield from _other(part, measure, step)
        yield from _read_parts(part, depth + 1, measure)
