"""What of a window's words cannot be read whole, and what lies out of sight sideways."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from ui.widgets.labels import ElidedLabel

ROUNDING = 2  # pixels by which Qt's own hints differ from what is drawn
AROUND_A_CHOICE = 36  # its margins and its arrow
TITLE_MARGIN = 24  # as the style sheet sets it
SIDEWAYS = Qt.Orientation.Horizontal

Misfit = tuple[QWidget, str]


def misfits(window: QWidget, *, is_narrow: bool) -> Iterator[Misfit]:
    """Give each widget that is too small for its words, and those words.

    Where the window `is_narrow` a table may be moved sideways, with its bar, and a title of
    its columns may end in … with a tool tip.
    """
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QHeaderView):
            yield from _of_titles(widget, is_narrow=is_narrow)
        elif not isinstance(widget, MOVED_IN) and not (
            is_narrow and isinstance(widget, QTableView)
        ):
            judge = next((JUDGES[kind] for kind in JUDGES if isinstance(widget, kind)), None)
            yield from judge(widget) if judge else ()


def _of_label(label: QLabel) -> Iterator[Misfit]:
    words = label.text()
    if not words or label.textFormat() is Qt.TextFormat.RichText:
        return
    if label.wordWrap():
        is_cut = label.heightForWidth(label.width()) > label.height() + ROUNDING
    else:
        is_cut = _width(label, words) > label.contentsRect().width() + ROUNDING
    if is_cut:
        yield label, words


def _of_button(button: QAbstractButton) -> Iterator[Misfit]:
    if button.text() and button.sizeHint().width() > button.width() + ROUNDING:
        yield button, button.text()


def _of_line(line: QLineEdit) -> Iterator[Misfit]:
    words = line.placeholderText()
    is_cut = _width(line, words) > line.contentsRect().width()
    if is_cut and not line.text() and line.toolTip() != words:
        yield line, words


def _of_choice(choice: QComboBox) -> Iterator[Misfit]:
    words = choice.currentText()
    if choice.isEditable():
        return  # somebody types in it, and can move in it
    has_less = choice.width() + ROUNDING < choice.sizeHint().width()
    is_told = choice.toolTip() == words
    if has_less and not is_told and _width(choice, words) > choice.width() - AROUND_A_CHOICE:
        yield choice, words


def _of_titles(titles: QHeaderView, *, is_narrow: bool) -> Iterator[Misfit]:
    if titles.orientation() is not SIDEWAYS or titles.model() is None:
        return
    role = Qt.ItemDataRole.ToolTipRole
    for section in range(titles.count()):
        words = str(titles.model().headerData(section, SIDEWAYS) or "")
        is_cut = _width(titles, words) + TITLE_MARGIN > titles.sectionSize(section)
        is_told = is_narrow and titles.model().headerData(section, SIDEWAYS, role)
        if is_cut and not is_told and not titles.isSectionHidden(section):
            yield titles, words


def _of_scroll_area(area: QAbstractScrollArea) -> Iterator[Misfit]:
    hidden = area.horizontalScrollBar().maximum()
    model = area.model() if isinstance(area, QTableView) else None
    if hidden > ROUNDING and (model is None or model.rowCount(QModelIndex()) > 0):
        yield area, f"{hidden} pixels are out of sight"


MOVED_IN = (ElidedLabel, QPlainTextEdit, QTextEdit)
"""They end in … with a tool tip, or say what somebody wrote, and one can move in them."""
JUDGES = {
    QLabel: _of_label,
    QAbstractButton: _of_button,
    QLineEdit: _of_line,
    QComboBox: _of_choice,
    QAbstractScrollArea: _of_scroll_area,
}


def _width(widget: QWidget, words: str) -> int:
    lines = words.replace("&", "").splitlines() or [""]
    return max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
