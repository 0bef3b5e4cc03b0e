"""What the audit trail of a screening or a trial shows on paper."""

from coordinator.domain.form import AuditTrailForm
from coordinator.domain.staff import StaffMember
from coordinator.queries.forms import imprint
from coordinator.queries.identities import identities_of_subject, identities_of_trial
from coordinator.queries.screenings import screening_of
from coordinator.queries.staff import site_of
from coordinator.queries.trails import trail_of_screening, trail_of_trial
from coordinator.queries.trials import active_version_of, trial_of
from coordinator.registry.store import Registry


def screening_trail_form(
    registry: Registry, actor: StaffMember, *, screening_id: int
) -> AuditTrailForm:
    """Give each entry about a screening, without what identifies its subject (P1)."""
    screening = screening_of(registry, screening_id, with_identity=False)
    return AuditTrailForm(
        site_of(registry),
        screening.trial,
        screening.version,
        screening,
        trail_of_screening(registry, screening_id),
        registry.verify(),
        imprint(registry, actor),
        identities_of_subject(registry, screening.subject.id),
    )


def trial_trail_form(
    registry: Registry, actor: StaffMember, *, trial_id: int
) -> AuditTrailForm:
    """Give each entry about a trial and its screenings, without what identifies anybody."""
    return AuditTrailForm(
        site_of(registry),
        trial_of(registry, trial_id),
        active_version_of(registry, trial_id),
        None,
        trail_of_trial(registry, trial_id),
        registry.verify(),
        imprint(registry, actor),
        identities_of_trial(registry, trial_id),
    )
