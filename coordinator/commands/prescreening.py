"""Noting a pre-screening, without anything that identifies the person (P3)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.audit import Action
from coordinator.domain.observation import NewObservation
from coordinator.domain.prescreening import NothingKnown, NoTrialRecruits, ToldFacts
from coordinator.domain.staff import Duty, StaffMember
from coordinator.findings.keeping import as_kept
from coordinator.registry.prescreening import prescreened
from coordinator.registry.rows.prescreenings import PrescreeningRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.store import Registry


def note_prescreening(registry: Registry, actor: StaffMember, *, told: ToldFacts) -> int:
    """Note for each trial that recruits how it stands with what was told; give their number.

    Age, sex and results are kept only where the site has switched that on.

    Raises:
        NotDelegated, NothingKnown, NoTrialRecruits.
    """
    with registry.changing(Action.PRESCREENING_NOTED, actor) as session:
        actor.require(Duty.ENTER_SUBJECTS, session.attribution.at.date())
        if told.is_empty:
            raise NothingKnown
        found = prescreened(registry, session, told)
        if not found.trials:
            raise NoTrialRecruits
        kept = told if session.scalars(select(SiteRow)).one().keeps_prescreened_facts else None
        trials = _trials(session)
        for fit in found.trials:
            session.add(
                PrescreeningRow(
                    trial=trials[fit.trial.id],
                    on=found.today,
                    fit=fit.fit.value,
                    excluded_by=[against.code for against in fit.against],
                    age=kept.age if kept else None,
                    sex=kept.sex.value if kept and kept.sex else "",
                    facts=[_plain(as_kept(each)) for each in kept.observations] if kept else [],
                    entered_by=actor.user_name,
                    entered_at=session.attribution.at,
                )
            )
    return len(found.trials)


def _trials(session: Session) -> dict[int, TrialRow]:
    return {row.id: row for row in session.scalars(select(TrialRow))}


def _plain(told: NewObservation) -> dict[str, str | bool]:
    """Write what was told as plain values: no place of a document, which may name somebody."""
    return {
        "what": told.what,
        "title": told.title,
        "nature": told.nature.value,
        "value": told.value,
        "unit": told.unit,
        "low": told.low,
        "high": told.high,
        "on": told.on.isoformat() if told.on else "",
        "until": told.until.isoformat() if told.until else "",
        "is_ongoing": told.is_ongoing,
    }
