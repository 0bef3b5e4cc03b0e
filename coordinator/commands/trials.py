"""Registering trials, and the versions of their protocols."""

from coordinator.commands.copying import copy_criteria
from coordinator.commands.drafts import (
    require_maintainer,
    require_reason,
    trial_row,
    version_row,
)
from coordinator.commands.laying_down import lay_down
from coordinator.commands.taking_over import former_of, take_over
from coordinator.domain.audit import Action
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import RegistryRecord
from coordinator.domain.staff import NameMissing, StaffMember
from coordinator.domain.trial import (
    DEFAULT_PATTERN,
    LONGEST_RESULT,
    ResultDaysImpossible,
    TargetImpossible,
    TrialState,
    numbered,
    short_title_of,
)
from coordinator.domain.windows import Anchor
from coordinator.registry.rows.trials import TrialRow, VersionRow
from coordinator.registry.store import Registry
from coordinator.text import N_


def register_trial(registry: Registry, actor: StaffMember, *, record: RegistryRecord) -> int:
    """Enter a trial from its registry record, with a draft version to review."""
    with registry.changing(Action.TRIAL_REGISTERED, actor) as session:
        require_maintainer(session, actor)
        trial = trial_row_of(record)
        session.add(trial)
        lay_down(session, trial, record)
        return trial.id


def draft_version(
    registry: Registry, actor: StaffMember, *, trial_id: int, record: RegistryRecord
) -> int:
    """Draft a version from another record of a trial that is in the registry already.

    What was settled about a criterion is taken over where the record says the same.
    """
    with registry.changing(Action.VERSION_DRAFTED, actor) as session:
        trial = trial_row(session, actor, trial_id)
        draft = lay_down(session, trial, record)
        session.refresh(draft, ["criteria", "points"])
        if former := former_of(trial, draft):
            take_over(former, draft)
            draft.protocol_number = former.protocol_number
        return draft.id


def copy_version(registry: Registry, actor: StaffMember, *, version_id: int) -> int:
    """Draft a version with the same criteria, to be changed where an amendment changed it.

    Number and date are entered anew, and the wording is confirmed anew.
    """
    with registry.changing(Action.VERSION_DRAFTED, actor) as session:
        original = version_row(session, actor, version_id)
        draft = VersionRow(
            trial=original.trial,
            source_id=original.source_id,
            protocol_number=original.protocol_number,
            state=VersionState.DRAFT,
        )
        session.add(draft)
        session.flush()
        copy_criteria(session, original, draft)
        return draft.id


def change_trial(  # noqa: PLR0913  the settings of a trial
    registry: Registry,
    actor: StaffMember,
    *,
    trial_id: int,
    short_title: str,
    number_pattern: str,
    age_anchor: Anchor,
    target_enrolment: int | None,
    result_anchor: Anchor,
    result_days: int | None,
    reason: str = "",
) -> None:
    """Change how the site keeps a trial. Numbers given already stay as they are (S1).

    A result without a window of its own holds for `result_days` before `result_anchor`;
    without end where that is None (W1).

    Raises:
        NotDelegated, NameMissing, TargetImpossible, ResultDaysImpossible.
        PatternUnusable: `number_pattern` has no place for the running number.
    """
    if not short_title.strip():
        raise NameMissing(N_("The short title"))
    numbered(number_pattern, "0", 1)
    if target_enrolment is not None and target_enrolment < 1:
        raise TargetImpossible(target_enrolment)
    if result_days is not None and not 1 <= result_days <= LONGEST_RESULT:
        raise ResultDaysImpossible(result_days)
    with registry.changing(Action.TRIAL_CHANGED, actor, reason) as session:
        trial = trial_row(session, actor, trial_id)
        trial.short_title = short_title.strip()
        trial.number_pattern = number_pattern
        trial.age_anchor = age_anchor
        trial.target_enrolment = target_enrolment
        trial.result_anchor, trial.result_days = result_anchor, result_days


def close_trial(registry: Registry, actor: StaffMember, *, trial_id: int, reason: str) -> None:
    """Stop screening for a trial. It stays readable, and its screenings go on."""
    require_reason(N_("Closing a trial"), reason)
    with registry.changing(Action.TRIAL_CHANGED, actor, reason) as session:
        trial_row(session, actor, trial_id).state = TrialState.CLOSED


def trial_row_of(record: RegistryRecord) -> TrialRow:
    return TrialRow(
        title=record.title or "",
        short_title=short_title_of(record),
        state=TrialState.DRAFT,
        nct=record.ids.nct or "",
        chictr=record.ids.chictr or "",
        secondary_ids=list(record.ids.secondary),
        scientific_title=record.scientific_title or "",
        sponsor=record.sponsor or "",
        registry_status=record.status or "",
        phase=record.phase or "",
        conditions=list(record.conditions),
        interventions=list(record.interventions),
        min_age=record.min_age,
        max_age=record.max_age,
        age_unit=record.age_unit or "",
        sex=record.sex or "",
        target_enrolment=record.target_enrolment or None,
        number_pattern=DEFAULT_PATTERN,
        age_anchor=Anchor.CONSENT,
    )
