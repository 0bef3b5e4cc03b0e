"""The consent: without it there is no screening number (C1)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.screen_patient.view import ScreenPatientView
from ui.widgets.buttons import primary
from ui.widgets.consent_fields import AskedFor, ConsentFields, TypedConsent
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named


class ConsentStep(QWidget):
    recorded = Signal(TypedConsent)

    def __init__(self) -> None:
        super().__init__()
        self.fields = ConsentFields(_("The subject's consent"))
        self._record = named(
            "record_consent",
            primary(_("&Record consent and start the walk"), "tick", "Ctrl+Return"),
        )
        inside = QWidget()
        inside.setLayout(column(self.fields, spacer()))
        fields = filling(scrolling(inside, is_snug=True))
        self.setLayout(column(fields, row(self._record, spacer()), spacer(), gap=16))
        self._record.clicked.connect(lambda: self.recorded.emit(self.fields.typed()))

    def display(self, view: ScreenPatientView) -> None:
        self.fields.set_limits(view.born, view.today)
        self.fields.offer_people(view.staff)
        self._record.setEnabled(view.can_enter)

    def begin(self, asked: AskedFor) -> None:
        """Empty all fields: the consent of another subject, or to another trial, comes."""
        self.fields.ask(asked)
        self.fields.forget()

    def start(self) -> None:
        self.fields.start()
