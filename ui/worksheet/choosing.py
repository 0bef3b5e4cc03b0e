"""The worksheets that there are: those that a criterion asks for stand first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from coordinator.text import _
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling
from ui.widgets.named import named, said
from ui.widgets.search import SearchField
from ui.worksheet.view import Choices

NAME = Qt.ItemDataRole.UserRole


class Chooser(QWidget):
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._note = Label(role="second")
        self._filter = named("filter", SearchField(_("Find a worksheet")))
        self._list = named("worksheets", QListWidget())
        said(_("Worksheets"), self._list)
        self._list.itemActivated.connect(lambda item: self.chosen.emit(item.data(NAME)))
        self._list.itemClicked.connect(lambda item: self.chosen.emit(item.data(NAME)))
        self._filter.searched.connect(self._narrow)
        self._filter.moves_to(self._list)
        self.setLayout(column(self._note, self._filter, filling(self._list), gap=12))
        self.setFocusProxy(self._list)

    def display(self, choices: Choices) -> None:
        fitting = dict(choices.fitting)
        words = (
            _("The criterion names the first of these; any other can be filled in as well.")
            if fitting
            else _("The criterion names no worksheet; any of these can be filled in.")
        )
        self._note.setText(words if choices.all else _("Looking which worksheets fit…"))
        self._list.clear()
        others = [named_ for named_ in choices.all if named_[0] not in fitting]
        for name, title in (*choices.fitting, *others):
            item = QListWidgetItem(title)
            item.setData(NAME, name)
            if name in fitting:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _narrow(self, words: str) -> None:
        for at in range(self._list.count()):
            item = self._list.item(at)
            item.setHidden(words.strip().casefold() not in item.text().casefold())
