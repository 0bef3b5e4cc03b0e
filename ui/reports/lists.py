"""The lists and the report as files or on paper: each says before what it will contain."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.lists import ListKind
from coordinator.text import _, called
from ui.reports.parts import Part
from ui.reports.view import ListLine, ReportsView
from ui.widgets.badge import StandingBadge
from ui.widgets.beside import Beside
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.form import FormField
from ui.widgets.labels import Label, body, second
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said
from ui.widgets.saving import save_dialog
from ui.widgets.tones import Tone

XLSX, CSV = "XLSX (*.xlsx)", "CSV (*.csv)"
LEAST_WORDS = 320  # pixels
PAPER = ""  # beside the endings of files


class ListCard(Card):
    asked = Signal(str)
    """What is wanted of the list: paper, or a file with this ending."""

    def __init__(self, line: ListLine) -> None:
        self.line = line
        self._badge = StandingBadge()
        self._contains = Label(role="second")
        self._contains.setWordWrap(False)
        name = line.name
        self._print = quiet(_("Print or PDF"), "print")
        self._xlsx, self._csv = quiet("XLSX", "save"), quiet("CSV", "save")
        acts = ((self._print, PAPER), (self._xlsx, "xlsx"), (self._csv, "csv"))
        for button, ending in acts:
            named(f"{line.kind.value.replace(' ', '_')}_{ending or 'paper'}", button)
            said(called(name, button.text()), button)
        words = QWidget()
        words.setLayout(column(body(line.meaning), row(self._badge, self._contains, spacer())))
        words.setMinimumWidth(LEAST_WORDS)
        acting = QWidget()
        acting.setLayout(row(spacer(), self._print, self._xlsx, self._csv, gap=8))
        super().__init__(Beside(filling(words), acting), title=name, gap=4)
        for button, ending in acts:
            button.clicked.connect(partial(self.asked.emit, ending))
        self.show_line(line)

    def show_line(self, line: ListLine) -> None:
        self.line = line
        self._contains.setText(line.contains)
        self._badge.display(Tone.FAILED, _("CONFIDENTIAL"), "lock")
        self._badge.setVisible(line.is_confidential)


class ListsPart(Part):
    print_wanted = Signal(ListKind, str)
    file_wanted = Signal(ListKind, Path, str)

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[ListKind, ListCard] = {}
        self._language = named("list_language", ChoiceField())
        self._note = named("identity_note", second())
        self._stack = column(gap=12)
        cards = QWidget()
        cards.setLayout(self._stack)
        top = QWidget()
        language = FormField(_("&Language of the list"), self._language)
        top.setLayout(row(language, spacer()))
        self.lay_out(top, cards, self._note)

    def display(self, view: ReportsView) -> None:
        chosen = self._language.value()
        self._language.offer(view.languages)
        self._language.set_value(chosen)
        self._note.setText(view.identity_note)
        self._note.setVisible(bool(view.identity_note))
        for line in view.lists:
            if line.kind in self._cards:
                self._cards[line.kind].show_line(line)
            else:
                self._add(line)

    def _add(self, line: ListLine) -> None:
        card = ListCard(line)
        card.asked.connect(partial(self._ask, line.kind))
        self._cards[line.kind] = card
        self._stack.addWidget(card)

    def _ask(self, kind: ListKind, ending: str) -> None:
        """Ask first where the list says who the subjects are (P1)."""
        card = self._cards[kind]
        if not card.line.is_confidential:
            self._go_on(kind, ending)
            return
        dialog = ConfirmDialog(
            self,
            _("A list that says who the subjects are"),
            _(
                "It holds names, hospital numbers and birth dates. It belongs in the site's "
                "own file: it is not for the sponsor, and not to be sent by mail."
            ),
            _("Make the list"),
            card.line.contains,
        )
        named("confirm_identity", dialog)
        dialog.confirmed.connect(partial(self._go_on, kind, ending))
        dialog.open()

    def _go_on(self, kind: ListKind, ending: str) -> None:
        language = self._language.value()
        if ending == PAPER:
            self.print_wanted.emit(kind, language)
            return
        line = self._cards[kind].line
        kinds = XLSX if ending == "xlsx" else CSV
        dialog = save_dialog(self, line.name, kinds, f"{line.name}.{ending}")
        dialog.fileSelected.connect(
            lambda path: self.file_wanted.emit(kind, Path(path), language)
        )
        dialog.open()
