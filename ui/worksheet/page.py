"""A worksheet beside its criterion: items at the left, what follows from them at the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coordinator.domain.filled_worksheet import NoteKind
from coordinator.text import _
from ui.widgets.badge import StandingBadge
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.card import Card
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import KeyHint, Label, criterion
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.messages import MessageBar
from ui.widgets.named import named
from ui.widgets.page_area import PageStack
from ui.widgets.tones import Tone
from ui.worksheet.choosing import Chooser
from ui.worksheet.presenter import WorksheetPresenter
from ui.worksheet.result_panel import AboutPanel, EarlierPanel, ResultPanel
from ui.worksheet.sheet_pane import MOST_WANTED, SheetPane
from ui.worksheet.view import Choices, WorksheetView

SIDE, NARROW_SIDE, NARROW = 336, 264, 1000
SHEET, CHOOSER = 0, 1


class WorksheetPage(QWidget):
    draft_left = Signal(str)
    """The page is left while the worksheet of this title is not kept yet."""

    def __init__(self, presenter: WorksheetPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._place: tuple[int, str, int] | None = None
        self._keep = named("keep", primary(_("&Keep this worksheet"), "tick", "Ctrl+Return"))
        self._all = named("all_worksheets", quiet(_("Other &worksheets"), "list"))
        self._drop = named("take_back", quiet(_("&Take back"), "undo"))
        self._draft = named("draft_note", StandingBadge())
        leave = named("leave", icon_button("arrow-left", _("Back"), "Alt+Left"))
        leave.clicked.connect(presenter.leave)
        others = (self._draft, self._drop, self._all)
        self._header = PageHeader("", "", self._keep, others, back=leave)
        self._stored = named("stored", MessageBar())
        self._code = named("criterion_code", Label(role="second"))
        self._criterion = named("criterion_text", criterion())
        self._beside = Card(self._code, self._criterion, gap=2, margin=12)
        self._chooser, self._pane = Chooser(), SheetPane()
        self._result = named("result", ResultPanel())
        self._about, self._earlier = AboutPanel(), named("earlier", EarlierPanel())
        side = QWidget()
        side.setLayout(column(self._result, self._earlier, self._about, spacer(), gap=12))
        self._right, self._hints = scrolling(side, MOST_WANTED), QWidget()
        self._stack = PageStack()
        self._lay_out()
        self._connect()

    def display(self, view: WorksheetView) -> None:
        is_new, self._place = view.place != self._place, view.place
        if is_new:
            self._pane.ask(view)
        self._header.set_whole_title(view.sheet.title)
        self._header.set_subtitle(view.subtitle)
        self._show_state(view)
        self._code.setText(view.code)
        self._criterion.setText(view.criterion)
        self._beside.setVisible(bool(view.criterion))
        self._pane.display(view)
        self._result.display(view.result)
        unverified = (text for kind, text in view.result.notes if kind is NoteKind.UNVERIFIED)
        self._about.display(view.sheet.about, tuple(unverified))
        is_stored = view.is_correction and self._presenter.can_enter
        self._earlier.display(view.earlier, is_stored=is_stored)
        self._stack.setCurrentIndex(SHEET)
        if is_new:
            self._pane.start()

    def choose(self, choices: Choices) -> None:
        """Let choose a worksheet."""
        self._place = None
        self._chooser.display(choices)
        self._header.set_whole_title(_("Which worksheet?"))
        self._header.set_subtitle("")
        for widget in (self._keep, self._all, self._drop, self._draft, self._stored):
            widget.hide()
        self._stack.setCurrentIndex(CHOOSER)
        self._chooser.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self._presenter.unstored:
            self.draft_left.emit(self._presenter.unstored)
        self._presenter.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        self._right.setFixedWidth(NARROW_SIDE if is_narrow else SIDE)
        self._hints.setVisible(not is_narrow)

    def _show_state(self, view: WorksheetView) -> None:
        self._keep.show()
        self._all.show()
        words = _("&Keep the correction") if view.is_correction else _("&Keep this worksheet")
        if self._keep.text() != words:
            self._keep.setText(words)
            self._keep.use_shortcut("Ctrl+Return")
        self._keep.setEnabled(view.can_keep)
        self._draft.display(Tone.OPEN, view.draft_note, "warning")
        for widget in (self._draft, self._drop):
            widget.setVisible(bool(view.draft_note))
        if view.kept:
            self._stored.show_info(view.replaced or view.kept)
        else:
            self._stored.hide()

    def _connect(self) -> None:
        presenter, pane = self._presenter, self._pane
        presenter.shown.connect(self.display)
        presenter.choosing.connect(self.choose)
        presenter.field_due.connect(pane.go_to)
        self._keep.clicked.connect(presenter.keep)
        self._drop.clicked.connect(self._take_back)
        self._all.clicked.connect(presenter.list_all)
        self._chooser.chosen.connect(presenter.choose)
        pane.items.said.connect(presenter.say)
        pane.rest_said.connect(presenter.say_rest)
        pane.taken_emptied.connect(presenter.empty_taken)
        pane.rating.document_wanted.connect(presenter.take_document)
        pane.rating.said.connect(presenter.say_rating)
        self._result.item_wanted.connect(pane.go_to)
        self._earlier.chosen.connect(presenter.open_earlier)

    def _take_back(self) -> None:
        self._place = None  # all that stands on the page is shown anew
        self._presenter.take_back()

    def _lay_out(self) -> None:
        self._hints.setLayout(row(*_key_hints(), spacer()))
        sheet = QWidget()
        middle = Beside(filling(self._pane), self._right)
        lines = column(self._beside, middle, self._hints, gap=12)
        lines.setStretch(1, 1)
        sheet.setLayout(lines)
        self._stack.addWidget(sheet)
        self._stack.addWidget(self._chooser)
        layout = page_column(self._header, self._stored, self._stack)
        layout.setStretch(2, 1)
        self.setLayout(layout)


def _key_hints() -> tuple[QWidget, ...]:
    hints: list[QWidget] = []
    for keys, words in (
        ("Y", _("yes")),
        ("N", _("no")),
        ("U", _("not known")),
        ("↑ ↓", _("item before, after")),
    ):
        label = Label(words, "caption")
        label.setWordWrap(False)
        hints += [KeyHint(keys), label]
    return tuple(hints)
