"""Versions of consent forms, and the consents that are due."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, cast, func, select, union_all
from sqlalchemy.orm import Session

from coordinator.domain.consent import ADULT_AT, Consent
from coordinator.domain.consent_form import ConsentAgain, ConsentDue, ConsentForm, in_order
from coordinator.domain.consent_lacking import Amendment, consents_lacking
from coordinator.domain.screening import OPEN_STATES, State
from coordinator.registry.base import IsoDate
from coordinator.registry.consents import FOLLOWED, amendment_of, forms_of
from coordinator.registry.rows.consents import ConsentAgainRow, ConsentFormRow
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.store import Registry
from coordinator.registry.tables import (
    IDENTITY,
    MOVE,
    SCREENING,
    SUBJECT,
    TRIAL_LABEL,
    screenings_with_trial_and_subject,
)

_BEGUN_WITH = func.coalesce(
    select(func.min(MOVE.c.from_version_id))
    .where(MOVE.c.screening_id == SCREENING.c.id)
    .correlate(SCREENING)
    .scalar_subquery(),
    SCREENING.c.version_id,
).label("begun_with")
"""As `registry.consents.begun_with`: nobody is moved back to an earlier version."""
_SCREENED = (
    select(
        SCREENING.c.id,
        SCREENING.c.screening_number,
        SUBJECT.c.initials,
        TRIAL_LABEL,
        SCREENING.c.trial_id,
        _BEGUN_WITH,
        SCREENING.c.state,
        SCREENING.c.consented_on,
        SCREENING.c.consented_at,
        SCREENING.c.consent_version,
        SCREENING.c.consent_obtained_by,
        SCREENING.c.guardian_consented_on,
        SCREENING.c.enrolment_on,
        IDENTITY.c.birth_on,
    )
    .select_from(screenings_with_trial_and_subject())
    .order_by(SCREENING.c.consented_on, SCREENING.c.id)
)


def consent_forms_of(registry: Registry, trial_id: int) -> tuple[ConsentForm, ...]:
    """Give the versions of a trial's consent form, the newest first."""
    with registry.reading() as session:
        return tuple(reversed(in_order(forms_of(session, trial_id))))


@dataclass(frozen=True, slots=True)
class SignedWith:
    """How many consents name a version, and the first and the last day of them."""

    count: int
    first_on: date
    last_on: date


def signed_with(registry: Registry, trial_id: int) -> dict[str, SignedWith]:
    """Give by version how often it was signed, first consents and later ones (C1)."""
    first = select(
        SCREENING.c.consent_version.label("version"), SCREENING.c.consented_on.label("day")
    ).where(SCREENING.c.trial_id == trial_id, SCREENING.c.state != State.VOIDED)
    again = (
        select(ConsentAgainRow.form_version.label("version"), ConsentAgainRow.given_on)
        .join(ScreeningRow, ScreeningRow.id == ConsentAgainRow.screening_id)
        .where(ScreeningRow.trial_id == trial_id)
    )
    given = union_all(first, again).subquery()
    statement = select(
        given.c.version,
        func.count(),
        func.min(given.c.day, type_=IsoDate),
        func.max(given.c.day, type_=IsoDate),
    ).group_by(given.c.version)
    with registry.reading() as session:
        return {
            version: SignedWith(count, first_on, last_on)
            for version, count, first_on, last_on in session.connection().execute(statement)
        }


def consents_due(registry: Registry) -> tuple[ConsentDue, ...]:
    """Give each consent that a screening lacks, the longest due first (C3)."""
    now = registry.clock()
    with registry.reading() as session:
        asking = _Asking.of(session, now)
        screened = _concerned(session, asking)
        again = _again(session) if screened else {}
    due = (found for row in screened for found in _due(row, again.get(row.id, ()), asking, now))
    return tuple(sorted(due, key=lambda found: (found.since, found.screening_id)))


@dataclass(frozen=True, slots=True)
class _Asking:
    """What asks for consent again, by trial; the amendments with the ids of their versions."""

    forms: dict[int, list[ConsentForm]]
    amendments: dict[int, list[tuple[int, Amendment]]]

    @classmethod
    def of(cls, session: Session, now: datetime) -> "_Asking":
        asks = select(ConsentFormRow.trial_id).where(ConsentFormRow.asks_again == True)  # noqa: E712  SQL
        forms: dict[int, list[ConsentForm]] = defaultdict(list)
        for form in session.scalars(
            select(ConsentFormRow).where(ConsentFormRow.trial_id.in_(asks))
        ):
            forms[form.trial_id].append(form.to_domain())
        amendments: dict[int, list[tuple[int, Amendment]]] = defaultdict(list)
        for version in session.scalars(
            select(VersionRow).where(
                VersionRow.asks_consent_again == True,  # noqa: E712  SQL
                VersionRow.activated_at.is_not(None),
            )
        ):
            found = (version.id, amendment_of(version, now))
            amendments[version.trial_id].append(found)
        return cls(forms, amendments)

    @property
    def trials(self) -> set[int]:
        return {*self.forms, *self.amendments}


def _concerned(session: Session, asking: _Asking) -> list[Row[Any]]:
    """Give the screenings that may lack a consent: of these trials, or of a minor."""
    undecided = SCREENING.c.state.in_((*OPEN_STATES, State.ELIGIBLE))
    guarded = SCREENING.c.guardian_consented_on.is_not(None)
    young = _year(IDENTITY.c.birth_on) + ADULT_AT >= _year(SCREENING.c.consented_on)
    statements: list[Select[Any]] = [_SCREENED.where(undecided, guarded | young)]
    if asking.trials:
        of_trials: ColumnElement[bool] = SCREENING.c.trial_id.in_(asking.trials)
        statements.append(_SCREENED.where(of_trials, SCREENING.c.state.in_(FOLLOWED)))
    connection = session.connection()
    found = {row.id: row for statement in statements for row in connection.execute(statement)}
    return list(found.values())


def _year(day: ColumnElement[date]) -> ColumnElement[int]:
    return cast(func.substr(day, 1, 4), Integer)


def _again(session: Session) -> dict[int, tuple[ConsentAgain, ...]]:
    found: dict[int, tuple[ConsentAgain, ...]] = defaultdict(tuple)
    rows = session.scalars(
        select(ConsentAgainRow)
        .join(ScreeningRow, ScreeningRow.id == ConsentAgainRow.screening_id)
        .where(ScreeningRow.state.in_(FOLLOWED))
        .order_by(ConsentAgainRow.given_on, ConsentAgainRow.id)
    )
    for row in rows:
        found[row.screening_id] += (row.to_domain(),)
    return found


def _due(
    row: Row[Any], again: tuple[ConsentAgain, ...], asking: _Asking, now: datetime
) -> Iterator[ConsentDue]:
    first = Consent(
        row.consented_on,
        row.consented_at,
        row.consent_version,
        row.consent_obtained_by,
        guardian_consented_on=row.guardian_consented_on,
    )
    later = asking.amendments.get(row.trial_id, ())
    for lacking in consents_lacking(
        first,
        again,
        birth=row.birth_on,
        forms=asking.forms.get(row.trial_id, ()),
        amendments=(found for id_, found in later if id_ > row.begun_with),
        today=now.date(),
        screened_until=row.enrolment_on if row.state is State.ENROLLED else None,
    ):
        yield ConsentDue(
            row.id,
            row.screening_number,
            row.initials,
            row.trial,
            lacking.because,
            lacking.since,
            lacking.version,
        )
