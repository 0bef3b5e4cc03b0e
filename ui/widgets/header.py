"""The head of every page: whose data it shows, and the one thing most often done there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.beside import Beside
from ui.widgets.flow import Wrapped
from ui.widgets.labels import ElidedLabel, tooltip
from ui.widgets.layouts import Child, column, filling, row
from ui.widgets.named import named
from ui.widgets.page_area import PAGE_LAYOUT, spread

LEAST_TITLE = 200
MOST_TITLE = 480  # for more the actions do not go below: a small screen has no more


class PageHeader(QWidget):
    """Title and subtitle at the left; at the right other actions, then the primary one."""

    def __init__(
        self,
        title: str = "",
        subtitle: str = "",
        primary: QPushButton | None = None,
        others: Sequence[QWidget] = (),
        back: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._title = named("page_title", ElidedLabel(title, role="title"))
        self._subtitle = named("page_subtitle", ElidedLabel(subtitle, role="second"))
        if not subtitle:
            self._subtitle.hide()
        self._words = words = QWidget()
        words.setLayout(column(self._title, self._subtitle, gap=2))
        words.setMinimumWidth(LEAST_TITLE)
        first = (back,) if back else ()
        head = QWidget()
        head.setLayout(row(*first, filling(words), gap=8))
        actions = [*others, *((primary,) if primary else ())]
        parts = [filling(head), *([Wrapped(*actions)] if actions else [])]
        self.setLayout(column(Beside(*parts, gap=8)))

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def subtitle(self) -> str:
        return self._subtitle.text()

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_whole_title(self, title: str) -> None:
        """Show a title that must be read to its end: the actions go below a long one."""
        self._title.setText(title)
        self._title.ensurePolished()
        needed = self._title.fontMetrics().horizontalAdvance(self._title.text()) + 2
        self._words.setMinimumWidth(max(LEAST_TITLE, min(needed, MOST_TITLE)))

    def set_subtitle(self, subtitle: str) -> None:
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        tooltip(self._subtitle, subtitle)


def page_column(header: PageHeader, *children: Child) -> QVBoxLayout:
    """Lay out a page: its head, then `children`, with the margins that all pages have."""
    layout = column(header, *children, gap=16)
    layout.setObjectName(PAGE_LAYOUT)
    spread(layout)
    return layout
