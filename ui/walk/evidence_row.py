"""One piece of evidence that a criterion asks for: its fields, and what follows from them."""

import re
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coordinator.domain.observation import Nature
from coordinator.text import _
from ui.walk.fields import fields_for
from ui.walk.reasons import ReasonLine
from ui.walk.row_fields import Fields
from ui.walk.rows_view import RowView, TypedRow
from ui.walk.statement import Lines
from ui.walk.view import Ask, Question
from ui.widgets.buttons import icon_button, link
from ui.widgets.labels import Label, tooltip
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, styled
from ui.widgets.tab_order import follow

ABBREVIATED = re.compile(r".*[(（](\w{1,8})[)）]")
# A line may end between any two Chinese signs, and elsewhere between words.
UNBROKEN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+")
TOP = Qt.AlignmentFlag.AlignTop


class EvidenceRow(QWidget):
    """Title, fields and what is computed; below, where it comes from and what is missing."""

    typed = Signal(str, TypedRow)
    left = Signal(str)
    """The row was left: time to store."""
    another_wanted = Signal(str)
    taken_back = Signal(str)

    def __init__(self, nature: Nature) -> None:
        super().__init__()
        self.what = ""
        self._view: RowView | None = None
        self._is_another = False
        self._is_displaying = False
        self._title = named("row_title", Label(role="answer"))
        self._title.setAlignment(TOP)
        self._fields = fields_for(nature)
        self._fixed = named("row_fixed", Label())
        self._computed = named("row_computed", Label(role="answer"))
        self._computed.setWordWrap(False)
        self._note = named("row_note", Label(role="caption"))
        self._question = named("row_question", Label(role="caption"))
        self._unsaved = named("row_unsaved", Label(role="caption"))
        self._history = Lines("row_history", "clock", "caption")
        self._add = named("row_another", icon_button("add", _("Enter another result")))
        self._back = named("row_take_back", icon_button("undo", _("Take back what was typed")))
        self._is_new = named("row_is_new", link(_("It is another result, no correction")))
        self._reason: ReasonLine | None = None
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    @property
    def kind(self) -> type[Fields]:
        return type(self._fields)

    def display(self, view: RowView) -> None:
        self._is_displaying = True
        self._view, self.what = view, view.what
        self.setObjectName(f"row_{view.what}")
        self._is_another = view.typed.is_new
        self._title.setText(short_title(view.title))
        tooltip(self._title, view.title)
        self._fields.setVisible(not view.fixed)
        self._fixed.setVisible(bool(view.fixed))
        self._fixed.setText(view.fixed)
        self._fields.display(view)
        self.weigh(view)
        self._is_displaying = False

    @property
    def longest_word(self) -> int:
        """How many pixels the longest word of the title takes."""
        self._title.ensurePolished()
        letters = self._title.fontMetrics()
        return max(
            map(letters.horizontalAdvance, UNBROKEN.findall(self._title.text())), default=0
        )

    def give_title(self, width: int) -> None:
        """Let the fields of all rows begin on one line, and no title be cut off."""
        self._title.setFixedWidth(width)
        self._title.setMinimumHeight(0)  # the height of another title counts no more
        self._title.setMinimumHeight(self._title.heightForWidth(width))
        self._below.setContentsMargins(width + 8, 0, 0, 0)

    def weigh(self, view: RowView) -> None:
        """Show what follows from what stands in the fields, and leave these alone."""
        self._view = view
        for label, words in (
            (self._computed, view.computed),
            (self._note, view.note),
            (self._question, view.question),
            (self._unsaved, view.unsaved),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        styled(self._note, tone="open" if view.is_claimed else "")
        styled(self._question, tone="open")
        styled(self._unsaved, tone="open")
        self._add.setVisible(view.can_add)
        self._back.setVisible(bool(view.unsaved))
        self._is_new.setVisible(view.asks_reason)
        self._history.show_lines(view.history)
        self._ask(view)

    def start(self) -> None:
        if self._view is not None and self._view.fixed:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._fields.start()

    def start_missing(self) -> None:
        """Go to the reason that is due, or to the field that is empty."""
        if self._reason is not None and not self._reason.isHidden():
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._fields.start_missing()

    def _ask(self, view: RowView) -> None:
        if self._reason is None:
            if not (view.asks_reason or view.asks_late):
                return
            self._reason = ReasonLine(Ask.CORRECTION)
            named("row_correction", self._reason.line)
            self._reason.typed.connect(self._tell)
            self._reason.finished.connect(self._leaving.start)
            self._below.addWidget(self._reason)
            follow(self._is_new, [self._reason])
        self._reason.display(_question(view) if view.asks_reason or view.asks_late else None)

    def _tell(self) -> None:
        if self._is_displaying or self._view is None:
            return
        typed = self._fields.read()
        reason = self._reason.line.text() if self._reason else ""
        typed = replace(typed, correction=reason, is_new=self._is_another)
        self.typed.emit(self.what, typed)

    def _take_as_new(self) -> None:
        self._is_another = True
        self._tell()
        self._leaving.start()

    def _leave(self) -> None:
        """Say that the row was left, unless the keyboard only went on inside it."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.left.emit(self.what)

    def _connect(self) -> None:
        self._fields.typed.connect(self._tell)
        self._fields.finished.connect(self._leaving.start)
        self._leaving.timeout.connect(self._leave)
        self._add.clicked.connect(lambda: self.another_wanted.emit(self.what))
        self._back.clicked.connect(lambda: self.taken_back.emit(self.what))
        self._is_new.clicked.connect(self._take_as_new)

    def _lay_out(self) -> None:
        title = row(self._title)
        title.setContentsMargins(0, 7, 0, 0)
        tools = row(self._back, self._add, gap=0)
        head = row(title, filling(self._fields), filling(self._fixed), gap=8)
        head.addLayout(tools)
        head.setAlignment(tools, TOP)
        head.setAlignment(title, TOP)
        words = row(self._computed, filling(self._note), filling(self._unsaved), gap=12)
        self._below: QVBoxLayout = column(
            words,
            self._question,
            row(self._is_new, spacer()),
            self._history,
            gap=2,
        )
        self.setLayout(column(head, self._below, gap=2))


def _question(view: RowView) -> Question:
    """Ask why it is corrected; of a new result of the trial why it is late, if it is."""
    if not view.asks_reason:
        words = _("{title}: if it is entered late, why?").format(title=view.title)
        return Question(Ask.CORRECTION, words, view.typed.correction)
    words = _("{title}: the former value stays readable. Why is it corrected?")
    return Question(
        Ask.CORRECTION,
        words.format(title=view.title),
        view.typed.correction,
        (_("Typing mistake"), _("Corrected report")),
    )


def short_title(title: str) -> str:
    """Give the usual abbreviation where the title names one, as in "Alanine … (ALT)"."""
    found = ABBREVIATED.fullmatch(title)
    return found[1] if found else title[:1].upper() + title[1:]
