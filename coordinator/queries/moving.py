"""What an amendment changes, and dry runs of moves to it."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.amendment import CriterionChange, amended
from coordinator.domain.checklist import Checklist, item_of
from coordinator.domain.consent_form import AgainBecause
from coordinator.domain.consent_lacking import Lacking
from coordinator.domain.criterion import Standing
from coordinator.domain.entry import Entry
from coordinator.domain.moving import MoveProspect
from coordinator.domain.screening import UNDECIDED
from coordinator.queries.trials import versions_of
from coordinator.registry.assembly import criteria_of
from coordinator.registry.consents import again_of, lacking_of
from coordinator.registry.criteria import WITH_CRITERIA, criteria_in_walk
from coordinator.registry.moving import Histories, followed, histories_then, plan_of
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.screenings import WHOLE, checklist_on, entries_of, known_for
from coordinator.registry.store import Registry


def amendment_changes(
    registry: Registry, trial_id: int, *, earlier_id: int, later_id: int
) -> tuple[CriterionChange, ...]:
    """Compare two versions of a protocol criterion by criterion, checks included."""
    versions = {version.id: version for version in versions_of(registry, trial_id)}
    return amended(versions[earlier_id].criteria, versions[later_id].criteria)


def prospects_of(registry: Registry, version_id: int) -> tuple[MoveProspect, ...]:
    """Try the move of each open screening of the trial to a version; nothing is stored (S4)."""
    with registry.reading() as session:
        target = _version(session, version_id)
        rows = session.scalars(
            select(ScreeningRow)
            .where(
                ScreeningRow.trial_id == target.trial_id,
                ScreeningRow.version_id != version_id,
                ScreeningRow.state.in_(UNDECIDED),
            )
            .order_by(ScreeningRow.consented_on, ScreeningRow.id)
            .options(*WHOLE)
        )
        return tuple(_prospect(registry, session, row, target) for row in rows)


def _version(session: Session, version_id: int) -> VersionRow:
    return session.scalars(
        select(VersionRow).filter_by(id=version_id).options(*WITH_CRITERIA)
    ).one()


def _prospect(
    registry: Registry, session: Session, row: ScreeningRow, target: VersionRow
) -> MoveProspect:
    now = registry.clock()
    histories, known = entries_of(session, row.id), known_for(session, row, now)
    plan = plan_of(registry, session, row, target, histories, known)
    asked = criteria_in_walk(registry, session, row.version_id, row.version.checks_revision)
    entered = histories_then(plan, histories)
    then = checklist_on(session, row, criteria_of(target), entered, now)
    return MoveProspect(
        screening_id=row.id,
        screening_number=row.screening_number,
        initials=row.subject.initials,
        state=row.state,
        from_version=row.version.name,
        to_version=target.name,
        now=checklist_on(session, row, asked, followed(histories), now),
        then=then,
        plan=plan,
        would_fail=_would_fail(then, entered),
        lacking=(*_lacking(registry, session, row), *_asked_again(registry, target)),
    )


def _lacking(registry: Registry, session: Session, row: ScreeningRow) -> tuple[Lacking, ...]:
    return lacking_of(session, row, again_of(session, row.id), registry.clock())


def _asked_again(registry: Registry, target: VersionRow) -> Iterator[Lacking]:
    """Give the consent that a version will ask for once it is in use."""
    if target.asks_consent_again and target.activated_at is None:
        since = target.activates_on or registry.clock().date()
        yield Lacking(AgainBecause.AMENDMENT, since, target.name)


def _would_fail(then: Checklist, histories: Histories) -> tuple[str, ...]:
    """Give the open criteria that fail, should the answers be as they are computed."""
    supposed = dict(_supposed(then))
    items = tuple(item_of(item.criterion, histories | supposed, {}) for item in then.items)
    return tuple(code for code in Checklist(items).failed if code not in then.failed)


def _supposed(then: Checklist) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    for item in then.answerable():
        criterion, finding = item.criterion, item.finding
        if item.standing is not Standing.OPEN or finding is None:
            continue
        answer = finding.suggests()
        if answer is None and finding.is_contradicted_by(criterion.favourable, criterion.kind):
            answer = criterion.unfavourable
        if answer is not None:
            yield criterion.id, (Entry(answer),)
