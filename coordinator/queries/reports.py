"""How recruitment goes: what the reports count, for a trial or for the site."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.domain.prescreening import Fit, PrescreenedCounts
from coordinator.domain.report import Case, Report, ReportForm, ReportScope, TrialShare
from coordinator.domain.report_counting import (
    consented_in,
    failures_of,
    funnel_of,
    recruited_of,
    to_decision_of,
    to_enrolment_of,
)
from coordinator.domain.staff import StaffMember
from coordinator.queries.forms import imprint
from coordinator.queries.report_cases import cases_of
from coordinator.queries.staff import site_of
from coordinator.queries.trials import trial_in_use
from coordinator.registry.rows.prescreenings import PrescreeningRow
from coordinator.registry.store import Registry
from coordinator.registry.tables import TRIAL, TRIAL_LABEL


def report_of(registry: Registry, scope: ReportScope) -> Report:
    """Count everything for one trial or for all, in the period that is asked for."""
    now = registry.clock()
    with registry.reading() as session:
        cases = cases_of(registry, session, scope.trial_id, now.tzinfo)
        trials = _trials(session, scope, cases)
        target = _target(trials)
        return Report(
            scope,
            funnel_of(cases, _prescreened(session, scope), scope),
            recruited_of(cases, scope, now.date(), target),
            failures_of(cases, scope),
            to_decision_of(cases, scope),
            to_enrolment_of(cases, scope),
            trials,
        )


def report_form(registry: Registry, actor: StaffMember, scope: ReportScope) -> ReportForm:
    """Put the report together with what its foot says of its making.

    Raises:
        OnlyReadable: the registry was changed outside of the program (T4).
    """
    made = imprint(registry, actor)
    found = trial_in_use(registry, scope.trial_id)
    return ReportForm(site_of(registry), report_of(registry, scope), made, *found)


def _prescreened(session: Session, scope: ReportScope) -> PrescreenedCounts:
    """Count the pre-screenings of the period, those that were reduced to a count as well."""
    row = PrescreeningRow
    statement = select(row.fit, func.count()).group_by(row.fit)
    if scope.trial_id is not None:
        statement = statement.where(row.trial_id == scope.trial_id)
    if scope.since is not None:
        statement = statement.where(row.on >= scope.since)
    if scope.until is not None:
        statement = statement.where(row.on <= scope.until)
    counted = {Fit(fit): count for fit, count in session.execute(statement)}
    return PrescreenedCounts(*(counted.get(fit, 0) for fit in Fit))


def _trials(
    session: Session, scope: ReportScope, cases: Sequence[Case]
) -> tuple[TrialShare, ...]:
    """Give each trial with what it has of the cases, in the order they were registered."""
    statement = select(TRIAL.c.id, TRIAL_LABEL, TRIAL.c.target_enrolment).order_by(TRIAL.c.id)
    if scope.trial_id is not None:
        statement = statement.where(TRIAL.c.id == scope.trial_id)
    shares = []
    for trial_id, label, target in session.connection().execute(statement):
        own = [case for case in cases if case.trial_id == trial_id]
        enrolled = [case.enrolled_on for case in own if case.enrolled_on is not None]
        within = sum(map(scope.holds, enrolled))
        consented = len(consented_in(own, scope))
        shares.append(TrialShare(trial_id, label, consented, within, len(enrolled), target))
    return tuple(shares)


def _target(trials: Sequence[TrialShare]) -> int | None:
    """Add up the targets; a sum in which a trial is missing would be no target."""
    targets = [share.target for share in trials]
    if not targets or None in targets:
        return None
    return sum(target for target in targets if target is not None)
