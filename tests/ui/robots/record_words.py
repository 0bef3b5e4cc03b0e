"""What the review of a record says, as it stands on the screen."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from ui.record_review.page import RecordReviewPage
from ui.widgets.source_text import MarkKind, SourceText


class RecordWords:
    """What can be read on the page, without doing anything."""

    _page: RecordReviewPage

    @property
    def title(self) -> str:
        return self._label("page_title")

    @property
    def criteria(self) -> list[str]:
        """Every criterion as it stands there, such as `I1 Age 18 to 70 years`."""
        QApplication.processEvents()
        found = []
        for kind in ("inclusion", "exclusion"):
            card = self._page.findChild(QWidget, kind)
            lines = [ln for ln in card.findChildren(QWidget, "criterion") if ln.isVisible()]
            lines.sort(key=lambda line: line.mapTo(card, QPoint(0, 0)).y())
            found += [self._words_of(line) for line in lines]
        return found

    @property
    def current(self) -> str:
        """The code of the criterion that is open to work in; empty for a field's doubt."""
        for line in self._page.findChildren(QWidget, "criterion"):
            if line.is_current:
                return line.findChild(QLabel, "code").text()
        return ""

    @property
    def point(self) -> str:
        return self._visible(QLabel, "point_title").text()

    @property
    def quote(self) -> str:
        return self._visible(QLabel, "point_quote").text()

    @property
    def choices(self) -> list[str]:
        buttons = self._page.findChildren(QRadioButton)
        return [button.text() for button in buttons if button.isVisible()]

    @property
    def answer(self) -> str:
        words = ("point_answer", "point_answered")
        return ": ".join(self._visible(QLabel, name).text() for name in words)

    @property
    def ground(self) -> str:
        return self._visible(QLineEdit, "ground").text()

    @property
    def problem(self) -> str:
        return self._visible(QLineEdit, "ground").accessibleDescription()

    @property
    def progress(self) -> str:
        return f"{self._label('placed')}, {self._page.findChild(QWidget, 'to_review').word}"

    @property
    def wording(self) -> str:
        return self._wording.toPlainText()

    @property
    def verbatim(self) -> str:
        return self._label("verbatim")

    @property
    def confirmed(self) -> str:
        return self._label("confirmed")

    @property
    def highlighted(self) -> list[str]:
        """What the source shows as looked at."""
        return self._marked(MarkKind.CURRENT)

    @property
    def doubted(self) -> list[str]:
        return self._marked(MarkKind.DOUBT)

    @property
    def wording_state(self) -> str:
        return self._page.findChild(QWidget, "wording_state").word

    @property
    def focus(self) -> str:
        return self._window.focusWidget().objectName()

    def entered(self, name: str) -> str:
        return self._page.findChild(QLineEdit, name).text()

    def shows(self, name: str) -> bool:
        return any(found.isVisible() for found in self._page.findChildren(QWidget, name))

    def can(self, name: str) -> bool:
        return self._visible(QAbstractButton, name).isEnabled()

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    @property
    def _buttons(self) -> list[QAbstractButton]:
        return self._window.findChildren(QAbstractButton)

    @property
    def _source(self) -> SourceText:
        return self._page.findChild(SourceText, "source")

    @property
    def _wording(self) -> QPlainTextEdit:
        return self._page.findChild(QPlainTextEdit, "wording")

    def _marked(self, kind: MarkKind) -> list[str]:
        marks = [mark for mark in self._source.marks if mark.kind is kind]
        return [self._source.words_between(mark.start, mark.end) for mark in marks]

    def _words_of(self, line: QWidget) -> str:
        words = line.findChild(QLabel, "text").text()
        return f"{line.findChild(QLabel, 'code').text()} {words}".strip()

    def _label(self, name: str) -> str:
        return self._page.findChild(QLabel, name).text()

    def _visible(self, kind, name: str):
        return next(found for found in self._page.findChildren(kind, name) if found.isVisible())

    def _dialog(self) -> QDialog:
        QApplication.processEvents()
        return next(found for found in self._page.findChildren(QDialog) if found.isVisible())
