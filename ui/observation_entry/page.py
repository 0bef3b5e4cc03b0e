"""The form in which evidence is entered line by line, as a report lists it, or corrected."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.observation_entry.fields import ObservationFields
from ui.observation_entry.presenter import ObservationEntryPresenter
from ui.observation_entry.view import ObservationView
from ui.widgets.beside import Beside
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.labels import Label, caption, heading, literal
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, styled

WIDTH = 920
LONGEST = 40  # characters of a document's name on a button


class ObservationEntryPage(QWidget):
    """A part of the page on which evidence is entered; it has no head of its own."""

    def __init__(self, presenter: ObservationEntryPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self._title = named("entry_title", heading())
        self._entered = named("entered", Label())
        self._fields = ObservationFields()
        self._question = named("question", Label())
        self._claim = named("entry_claim", caption())
        self._same = named("same_document", quiet("", "copy"))
        self._same.elide()
        self._enter = named("enter_observation", primary(""))
        self._done = named("done", quiet(_("&Done")))
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lay_out()
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def display(self, view: ObservationView) -> None:
        self._title.setText(view.title)
        self._enter.setText(view.act)
        self._done.setText(_("Cancel") if view.is_correction else _("&Done"))
        self._entered.setText(view.entered)
        self._entered.setVisible(bool(view.entered))
        self._question.setText(view.question)
        self._question.setVisible(bool(view.question))
        self._fields.display(view)
        self._fields.is_compared.setVisible(bool(view.question))
        self._claim.setText(view.claim)
        self._claim.setVisible(bool(view.claim))
        shown = view.same_document
        shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
        self._same.setText(literal(_("Same document: {document}").format(document=shown)))
        self._same.setVisible(bool(view.same_document))

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self._fields.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Tell what is typed; a field that is left because the page goes tells nothing."""
        if self.isVisible():
            self.presenter.change(self._fields.typed())

    def _submit(self) -> None:
        """Enter it, or go to the first field that is wrong or empty."""
        fields = self._fields
        if wrong := fields.wrong_days:
            wrong[0].setFocus()
            return
        typed = fields.typed()
        before = typed.title
        self.presenter.enter(typed)
        for field in fields.fields.values():
            if field.problem and field.isVisible():
                field.setFocus()
                return
        if fields.is_compared.isVisible() and not fields.is_compared.isChecked():
            fields.is_compared.setFocus()
        elif before and not fields.title.text():
            self.start()

    def _connect(self) -> None:
        presenter, fields = self.presenter, self._fields
        presenter.shown.connect(self.display)
        fields.changed.connect(self._follow)
        fields.submitted.connect(self._submit)
        self._same.clicked.connect(presenter.take_same_document)
        self._enter.clicked.connect(self._submit)
        self._done.clicked.connect(presenter.leave)
        self._escape.activated.connect(presenter.leave)

    def _lay_out(self) -> None:
        parts = self._fields.fields
        styled(self._entered, tone="satisfied")
        for words in (self._question, self._claim):
            styled(words, tone="open")
        card = Card(
            self._title,
            self._entered,
            Beside(filling(self._value_side()), filling(self._document_side()), gap=32),
            parts["reason"],
            row(self._enter, self._done, spacer(), gap=8),
            gap=16,
            margin=24,
        )
        card.setMaximumWidth(WIDTH)
        layout = row(gap=0)
        standing = column(card, spacer(), gap=0)
        standing.setAlignment(card, Qt.AlignmentFlag.AlignTop)  # as high as it needs to be
        layout.addLayout(standing, WIDTH)
        layout.addStretch(1)
        self.setLayout(layout)

    def _value_side(self) -> QWidget:
        parts, side = self._fields.fields, QWidget()
        side.setLayout(
            column(
                parts["nature"],
                parts["title"],
                parts["holds"],
                row(filling(parts["value"]), parts["unit"], gap=12),
                self._question,
                self._fields.is_compared,
                parts["laboratory"],
                row(parts["low"], parts["high"], gap=12),
                spacer(),
                gap=12,
            )
        )
        return side

    def _document_side(self) -> QWidget:
        parts, side = self._fields.fields, QWidget()
        side.setLayout(
            column(
                row(parts["on"], parts["until"], spacer(), gap=12),
                self._fields.is_ongoing,
                self._fields.for_study,
                parts["late_reason"],
                parts["kind"],
                parts["place"],
                parts["dated_on"],
                self._claim,
                row(self._same, spacer()),
                spacer(),
                gap=12,
            )
        )
        return side
