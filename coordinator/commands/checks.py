"""Judging the checks that were found in a draft's criteria: right, to be corrected, none."""

from dataclasses import replace

from coordinator.commands.drafts import criterion_row, require_reason
from coordinator.domain.audit import Action
from coordinator.domain.check import Check, CheckStanding, Comparator
from coordinator.domain.errors import Refused
from coordinator.domain.staff import StaffMember
from coordinator.registry.assembly import check_as_stored, check_of
from coordinator.registry.rows.trials import CriterionRow
from coordinator.registry.store import Registry
from coordinator.text import N_


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
    registry: Registry, actor: StaffMember, *, criterion_id: int, check: Check
) -> None:
    """Say that a check found in the text says what the criterion says."""
    with registry.changing(Action.CRITERION_CHANGED, actor) as session:
        row = criterion_row(session, actor, criterion_id)
        _judge(row, check, CheckStanding.CONFIRMED)


def confirm_checks(registry: Registry, actor: StaffMember, *, criterion_id: int) -> None:
    """Say that all checks of a criterion are right; one whose sign was lost stays as it is.

    Raises:
        NothingToConfirm: each of them is confirmed already, or waits for its sign.
    """
    with registry.changing(Action.CRITERION_CHANGED, actor) as session:
        row = criterion_row(session, actor, criterion_id)
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
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        row = criterion_row(session, actor, criterion_id)
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
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        row = criterion_row(session, actor, criterion_id)
        _judge(row, check, CheckStanding.REMOVED)
        _enter(row, replace(correction, span=check.span))


def add_check(
    registry: Registry, actor: StaffMember, *, criterion_id: int, check: Check, reason: str
) -> None:
    """Enter a check that reading did not find; its span marks the words that say it."""
    require_reason(N_("Adding a check"), reason)
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        row = criterion_row(session, actor, criterion_id)
        if not row.text[slice(*check.span)].strip():
            raise CheckWithoutWords
        _enter(row, check)


def _can_be_confirmed(check: Check) -> bool:
    is_suggested = check.standing is CheckStanding.SUGGESTED
    return is_suggested and check.comparator is not Comparator.LOST


def _judge(row: CriterionRow, check: Check, standing: CheckStanding) -> None:
    places = [place for place, stored in enumerate(row.checks) if check_of(stored) == check]
    if not places:
        raise CheckGone
    checks = list(row.checks)
    checks[places[0]] = check_as_stored(replace(check, standing=standing), row.text)
    row.checks = checks


def _enter(row: CriterionRow, check: Check) -> None:
    confirmed = replace(check, standing=CheckStanding.CONFIRMED)
    row.checks = [*row.checks, check_as_stored(confirmed, row.text)]
