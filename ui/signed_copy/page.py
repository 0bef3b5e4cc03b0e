"""A form that was signed on paper comes back: its scan, what it is, and who signed it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from coordinator.text import N_, _
from ui.signed_copy.pages import PagesView
from ui.signed_copy.place import PlaceCard
from ui.signed_copy.presenter import SignedCopyPresenter
from ui.signed_copy.view import CopyLine, Finding, SignedCopyView
from ui.widgets.badge import StandingBadge
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, link, primary, quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.empty import EmptyState
from ui.widgets.form import FormField
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label, heading
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.tones import Tone

SIDE_WIDTH = 400
KINDS = "PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)"
FOUND = {
    Finding.NOTHING_YET: (Tone.NEUTRAL, N_("No scan yet")),
    Finding.CERTAIN: (Tone.SATISFIED, N_("The right paper")),
    Finding.FORMER: (Tone.OPEN, N_("Former version")),
    Finding.UNSURE: (Tone.OPEN, N_("Not settled")),
    Finding.OTHER: (Tone.FAILED, N_("Another screening")),
}


class SignedCopyPage(QWidget):
    def __init__(self, presenter: SignedCopyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._view = SignedCopyView()
        self._attach = named("attach", primary(_("&Attach"), "tick"))
        self._attach.use_shortcut("Ctrl+Return")
        self._choose = named("choose", quiet(_("Choose the scan…"), "open-file", "Ctrl+O"))
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(primary=self._attach, others=(self._choose,), back=self._back)
        self._pages = PagesView()
        self._empty = EmptyState(
            "document",
            _("Scan the signed form and drop it here"),
            detail=_("A PDF, or one picture a page (JPEG, PNG), in 200 to 300 dots per inch."),
        )
        self._stack = QStackedWidget()
        self._found = named("found", StandingBadge())
        self._sentence = named("finding", Label())
        self._files = named("files", Label(role="second"))
        self._notice = named("notice", Label(role="second"))
        self._print = named("printed", ChoiceField(placeholder=_("Choose the print…")))
        self._print_field = FormField(_("Which &print it is"), self._print, required=True)
        self._reason = named("reason", RemarkField(lines=2))
        self._reason_field = FormField(_("&Reason"), self._reason)
        self._why = Card(self._reason_field)
        self._why.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._places = (PlaceCard(0), PlaceCard(1))
        self._copies: QVBoxLayout = column(gap=8)
        copies = QWidget()
        copies.setLayout(self._copies)
        self._copies_card = Card(copies, title=_("Attached so far"))
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def display(self, view: SignedCopyView) -> None:
        self._view = view
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        tone, words = FOUND[view.finding]
        self._found.display(tone, _(words))
        self._sentence.setText(view.sentence)
        self._files.setText(view.files)
        self._files.setVisible(bool(view.files))
        self._notice.setText(view.notice)
        self._notice.setVisible(bool(view.notice))
        self._print.offer(view.prints)
        self._print.set_value(view.printed)
        self._print_field.setVisible(view.asks_print)
        self._why.setVisible(bool(view.files))
        self._reason_field.set_hint(
            _("Needed: why this paper is taken.")
            if view.needs_reason
            else _("Only for a paper that comes late.")
        )
        for number, card in enumerate(self._places):
            place = view.places[number] if number < len(view.places) else None
            card.display(place, view.first_day, view.today)
        self._show_copies(view.copies)
        self._choose.setEnabled(view.can_choose and not view.is_busy)
        self._attach.setEnabled(view.can_attach and not view.is_busy)

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        self._pages.display(pages)
        self._stack.setCurrentWidget(self._pages if pages else self._empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._choose.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._choose.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        event.acceptProposedAction()
        self._presenter.choose([path for path in paths if path.name])

    def _ask_for_files(self) -> None:
        dialog = named("scan_dialog", QFileDialog(self, _("Choose the scan")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(KINDS)
        dialog.filesSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, chosen: list[str]) -> None:
        self._presenter.choose([Path(name) for name in chosen])

    def _tell(self) -> None:
        if self._view.needs_reason and not self._reason.words().strip():
            self._reason_field.show_problem(_("Say why this paper is taken."))
            self._reason.setFocus()
            return
        if any(card.find_problem() for card in self._places):
            return
        given = [card.signature() for card in self._places]
        signatures = tuple(ink for ink in given if ink is not None)
        self._presenter.attach(self._reason.words(), signatures)

    def _forget(self) -> None:
        self._reason.set_words("")
        self._reason_field.clear_problem()
        for card in self._places:
            card.forget()

    def _show_copies(self, copies: tuple[CopyLine, ...]) -> None:
        while (item := self._copies.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for copy in copies:
            line = QWidget()
            show = named(f"copy_{copy.id}", link(copy.words, "eye"))
            show.clicked.connect(partial(self._presenter.look_at, copy.id))
            line.setLayout(column(row(show, spacer()), Label(copy.detail, "caption"), gap=2))
            self._copies.addWidget(line)
        self._copies_card.setVisible(bool(copies))

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.pages_shown.connect(self.show_pages)
        presenter.emptied.connect(self._forget)
        self._choose.clicked.connect(self._ask_for_files)
        self._attach.clicked.connect(self._tell)
        self._print.chosen.connect(presenter.choose_print)
        self._reason.textChanged.connect(self._reason_field.clear_problem)
        self._back.clicked.connect(presenter.leave)

    def _lay_out(self) -> None:
        for page in (self._empty, self._pages):
            self._stack.addWidget(page)
        found = Card(
            heading(_("The paper")),
            row(self._found, spacer()),
            self._sentence,
            self._files,
            self._notice,
            self._print_field,
            gap=8,
            margin=16,
        )
        stack = column(found, *self._places, self._why, self._copies_card, spacer(), gap=12)
        stack.setContentsMargins(0, 0, 4, 0)  # stands off from the scroll bar
        side = QWidget()
        side.setLayout(stack)
        area = scrolling(side)
        area.setFixedWidth(SIDE_WIDTH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = Beside(filling(Card(self._stack, margin=1)), area)
        self.setLayout(page_column(self._header, filling(middle)))
