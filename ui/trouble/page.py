"""The page that stands in place of a registry that could not be opened."""

from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.trouble.presenter import TroublePresenter, TroubleView
from ui.widgets.badge import Picture
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.flow import Wrapped
from ui.widgets.form import FormField
from ui.widgets.icons import Ink
from ui.widgets.labels import body, caption, heading
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named

WIDTH = 720


class TroublePage(QWidget):
    def __init__(self, presenter: TroublePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._problem = named("problem", heading())
        self._remedy = named("remedy", body())
        self._place = named("place", caption())
        self._again = named("try_again", primary(_("&Try again"), "refresh"))
        self._other = named("other_registry", quiet(_("&Choose another…"), "open-file"))
        self._new = named("new_registry", quiet(_("&Make a new one…")))
        self._restore = named("restore", quiet(_("&Restore a backup…"), "undo"))
        self._address = named("address", QLineEdit())
        self._address.setPlaceholderText("postgresql://user:password@host/database")
        self._address_field = FormField(
            _("&Address of the shared registry"),
            self._address,
            _("With its password, which is not kept here. Empty: as before."),
        )
        self._lay_out()
        self.setFocusProxy(self._again)
        self._again.clicked.connect(self._try_again)
        self._address.returnPressed.connect(self._try_again)
        self._other.clicked.connect(presenter.other_registry_wanted)
        self._new.clicked.connect(presenter.new_registry_wanted)
        self._restore.clicked.connect(presenter.restore_wanted)
        presenter.shown.connect(self.display)
        presenter.refresh()

    def display(self, view: TroubleView) -> None:
        self._problem.setText(view.problem)
        self._remedy.setText(view.remedy)
        self._place.setText(view.place)
        self._new.setVisible(view.can_make_new)
        self._restore.setHidden(view.is_shared)
        self._address_field.setVisible(view.is_shared)
        self._address_field.show_problem(view.address_problem)
        self.setAccessibleDescription(f"{view.problem} {view.remedy}")

    def _try_again(self) -> None:
        self._presenter.try_again(self._address.text())

    def _lay_out(self) -> None:
        words = QWidget()
        words.setLayout(column(self._problem, self._remedy, self._place, gap=8))
        said = row(Picture("warning", Ink.FAILED, 32), filling(words), gap=16)
        acts = Wrapped(self._restore, self._new, self._other, self._again)
        card = Card(said, self._address_field, acts, gap=24, margin=24)
        card.setMaximumWidth(WIDTH)
        middle = row(spacer(), filling(card, 9), spacer(), gap=0)
        self.setLayout(column(spacer(), middle, spacer(), margin=24))
