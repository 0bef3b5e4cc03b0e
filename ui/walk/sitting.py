"""One screening at hand: its criteria in order, where one stands in it, what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from coordinator.domain.checklist import Item, is_answerable
from coordinator.domain.clarification import Clarification
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence
from coordinator.domain.known import Known
from coordinator.domain.observation import Observation
from coordinator.domain.screening import DECIDED_FOR, Screening
from coordinator.domain.staff import Duty, StaffMember
from ui.walk.asked import question_linked
from ui.walk.asking import Situation, questions_due, questions_of
from ui.walk.drafts import Draft, Drafts
from ui.walk.listing import Placed, placed
from ui.walk.route import first_stop, neighbour, next_unanswered


@dataclass(frozen=True, slots=True)
class Basis:
    """What is known beside the answers: the evidence, what was asked, by criterion id.

    `to_carry` are results of an earlier attempt that nobody has judged for this one.
    """

    known: Known
    clarifications: Mapping[int, tuple[Clarification, ...]]
    to_carry: tuple[Observation, ...] = ()


class Sitting:
    """Made anew from the facts after each change; place and drafts are carried over."""

    def __init__(self, screening: Screening, place: int, drafts: Drafts, basis: Basis) -> None:
        self.screening = screening
        self.drafts = drafts
        self.basis = basis
        # A screening that was moved to another protocol version has other criteria (S4).
        is_here = any(stop.item.criterion.id == place for stop in self.stops)
        self.place = place if is_here else first_stop(screening.checklist)

    @cached_property
    def stops(self) -> tuple[Placed, ...]:
        """The places of the list at which one can be: all but headings."""
        items = self.screening.checklist.items
        return tuple(p for p in placed(items) if not p.item.criterion.is_heading)

    @property
    def entries(self) -> dict[int, Entry]:
        """Give what is stored, by the id of the criterion."""
        return {stop.item.criterion.id: stop.item.entry for stop in self.stops}

    @property
    def current(self) -> Placed:
        return next(p for p in self.stops if p.item.criterion.id == self.place)

    @property
    def item(self) -> Item:
        return self.current.item

    @property
    def draft(self) -> Draft | None:
        """What was typed here and is not stored; None when nothing was."""
        return self.drafts.at(self.screening.id, self.place)

    @property
    def asked(self) -> tuple[Clarification, ...]:
        """What was asked about the criterion at hand."""
        return tuple(self.basis.clarifications.get(self.place, ()))

    @property
    def typed(self) -> Entry:
        """What stands in the fields here, stored or not."""
        draft = self.draft
        return draft.entry if draft else self.item.entry

    @property
    def has_unstored(self) -> bool:
        return self.draft is not None and self.draft.differs_from(self.item.entry)

    @property
    def waits(self) -> bool:
        """Whether what was typed cannot be stored yet: a reason is due, a date is wrong."""
        draft = self.begun()
        return bool(
            draft.dated_text
            or draft.due_text
            or draft.based_on != self.item.entry.revision
            or questions_due(self.item, draft.entry)
        )

    @property
    def collides(self) -> bool:
        """Whether somebody else stored an entry here while another one was typed."""
        draft = self.draft
        return (
            self.has_unstored
            and draft is not None
            and (draft.based_on != self.item.entry.revision)
        )

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing here that a person could enter now."""
        return self.item.entry.answer is not None and not self.item.lacks_evidence

    @property
    def last_document(self) -> Evidence:
        """The source document that was entered last in this screening."""
        known = [p.item.entry for p in self.stops if p.item.entry.evidence.is_complete]
        if not known:
            return Evidence()
        newest = max(known, key=lambda entry: entry.revision)
        return replace(newest.evidence, value="", unit="")

    def situation(
        self, person: StaffMember, today: date, document: Evidence | None = None
    ) -> Situation:
        """Say what `person` may do here today; `document` is that of the results here."""
        trial, screening = self.screening.trial, self.screening
        may_assess = person.is_delegated(Duty.ASSESS_CRITERIA, today, trial.id)
        is_late = bool(self.item.criterion.deferred_to) and screening.state in DECIDED_FOR
        return Situation(
            (screening.is_open or is_late) and may_assess,
            person.is_delegated(Duty.JUDGE_AND_CONFIRM, today, trial.id),
            document or self.last_document,
            dates=screening.dates,
            is_open=screening.is_open and may_assess,
            counting=self.basis.known.counting,
        )

    def begun(self) -> Draft:
        return self.drafts.begin(self.screening.id, self.place, self.item.entry)

    def keep(self, draft: Draft) -> None:
        self.drafts.keep(self.screening.id, self.place, draft)

    def drop(self) -> None:
        self.drafts.drop(self.screening.id, self.place)

    def answer(self, answer: Answer) -> None:
        draft = self.begun()
        typed = draft.entry
        if answer is not typed.answer:
            # What was said about another answer is not the reason for this one.
            typed = replace(
                typed,
                answer=answer,
                reason="",
                due_on=None,
                against_finding="",
                clarification_id=None,
            )
        self.keep(replace(draft, entry=typed, due_text=""))

    def take_over(self, document: Evidence) -> None:
        draft = self.begun()
        evidence = replace(
            draft.entry.evidence,
            kind=document.kind,
            place=document.place,
            dated_on=document.dated_on,
        )
        typed = replace(draft.entry, evidence=evidence)
        self.keep(replace(draft, entry=typed, dated_text=""))

    def fill(self, fields: Entry, dated_text: str, due_text: str) -> None:
        """Keep what stands in the fields; a reason that is not asked for stays as it was."""
        draft = self.begun()
        asked = questions_of(self.item, draft.entry, draft)
        reasons = {
            question.ask.value: getattr(fields, question.ask.value) for question in asked
        }
        if draft.entry.answer is Answer.PENDING:
            reasons["due_on"] = fields.due_on
        typed = replace(draft.entry, evidence=fields.evidence, remark=fields.remark, **reasons)
        if typed.answer is Answer.UNCLEAR:
            linked = question_linked(typed.reason, self.asked)
            typed = replace(typed, clarification_id=linked)
        self.keep(replace(draft, entry=typed, dated_text=dated_text, due_text=due_text))

    def based_on_stored(self) -> None:
        """Let what was typed here stand on what somebody else stored meanwhile."""
        self.keep(replace(self.begun(), based_on=self.item.entry.revision))

    def beside(self, step: int) -> int:
        return neighbour(self.stops, self.place, step)

    def next_without_answer(self) -> int:
        asked = [stop for stop in self.stops if is_answerable(stop.item)]
        return next_unanswered(asked, self.stops, self.place)
