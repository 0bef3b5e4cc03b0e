"""What was asked about criteria, and what was answered: by version, by trial, what is open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from coordinator.domain.clarification import Clarification, ClarifiedCriterion
from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.trial import TrialState
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.rows.clarifications import ClarificationRow
from coordinator.registry.rows.trials import CriterionRow, TrialRow, VersionRow
from coordinator.registry.store import Registry

_CLARIFIED = (
    select(ClarificationRow)
    .join(ClarificationRow.criterion)
    .join(CriterionRow.version)
    .join(VersionRow.trial)
    .options(
        joinedload(ClarificationRow.criterion)
        .joinedload(CriterionRow.version)
        .joinedload(VersionRow.trial)
    )
)
Wording = tuple[str, ...]


def clarifications_of(
    registry: Registry, version_id: int
) -> dict[int, tuple[Clarification, ...]]:
    """Give what was asked about a version's criteria, by the criterion's id, oldest first.

    What was asked about an earlier version of the trial counts where the criterion, and what
    it is a part of, reads the same still; it then says which version that was.
    """
    with registry.reading() as session:
        asked = _asked_of_trial_until(session, version_id)
        if not asked:
            return {}
        return _by_criterion(registry, session, version_id, asked)


def clarified_in_version(registry: Registry, version_id: int) -> tuple[ClarifiedCriterion, ...]:
    """Give what `clarifications_of` gives, criterion by criterion as the version has them."""
    found = clarifications_of(registry, version_id)
    if not found:
        return ()
    with registry.reading() as session:
        row = session.get_one(VersionRow, version_id)
        criteria = walked(criteria_in_walk(registry, session, version_id))
        return tuple(
            ClarifiedCriterion(
                row.trial_id,
                row.trial.label,
                version_id,
                row.name,
                criterion.id,
                criterion.code,
                criterion.text,
                found[criterion.id],
            )
            for criterion in criteria
            if criterion.id in found
        )


def clarified_criteria_of(registry: Registry, trial_id: int) -> tuple[ClarifiedCriterion, ...]:
    """Give all that was asked about a trial's criteria, where it was: newest version first."""
    statement = _CLARIFIED.where(VersionRow.trial_id == trial_id)
    return _clarified(
        registry,
        statement.order_by(
            VersionRow.id.desc(),
            CriterionRow.kind.desc(),
            CriterionRow.position,
            ClarificationRow.asked_on,
            ClarificationRow.id,
        ),
    )


def open_ones(registry: Registry) -> tuple[ClarifiedCriterion, ...]:
    """Give the questions that nobody has answered yet, of trials not closed, oldest first."""
    statement = _CLARIFIED.where(
        ClarificationRow.answered_on.is_(None), TrialRow.state != TrialState.CLOSED
    )
    found = _clarified(registry, statement.order_by(ClarificationRow.id))
    return tuple(sorted(found, key=lambda line: line.clarifications[0].asked_on))


def _asked_of_trial_until(session: Session, version_id: int) -> list[ClarificationRow]:
    trial_id = select(VersionRow.trial_id).filter_by(id=version_id).scalar_subquery()
    statement = _CLARIFIED.where(
        VersionRow.trial_id == trial_id, VersionRow.id <= version_id
    ).order_by(ClarificationRow.asked_on, ClarificationRow.id)
    return list(session.scalars(statement))


def _by_criterion(
    registry: Registry, session: Session, version_id: int, asked: list[ClarificationRow]
) -> dict[int, tuple[Clarification, ...]]:
    here = _wordings(criteria_in_walk(registry, session, version_id))
    there = {
        row.criterion.version_id: _wordings(
            criteria_in_walk(registry, session, row.criterion.version_id)
        )
        for row in asked
    }
    found: defaultdict[int, list[Clarification]] = defaultdict(list)
    for row in asked:
        former = row.criterion.version
        if former.id == version_id:
            found[row.criterion_id].append(row.to_domain())
            continue
        wording = there[former.id].get(row.criterion_id)
        carried = replace(row.to_domain(), from_version=former.version or former.name)
        for criterion_id, same in here.items():
            if same == wording:
                found[criterion_id].append(carried)
    return {criterion_id: tuple(each) for criterion_id, each in found.items()}


def _wordings(criteria: Iterable[Criterion], above: Wording = ()) -> dict[int, Wording]:
    """Give by id how each criterion reads, after all that it is a part of."""
    found: dict[int, Wording] = {}
    for criterion in criteria:
        own = (*(above or (criterion.kind.value,)), " ".join(criterion.text.split()))
        found[criterion.id] = own
        found |= _wordings(criterion.parts, own)
    return found


def _clarified(
    registry: Registry, statement: Select[ClarificationRow]
) -> tuple[ClarifiedCriterion, ...]:
    with registry.reading() as session:
        groups: defaultdict[CriterionRow, list[Clarification]] = defaultdict(list)
        for row in session.scalars(statement):
            groups[row.criterion].append(row.to_domain())
        return tuple(
            ClarifiedCriterion(
                criterion.version.trial_id,
                criterion.version.trial.label,
                criterion.version_id,
                criterion.version.name,
                criterion.id,
                _codes(registry, session, criterion.version_id).get(criterion.id, ""),
                criterion.text,
                tuple(clarifications),
            )
            for criterion, clarifications in groups.items()
        )


def _codes(registry: Registry, session: Session, version_id: int) -> dict[int, str]:
    criteria = walked(criteria_in_walk(registry, session, version_id))
    return {criterion.id: criterion.code for criterion in criteria}
