"""The screenings as reports see them, read at once for a trial or for the site."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import Session

from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.report import Case, FailedOn
from coordinator.domain.report_counting import MAY_BE_UNBEGUN
from coordinator.domain.screening import SIGNED_OUTCOMES, Outcome, State
from coordinator.domain.signature import Meaning
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.store import Registry
from coordinator.registry.tables import (
    DECISION,
    ENROLLED_ON,
    ENTRY,
    LEFT,
    SCREENING,
    SIGNATURE,
    VERSION,
)

CONFIRMED = (State.ELIGIBLE, State.ENROLLED, State.SCREEN_FAILURE)

_CASES = select(
    SCREENING.c.id,
    SCREENING.c.screening_number,
    SCREENING.c.trial_id,
    SCREENING.c.version_id,
    SCREENING.c.subject_id,
    SCREENING.c.state,
    SCREENING.c.consented_on,
    ENROLLED_ON,
).order_by(SCREENING.c.id)
# Lists are read only where there is something in them: to decode them takes longest.
_FAILED = select(SCREENING.c.id, SCREENING.c.failed).where(
    SCREENING.c.state == State.SCREEN_FAILURE
)
_EXCEPTED = select(SCREENING.c.id).where(SCREENING.c.excepted != [])
_BEGUN = select(SCREENING.c.id).where(
    SCREENING.c.state.in_(MAY_BE_UNBEGUN),
    select(ENTRY.c.id).where(ENTRY.c.screening_id == SCREENING.c.id).exists(),
)
_DECIDED = (
    select(DECISION.c.screening_id, func.max(DECISION.c.decided_at))
    .join_from(DECISION, SCREENING, SCREENING.c.id == DECISION.c.screening_id)
    .where(DECISION.c.outcome.in_(SIGNED_OUTCOMES), SCREENING.c.state.in_((*CONFIRMED, *LEFT)))
    .group_by(DECISION.c.screening_id)
)


def _newest(column: ColumnElement[Any], *which: ColumnElement[bool]) -> ScalarSelect[Any]:
    """Ask for the newest decision of a screening, of all or of those that are `which`."""
    of_screening = DECISION.c.screening_id == SCREENING.c.id
    newest = select(func.max(column)).where(of_screening, *which)
    return newest.correlate(SCREENING).scalar_subquery()


# A signature is voided when the subject leaves; one that was voided before had lost its hold.
_WERE_ELIGIBLE = (
    select(SCREENING.c.id)
    .join_from(SCREENING, SIGNATURE, SIGNATURE.c.screening_id == SCREENING.c.id)
    .where(
        SCREENING.c.state.in_(LEFT),
        SIGNATURE.c.meaning == Meaning.REVIEWED_ELIGIBLE,
        or_(
            SIGNATURE.c.voided_at.is_(None),
            SIGNATURE.c.voided_at >= _newest(DECISION.c.decided_at),
        ),
        _newest(DECISION.c.id, DECISION.c.outcome == Outcome.ELIGIBLE)
        > func.coalesce(_newest(DECISION.c.id, DECISION.c.outcome.is_(None)), 0),
    )
    .distinct()
)


def cases_of(
    registry: Registry, session: Session, trial_id: int | None, zone: tzinfo | None
) -> tuple[Case, ...]:
    """Give all screenings of a trial, or of the site, each as it stands now."""
    here = [] if trial_id is None else [SCREENING.c.trial_id == trial_id]
    connection = session.connection()

    def ids(statement: Select[int]) -> frozenset[int]:
        return frozenset(connection.execute(statement.where(*here)).scalars())

    rows = connection.execute(_CASES.where(*here)).mappings().all()
    failed = {row[0]: row[1] for row in connection.execute(_FAILED.where(*here))}
    versions = {row["version_id"] for row in rows if row["id"] in failed}
    told = _Told(
        failed,
        _criteria(registry, session, versions),
        {row[0]: row[1] for row in connection.execute(_DECIDED.where(*here))},
        ids(_BEGUN),
        ids(_WERE_ELIGIBLE),
        ids(_EXCEPTED),
    )
    return tuple(_case(row, told, zone) for row in rows)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of screenings beside their own rows, by their ids."""

    failed: Mapping[int, list[str]]
    criteria: Mapping[int, Mapping[str, FailedOn]]
    decided: Mapping[int, datetime]
    begun: frozenset[int]
    were_eligible: frozenset[int]
    excepted: frozenset[int]


def _case(row: RowMapping, told: _Told, zone: tzinfo | None) -> Case:
    found, state = row["id"], row["state"]
    was_eligible = found in told.were_eligible
    # The decision of who left counts where it had been confirmed before.
    is_confirmed = state in CONFIRMED or was_eligible
    stated = told.criteria.get(row["version_id"], {})
    return Case(
        screening_id=found,
        screening_number=row["screening_number"],
        trial_id=row["trial_id"],
        subject_id=row["subject_id"],
        state=state,
        consented_on=row["consented_on"],
        is_begun=found in told.begun,
        was_eligible=was_eligible,
        enrolled_on=row["enrolled_on"] if state is not State.VOIDED else None,
        decided_on=_day(told.decided.get(found), zone) if is_confirmed else None,
        is_excepted=found in told.excepted,
        failed=tuple(stated[code] for code in told.failed.get(found, ()) if code in stated),
    )


def _criteria(
    registry: Registry, session: Session, versions: Iterable[int]
) -> dict[int, dict[str, FailedOn]]:
    """Give the criteria of each version by code, as they can be failed."""
    wanted = select(VERSION.c.id, VERSION.c.version).where(VERSION.c.id.in_(tuple(versions)))
    return {
        version_id: {
            criterion.code: FailedOn(
                criterion.code, criterion.kind, wording_of(criterion), version
            )
            for criterion in walked(criteria_in_walk(registry, session, version_id))
        }
        for version_id, version in session.connection().execute(wanted)
    }


def wording_of(criterion: Criterion) -> str:
    """Give all words of a criterion, its parts' too: a part that differs is another rule."""
    return "\n".join(found.text for found in (criterion, *walked(criterion.parts)))


def _day(at: datetime | None, zone: tzinfo | None) -> date | None:
    return None if at is None else at.astimezone(zone).date()
