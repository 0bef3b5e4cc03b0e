"""The criteria of a screening in the order of the walk, and as lines of the list."""

from collections.abc import Iterator
from dataclasses import dataclass

from coordinator.domain.checklist import Item
from coordinator.domain.criterion import Kind, Standing
from coordinator.domain.screening_words import standing_word
from coordinator.text import _
from ui.walk.drafts import Draft, Drafts
from ui.walk.view import Line
from ui.walk.wording import SECTION_WORDS


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in the walk, with the items above it."""

    item: Item
    above: tuple[Item, ...]


def placed(items: tuple[Item, ...], above: tuple[Item, ...] = ()) -> Iterator[Placed]:
    """Yield all that stands in the list, in order: criteria, headings, and parts."""
    for item in items:
        yield Placed(item, above)
        if item.criterion.answered_by_parts or item.criterion.is_heading:
            yield from placed(item.parts, (*above, item))


def lines_of(
    items: tuple[Item, ...],
    screening_id: int,
    drafts: Drafts,
    unstored: frozenset[int] = frozenset(),
) -> tuple[Line, ...]:
    """Write the list; `unstored` are criteria with evidence that is typed and not stored."""
    found: list[Line] = []
    kinds: set[Kind] = set()
    for place in placed(items):
        criterion = place.item.criterion
        if criterion.kind not in kinds:
            kinds.add(criterion.kind)
            words = _(SECTION_WORDS[criterion.kind])
            found.append(Line(-len(kinds), "", words, "", Standing.OPEN, is_section=True))
        draft = drafts.at(screening_id, criterion.id)
        found.append(_line(place, draft, is_unsaved=criterion.id in unstored))
    return tuple(found)


def _line(place: Placed, draft: Draft | None, *, is_unsaved: bool) -> Line:
    item = place.item
    criterion = item.criterion
    return Line(
        criterion.id,
        criterion.code,
        criterion.text,
        _("Claimed") if _is_claim(item) else standing_word(item),
        item.standing,
        depth=len(place.above),
        is_section=criterion.is_heading,
        is_answered=item.answer is not None,
        is_reached=item.is_reached,
        is_claimed=_is_claim(item),
        is_unsaved=is_unsaved or (draft is not None and draft.differs_from(item.entry)),
        is_deferred=item.is_deferred,
    )


def _is_claim(item: Item) -> bool:
    """Whether it would be satisfied, if it were evidenced (A4)."""
    return item.lacks_evidence and item.standing is Standing.SATISFIED
