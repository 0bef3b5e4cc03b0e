"""What is asked beside the review: a new criterion with its reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from coordinator.domain.criterion import Kind
from coordinator.text import N_, _
from ui.widgets.buttons import primary
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField, form_column
from ui.widgets.labels import second
from ui.widgets.layouts import column
from ui.widgets.named import named

KINDS = {Kind.INCLUSION: N_("Inclusion criterion"), Kind.EXCLUSION: N_("Exclusion criterion")}


class AddCriterionDialog(DialogFrame):
    given = Signal(Kind, str, str)
    """Kind, wording, reason; whoever stores them accepts the dialog."""

    def __init__(self, parent: QWidget, kind: Kind, reasons: tuple[str, ...]) -> None:
        super().__init__(parent, _("Add a criterion"))
        self.setMinimumWidth(560)
        self._kind = named("kind", ChoiceField([(one.value, _(KINDS[one])) for one in Kind]))
        self._kind.set_value(kind.value)
        self._words = named("words", RemarkField(lines=5))
        self._reason = named("reason", QComboBox(editable=True))
        self._reason.addItems(list(reasons))
        self._reason.setCurrentIndex(-1)
        self._act = named("act", primary(_("&Add")))
        self._act.setDefault(True)
        self._act.clicked.connect(self._give)
        self._fields = (
            FormField(_("&Kind"), self._kind),
            FormField(_("&Wording, as in the protocol"), self._words),
            FormField(_("&Reason"), self._reason),
        )
        hint = second(_("It is marked as added: it does not stand in the record."))
        self.set_content(column(form_column(*self._fields), hint, gap=12))
        self.set_actions(self._act)
        self._words.setFocus()

    def _give(self) -> None:
        _kind, words, reason = self._fields
        words.show_problem("" if self._words.words().strip() else _("Enter the wording."))
        reason.show_problem("" if self._reason.currentText().strip() else _("Say why."))
        if not words.problem and not reason.problem:
            kind = Kind(self._kind.value())
            self.given.emit(kind, self._words.words().strip(), self._reason.currentText())
