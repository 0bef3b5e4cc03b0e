"""In which trials of this site a subject has been, as the registry's own log says (S5).

It is read from what is never changed, so that it can be told as it was known at an earlier
moment: what somebody signed then must not read otherwise later.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from coordinator.domain.observation import Nature, NewObservation, Observation
from coordinator.domain.screening import OUTCOME_WORDS, Outcome, State
from coordinator.registry.prepared import selection
from coordinator.registry.tables import DECISION, SCREENING, TRIAL, TRIAL_LABEL
from coordinator.text import _

CLINICAL_TRIAL = "clinical trial"  # the key under which participations are evidence
_DECISIONS = (
    select(
        SCREENING.c.id,
        SCREENING.c.screening_number,
        SCREENING.c.trial_id,
        SCREENING.c.consented_on,
        TRIAL_LABEL,
        DECISION.c.outcome,
        DECISION.c.ended_on,
        DECISION.c.decided_at,
    )
    .join_from(SCREENING, TRIAL, TRIAL.c.id == SCREENING.c.trial_id)
    .join(DECISION, DECISION.c.screening_id == SCREENING.c.id)
    .where(
        SCREENING.c.state != State.VOIDED,
        SCREENING.c.subject_id == bindparam("subject_id"),
    )
    .order_by(SCREENING.c.id, DECISION.c.id)
)


class _Decision(NamedTuple):
    """A row of it."""

    id: int
    screening_number: str
    trial_id: int
    consented_on: date
    trial: str
    outcome: Outcome | None
    ended_on: date | None
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Participation:
    """`got_in` says that the subject was found eligible for the trial at some time."""

    screening_id: int
    trial_id: int
    got_in: bool
    observation: Observation


def participations(
    session: Session, subject_id: int, *, as_of: datetime | None = None
) -> tuple[Participation, ...]:
    """Give the trials in which a subject is or was, the earliest consent first.

    A screening that ended without enrolment counts up to its end; one that is not decided
    yet does not count: nothing was given to the subject there.
    """
    connection = session.connection()
    asked = {"subject_id": subject_id}
    found = selection(_DECISIONS, connection.dialect).all(connection, asked)
    rows = (_Decision(*row) for row in found)
    return tuple(
        _participations(row for row in rows if as_of is None or row.decided_at <= as_of)
    )


def _participations(rows: Iterable[_Decision]) -> Iterator[Participation]:
    for _screening_id, decisions in groupby(rows, key=lambda row: row.id):
        said = list(decisions)
        last = said[-1]
        if last.outcome is None or last.outcome is Outcome.PENDING:
            continue
        got_in = any(row.outcome is Outcome.ELIGIBLE for row in said)
        yield Participation(last.id, last.trial_id, got_in, _observation(last, last.outcome))


def _observation(last: _Decision, outcome: Outcome) -> Observation:
    is_ongoing = outcome is Outcome.ELIGIBLE
    words = _("trial {trial}, {number}") if is_ongoing else _("trial {trial}, {number} ({end})")
    title = words.format(
        trial=last.trial,
        number=last.screening_number,
        end=_(OUTCOME_WORDS[outcome]).lower(),
    )
    told = NewObservation(
        CLINICAL_TRIAL,
        title,
        Nature.COURSE,
        on=last.consented_on,
        until=None if is_ongoing else _end(last),
        is_ongoing=is_ongoing,
    )
    return Observation(0, told, from_log=True)


def _end(last: _Decision) -> date:
    """Give the day on which it ended; a screen failure ends with its decision."""
    return last.ended_on or max(last.decided_at.astimezone().date(), last.consented_on)
