"""Backups, and what would be lost by restoring one, as rows of tables."""

from coordinator.text import _
from ui.backup.view import BackupLine, CountLine, LostLine
from ui.widgets.rows import Column
from ui.widgets.tones import Tone

STATE = 4
DONE = 3
WHAT = 0


def backup_columns() -> tuple[Column[BackupLine], ...]:
    return (
        Column(_("Made"), lambda line: line.made, width=216),
        Column(_("How"), lambda line: line.how, width=152),
        Column(_("Entries"), lambda line: line.entries, is_number=True, width=96),
        Column(_("Size"), lambda line: line.size, is_number=True, width=96),
        Column(_("State"), lambda line: line.state, tone=lambda line: line.tone),
    )


def lost_columns() -> tuple[Column[LostLine], ...]:
    return (
        Column(_("Day"), lambda line: line.on, width=104),
        Column(_("Person"), lambda line: line.actor, width=136),
        Column(_("Entries"), lambda line: line.entries, is_number=True, width=80),
        Column(_("What was done"), lambda line: line.done),
    )


def count_columns() -> tuple[Column[CountLine], ...]:
    return (
        Column(_("Records"), lambda line: line.what),
        Column(_("Now"), lambda line: line.now, is_number=True, width=96),
        Column(
            _("In the backup"),
            lambda line: line.then,
            tone=lambda line: Tone.FAILED if line.is_less else None,
            is_number=True,
            width=128,
        ),
    )
