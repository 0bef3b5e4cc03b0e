"""What is done beside the screen each day: when somebody begins, and when they come back."""

from functools import partial

from coordinator.commands.amending import put_planned_to_use
from coordinator.commands.reducing import reduce_prescreenings
from coordinator.queries.backups import days_without_backup
from coordinator.queries.clock import entered_later_than_now
from ui.clock_check import say_if_set_back
from ui.desk import Desk
from ui.window import Window


def begin_day(desk: Desk, window: Window) -> None:
    """Do beside the screen what the site's limits and plans ask for each day (P3, S4)."""
    if desk.registry.distrust is None:
        desk.ask_in_background(put_planned_to_use, done=said_by_the_trail)
        desk.ask_in_background(reduce_prescreenings, done=said_by_the_trail)
    to_bar = partial(say_if_set_back, window.messages)
    desk.ask_in_background(entered_later_than_now, done=to_bar)
    desk.ask_in_background(days_without_backup, done=window.show_backup_age)


def said_by_the_trail(_count: int) -> None:
    """Show nothing: what was put to use or reduced stands in the audit trail."""
