"""People as rows of a table."""

from coordinator.text import _
from ui.people.view import PersonRow
from ui.widgets.rows import Column

NAME = 0


def columns() -> tuple[Column[PersonRow], ...]:
    return (
        Column(_("Name"), lambda row: row.name),
        Column(_("User name"), lambda row: row.user_name, width=144),
        Column(_("Role"), lambda row: row.role, width=144),
        Column(_("Access"), lambda row: row.state, tone=lambda row: row.tone, width=232),
    )
