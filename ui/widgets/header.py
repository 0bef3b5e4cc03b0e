"""The head of every page: whose data it shows, and the one thing most often done there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.labels import ElidedLabel, tooltip
from ui.widgets.layouts import PAGE_MARGIN, Child, column, filling, row
from ui.widgets.named import named


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
        words = QWidget()
        words.setLayout(column(self._title, self._subtitle, gap=2))
        first = (back,) if back else ()
        last = (primary,) if primary else ()
        self.setLayout(row(*first, filling(words), *others, *last, gap=8))

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def subtitle(self) -> str:
        return self._subtitle.text()

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_subtitle(self, subtitle: str) -> None:
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        tooltip(self._subtitle, subtitle)


def page_column(header: PageHeader, *children: Child) -> QVBoxLayout:
    """Lay out a page: its head, then `children`, with the margins that all pages have."""
    layout = column(header, *children, gap=16)
    layout.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, PAGE_MARGIN)
    return layout
