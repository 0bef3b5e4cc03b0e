"""The way to the other attempts of the subject, and to a new one (S3)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.text import _
from ui.decision.attempts_presenter import AttemptsPresenter, AttemptsView
from ui.widgets.buttons import link, quiet
from ui.widgets.labels import caption, literal
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named


class AttemptsStrip(QWidget):
    def __init__(self, presenter: AttemptsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: tuple[tuple[int, str], ...] = ()
        self._links: list[QWidget] = []
        self._lines: QVBoxLayout = column(gap=2)
        self._moved = named("moved", caption())
        self._again = named("screen_again", quiet(_("Screen a&gain…"), "refresh"))
        self._again.setToolTip(
            _("A new attempt: a new consent, a fresh checklist. This one stays as it is.")
        )
        self.setLayout(column(self._moved, self._lines, row(self._again, spacer()), gap=6))
        self._again.clicked.connect(presenter.screen_again)
        presenter.shown.connect(self.display)
        self.hide()

    def display(self, view: AttemptsView) -> None:
        self._moved.setText(view.moved)
        self._moved.setVisible(bool(view.moved))
        self._again.setVisible(view.can_screen_again)
        self._show_others(view.others)
        self.setVisible(bool(view.others or view.can_screen_again or view.moved))

    def _show_others(self, others: tuple[tuple[int, str], ...]) -> None:
        if others == self._shown:
            return
        self._shown = others
        for line in self._links:
            line.hide()
            line.deleteLater()
        self._links = [self._link(*other) for other in others]
        for line in self._links:
            self._lines.addWidget(line)

    def _link(self, screening_id: int, words: str) -> QWidget:
        button = named(f"attempt_{screening_id}", link(literal(words), "chevron-right"))
        button.clicked.connect(lambda: self._presenter.open(screening_id))
        return button
