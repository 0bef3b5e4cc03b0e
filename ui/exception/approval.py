"""The fields of one approval: who gave it, on which day, and where that is written."""

from datetime import date

from PySide6.QtWidgets import QLineEdit

from coordinator.domain.approved_exception import Approval
from coordinator.text import _
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.layouts import filling, row, spacer
from ui.widgets.named import named


class ApprovalCard(Card):
    def __init__(self, name: str, title: str, labels: tuple[str, str, str]) -> None:
        self._by = named(f"{name}_by", QLineEdit(maxLength=200))
        self._on = named(f"{name}_on", DateField())
        self._document = named(f"{name}_document", QLineEdit(maxLength=300))
        by, on, document = labels
        self._by_field = FormField(by, self._by, required=True)
        self._on_field = FormField(on, self._on, required=True)
        self._document_field = FormField(
            document, self._document, _("Letter or e-mail, with its place."), required=True
        )
        super().__init__(
            row(filling(self._by_field), self._on_field, gap=12),
            self._document_field,
            spacer(),
            title=title,
            gap=12,
        )
        self._by.textEdited.connect(self._by_field.clear_problem)
        self._document.textEdited.connect(self._document_field.clear_problem)

    def set_today(self, today: date | None) -> None:
        self._on.set_limits(None, today)

    def approval(self) -> Approval:
        return Approval(self._by.text(), self._on.day(), self._document.text())

    def take_over(self, approval: Approval) -> None:
        """Write what was approved before into the fields, to be read and changed."""
        self._by.setText(approval.by)
        self._on.set_day(approval.on)
        self._document.setText(approval.document)
        for field in (self._by_field, self._on_field, self._document_field):
            field.clear_problem()

    def find_problem(self) -> bool:
        """Say at each field what is missing, go to the first, and say whether there is one."""
        missing = [
            (self._by_field, "" if self._by.text().strip() else _("Enter who approved it.")),
            (
                self._on_field,
                "" if self._on.day() else self._on.problem() or _("Enter the day."),
            ),
            (
                self._document_field,
                "" if self._document.text().strip() else _("Enter the document."),
            ),
        ]
        for field, sentence in missing:
            field.show_problem(sentence)
        wrong = [field for field, sentence in missing if sentence]
        if wrong:
            wrong[0].setFocus()
        return bool(wrong)

    def forget(self) -> None:
        self._by.clear()
        self._document.clear()
        self._on.set_day(None)
        for field in (self._by_field, self._on_field, self._document_field):
            field.clear_problem()
