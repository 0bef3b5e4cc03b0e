"""The consents of a screening, and those that it lacks."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.consent_form import ConsentAgain, ConsentForm
from coordinator.domain.consent_lacking import Amendment, Lacking, consents_lacking
from coordinator.domain.screening import OPEN_STATES, State
from coordinator.registry.rows.consents import ConsentAgainRow, ConsentFormRow
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.trials import VersionRow

FOLLOWED = (*OPEN_STATES, State.ELIGIBLE, State.ENROLLED)


def forms_of(session: Session, trial_id: int) -> tuple[ConsentForm, ...]:
    rows = session.scalars(select(ConsentFormRow).filter_by(trial_id=trial_id))
    return tuple(row.to_domain() for row in rows)


def again_of(session: Session, screening_id: int) -> tuple[ConsentAgain, ...]:
    """Give the consents after the first one, in the order of their days."""
    rows = session.scalars(
        select(ConsentAgainRow)
        .filter_by(screening_id=screening_id)
        .order_by(ConsentAgainRow.given_on, ConsentAgainRow.given_at, ConsentAgainRow.id)
    )
    return tuple(row.to_domain() for row in rows)


def amendments_after(
    session: Session, trial_id: int, version_id: int, now: datetime
) -> tuple[Amendment, ...]:
    """Give the later versions, put into use, for which subjects consent again."""
    rows = session.scalars(
        select(VersionRow).where(
            VersionRow.trial_id == trial_id,
            VersionRow.asks_consent_again == True,  # noqa: E712  SQL
            VersionRow.activated_at.is_not(None),
            VersionRow.id > version_id,
        )
    )
    return tuple(amendment_of(row, now) for row in rows)


def amendment_of(row: VersionRow, now: datetime) -> Amendment:
    since = (row.activated_at or now).astimezone(now.tzinfo).date()
    return Amendment(row.name, since, row.dated_on)


def begun_with(row: ScreeningRow) -> int:
    """Give the id of the version that the first consent was to, also after it was moved."""
    return row.moves[0].from_version_id if row.moves else row.version_id


def lacking_of(
    session: Session,
    row: ScreeningRow,
    again: tuple[ConsentAgain, ...],
    now: datetime,
    enrolled_on: date | None = None,
) -> tuple[Lacking, ...]:
    """Give the consents that a screening lacks; none once it ended (C3).

    It counts until enrolment that a subject comes of age: `enrolled_on` is the day that is
    about to be noted.
    """
    if row.state not in FOLLOWED:
        return ()
    return consents_lacking(
        row.consent,
        again,
        birth=row.subject.identity.birth_on,
        forms=forms_of(session, row.trial_id),
        amendments=amendments_after(session, row.trial_id, begun_with(row), now),
        today=now.date(),
        screened_until=row.enrolment_on if row.state is State.ENROLLED else enrolled_on,
    )
