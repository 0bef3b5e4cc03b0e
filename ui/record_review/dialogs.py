"""What is asked beside the review, with its reason: a new criterion, one answered later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from coordinator.domain.criterion import Kind
from coordinator.domain.windows import ANCHOR_WORDS
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


class DeferDialog(DialogFrame):
    given = Signal(str, str)
    """Before what it is answered (empty: with the others), and the reason."""

    def __init__(self, parent: QWidget, before: str, reasons: tuple[str, ...]) -> None:
        super().__init__(parent, _("When it is answered"))
        self.setMinimumWidth(560)
        self._before = named("deferred_to", QComboBox(editable=True))
        self._before.addItems([_(words) for words in ANCHOR_WORDS.values()])
        self._before.setEditText(before)
        self._reason = named("reason", QComboBox(editable=True))
        self._reason.addItems(list(reasons))
        self._reason.setCurrentIndex(-1)
        self._act = named("act", primary(_("&Store")))
        self._act.setDefault(True)
        self._act.clicked.connect(self._give)
        self._why = FormField(_("&Reason"), self._reason)
        hint = second(
            _(
                "Until then it is neither passed nor failed, and who decides is not held up "
                "by it. Leave it empty to have it answered with the others."
            )
        )
        before_field = FormField(_("Answered only &before"), self._before)
        self.set_content(column(form_column(before_field, self._why), hint, gap=12))
        self.set_actions(self._act)
        self._before.setFocus()

    def _give(self) -> None:
        reason = self._reason.currentText().strip()
        self._why.show_problem("" if reason else _("Say why."))
        if reason:
            self.given.emit(self._before.currentText().strip(), reason)
