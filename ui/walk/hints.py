"""The keys of the walk, at its foot."""

from PySide6.QtWidgets import QLabel

from coordinator.text import _
from ui.widgets.labels import KeyHint, Label


def key_hints() -> tuple[QLabel, ...]:
    hints: list[QLabel] = []
    for keys, words in (
        ("Enter", _("next open one")),
        ("D", _("same document")),
        ("E", _("evidence")),
        ("R", _("remark")),
    ):
        label = Label(words, "caption")
        label.setWordWrap(False)
        hints += [KeyHint(keys), label]
    return tuple(hints)
