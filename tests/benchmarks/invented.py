"""Invented subjects, their screenings and what belongs to them, as rows; the same each time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from coordinator.domain.criterion import walked
from coordinator.domain.screening import OPEN_STATES, Outcome, State
from coordinator.domain.signature import Meaning
from coordinator.queries.trials import trials_of, version_of
from coordinator.registry.base import utc_text
from coordinator.registry.store import Registry

Row = dict[str, int | str | None]

SEED = 20_261_122
FIRST_DAY = date(2016, 1, 4)
DAYS = 3_960  # from then on
LASTS = timedelta(14)  # from consent to the end
OFFSET = 480  # minutes: eight hours ahead of UTC
COORDINATOR, INVESTIGATOR = ("Li Na", "li.na"), ("Dr Ada Brandt", "ada.brandt")
ANSWERED = 12  # criteria, where the screening is under way

# How many of 200 screenings stand how; the open ones lie among the others at all times.
SHARES = {
    State.ENROLLED: 76,
    State.SCREEN_FAILURE: 92,
    State.WITHDRAWN: 16,
    State.LOST: 10,
    State.VOIDED: 2,
    State.IN_SCREENING: 2,
    State.CONSENTED: 1,
    State.AWAITING_INVESTIGATOR: 1,
}
STATES = tuple(state for state, share in SHARES.items() for _ in range(share))
SPREAD = 77  # has no divisor in common with the 200: each block of 200 has them all
OUTCOMES = {
    State.ENROLLED: Outcome.ELIGIBLE,
    State.AWAITING_INVESTIGATOR: Outcome.ELIGIBLE,
    State.SCREEN_FAILURE: Outcome.SCREEN_FAILURE,
    State.WITHDRAWN: Outcome.WITHDRAWN,
    State.LOST: Outcome.LOST,
}
COMPLETED = (*COORDINATOR, Meaning.COMPLETED)
SIGNATURES = {
    State.ENROLLED: (COMPLETED, (*INVESTIGATOR, Meaning.REVIEWED_ELIGIBLE)),
    State.SCREEN_FAILURE: (COMPLETED, (*INVESTIGATOR, Meaning.REVIEWED_NOT_ELIGIBLE)),
    State.AWAITING_INVESTIGATOR: (COMPLETED,),
}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰文辉玲"
LETTERS = "ABCDEFGHJKLMNPQRSTWXYZ"


@dataclass(frozen=True, slots=True)
class Checklist:
    """A trial with the version its subjects are screened with, and that version's criteria."""

    trial_id: int
    trial: str
    version_id: int
    criteria: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Invented:
    count: int
    checklists: tuple[Checklist, ...]

    @classmethod
    def of(cls, registry: Registry, count: int) -> "Invented":
        return cls(
            count,
            tuple(
                Checklist(
                    line.trial.id,
                    line.trial.label,
                    line.version_id,
                    tuple(
                        (found.id, found.code)
                        for found in walked(version_of(registry, line.version_id).criteria)
                    ),
                )
                for line in trials_of(registry)
            ),
        )

    def subjects(self) -> Iterator[Row]:
        chance = Random(SEED)  # noqa: S311  no secret
        for number in self.numbers():
            initials = "".join(chance.choices(LETTERS, k=3))
            yield {"id": number, "initials": initials, "sex": chance.choice(("female", "male"))}

    def identities(self) -> Iterator[Row]:
        chance = Random(SEED + 1)  # noqa: S311  no secret
        for number in self.numbers():
            hospital_number = f"H{chance.randrange(10**9):09}"
            born = date(1950, 1, 1) + timedelta(chance.randrange(45 * 365))
            yield {
                "id": number,
                "subject_id": number,
                "revision": 1,
                "name": chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2)),
                "hospital_number": hospital_number,
                "hospital_number_folded": hospital_number,
                "birth_on": born.isoformat(),
                "telephone": "",
                "guardian_name": "",
            }

    def screenings(self) -> Iterator[Row]:
        for number in self.numbers():
            state, day, checklist = state_of(number), self.day_of(number), self.list_of(number)
            is_open, outcome = state in OPEN_STATES, OUTCOMES.get(state)
            yield {
                "id": number,
                "trial_id": checklist.trial_id,
                "version_id": checklist.version_id,
                "subject_id": number,
                "screening_number": self.name_of(number),
                "sequence": number,
                "attempt": 1,
                "state": state.value,
                "consented_on": day.isoformat(),
                "consented_at": "09:30",
                "consent_version": "1.1",
                "consent_obtained_by": "Dr Ada Brandt",
                "guardian_relation": "",
                "has_assent": 0,
                "visit_on": day.isoformat(),
                "outcome": outcome.value if outcome else None,
                "failed": failed_at(state),
                "reason": "",
                "ended_on": None if is_open else (day + LASTS).isoformat(),
            }

    def entries(self) -> Iterator[Row]:
        for number in self.numbers():
            checklist, at = self.list_of(number), self.at(number)
            for criterion_id, code in checklist.criteria[: answered_in(state_of(number))]:
                yield {
                    "screening_id": number,
                    "criterion_id": criterion_id,
                    "label": f"{checklist.trial} {self.name_of(number)} {code}",
                    "answer": "yes" if code.startswith("I") else "no",
                    "source_kind": "medical record",
                    "source_place": "outpatient record, p. 3",
                    "source_dated_on": self.day_of(number).isoformat(),
                    **dict.fromkeys(
                        ("value", "unit", "remark", "reason", "against_finding", "correction"),
                        "",
                    ),
                    "entered_by": COORDINATOR[0],
                    "entered_at": at,
                }

    def decisions(self) -> Iterator[Row]:
        for number in self.numbers():
            state = state_of(number)
            if (outcome := OUTCOMES.get(state)) is not None:
                yield {
                    "screening_id": number,
                    "outcome": outcome.value,
                    "failed": failed_at(state),
                    "reason": "",
                    "ended_on": None,
                    "decided_by": COORDINATOR[0],
                    "decided_at": self.at(number),
                }

    def signatures(self) -> Iterator[Row]:
        for number in self.numbers():
            for name, user_name, meaning in SIGNATURES.get(state_of(number), ()):
                yield {
                    "screening_id": number,
                    "signer": name,
                    "user_name": user_name,
                    "role": "Staff",
                    "meaning": meaning.value,
                    "signed_at": self.at(number),
                    "utc_offset": OFFSET,
                    "content_sha256": f"{number:064x}",
                    "void_reason": "",
                }

    def accounts(self) -> Iterator[Row]:
        """Give an audit entry for each consent, but for its number and its hash."""
        for number, row in zip(self.numbers(), self.screenings(), strict=True):
            changes = {
                name: [None, value]
                for name, value in row.items()
                if name != "id" and value not in (None, "", "[]", 0)
            }
            yield {
                "at": self.at(number),
                "utc_offset": OFFSET,
                "actor": COORDINATOR[1],
                "action": "consent recorded",
                "reason": "",
                "workstation": "ward-3",
                "record": "Screening",
                "key": f"{self.list_of(number).trial} {self.name_of(number)}",
                "changes": json.dumps(changes, ensure_ascii=False),
            }

    def numbers(self) -> range:
        return range(1, self.count + 1)

    def list_of(self, number: int) -> Checklist:
        return self.checklists[number % len(self.checklists)]

    def day_of(self, number: int) -> date:
        return FIRST_DAY + timedelta(DAYS * number // (self.count + 1))

    def at(self, number: int) -> str:
        began = datetime.combine(self.day_of(number), time(1, 30), UTC)
        return utc_text(began + timedelta(seconds=number % 20_000))

    def name_of(self, number: int) -> str:
        return f"07{number:07}"


def state_of(number: int) -> State:
    return STATES[number * SPREAD % len(STATES)]


def failed_at(state: State) -> str:
    return '["E2", "I3"]' if state is State.SCREEN_FAILURE else "[]"


def answered_in(state: State) -> int | None:
    """Give how many criteria were answered; None for all of them."""
    return {State.IN_SCREENING: ANSWERED, State.AWAITING_INVESTIGATOR: None}.get(state, 0)
