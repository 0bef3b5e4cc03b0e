"""Amendments that are in use while screenings are open on versions before them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.domain.protocol import VersionState
from coordinator.domain.screening import UNDECIDED
from coordinator.domain.today import AmendmentInUse
from coordinator.registry.store import Registry
from coordinator.registry.tables import SCREENING, TRIAL, TRIAL_LABEL, VERSION

_LEFT = VERSION.alias("left_behind")
_BEHIND = (
    select(
        VERSION.c.id,
        VERSION.c.trial_id,
        VERSION.c.amendment,
        VERSION.c.version,
        VERSION.c.activates_on,
        VERSION.c.activated_at,
        TRIAL_LABEL,
        _LEFT.c.version.label("left_version"),
        func.count(SCREENING.c.id).label("left_count"),
    )
    .join_from(VERSION, TRIAL, TRIAL.c.id == VERSION.c.trial_id)
    .join(SCREENING, SCREENING.c.trial_id == VERSION.c.trial_id)
    .join(_LEFT, _LEFT.c.id == SCREENING.c.version_id)
    .where(
        VERSION.c.state == VersionState.ACTIVE,
        SCREENING.c.state.in_(UNDECIDED),
        SCREENING.c.version_id != VERSION.c.id,
    )
    .group_by(VERSION.c.id, _LEFT.c.id, TRIAL.c.id)
    .order_by(VERSION.c.id, _LEFT.c.id)
)


def amendments_in_use(registry: Registry, session: Session) -> tuple[AmendmentInUse, ...]:
    """Give the versions in use of trials that have screenings open on earlier ones (S4)."""
    now = registry.clock()
    found: dict[int, AmendmentInUse] = {}
    for row in session.connection().execute(_BEHIND):
        before = found.get(row.id)
        since = (row.activated_at or now).astimezone(now.tzinfo).date()
        found[row.id] = AmendmentInUse(
            row.trial_id,
            row.id,
            row.trial,
            row.amendment or f"v{row.version}",
            row.activates_on or since,
            row.left_count + (before.behind if before else 0),
            (*(before.versions if before else ()), f"v{row.left_version}"),
        )
    return tuple(found.values())
