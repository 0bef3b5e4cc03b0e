"""The attempts at screening one subject for one trial, and who can be screened again (S3)."""

from sqlalchemy import select

from coordinator.domain.attempt import Attempt
from coordinator.domain.screening import ENDS, OPEN_STATES, State
from coordinator.domain.trial import TrialState
from coordinator.registry.store import Registry
from coordinator.registry.tables import SCREENING, TRIAL

_ATTEMPTS = (
    select(
        SCREENING.c.id,
        SCREENING.c.trial_id,
        SCREENING.c.subject_id,
        SCREENING.c.screening_number,
        SCREENING.c.attempt,
        SCREENING.c.state,
        SCREENING.c.consented_on,
        (TRIAL.c.state == TrialState.RECRUITING).label("recruits"),
    )
    .join_from(SCREENING, TRIAL, TRIAL.c.id == SCREENING.c.trial_id)
    .order_by(SCREENING.c.id)
)
ENDED = (*ENDS, State.VOIDED)


def attempts_of(registry: Registry, screening_id: int) -> tuple[Attempt, ...]:
    """Give all attempts of the subject in this screening's trial, in their order."""
    with registry.reading() as session:
        connection = session.connection()
        this = connection.execute(_ATTEMPTS.where(SCREENING.c.id == screening_id)).one()
        rows = connection.execute(
            _ATTEMPTS.where(
                SCREENING.c.subject_id == this.subject_id,
                SCREENING.c.trial_id == this.trial_id,
            )
        )
        return tuple(
            Attempt(
                row.id,
                row.subject_id,
                row.trial_id,
                row.screening_number,
                row.attempt,
                row.state,
                row.consented_on,
            )
            for row in rows
        )


def screened_again(registry: Registry, subject_id: int) -> dict[int, int]:
    """Give the trials for which a subject can be screened again, by the last screening there.

    The last attempt ended, the trial recruits, and the subject is in no screening now (S5).
    """
    with registry.reading() as session:
        rows = session.connection().execute(
            _ATTEMPTS.where(SCREENING.c.subject_id == subject_id)
        )
        last = {row.trial_id: row for row in rows}
    if any(row.state in OPEN_STATES for row in last.values()):
        return {}
    return {
        row.id: trial_id
        for trial_id, row in last.items()
        if row.recruits and row.state in ENDED
    }
