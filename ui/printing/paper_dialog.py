"""Asks what to do where a form does not fit the paper or the reach of the printer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.printing.paper import Doubt
from ui.widgets.buttons import primary, quiet
from ui.widgets.dialogs import DialogFrame
from ui.widgets.labels import Label
from ui.widgets.layouts import column
from ui.widgets.named import named


class PaperDialog(DialogFrame):
    fitted = Signal()
    """To be made smaller, so that all of it is printed."""
    on_own_paper = Signal()
    """To be printed on the paper that it is made for."""

    def __init__(self, parent: QWidget | None, doubt: Doubt) -> None:
        super().__init__(parent, _("The form does not fit"))
        hint = _("Nothing was printed yet. Made smaller, boxes and the QR code shrink with it.")
        self.set_content(column(Label(doubt.words), Label(hint, "second")))
        fit = named("fit", quiet(_("Make it &smaller to fit")))
        fit.clicked.connect(self._fit)
        self.set_actions(fit)
        if doubt.own_paper:
            words = _("Print on &{paper}").format(paper=doubt.own_paper)
            own = named("own_paper", primary(words))
            own.clicked.connect(self._take_own)
            own.setDefault(True)
            self.set_actions(own, cancel=False)

    def _fit(self) -> None:
        self.fitted.emit()
        self.accept()

    def _take_own(self) -> None:
        self.on_own_paper.emit()
        self.accept()
