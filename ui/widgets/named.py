"""Names for widgets: how a robot, a rule in the style sheet, a screen reader find them."""

from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)
TOPIC: Final = "topic"


def named(name: str, widget: W) -> W:
    widget.setObjectName(name)
    return widget


def said(accessible_name: str, widget: W) -> W:
    """Give `widget` the words with which a screen reader announces it."""
    widget.setAccessibleName(accessible_name)
    return widget


def explained(topic: str, widget: W) -> W:
    """Let F1 open the help about `topic` while the keyboard is in `widget`."""
    widget.setProperty(TOPIC, topic)
    return widget


def styled(widget: W, **properties: str | bool) -> W:
    """Set properties that the style sheet looks at, also on a widget that is already shown."""
    # A property that was never set is to the style sheet as one that is false.
    is_new = any(
        (widget.property(name) or False) != value for name, value in properties.items()
    )
    for name, value in properties.items():
        widget.setProperty(name, value)
    if is_new:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
    return widget
