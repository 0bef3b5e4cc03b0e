"""A button with a menu of what is done seldom, so that what is done daily is seen at once."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.widgets.buttons import Button
from ui.widgets.named import named


class MoreButton(Button):
    """Opens its menu below itself; there the arrows choose, as the underlined letters do."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "chevron-down")
        self.setProperty("quiet", True)
        self._menu = named("more_menu", QMenu(self))
        self.clicked.connect(self._open)

    def offer(self, name: str, words: str) -> QAction:
        """Put one more act at the end of the menu."""
        action = self._menu.addAction(words)
        action.setObjectName(name)
        return action

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        offered = (one for one in self._menu.actions() if one.isVisible() and one.isEnabled())
        if (first := next(offered, None)) is not None:
            self._menu.setActiveAction(first)
