"""The help in the window: topics at the side, the page beside them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from coordinator.text import _
from ui.help.presenter import HelpPresenter
from ui.help.view import HelpView
from ui.widgets.buttons import icon_button
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import caption
from ui.widgets.layouts import column, filling, row
from ui.widgets.markdown import MarkdownText
from ui.widgets.named import named, said
from ui.widgets.search import SearchField

LIST_WIDTH, NARROW_LIST_WIDTH, NARROW = 248, 176, 700
NAME = Qt.ItemDataRole.UserRole


class TopicList(QListWidget):
    entered = Signal()
    """Enter: the page is wanted, to be read or scrolled with the keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HelpPage(QWidget):
    def __init__(self, presenter: HelpPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(_("Help"), back=back)
        self._search = named("search", SearchField(_("Search the help")))
        self._list = said(_("Topics"), named("topics", TopicList()))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._note = named("found", caption())
        self._text = said(_("Help"), named("text", MarkdownText()))
        self._side = QWidget()
        self._lay_out()
        back.clicked.connect(presenter.back)
        self._search.searched.connect(presenter.search)
        self._search.moves_to(self._list)
        self._list.currentItemChanged.connect(self._read_chosen)
        self._list.entered.connect(self._text.setFocus)
        self._text.followed.connect(presenter.follow)
        presenter.shown.connect(self.display)

    def display(self, view: HelpView) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for line in view.lines:
            item = QListWidgetItem(line.title, self._list)
            item.setData(NAME, line.name)
            if not line.name:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setFont(chapter_font(self._list))
            elif line.name == view.name:
                self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        none = view.is_searched and not view.lines
        self._note.setText(_("No page holds all of these words.") if none else "")
        self._note.setVisible(none)
        self._text.show_page(view.text)
        said(view.title, self._text)
        if (current := self._list.currentItem()) is not None:
            self._list.scrollToItem(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._text.setFocus()

    def event(self, event: QEvent) -> bool:
        """Keep Escape for leaving the help, before the window closes its message with it."""
        if event.type() == QEvent.Type.ShortcutOverride and leaves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if leaves(event):
            self._presenter.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        self._side.setFixedWidth(NARROW_LIST_WIDTH if is_narrow else LIST_WIDTH)

    def _read_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME):
            self._presenter.read(item.data(NAME))

    def _lay_out(self) -> None:
        self._side.setLayout(column(self._search, self._note, filling(self._list), gap=8))
        self.setLayout(
            page_column(self._header, filling_row(self._side, self._text)),
        )


def chapter_font(list_: QWidget) -> QFont:
    font = QFont(list_.font())
    font.setBold(True)
    return font


def leaves(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def filling_row(side: QWidget, text: QWidget) -> QWidget:
    both = QWidget()
    both.setLayout(row(side, filling(text), gap=16))
    return filling(both)
