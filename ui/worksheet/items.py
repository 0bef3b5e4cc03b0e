"""The items of a worksheet, section by section, each with its input."""

from collections import deque

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.card import Card, Line
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, styled
from ui.worksheet.inputs import input_for
from ui.worksheet.view import ItemView, Question, SheetView

INPUT_WIDTH, DETAIL_INDENT, BASELINE = 316, 24, 5
TOP = Qt.AlignmentFlag.AlignTop
AT_ONCE = 14  # rows: more than a page shows


class ItemRow(QWidget):
    said = Signal(str, str, str)
    """Item, words, unit."""
    moved = Signal(int)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        star = " *" if question.is_required else ""
        title = named("item_title", Label(f"{question.title}{star}"))
        title.setContentsMargins(0, BASELINE, 0, 0)
        below = [Label(question.help, "caption")] if question.help else []
        if question.mark:
            below.append(styled(named("mark", Label(question.mark, "caption")), tone="open"))
        self._note: Label | None = None
        self.input = input_for(question)
        self.input.setFixedWidth(INPUT_WIDTH)
        self.setFocusProxy(self.input)
        self.input.changed.connect(self._tell)
        self.input.moved.connect(self.moved)
        words = QWidget()
        words.setLayout(column(title, *below, gap=2))
        self._answer = column(self.input, gap=2)
        layout = row(filling(words), self._answer, gap=16)
        layout.setContentsMargins(DETAIL_INDENT if question.detail_of else 0, 4, 0, 4)
        layout.setAlignment(words, TOP)
        layout.setAlignment(self._answer, TOP)
        self.setLayout(layout)
        self._shown: ItemView | None = None

    @property
    def note(self) -> str:
        return self._note.text() if self._note else ""

    def show_item(self, item: ItemView) -> None:
        if item == self._shown:
            return
        self._shown = item
        self.input.show_item(item)
        self._say(item.wrong or item.source or item.follows, item)
        self.setHidden(not item.is_asked)

    def _say(self, note: str, item: ItemView) -> None:
        """Say below the input where it comes from, or what is wrong with it."""
        if note and self._note is None:
            self._note = named("note", Label(role="caption"))
            self._note.setFixedWidth(INPUT_WIDTH)
            self._answer.addWidget(self._note)
        if self._note is not None:
            self._note.setText(note)
            self._note.setVisible(bool(note))
            styled(self._note, wrong=bool(item.wrong), tone="info" if item.source else "")
            self.input.setAccessibleDescription(note)

    def _tell(self) -> None:
        self._shown = None
        self.said.emit(self.question.key, self.input.words(), self.input.unit())


class Items(QWidget):
    """Made anew for each worksheet: at once as many rows as a page shows, the others soon.

    Rows of details are made only when they are asked for.
    """

    said = Signal(str, str, str)
    focused = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, ItemRow] = {}
        self._waiting: dict[str, tuple[Question, QVBoxLayout]] = {}
        self._order: list[str] = []
        self._coming: deque[tuple[Question, QVBoxLayout]] = deque()
        self._shown: tuple[dict[str, ItemView], bool] = ({}, False)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make_more)
        self._column = column(gap=12)
        self.setLayout(self._column)

    def ask(self, sheet: SheetView) -> None:
        """Lay out the questions of a worksheet."""
        while (item := self._column.takeAt(0)) is not None:
            former = item.widget()
            if former is not None:
                former.hide()
                former.deleteLater()
        self._rows, self._waiting = {}, {}
        self._coming.clear()
        self._order = [asked.key for section in sheet.sections for asked in section.questions]
        for section in sheet.sections:
            lines = column(gap=0)
            card = Card(lines, title=section.title, gap=4)
            for question in section.questions:
                if question.detail_of:
                    self._waiting[question.key] = (question, lines)
                else:
                    self._coming.append((question, lines))
            self._column.addWidget(card)
        self._make(AT_ONCE)
        self._soon.start()

    def display(self, items: dict[str, ItemView], *, can_enter: bool) -> None:
        self._shown = (items, can_enter)
        for key, (question, lines) in list(self._waiting.items()):
            if not items[key].is_asked or question.detail_of not in self._rows:
                continue
            del self._waiting[key]
            lines.insertWidget(self._place_of(question, lines), self._row(question))
        for key, found in self._rows.items():
            found.show_item(items[key])
            found.input.setEnabled(can_enter)

    def go_to(self, key: str) -> bool:
        """Go to an item; one that only its parts tell leads to itself."""
        if key not in self._rows and key in self._order:
            self._make(len(self._coming))
            self.display(self._shown[0], can_enter=self._shown[1])
        found = self._rows.get(key)
        if found is not None:
            found.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.focused.emit(found)
        return found is not None

    def start(self) -> None:
        """Go to the first item."""
        for found in list(self._rows.values())[:1]:
            found.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_more(self) -> None:
        if self._coming:
            self._make(AT_ONCE)
            self.display(self._shown[0], can_enter=self._shown[1])
            self._soon.start()

    def _make(self, count: int) -> None:
        """Make the next `count` rows."""
        for _row in range(min(count, len(self._coming))):
            question, lines = self._coming.popleft()
            if lines.count():
                lines.addWidget(Line())
            lines.addWidget(self._row(question))

    def _row(self, question: Question) -> ItemRow:
        made = self._rows[question.key] = ItemRow(question)
        made.said.connect(self.said)
        made.moved.connect(lambda by, key=question.key: self._move(key, by))
        return made

    def _place_of(self, question: Question, lines: QVBoxLayout) -> int:
        """Give the place below the nearest item before it that is shown."""
        before = self._order[: self._order.index(question.key)]
        nearest = next(key for key in reversed(before) if key in self._rows)
        return lines.indexOf(self._rows[nearest]) + 1

    def _move(self, key: str, by: int) -> None:
        """Go to the item after (1) or before (-1) this one, of those that are asked."""
        shown = [
            name
            for name in self._order
            if name in self._rows and not self._rows[name].isHidden()
        ]
        place = shown.index(key) + by
        if 0 <= place < len(shown):
            self.go_to(shown[place])
