"""Edits to the outline of a draft: where a criterion stands, and which are in use."""

from coordinator.commands.drafts import (
    draft_row,
    read_checks_again,
    require_reason,
    withdraw_confirmation,
)
from coordinator.commands.editing import editing
from coordinator.commands.places import (
    on_level,
    parts_of,
    put_at_end,
    put_behind,
    put_between,
    siblings_of,
    with_all_parts,
)
from coordinator.domain.audit import Action
from coordinator.domain.criterion import Combination, Kind
from coordinator.domain.review import NotAPart, NothingAbove
from coordinator.domain.staff import NameMissing, StaffMember
from coordinator.registry.rows.trials import CriterionRow
from coordinator.registry.store import Registry
from coordinator.text import N_

MOVING = N_("Moving a criterion")


def move_to(
    registry: Registry, actor: StaffMember, *, criterion_id: int, kind: Kind, reason: str
) -> None:
    """Put a criterion with its parts at the end of the inclusion or exclusion criteria."""
    require_reason(MOVING, reason)
    with editing(registry, actor, criterion_id, reason) as (_, row):
        for moved in with_all_parts(row):
            moved.kind = kind
        row.parent_id = None
        put_at_end(row)


def shift(
    registry: Registry, actor: StaffMember, *, criterion_id: int, by: int, reason: str = ""
) -> None:
    """Move a criterion up (less than 0) or down on its level, at most to its end."""
    with editing(registry, actor, criterion_id, reason) as (_, row):
        level = siblings_of(row)
        here = level.index(row)
        there = min(max(here + by, 0), len(level) - 1)
        if there != here:
            others = [other for other in level if other is not row]
            put_between(row, others[:there], others[there:])


def indent(registry: Registry, actor: StaffMember, *, criterion_id: int, reason: str) -> None:
    """Make a criterion the last part of the one above it."""
    require_reason(MOVING, reason)
    with editing(registry, actor, criterion_id, reason) as (_, row):
        level = siblings_of(row)
        above = level[: level.index(row)]
        if not above or above[-1].is_heading:
            raise NothingAbove
        row.parent_id = above[-1].id
        put_at_end(row)


def outdent(registry: Registry, actor: StaffMember, *, criterion_id: int, reason: str) -> None:
    """Make a part a criterion of its own, next behind the one it was a part of."""
    require_reason(MOVING, reason)
    with editing(registry, actor, criterion_id, reason) as (_, row):
        parent = next((r for r in row.version.criteria if r.id == row.parent_id), None)
        if parent is None:
            raise NotAPart
        put_behind(row, parent)


def add_criterion(
    registry: Registry,
    actor: StaffMember,
    *,
    version_id: int,
    kind: Kind,
    text: str,
    reason: str,
) -> int:
    """Add a criterion that the record does not have; its verbatim words are empty."""
    require_reason(N_("Adding a criterion"), reason)
    if not text.strip():
        raise NameMissing(N_("The criterion's wording"))
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        version = draft_row(session, actor, version_id)
        row = CriterionRow(
            kind=kind, text=text.strip(), verbatim="", combination=Combination.WHOLE
        )
        put_between(row, on_level(version, kind, None), ())
        version.criteria.append(row)
        read_checks_again(row)
        withdraw_confirmation(version)
        session.flush()
        return row.id


def mark_criterion(
    registry: Registry,
    actor: StaffMember,
    *,
    criterion_id: int,
    needs_investigator: bool | None = None,
    may_be_not_applicable: bool | None = None,
    is_heading: bool | None = None,
) -> None:
    """Set the marks that are given; None leaves a mark as it is.

    A heading asks nothing and has no parts: what stood below it stands behind it.
    """
    with editing(registry, actor, criterion_id, "") as (_, row):
        if needs_investigator is not None:
            row.needs_investigator = needs_investigator
        if may_be_not_applicable is not None:
            row.may_be_not_applicable = may_be_not_applicable
        if is_heading is not None:
            row.is_heading = is_heading
        if is_heading:
            for part in reversed(parts_of(row)):
                put_behind(part, row)


def defer_criterion(
    registry: Registry, actor: StaffMember, *, criterion_id: int, until: str, reason: str
) -> None:
    """Say before what a criterion is answered later than the decision; empty: not later.

    It changes what the verdict waits for, so the wording is confirmed anew.
    """
    require_reason(N_("Deferring a criterion"), reason)
    with editing(registry, actor, criterion_id, reason) as (_, row):
        if row.deferred_to != until.strip():
            row.deferred_to = until.strip()
            withdraw_confirmation(row.version)
