"""Which answers are offered at a criterion, and which reasons they ask for."""

from collections.abc import Sequence
from dataclasses import dataclass

from coordinator.domain.checklist import Item
from coordinator.domain.clarification import Clarification
from coordinator.domain.criterion import Answer, Kind
from coordinator.domain.entry import NEEDS_WORDS, SETTLED, Entry, is_correction
from coordinator.domain.evidence import Evidence
from coordinator.domain.known import Counting
from coordinator.domain.windows import ScreeningDates
from coordinator.text import N_, _
from ui.walk.asked import question_words
from ui.walk.drafts import Draft
from ui.walk.view import Ask, Offer, Question
from ui.walk.wording import KEYS, OFFER_WORDS, OTHER_OFFERS

REASON_WORDS = {
    Answer.NOT_APPLICABLE: N_("Why does it not apply?"),
    Answer.PENDING: N_("What is awaited?"),
    Answer.UNCLEAR: N_("Which question was put, and to whom?"),
}
PREPARED = (
    N_("Typing mistake"),
    N_("New source document"),
    N_("Result has come"),
    N_("Investigator's instruction"),
)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the person at the desk may do here, and what is known beside the criterion.

    `can_enter` speaks of the criterion at hand, `is_open` of the screening. `last_document`
    is the source document used last, or that of the results which the criterion asks for.
    """

    can_enter: bool
    may_judge: bool
    last_document: Evidence
    dates: ScreeningDates
    counting: Counting
    is_open: bool = True


def questions_due(item: Item, typed: Entry) -> tuple[Ask, ...]:
    """Say which reasons are missing before `typed` can be stored (A1, A6, A8)."""
    return tuple(
        question.ask
        for question in questions_of(item, typed, Draft(typed, 0))
        if question.is_due
    )


def questions_of(
    item: Item,
    typed: Entry,
    draft: Draft | None,
    asked: Sequence[Clarification] = (),
) -> tuple[Question, ...]:
    """Say which reasons are wanted; `asked` are questions that an unclear answer can name."""
    found = []
    if typed.answer in NEEDS_WORDS:
        words = _(REASON_WORDS[typed.answer])
        why = typed.reason
        put = tuple(question_words(one) for one in asked if one.is_open)
        prepared = put if typed.answer is Answer.UNCLEAR else ()
        found.append(Question(Ask.REASON, words, why, prepared, not why.strip()))
    if item.finding and item.finding.is_contradicted_by(typed.answer, item.criterion.kind):
        words = _("The answer differs from what was computed. Why?")
        why = typed.against_finding
        found.append(Question(Ask.AGAINST, words, why, (), not why.strip()))
    if draft is not None and is_correction(item.entry, typed):
        words = _("The former entry stays readable in the history. Why is it corrected?")
        why = typed.correction
        prepared = tuple(_(preset) for preset in PREPARED)
        found.append(Question(Ask.CORRECTION, words, why, prepared, not why.strip()))
    return tuple(found)


def offers_of(item: Item, situation: Situation) -> tuple[Offer, ...]:
    criterion = item.criterion
    favourable = Answer.YES if criterion.kind is Kind.INCLUSION else Answer.NO
    other = Answer.NO if favourable is Answer.YES else Answer.YES
    wanted = [favourable, other, Answer.PENDING, Answer.UNCLEAR]
    if criterion.may_be_not_applicable:
        wanted.insert(2, Answer.NOT_APPLICABLE)
    if criterion.needs_investigator and not situation.may_judge:
        wanted = [answer for answer in wanted if answer not in SETTLED]
    offers = []
    for answer in wanted:
        words, consequence = OFFER_WORDS.get((criterion.kind, answer)) or OTHER_OFFERS[answer]
        offers.append(
            Offer(
                answer,
                _(words),
                _(consequence) if consequence else "",
                KEYS[answer],
                criterion.standing(answer),
            )
        )
    return tuple(offers)
