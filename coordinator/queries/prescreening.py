"""Which trials a person may fit, by what is known (P3, S5), and how many were asked so."""

from sqlalchemy import func, select

from coordinator.domain.prescreening import (
    CriterionSeen,
    Fit,
    PrescreenedCounts,
    Prescreening,
    ToldFacts,
)
from coordinator.registry.assembly import trial_of_row
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.prescreening import known_before, prescreened
from coordinator.registry.rows.prescreenings import PrescreeningRow
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.rubbish import collected_later
from coordinator.registry.store import Registry


def prescreening(
    registry: Registry, told: ToldFacts, subject_id: int | None = None
) -> Prescreening:
    """Hold what is known against all trials that recruit; nothing of it is stored (P3)."""
    with collected_later(), registry.reading() as session:
        return prescreened(registry, session, told, subject_id)


def criteria_prescreened(
    registry: Registry, version_id: int, told: ToldFacts, subject_id: int | None = None
) -> tuple[CriterionSeen, ...]:
    """Give each criterion of one trial with what is found about it."""
    with registry.reading() as session:
        before = known_before(session, registry.clock().date(), told, subject_id)
        trial = trial_of_row(session.get_one(VersionRow, version_id).trial)
        criteria = criteria_in_walk(registry, session, version_id)
        return tuple(before.towards(trial).seen(criteria))


def prescreened_counts(registry: Registry, trial_id: int) -> PrescreenedCounts:
    """Count the pre-screenings that were noted for a trial."""
    statement = (
        select(PrescreeningRow.fit, func.count())
        .filter_by(trial_id=trial_id)
        .group_by(PrescreeningRow.fit)
    )
    with registry.reading() as session:
        counted = {Fit(fit): count for fit, count in session.execute(statement)}
    return PrescreenedCounts(*(counted.get(fit, 0) for fit in Fit))
