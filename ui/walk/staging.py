"""Facts of a screening into what the walk shows: the list, and the current criterion."""

from dataclasses import dataclass, replace

from coordinator.domain.check import CheckKind
from coordinator.domain.checklist import Item, is_answerable
from coordinator.domain.clarification import Clarification
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.logic import Truth
from coordinator.domain.screening_words import deferred_words, standing_word
from coordinator.text import _
from ui.walk.asked import clarification_view
from ui.walk.asking import Situation, offers_of, questions_of
from ui.walk.drafts import Draft
from ui.walk.history import (
    attribution_words,
    entry_words,
    evidence_words,
    history_words,
    lacking_words,
    moment_words,
    read_words,
)
from ui.walk.listing import Placed
from ui.walk.rows_view import Weighed
from ui.walk.view import Conflict, Question, Stage
from ui.walk.wording import (
    COMBINED,
    PLACE_WORDS,
    other_words,
    part_words,
    record_words,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen beside a criterion: its evidence, and what was asked about it."""

    weighed: Weighed
    asked: tuple[Clarification, ...] = ()


def stage_of(
    place: Placed,
    asked: tuple[Item, ...],
    draft: Draft | None,
    situation: Situation,
    seen: Seen,
) -> Stage:
    """Show one criterion; `asked` are those of the list that count for the verdict."""
    item = place.item
    typed = draft.entry if draft else item.entry
    conflict = _conflict(item, draft)
    answerable = is_answerable(item)
    questions = (
        questions_of(item, typed, draft, seen.asked) if answerable and not conflict else ()
    )
    stage = _read_stage(place, asked, situation, seen)
    return replace(
        stage,
        entry=typed,
        offers=offers_of(item, situation) if answerable else (),
        questions=questions,
        asks_due_day=typed.answer is Answer.PENDING and conflict is None,
        claim=_claim(typed),
        same_document="" if conflict else _same_document(typed, situation),
        unsaved=_unsaved(item, draft, questions) if conflict is None else "",
        read=_read(item, draft) if answerable and not situation.can_enter else (),
        conflict=conflict,
        dated_text=draft.dated_text if draft else "",
        due_text=draft.due_text if draft else "",
        is_answerable=answerable,
        can_enter=situation.can_enter and conflict is None,
        measures=not seen.weighed.rows or bool(typed.evidence.value or typed.evidence.unit),
    )


def _read_stage(
    place: Placed, asked: tuple[Item, ...], situation: Situation, seen: Seen
) -> Stage:
    """Show what is read at a criterion, whatever is typed there."""
    item, criterion = place.item, place.item.criterion
    return Stage(
        criterion_id=criterion.id,
        code=criterion.code,
        place=_place_words(place, asked),
        context=tuple(
            f"{above.criterion.code}  {above.criterion.text}" for above in place.above
        ),
        text=criterion.text,
        parts=_parts_read(item),
        other_text=tuple(other_words(criterion)),
        record=record_words(criterion),
        standing=item.standing,
        word=_word(item, situation),
        entry=item.entry,
        weighed=seen.weighed,
        asked=tuple(clarification_view(one) for one in seen.asked),
        lacks_date=_lacks_date(item, situation),
        notices=_notices(place, situation),
        attribution=attribution_words(item.entry),
        history=history_words(item),
        is_claimed=item.lacks_evidence,
        can_ask=situation.is_open,
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
    if criterion.deferred_to:
        found.append(
            _(
                "This is answered later, before {event}: it does not hold up the decision."
            ).format(event=criterion.deferred_to)
        )
    if criterion.has_open_points:
        found.append(_("A point of the record is still to be reviewed here."))
    return tuple(found)


def _word(item: Item, situation: Situation) -> str:
    if item.is_deferred and item.answer is None and not item.criterion.answered_by_parts:
        words = deferred_words(item.criterion, situation.dates)
        return words[:1].upper() + words[1:]
    return standing_word(item)


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
    """Whether a date is not entered yet from which something is counted here."""
    found = item.finding
    if found is None or found.truth is not Truth.UNKNOWN or not situation.is_open:
        return False
    kinds = {check.kind for check in item.criterion.checks}
    counted = {situation.counting.age} if CheckKind.AGE in kinds else set()
    if kinds - {CheckKind.AGE, CheckKind.SEX}:
        counted.add(situation.counting.results)
    return any(situation.dates.on(anchor) is None for anchor in counted)


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
