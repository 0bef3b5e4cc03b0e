"""Judging the checks of criteria: right, to be corrected, none; and how they combine.

A draft's checks are judged freely. Those of a version in use only with a reason: findings are
suggestions, so the criteria stay what they are, but who walks them has to see the new ones.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import select

from coordinator.commands.drafts import is_in_use, require_reason, version_row
from coordinator.commands.judged_checks import state_the_same
from coordinator.domain.audit import Action
from coordinator.domain.check import Check, CheckStanding, Comparator
from coordinator.domain.check_rule import CheckRule
from coordinator.domain.errors import Refused
from coordinator.domain.protocol import VersionState
from coordinator.domain.review import CriterionSetAside, VersionSuperseded
from coordinator.domain.rule_draft import require_rule
from coordinator.domain.staff import StaffMember
from coordinator.registry.assembly import check_as_stored, check_of, rule_as_stored
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.trials import CriterionRow
from coordinator.registry.store import Registry
from coordinator.text import N_

CHANGING_IN_USE = N_("Changing a check of a version in use")


class CheckGone(Refused):
    problem = N_("This check was changed or removed meanwhile.")
    remedy = N_("Look at the criterion as it stands now.")


class CheckWithoutWords(Refused):
    problem = N_("A check belongs to words of the criterion, and none are marked.")
    remedy = N_("Mark the words that say it.")


class NothingToConfirm(Refused):
    problem = N_("No check of this criterion waits to be confirmed.")
    remedy = N_("Where a sign was lost, correct the check: say which sign it is.")


def confirm_check(
    registry: Registry,
    actor: StaffMember,
    *,
    criterion_id: int,
    check: Check,
    reason: str = "",
) -> None:
    """Say that a check found in the text says what the criterion says."""
    with _judging(registry, actor, criterion_id, reason) as row:
        _judge(row, check, CheckStanding.CONFIRMED)


def confirm_checks(
    registry: Registry, actor: StaffMember, *, criterion_id: int, reason: str = ""
) -> None:
    """Say that all checks of a criterion are right; one whose sign was lost stays as it is.

    Raises:
        NothingToConfirm: each of them is confirmed already, or waits for its sign.
    """
    with _judging(registry, actor, criterion_id, reason) as row:
        waiting = [check for check in map(check_of, row.checks) if _can_be_confirmed(check)]
        if not waiting:
            raise NothingToConfirm
        for check in waiting:
            _judge(row, check, CheckStanding.CONFIRMED)


def remove_check(
    registry: Registry, actor: StaffMember, *, criterion_id: int, check: Check, reason: str
) -> None:
    """Say that the words are no check; reading the text again does not bring it back."""
    require_reason(N_("Removing a check"), reason)
    with _judging(registry, actor, criterion_id, reason) as row:
        _judge(row, check, CheckStanding.REMOVED)


def correct_check(
    registry: Registry,
    actor: StaffMember,
    *,
    criterion_id: int,
    check: Check,
    correction: Check,
    reason: str,
) -> None:
    """Put `correction` in the place of a check; it is confirmed by being entered."""
    require_reason(N_("Correcting a check"), reason)
    with _judging(registry, actor, criterion_id, reason) as row:
        place = _judge(row, check, CheckStanding.REMOVED)
        _enter(row, replace(correction, span=check.span), place + 1)


def add_check(
    registry: Registry, actor: StaffMember, *, criterion_id: int, check: Check, reason: str
) -> None:
    """Enter a check that reading did not find; its span marks the words that say it."""
    require_reason(N_("Adding a check"), reason)
    with _judging(registry, actor, criterion_id, reason) as row:
        if not row.text[slice(*check.span)].strip():
            raise CheckWithoutWords
        _enter(row, check, len(row.checks))


def set_check_rule(
    registry: Registry,
    actor: StaffMember,
    *,
    criterion_id: int,
    rule: CheckRule | None,
    checks: tuple[Check, ...],
    reason: str,
) -> None:
    """Say how `checks`, those that were on the screen, make the criterion; None unsays it.

    Raises:
        CheckGone: these are not the criterion's checks any more.
        RuleUnfinished: the rule leaves one of them out, or open how some count.
    """
    require_reason(N_("Saying how checks combine"), reason)
    with _judging(registry, actor, criterion_id, reason) as row:
        if checks_in_force(row) != checks:
            raise CheckGone
        if rule is not None:
            require_rule(rule, len(checks))
        row.check_rule = None if rule is None else rule_as_stored(rule)


def checks_in_force(row: CriterionRow) -> tuple[Check, ...]:
    """Give the checks that a rule's places count: those that were not removed."""
    every = map(check_of, row.checks)
    return tuple(check for check in every if check.standing is not CheckStanding.REMOVED)


@contextmanager
def _judging(
    registry: Registry, actor: StaffMember, criterion_id: int, reason: str
) -> Iterator[CriterionRow]:
    """Open a criterion whose checks are judged; see to what follows from it."""
    with registry.changing(Action.CHECK_CHANGED, actor, reason) as session:
        row = _judged_row(session, actor, criterion_id)
        before: Sequence[dict[str, object]] = list(row.checks)
        rule = row.check_rule
        yield row
        if row.check_rule == rule and not state_the_same(before, row.checks):
            row.check_rule = None  # it was said of other checks
        if row.version.state is not VersionState.DRAFT:
            row.version.checks_revision += 1


def _judged_row(session: AuditedSession, actor: StaffMember, criterion_id: int) -> CriterionRow:
    """Load a criterion of a draft, or with a reason one of the version in use."""
    found = select(CriterionRow.version_id).filter_by(id=criterion_id)
    version = version_row(session, actor, session.scalars(found).one())
    if version.state is VersionState.SUPERSEDED:
        raise VersionSuperseded(version.name)
    if version.state in (VersionState.PLANNED, VersionState.ACTIVE):
        require_reason(CHANGING_IN_USE, session.attribution.reason)
    row = next(row for row in version.criteria if row.id == criterion_id)
    if not is_in_use(row):
        raise CriterionSetAside(row.text)
    return row


def _can_be_confirmed(check: Check) -> bool:
    is_suggested = check.standing is CheckStanding.SUGGESTED
    return is_suggested and check.comparator is not Comparator.LOST


def _judge(row: CriterionRow, check: Check, standing: CheckStanding) -> int:
    """Give a check its standing, and say where in the row it stands."""
    places = [place for place, stored in enumerate(row.checks) if check_of(stored) == check]
    if not places:
        raise CheckGone
    checks = list(row.checks)
    checks[places[0]] = check_as_stored(replace(check, standing=standing), row.text)
    row.checks = checks
    return places[0]


def _enter(row: CriterionRow, check: Check, place: int) -> None:
    confirmed = replace(check, standing=CheckStanding.CONFIRMED)
    stored = check_as_stored(confirmed, row.text)
    row.checks = [*row.checks[:place], stored, *row.checks[place:]]
