"""What an answer rests on: the source document, what it says, and what is remarked."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from coordinator.domain.evidence import SOURCE_WORDS, Evidence, SourceKind
from coordinator.text import _
from ui.walk.view import Stage
from ui.widgets.buttons import quiet
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label, heading, literal
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named, styled

NARROWEST, WIDEST = 140, 208
GAP = 12
ONE_LINE = 400  # pixels in which document, place and date stand beside each other
LONGEST = 48  # characters of a document's name on a button


class EvidenceFields(QWidget):
    typed = Signal()
    finished = Signal()
    """A field was left, or a choice was made: time to store."""
    document_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._claim = named("claim", Label(role="caption"))
        self._same = named("same_document", quiet("", "copy"))
        self._same.elide()
        self._same.clicked.connect(self.document_wanted)
        self._kind = named("source_kind", ChoiceField())
        self._kind.offer([(kind.value, _(words)) for kind, words in SOURCE_WORDS.items()])
        self._where = named("source_place", QLineEdit())
        self._where.setPlaceholderText(_("chart p. 12, report no. …"))
        self._day = named("source_date", DateField())
        self._value = named("value", QLineEdit())
        self._unit = named("unit", QLineEdit())
        self.remark = named("remark", RemarkField(lines=2))
        for line in (self._where, self._value, self._unit):
            line.textEdited.connect(self.typed)
            line.editingFinished.connect(self.finished)
        self._kind.chosen.connect(self._choose)
        self._day.line.textEdited.connect(self.typed)
        self._day.changed.connect(self._choose)
        self._fields, self._is_narrow = QGridLayout(), False
        self._lay_out()

    def evidence(self) -> Evidence:
        kind = self._kind.value()
        return Evidence(
            SourceKind(kind) if kind else None,
            self._where.text(),
            self._day.day(),
            self._value.text(),
            self._unit.text(),
        )

    def wrong_date(self) -> str:
        """What stands in the field for the date and is no date that evidence can have."""
        return self._day.text() if self._day.has_problem else ""

    def display(self, stage: Stage, today: date | None) -> None:
        evidence = stage.entry.evidence
        self._kind.set_value(evidence.kind.value if evidence.kind else "")
        for line, words in (
            (self._where, evidence.place),
            (self._value, evidence.value),
            (self._unit, evidence.unit),
        ):
            if line.text() != words:
                line.setText(words)
        self._day.set_limits(None, today)
        show_day(self._day, evidence.dated_on, stage.dated_text)
        self._make_room(stage)
        self._claim.setText(stage.claim)
        self._claim.setVisible(bool(stage.claim))
        styled(self._claim, tone="open" if stage.claim else "")
        same = stage.same_document
        shown = same if len(same) <= LONGEST else f"{same[:LONGEST]}…"
        self._same.setText(literal(_("Same document: {document}  (D)").format(document=shown)))
        self._same.setVisible(bool(same))
        self.remark.set_words(stage.entry.remark)

    def start(self) -> None:
        """Go to the first of the fields that is still empty."""
        evidence = self.evidence()
        empty = (
            (self._kind, evidence.kind),
            (self._where, evidence.place),
            (self._day, evidence.dated_on),
        )
        wanted = next((field for field, value in empty if not value), self._kind)
        wanted.setFocus()

    def minimumSizeHint(self) -> QSize:
        """Need no more width than two fields: the others go below them."""
        least = NARROWEST + self._dated.minimumSizeHint().width() + GAP
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() < ONE_LINE) is not self._is_narrow:
            self._is_narrow = not self._is_narrow
            self._place()

    def _make_room(self, stage: Stage) -> None:
        """Ask for a value here only where no row above asks for it."""
        if self._measured.isHidden() is stage.measures:
            self._measured.setVisible(stage.measures)
            self._place()

    def _place(self) -> None:
        """Set the fields into lines that they fit, the remark on what is left of the last."""
        fields, after = self._fields, int(not self._measured.isHidden())
        for part in (self._lies, self._dated, self._measured, self._remarked):
            fields.removeWidget(part)
        if self._is_narrow:
            fields.addWidget(self._dated, 0, 1)
            fields.addWidget(self._lies, 1, 0, 1, 2)
            fields.addWidget(self._measured, 2, 0, Qt.AlignmentFlag.AlignTop)
            fields.addWidget(self._remarked, 2 + after, 0, 1, 2)
        else:
            fields.addWidget(self._lies, 0, 1)
            fields.addWidget(self._dated, 0, 2)
            fields.addWidget(self._measured, 1, 0, Qt.AlignmentFlag.AlignTop)
            fields.addWidget(self._remarked, 1, after, 1, 3 - after)

    def _choose(self) -> None:
        self.typed.emit()
        self.finished.emit()

    def _lay_out(self) -> None:
        self._kind.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._where.setMinimumWidth(NARROWEST // 2)
        self._unit.setMaximumWidth(76)
        self._value.setMinimumWidth(64)
        measured = self._measured = QWidget()
        measured.setLayout(
            row(FormField(_("&Value"), self._value), FormField(_("Un&it"), self._unit))
        )
        kind = FormField(_("Source doc&ument"), self._kind)
        for first in (kind, measured):
            first.setMinimumWidth(NARROWEST)
            first.setMaximumWidth(WIDEST)
        self._lies = FormField(_("&Where it lies"), self._where)
        self._dated = FormField(_("Its da&te"), self._day)
        self._remarked = FormField(_("&Remark"), self.remark)
        fields = self._fields
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setHorizontalSpacing(GAP)
        fields.setVerticalSpacing(8)
        fields.addWidget(kind, 0, 0)
        self._place()
        fields.setColumnStretch(0, 2)
        fields.setColumnStretch(1, 3)
        head = row(heading(_("Evidence")), spacer(), self._same, gap=12)
        self.setLayout(column(head, self._claim, fields, gap=8))


def show_day(field: DateField, day: date | None, wrong: str) -> None:
    """Show `day`, or what was typed instead of one; what stands there already is left."""
    if wrong:
        if field.text() != wrong:
            field.set_text(wrong)
    elif field.day() != day or field.has_problem:
        field.set_day(day)
