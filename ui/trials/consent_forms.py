"""The versions of a trial's consent form in short, and the way to where they are kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.widgets.buttons import quiet
from ui.widgets.labels import Label, second
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named


class ConsentTab(QWidget):
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._trial_id = 0
        self._forms = named("consent_forms", Label())
        self._none = second(
            _("No version is on record yet. Without one nobody's consent can be recorded.")
        )
        self._open = named("open_consent_forms", quiet(_("Consent for&ms…"), "edit"))
        layout = column(self._forms, self._none, row(self._open, spacer()), spacer(), gap=12)
        layout.setContentsMargins(0, 16, 0, 0)
        self.setLayout(layout)
        self._open.clicked.connect(lambda: self.wanted.emit(self._trial_id))

    def display(self, trial_id: int, forms: tuple[str, ...]) -> None:
        self._trial_id = trial_id
        self._forms.setText("\n".join(forms))
        self._forms.setVisible(bool(forms))
        self._none.setVisible(not forms)
