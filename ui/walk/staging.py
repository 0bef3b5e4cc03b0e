"""Facts of a screening into what the walk shows: the list, and the current criterion."""

from collections.abc import Iterator
from dataclasses import dataclass

from coordinator.domain.checklist import Item, is_answerable
from coordinator.domain.criterion import Answer, Kind, Standing
from coordinator.domain.entry import Entry
from coordinator.domain.logic import Truth
from coordinator.domain.screening_words import standing_word
from coordinator.text import _
from ui.walk.asking import Situation, offers_of, questions_of
from ui.walk.drafts import Draft, Drafts
from ui.walk.history import (
    attribution_words,
    entry_words,
    evidence_words,
    history_words,
    lacking_words,
    moment_words,
    read_words,
)
from ui.walk.view import Conflict, Line, Question, Stage
from ui.walk.wording import (
    COMBINED,
    PLACE_WORDS,
    SECTION_WORDS,
    computed_words,
    part_words,
    record_words,
)


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


def lines_of(items: tuple[Item, ...], screening_id: int, drafts: Drafts) -> tuple[Line, ...]:
    found: list[Line] = []
    kinds: set[Kind] = set()
    for place in placed(items):
        criterion = place.item.criterion
        if criterion.kind not in kinds:
            kinds.add(criterion.kind)
            words = _(SECTION_WORDS[criterion.kind])
            found.append(Line(-len(kinds), "", words, "", Standing.OPEN, is_section=True))
        found.append(_line(place, drafts.at(screening_id, criterion.id)))
    return tuple(found)


def _line(place: Placed, draft: Draft | None) -> Line:
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
        is_unsaved=draft is not None and draft.differs_from(item.entry),
    )


def _is_claim(item: Item) -> bool:
    """Whether it would be satisfied, if it were evidenced (A4)."""
    return item.lacks_evidence and item.standing is Standing.SATISFIED


def stage_of(
    place: Placed, asked: tuple[Item, ...], draft: Draft | None, situation: Situation
) -> Stage:
    """Show one criterion; `asked` are those of the list that count for the verdict."""
    item, criterion = place.item, place.item.criterion
    stored = item.entry
    typed = draft.entry if draft else stored
    conflict = _conflict(item, draft)
    answerable = is_answerable(item)
    questions = questions_of(item, typed, draft) if answerable and not conflict else ()
    return Stage(
        criterion_id=criterion.id,
        code=criterion.code,
        place=_place_words(place, asked),
        context=tuple(
            f"{above.criterion.code}  {above.criterion.text}" for above in place.above
        ),
        text=criterion.text,
        parts=_parts_read(item),
        record=record_words(criterion),
        standing=item.standing,
        word=standing_word(item),
        entry=typed,
        offers=offers_of(item, situation) if answerable else (),
        computed=computed_words(item),
        lacks_date=bool(
            item.finding and not item.finding.working.startswith(tuple("0123456789"))
        ),
        notices=_notices(place, situation),
        questions=questions,
        asks_due_day=typed.answer is Answer.PENDING and conflict is None,
        claim=_claim(typed),
        same_document="" if conflict else _same_document(typed, situation),
        unsaved=_unsaved(item, draft, questions) if conflict is None else "",
        attribution=attribution_words(stored),
        history=history_words(item),
        read=_read(item, draft) if answerable and not situation.can_enter else (),
        conflict=conflict,
        dated_text=draft.dated_text if draft else "",
        due_text=draft.due_text if draft else "",
        is_answerable=answerable,
        is_claimed=item.lacks_evidence,
        can_enter=situation.can_enter and conflict is None,
    )


def _notices(place: Placed, situation: Situation) -> tuple[str, ...]:
    item = place.item
    criterion = item.criterion
    found = []
    if criterion.answered_by_parts:
        found.append(_(COMBINED[criterion.combination]).format(count=criterion.at_least))
    if not item.is_reached:
        found.append(
            _("Not reached: {code} is settled already. What was entered here stays.").format(
                code=place.above[-1].criterion.code if place.above else criterion.code
            )
        )
    if criterion.needs_investigator:
        words = (
            _("This asks for your judgement as investigator.")
            if situation.may_judge
            else _(
                "This asks for the investigator's judgement. Prepare evidence and remark;"
                " an investigator gives the answer."
            )
        )
        found.append(words)
    if criterion.has_open_points:
        found.append(
            _("A point of the record is still to be reviewed here: nothing is computed.")
        )
    return tuple(found)


def _parts_read(item: Item) -> tuple[str, ...]:
    if not item.criterion.answered_by_parts:
        return tuple(part_words(item.criterion))
    return tuple(
        f"{part.criterion.code}  {part.criterion.text}  –  {standing_word(part)}"
        for part in item.parts
    )


def _place_words(place: Placed, asked: tuple[Item, ...]) -> str:
    kind = place.item.criterion.kind
    top = place.above[0] if place.above else place.item
    of_kind = [item.criterion.id for item in asked if item.criterion.kind is kind]
    number = of_kind.index(top.criterion.id) + 1 if top.criterion.id in of_kind else 0
    words = _(PLACE_WORDS[kind]).format(number=number, total=len(of_kind))
    return (
        _("{place}, part {code}").format(place=words, code=place.item.criterion.code)
        if place.above
        else words
    )


def _read(item: Item, draft: Draft | None) -> tuple[str, ...]:
    kind = item.criterion.kind
    lines = read_words(kind, item.entry)
    if draft is None or not draft.differs_from(item.entry):
        return lines
    typed = _("Typed here and not stored: {entry}")
    return (*lines, typed.format(entry=entry_words(kind, draft.entry)))


def _lacks_date(item: Item, situation: Situation) -> bool:
    found = item.finding
    return found is not None and found.truth is Truth.UNKNOWN and situation.lacks_age_date


def _claim(typed: Entry) -> str:
    """Say what is missing where an answer is claimed, not evidenced (A4)."""
    if typed.answer not in (Answer.YES, Answer.NO) or typed.evidence.is_complete:
        return ""
    return _("Claimed, not evidenced: enter {what}.").format(what=lacking_words(typed.evidence))


def _same_document(typed: Entry, situation: Situation) -> str:
    last = situation.last_document
    now = typed.evidence
    if not situation.can_enter or last.is_empty:
        return ""
    if (now.kind, now.place, now.dated_on) == (last.kind, last.place, last.dated_on):
        return ""
    return evidence_words(last)


def _unsaved(item: Item, draft: Draft | None, questions: tuple[Question, ...]) -> str:
    if draft is None or not draft.differs_from(item.entry):
        return ""
    if any(question.is_due for question in questions):
        return _("Not stored yet: a reason is due.")
    return _("Not stored yet.")


def _conflict(item: Item, draft: Draft | None) -> Conflict | None:
    """Show both entries where somebody else stored one while this one was typed."""
    stored = item.entry
    if draft is None or draft.based_on == stored.revision or not draft.differs_from(stored):
        return None
    kind = item.criterion.kind
    sentence = _("{by} entered something else here at {at}. Which one holds?")
    return Conflict(
        sentence.format(by=stored.by, at=moment_words(stored)),
        entry_words(kind, stored),
        entry_words(kind, draft.entry),
    )
