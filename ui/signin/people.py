"""The list of people at the sign-in: monogram, name, role, when last seen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from coordinator.text import _, particulars
from ui.signin.model import PersonLine
from ui.widgets.labels import ElidedLabel
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said

PERSON_HEIGHT = 60
MOST_IN_SIGHT = 5
KEYS_THAT_GO_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PersonRow(QWidget):
    def __init__(self, person: PersonLine) -> None:
        super().__init__()
        mark = QLabel(person.monogram)
        mark.setTextFormat(Qt.TextFormat.PlainText)
        mark.setProperty("role", "monogram")
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QWidget()
        words.setLayout(
            column(
                ElidedLabel(person.name, role="person"),
                ElidedLabel(particulars((person.role, person.signed_in)), role="caption"),
                gap=0,
            )
        )
        layout = row(mark, filling(words), gap=12)
        layout.setContentsMargins(12, 8, 12, 8)
        self.setLayout(layout)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class PeopleList(QListWidget):
    chosen = Signal(str)
    """Another person became the chosen one."""
    taken = Signal()
    """The chosen person was clicked or confirmed: the password is next."""

    def __init__(self) -> None:
        super().__init__()
        said(_("Who signs in"), named("people", self))
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(self.ResizeMode.Adjust)
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(lambda _item: self.taken.emit())

    def offer(self, people: Sequence[PersonLine]) -> None:
        self.blockSignals(True)
        self.clear()
        for person in people:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, person.user_name)
            words = particulars((person.name, person.role, person.signed_in))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setSizeHint(QSize(0, PERSON_HEIGHT))
            self.addItem(item)
            self.setItemWidget(item, PersonRow(person))
        self.blockSignals(False)
        in_sight = max(1, min(len(people), MOST_IN_SIGHT))
        self.setFixedHeight(in_sight * PERSON_HEIGHT + 2 * self.frameWidth())

    def mark(self, user_name: str) -> None:
        """Show who is chosen, without telling anybody."""
        before = self.currentIndex()
        self.blockSignals(True)
        for number in range(self.count()):
            if self.item(number).data(Qt.ItemDataRole.UserRole) == user_name:
                self.setCurrentRow(number)
        self.blockSignals(False)
        # Not by way of the viewport: what a bare QWidget is, PySide takes 10 ms to find out.
        self.update(before)
        self.update(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS_THAT_GO_ON:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
