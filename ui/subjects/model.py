"""Subjects as rows of a table."""

from coordinator.text import _
from ui.subjects.view import SubjectRow
from ui.widgets.table import Column


def columns() -> tuple[Column[SubjectRow], ...]:
    return (
        Column(_("Initials"), lambda row: row.initials, width=84),
        Column(_("Name"), lambda row: row.name, width=184),
        Column(_("Hospital number"), lambda row: row.hospital_number, width=136),
        Column(_("Sex"), lambda row: row.sex, width=72),
        Column(_("Born"), lambda row: row.birth, width=104),
        Column(_("Latest screening"), lambda row: row.latest),
    )


IDENTIFYING = (1, 2, 4)
LAST = 5
