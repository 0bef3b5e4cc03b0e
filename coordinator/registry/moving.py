"""What would follow a screening to another version of its protocol (S4)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from coordinator.domain.amendment import CriterionChange, Fate, amended
from coordinator.domain.criterion import Answer, Criterion, walked
from coordinator.domain.entry import Entry, Origin
from coordinator.domain.known import Known
from coordinator.domain.moves import EarlierAnswer
from coordinator.domain.moving import Anew, Carried, Dropped, MovePlan, Why
from coordinator.findings.criteria import finding_on
from coordinator.findings.wanting import wanted_at
from coordinator.registry.assembly import criteria_of
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.store import Registry

Histories = dict[int, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class _Moving:
    """Weighs each criterion of the later version, with what was entered at the earlier one."""

    version: str  # the earlier one's name
    histories: Histories
    known: Known

    def plan(self, changes: tuple[CriterionChange, ...]) -> MovePlan:
        weighed = [found for change in changes for found in self._weighed(change)]
        return MovePlan(
            tuple(found for found in weighed if isinstance(found, Carried)),
            tuple(found for found in weighed if isinstance(found, Anew)),
            tuple(found for found in weighed if isinstance(found, Dropped)),
        )

    def _weighed(self, change: CriterionChange) -> Iterator[Carried | Anew | Dropped]:
        before, after = change.before, change.after
        entries = self.histories.get(before.id, ()) if before else ()
        entry = entries[-1] if entries else None
        if after is None or not _is_answered_at(after):
            if before is not None and entry is not None:
                yield Dropped(before.code, before.text, entry)
            return
        finding = finding_on(after, self.known) if after.checks else None
        was = before.code if before else ""
        why = self._why_not(change, after, entry)
        if why is None and entry is not None:
            followed = replace(entry, origin=self._origin(entry, was), correction="")
            if finding is not None:
                followed = replace(followed, working=finding.working, cited=finding.used)
            yield Carried(after, was, followed, finding)
        elif why is not None:
            wanted = tuple(
                found.title for found in wanted_at(after, self.known) if not found.fitting
            )
            yield Anew(after, why, was, entry, finding, wanted)

    def _why_not(
        self, change: CriterionChange, after: Criterion, entry: Entry | None
    ) -> Why | None:
        """Say why what was entered does not follow; None where it does, or is nothing."""
        before = change.before
        if before is None:
            return Why.ADDED
        if change.fate is Fate.REWORDED:
            return Why.REWORDED
        if before.kind is not after.kind:
            return Why.OTHER_LIST
        if not change.is_same_statement:
            is_alike = before.answered_by_parts == after.answered_by_parts
            return Why.ABOVE if is_alike else Why.PARTS
        return None if entry is None else self._why_answer_stays(before, after, entry)

    def _why_answer_stays(
        self, before: Criterion, after: Criterion, entry: Entry
    ) -> Why | None:
        """Refuse to carry over what could not be entered at the later version as it is."""
        if after.needs_investigator and not before.needs_investigator:
            return Why.INVESTIGATOR
        if entry.answer is Answer.NOT_APPLICABLE and not after.may_be_not_applicable:
            return Why.APPLIES
        finding = finding_on(after, self.known) if after.checks else None
        is_against = finding is not None and finding.is_contradicted_by(
            entry.answer, after.kind
        )
        return Why.AGAINST if is_against and not entry.against_finding.strip() else None

    def _origin(self, entry: Entry, was: str) -> Origin | None:
        """Say where it comes from: what was carried over before keeps who answered it."""
        if entry.at is None:
            return None
        if entry.origin is not None:
            return replace(entry.origin, revision=entry.revision)
        answered_at = entry.answered_at or entry.at
        return Origin(entry.revision, entry.answered_by, answered_at, self.version, was)


def plan_of(
    registry: Registry,
    session: Session,
    row: ScreeningRow,
    target: VersionRow,
    histories: Histories,
    known: Known,
) -> MovePlan:
    """Weigh what would follow `row` to `target`; nothing is changed."""
    before = criteria_in_walk(registry, session, row.version_id, row.version.checks_revision)
    moving = _Moving(row.version.name, histories, known)
    return moving.plan(amended(before, criteria_of(target)))


def histories_then(plan: MovePlan, histories: Histories) -> Histories:
    """Give what would be entered at the later version, by its criteria."""
    return histories | {found.criterion.id: (found.entry,) for found in plan.carried}


def followed(histories: Histories) -> Histories:
    """Put before each answer that was carried over what it was carried over from."""
    at = {entry.revision: id_ for id_, entries in histories.items() for entry in entries}
    found: Histories = {}
    for id_, entries in sorted(histories.items(), key=lambda pair: pair[1][0].revision):
        origin = entries[0].origin
        former = at.get(origin.revision) if origin else None
        found[id_] = (*found.get(former, ()), *entries) if former is not None else entries
    return found


def earlier_answers(
    registry: Registry, session: Session, row: ScreeningRow, histories: Histories
) -> tuple[EarlierAnswer, ...]:
    """Give what was answered on the versions that a screening left, and did not follow."""
    every = (entry for entries in histories.values() for entry in entries)
    went_on = {entry.origin.revision for entry in every if entry.origin}
    whole = followed(histories)
    found: dict[int, EarlierAnswer] = {}
    for move in row.moves:
        version = move.from_version
        for criterion in walked(criteria_in_walk(registry, session, version.id)):
            entries = histories.get(criterion.id, ())
            if entries and not went_on & {entry.revision for entry in entries}:
                found[criterion.id] = EarlierAnswer(
                    version.name, criterion.code, criterion.text, whole[criterion.id]
                )
    return tuple(found.values())


def _is_answered_at(criterion: Criterion) -> bool:
    return not criterion.is_heading and not criterion.answered_by_parts
