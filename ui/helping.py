"""F1: the help about the place where one is, over the work, and back to the same field."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.help.page import HelpPage
from ui.help.presenter import HelpPresenter
from ui.help.topics import topic_here
from ui.widgets.layouts import column
from ui.widgets.named import named
from ui.window import Window

DIALOG_SIZE = (760, 560)


class Helping(QObject):
    """Answers F1 for as long as the window lives, whoever is signed in, or nobody."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._page: QWidget | None = None
        window.page_left.connect(self._let_go)

    def help(self) -> None:
        """Open the help, over a dialog where one waits for its answer; or close it again."""
        dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        if dialog is not None:
            self._open_over(dialog, topic_here(dialog, field))
        elif self._page is None:
            self._cover(topic_here(self._window.page, field))
        else:
            self._window.take_off()

    def _cover(self, topic: str) -> None:
        presenter = HelpPresenter()
        presenter.left.connect(self._window.take_off)
        self._page = named("help", HelpPage(presenter))
        presenter.open(topic)
        self._window.show_over(self._page)

    def _let_go(self, page: QWidget) -> None:
        if page is self._page:
            self._page = None
            self._window.drop_page(page)

    def _open_over(self, dialog: QWidget, topic: str) -> None:
        if dialog.findChild(QDialog, "help_dialog") or dialog.objectName() == "help_dialog":
            return
        presenter = HelpPresenter()
        shown = named("help_dialog", QDialog(dialog))
        page = HelpPage(presenter)
        shown.setWindowTitle(self._window.windowTitle())
        shown.setLayout(column(page))
        room = dialog.screen().availableSize()
        shown.resize(min(DIALOG_SIZE[0], room.width()), min(DIALOG_SIZE[1], room.height()))
        presenter.left.connect(shown.close)
        shown.finished.connect(shown.deleteLater)
        presenter.open(topic)
        shown.open()
        page.setFocus()
