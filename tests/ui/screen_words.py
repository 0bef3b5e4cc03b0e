"""All that a window says: on it, in its tables, in tool tips and to a screen reader."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

MOST_ROWS = 60
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def said_by(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Give each thing that is said, with the widget that says it; what is hidden is silent."""
    yield window, window.windowTitle()
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisibleTo(window):
            yield from (
                (widget, words) for words in (*_of_each(widget), *_own(widget)) if words
            )


def _of_each(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield from (action.text() for action in widget.actions())


def _own(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QSpinBox):
        yield from (widget.suffix(), widget.prefix(), widget.specialValueText())
    elif isinstance(widget, QProgressBar):
        yield widget.text()
    elif isinstance(widget, QTabWidget):
        yield from map(widget.tabText, range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from map(widget.itemText, range(min(widget.count(), MOST_ROWS)))
    elif isinstance(widget, QHeaderView):
        return  # the table says its titles
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget.model(), has_titles=isinstance(widget, QTableView))


def _of_model(model: QAbstractItemModel, *, has_titles: bool) -> Iterator[str]:
    nowhere = QModelIndex()
    is_list = isinstance(model, QAbstractListModel)  # which keeps its count to itself
    columns = range(1 if is_list else model.columnCount(nowhere))
    if has_titles:
        titles = (model.headerData(each, Qt.Orientation.Horizontal) for each in columns)
        yield from (str(title) for title in titles if title)
    for row in range(min(model.rowCount(nowhere), MOST_ROWS)):
        for column in columns:
            told = (model.index(row, column).data(role) for role in ROLES)
            yield from (words for words in told if isinstance(words, str))
