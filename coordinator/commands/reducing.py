"""Reducing old pre-screenings to counts, as the site's limit wants it (P3).

Apart from noting them: this runs at each sign-in and loads nothing of the findings.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, select

from coordinator.domain.audit import Action
from coordinator.domain.staff import StaffMember
from coordinator.registry.rows.prescreenings import PrescreeningRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.store import PROGRAM, Registry


def reduce_prescreenings(registry: Registry, actor: StaffMember | str = PROGRAM) -> int:
    """Clear what is older than the site's limit but for day, trial and fit; give how many.

    Where there is none, nothing is written.
    """
    with registry.reading() as session:
        days = session.scalars(select(SiteRow.prescreening_days)).one()
        is_due = _due(registry, days)
        if session.scalars(select(PrescreeningRow.id).where(*is_due).limit(1)).first() is None:
            return 0
    with registry.changing(Action.PRESCREENINGS_REDUCED, actor) as session:
        rows = session.scalars(select(PrescreeningRow).where(*is_due)).all()
        for row in rows:
            row.excluded_by, row.facts = [], []
            row.age, row.sex = None, ""
            row.is_reduced = True
    return len(rows)


def _due(registry: Registry, days: int) -> tuple[ColumnElement[bool], ...]:
    last = registry.clock().date() - timedelta(days)
    return PrescreeningRow.is_reduced == False, PrescreeningRow.on < last  # noqa: E712  SQL
