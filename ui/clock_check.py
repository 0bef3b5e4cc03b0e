"""A warning when this computer's clock was set back: it stamps what is entered and signed."""

from datetime import datetime

from coordinator.text import _
from ui.widgets.messages import MessageBar


def say_if_set_back(messages: MessageBar, newest_at: datetime | None) -> None:
    """Warn in `messages` if there are entries of a time that is still to come."""
    if newest_at is not None:
        words = _(
            "The newest entries are of {at}, which this computer's clock has not reached. "
            "See that its date and time are right before anything is entered or signed."
        )
        messages.show_info(words.format(at=f"{newest_at:%Y-%m-%d %H:%M}"))
