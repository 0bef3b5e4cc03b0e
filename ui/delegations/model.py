"""Lines of the delegation log as rows of a table."""

from coordinator.text import _
from ui.delegations.view import LineRow
from ui.widgets.rows import Column

DUTY = 2


def columns() -> tuple[Column[LineRow], ...]:
    return (
        Column(_("Person"), lambda row: row.person, width=144),
        Column(_("Initials"), lambda row: row.initials, width=72),
        Column(_("Delegated"), lambda row: row.duty),
        Column(_("For"), lambda row: row.scope, width=128),
        Column(_("From"), lambda row: row.from_on, width=112),
        Column(_("Until"), lambda row: row.until_on, width=144),
        Column(_("Signed"), lambda row: row.signed, tone=lambda row: row.tone, width=240),
    )
