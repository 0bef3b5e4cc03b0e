"""What is known of a subject, as the registry has it: evidence that counts, and the ranges."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from coordinator.domain.check import CheckKind
from coordinator.domain.known import Counting, Known
from coordinator.domain.observation import Observation
from coordinator.domain.subject import Sex
from coordinator.domain.windows import ScreeningDates
from coordinator.registry.observations import observations_in_force, ranges_in_use
from coordinator.registry.participations import participations
from coordinator.registry.prepared import selection
from coordinator.registry.rows.evidence import CarriedRow

CARRIED = cast("Table", CarriedRow.__table__)
_SAID = (
    select(CARRIED.c.observation_id, CARRIED.c.is_valid, CARRIED.c.entered_at)
    .where(CARRIED.c.screening_id == bindparam("screening_id"))
    .order_by(CARRIED.c.id)
)
ON_RECORD = frozenset({CheckKind.AGE, CheckKind.SEX, CheckKind.CONSENT, CheckKind.JUDGEMENT})
"""What these ask about is no evidence."""
MEASURED = frozenset({CheckKind.LAB, CheckKind.VITAL, CheckKind.SCORE})
"""What these ask about has limits of normal."""


@dataclass(frozen=True, slots=True)
class Screened:
    """Whose evidence counts in which screening. `recorded_at` is when consent was entered."""

    screening_id: int
    subject_id: int
    trial_id: int
    attempt: int
    recorded_at: datetime | None

    def is_earlier(self, found: Observation) -> bool:
        """Whether it was there before this attempt, so that a person is asked about it."""
        first = (*found.former, found)[0]
        if self.attempt == 1 or self.recorded_at is None or first.at is None:
            return False
        return first.screening_id != self.screening_id and first.at < self.recorded_at


def not_asked_yet(session: Session, of: Screened) -> tuple[Observation, ...]:
    """Give the earlier observations of which nobody said whether they are still valid."""
    said = _carried(session, of, None)
    found = observations_in_force(session, of.subject_id)
    return tuple(each for each in found if of.is_earlier(each) and _said(each, said) is None)


def evidence_counting(
    session: Session, of: Screened, *, as_of: datetime | None = None
) -> tuple[Observation, ...]:
    """Give the evidence that counts in a screening, and the log's participations (S5).

    In a re-screening what is earlier counts once a person said that it is still valid (S3).
    """
    found = observations_in_force(session, of.subject_id, as_of=as_of)
    said = _carried(session, of, as_of)
    counting = [each for each in found if not of.is_earlier(each) or _said(each, said)]
    return (*counting, *_participated(session, of, as_of))


def _carried(session: Session, of: Screened, as_of: datetime | None) -> dict[int, bool]:
    """Give what a person said last of each earlier observation, by its id."""
    if of.attempt == 1:
        return {}
    connection = session.connection()
    asked = {"screening_id": of.screening_id}
    return {
        observation_id: is_valid
        for observation_id, is_valid, at in selection(_SAID, connection.dialect).all(
            connection, asked
        )
        if as_of is None or at <= as_of
    }


def _said(found: Observation, said: dict[int, bool]) -> bool | None:
    """Say whether it is still valid; what was said of a value holds for its correction."""
    chain = (found, *reversed(found.former))
    return next((said[each.id] for each in chain if each.id in said), None)


def _participated(
    session: Session, of: Screened, as_of: datetime | None
) -> tuple[Observation, ...]:
    """Give the other trials; of an earlier attempt in this one only that it got in."""
    return tuple(
        each.observation
        for each in participations(session, of.subject_id, as_of=as_of)
        if each.screening_id != of.screening_id
        and (each.trial_id != of.trial_id or each.got_in)
    )


def known_of(  # noqa: PLR0913  what is known has these
    session: Session,
    of: Screened,
    *,
    sex: Sex,
    birth: date,
    dates: ScreeningDates,
    counting: Counting,
    today: date,
    as_of: datetime | None = None,
    kinds: Collection[CheckKind] = tuple(CheckKind),
) -> Known:
    """Put together what is known of a subject in a screening; `as_of` as it was then.

    Only what checks of these `kinds` can ask for is read: none of it for age and sex.
    """
    wants_evidence = not ON_RECORD.issuperset(kinds)
    wants_ranges = not MEASURED.isdisjoint(kinds)
    return Known(
        today=today,
        sex=sex,
        birth=birth,
        dates=dates,
        counting=counting,
        observations=evidence_counting(session, of, as_of=as_of) if wants_evidence else (),
        ranges=ranges_in_use(session, as_of=as_of) if wants_ranges else (),
    )
