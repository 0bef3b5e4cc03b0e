"""Dialogs, only for what must be finished or dropped. Open them with `open()`."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QWidget

from coordinator.text import _
from ui.widgets.buttons import danger, primary, quiet
from ui.widgets.choices import RemarkField
from ui.widgets.dialog_area import DialogArea
from ui.widgets.labels import Label, heading
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named, said
from ui.widgets.ticks import OneOfSeveral

LEAST = 440  # pixels of width
AROUND_WINDOW = QSize(16, 40)  # what the desktop draws around a window


class DialogFrame(QDialog):
    """A heading, what is asked, and the buttons at the right of the foot.

    As large as what is asked needs, but no larger than the screen: there it is scrolled.
    """

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(LEAST)
        self._wanted = LEAST
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take_help()
        self._heading = heading(title)
        self._content = column(gap=12)
        self._buttons = row(spacer())
        self._area = DialogArea(self._content)
        self._area.needs_changed.connect(self._grow)
        self.setLayout(column(self._heading, self._area, self._buttons, gap=16, margin=24))

    def set_content(self, content: QLayout) -> None:
        self._content.addLayout(content)

    def want_width(self, width: int) -> None:
        """Be as wide as that where the screen is."""
        self._wanted = width

    def showEvent(self, event: QShowEvent) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            hint = self.sizeHint()
            self.resize(self._fitting(max(hint.width(), self._wanted), hint.height()))
        self._grow()
        super().showEvent(event)

    def _grow(self) -> None:
        """Become higher where something more is asked or told."""
        if self.isVisible() and self.isWindow():
            self.resize(self._fitting(self.width(), self.height()))

    def _fitting(self, width: int, height: int) -> QSize:
        """Give a size in which all is seen, as far as there is room for it."""
        room = self._room()
        width = min(width, room.width())
        layout = self.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else height
        return QSize(width, min(max(height, needed), room.height()))

    def _room(self) -> QSize:
        return (self.screen().availableSize() - AROUND_WINDOW).boundedTo(self.maximumSize())

    def set_actions(self, act: QPushButton, *, cancel: bool = True) -> None:
        """Put `act` at the right corner, with Cancel beside it."""
        if cancel:
            drop = named("cancel", quiet(_("Cancel")))
            drop.clicked.connect(self.reject)
            self._buttons.addWidget(drop)
        self._buttons.addWidget(act)

    def _take_help(self) -> None:
        """Let the window's key for help work here, too."""
        parent = self.parentWidget()
        if parent and (key := parent.window().findChild(QAction, "help_action")):
            self.addAction(key)


class ConfirmDialog(DialogFrame):
    confirmed = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        question: str,
        act: str,
        detail: str = "",
        *,
        is_final: bool = False,
    ) -> None:
        super().__init__(parent, title)
        self._act = named("act", danger(act) if is_final else primary(act))
        self._act.setDefault(not is_final)
        self._act.clicked.connect(self._confirm)
        words = [Label(question), *([Label(detail, "second")] if detail else [])]
        self.set_content(column(*words))
        self.set_actions(self._act)

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()


class ReasonDialog(DialogFrame):
    """Asks why. A prepared reason can be taken as it is, or with words added to it."""

    given = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        question: str,
        presets: Sequence[str] = (),
        act: str = "",
        *,
        is_final: bool = False,
    ) -> None:
        super().__init__(parent, title)
        act = act or _("Continue")
        self._act = named("act", danger(act) if is_final else primary(act))
        self._presets = [
            named(f"preset_{number}", OneOfSeveral(words.replace("&", "&&")))
            for number, words in enumerate(presets)
        ]
        self._prepared = tuple(presets)
        self._words = said(_("Reason"), named("reason", RemarkField(_("Reason in your words"))))
        self._act.setEnabled(False)
        self._act.setDefault(not is_final)
        self._act.clicked.connect(self._give)
        self._words.textChanged.connect(self._judge)
        for preset in self._presets:
            preset.toggled.connect(self._judge)
        self.set_content(column(Label(question), *self._presets, self._words, gap=12))
        self.set_actions(self._act)
        (self._presets[0] if self._presets else self._words).setFocus()

    @property
    def reason(self) -> str:
        """The reason as it would be given now."""
        chosen = [
            words
            for preset, words in zip(self._presets, self._prepared, strict=True)
            if preset.isChecked()
        ]
        return ": ".join(filter(None, [*chosen, self._words.words().strip()]))

    def _judge(self) -> None:
        self._act.setEnabled(bool(self.reason))

    def _give(self) -> None:
        self.given.emit(self.reason)
        self.accept()
