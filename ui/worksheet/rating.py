"""Who rated when, from which source document, for what; and why it is corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from coordinator.domain.evidence import SOURCE_WORDS, Evidence, SourceKind
from coordinator.text import _
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import heading, literal
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.ticks import TickBox
from ui.worksheet.view import RatingView, SheetView, WorksheetView


class RatingCard(Card):
    said = Signal(RatingView)
    document_wanted = Signal()

    def __init__(self) -> None:
        self._rater = named("rater", QLineEdit(maxLength=120))
        self._rated_on = named("rated_on", DateField())
        self._kind = named("source_kind", ChoiceField())
        self._kind.offer([(kind.value, _(words)) for kind, words in SOURCE_WORDS.items()])
        self._where = named("source_place", QLineEdit())
        self._where.setPlaceholderText(_("binder, sheet no. …"))
        self._dated = named("source_date", DateField())
        self._remark = named("remark", RemarkField(lines=2))
        self._for_study = named("for_study", TickBox())
        self._correction = named("correction", QLineEdit())
        self._why = FormField(_("Why it is corrected"), self._correction, required=True)
        self._who = FormField(_("Rated by"), self._rater, required=True)
        self._when = FormField(_("Rated on"), self._rated_on, required=True)
        self._day = FormField(_("Its date"), self._dated)
        self._heading = heading()
        self._same = named("same_document", quiet("", "copy"))
        self._same.elide()
        self._is_displaying = False
        head = row(self._heading, spacer(), self._same)
        super().__init__(head, self._fields(), gap=12)
        self._connect()

    def ask(self, sheet: SheetView) -> None:
        self._who.setVisible(sheet.is_rated)
        self._when.setVisible(sheet.asks_day)
        completer = QCompleter(list(sheet.raters), self._rater)
        completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
        self._rater.setCompleter(completer)
        self._heading.setText(_("Rating and source") if sheet.is_rated else _("Source"))
        self._when.set_label(_("Rated on") if sheet.is_rated else _("Day of the values"))
        self._for_study.setText(
            _("Rated for this trial, not in routine care")
            if sheet.is_rated
            else _("Measured for this trial, not in routine care")
        )

    def display(self, view: WorksheetView) -> None:
        self._is_displaying = True
        rating, document = view.rating, view.rating.document
        for line, words in (
            (self._rater, rating.rater),
            (self._where, document.place),
            (self._correction, rating.correction),
        ):
            if line.text() != words:
                line.setText(words)
        for field, day, text in (
            (self._rated_on, rating.rated_on, rating.rated_text),
            (self._dated, document.dated_on, rating.dated_text),
        ):
            field.set_limits(None, view.today)
            wanted = text or (day.isoformat() if day else "")
            if field.text() != wanted and field.day() != day:
                field.set_text(wanted)
        self._same.setText(literal(view.same_document))
        self._same.setVisible(bool(view.same_document))
        self._kind.set_value(document.kind.value if document.kind else "")
        self._remark.set_words(rating.remark)
        self._for_study.setChecked(rating.for_study)
        self._why.setVisible(view.is_correction)
        self.setEnabled(view.can_enter)
        self._is_displaying = False

    def go_to(self, name: str) -> bool:
        found = {
            "rater": self._rater,
            "rated_on": self._rated_on,
            "correction": self._correction,
        }.get(name)
        if found is not None:
            found.setFocus()
        return found is not None

    def _rating(self) -> RatingView:
        kind = self._kind.value()
        document = Evidence(
            SourceKind(kind) if kind else None, self._where.text(), self._dated.day()
        )
        return RatingView(
            self._rater.text(),
            self._rated_on.day(),
            _wrong(self._rated_on),
            document,
            _wrong(self._dated),
            self._remark.words(),
            self._correction.text(),
            self._for_study.isChecked(),
        )

    def _tell(self) -> None:
        if not self._is_displaying:
            self.said.emit(self._rating())

    def _connect(self) -> None:
        self._same.clicked.connect(self.document_wanted)
        for line in (self._rater, self._where, self._correction):
            line.textChanged.connect(self._tell)
        for field in (self._rated_on, self._dated):
            field.line.textEdited.connect(self._tell)
            field.changed.connect(self._tell)
        self._kind.chosen.connect(self._tell)
        self._remark.textChanged.connect(self._tell)
        self._for_study.toggled.connect(self._tell)

    def _fields(self) -> QWidget:
        made = QWidget()
        made.setLayout(
            column(
                row(filling(self._who, 2), filling(self._when), gap=12),
                row(
                    filling(FormField(_("Source document"), self._kind)),
                    filling(FormField(_("Where it lies"), self._where)),
                    self._day,
                    gap=12,
                ),
                self._for_study,
                FormField(_("Remark"), self._remark),
                self._why,
                gap=12,
            )
        )
        return made


def _wrong(field: DateField) -> str:
    return field.text() if field.has_problem else ""
