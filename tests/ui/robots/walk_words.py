"""What the walk says, as it stands on the screen."""

from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
)

from ui.walk.clarifying import QuestionLine
from ui.walk.page import WalkPage
from ui.walk.statement import Lines
from ui.widgets.messages import MessageBar
from ui.widgets.outline import OutlineList
from ui.widgets.progress import ProgressLine
from ui.widgets.verdict import VerdictBar


class WalkWords:
    """What can be read on the page, without doing anything."""

    page: WalkPage

    @property
    def current(self) -> str:
        """The code of the criterion that stands in the middle."""
        return self._label("place").split()[0]

    @property
    def place(self) -> str:
        return self._label("place")

    @property
    def text(self) -> str:
        return self._label("criterion_text")

    @property
    def other_text(self) -> str:
        """The words in the other language; empty while they are not shown."""
        label = self.page.findChild(QLabel, "other_text")
        return label.text() if label.isVisible() else ""

    @property
    def offers_other_language(self) -> bool:
        return self.page.findChild(QPushButton, "switch_other").isVisible()

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(row.text for row in self._list.model_of_rows.rows if row.is_section)

    def word(self, code: str) -> str:
        """How a criterion stands, by its row in the list."""
        rows = self._list.model_of_rows.rows
        return next(row.word for row in rows if row.code == code)

    @property
    def known(self) -> tuple[str, ...]:
        """The evidence as it is shown to who only reads."""
        return self._find(Lines, "known").lines

    @property
    def questions(self) -> tuple[str, ...]:
        """What was asked about the criterion, each with its answer."""
        return tuple(
            line.words for line in self.page.findChildren(QuestionLine) if line.isVisible()
        )

    @property
    def worksheets(self) -> tuple[str, ...]:
        menu = self._find(QMenu, "worksheet_menu")
        return tuple(action.text() for action in menu.actions())

    @property
    def notices(self) -> tuple[str, ...]:
        return self._find(Lines, "notices").lines

    @property
    def record(self) -> tuple[str, ...]:
        return self._find(Lines, "record").lines

    @property
    def history(self) -> tuple[str, ...]:
        return self._find(Lines, "history").lines

    @property
    def verdict(self) -> str:
        return self._find(VerdictBar, "verdict").sentence

    @property
    def verdict_detail(self) -> str:
        return self._find(VerdictBar, "verdict").detail

    @property
    def progress(self) -> str:
        return self._find(ProgressLine, "progress").words

    @property
    def claim(self) -> str:
        return self._label("claim")

    @property
    def unsaved(self) -> str:
        label = self._find(QLabel, "unsaved")
        return label.text() if label.isVisible() else ""

    @property
    def attribution(self) -> str:
        return self._label("attribution")

    @property
    def closed(self) -> str:
        return self._find(MessageBar, "closed").text

    @property
    def meanwhile(self) -> str:
        label = self._find(QLabel, "meanwhile")
        return label.text() if label.isVisible() else ""

    @property
    def title(self) -> str:
        return self._label("page_title")

    @property
    def subtitle(self) -> str:
        return self._label("page_subtitle")

    @property
    def read(self) -> tuple[str, ...]:
        """The entry as it is shown to who cannot enter anything."""
        return self._find(Lines, "read").lines

    @property
    def _list(self) -> OutlineList:
        return self._find(OutlineList, "criteria")

    def _label(self, name: str) -> str:
        return self._find(QLabel, name).text()

    def _find(self, kind, name):
        found = self.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found
