"""A trial's consent forms: the versions with their validity, and the fields for one."""

from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.consent_forms.amendments import AmendmentsCard
from ui.consent_forms.entry import WIDTH, FormEntry
from ui.consent_forms.presenter import ConsentFormsPresenter
from ui.consent_forms.view import ConsentFormsView, FormLine
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import column, filling, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.table import Column, DataTable, RowsModel

VERSION, STATE = 0, 2
ROOM_FOR_ALL = 1080


class ConsentFormsPage(QWidget):
    def __init__(self, presenter: ConsentFormsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._view: ConsentFormsView | None = None
        self._chosen: int | None = None  # None while a new version is entered
        self._shown_line: FormLine | None = None
        self._store = named("store", primary(_("&Enter the version"), "tick"))
        self._store.use_shortcut("Ctrl+Return")
        self._new = named("new_version", quiet(_("&New version"), "add"))
        back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        others = (self._new,)
        title = _("Consent forms")
        self._header = PageHeader(title, primary=self._store, others=others, back=back)
        self._table = named("forms", DataTable(_("Versions of the consent form")))
        self._model: RowsModel[FormLine] = RowsModel(_columns(), self)
        self._entry = FormEntry()
        self._amendments = AmendmentsCard()
        self._lay_out()
        back.clicked.connect(presenter.leave)
        self._connect()

    def display(self, view: ConsentFormsView) -> None:
        is_other = self._view is None or self._view.trial_id != view.trial_id
        self._view = view
        self._header.set_subtitle(view.subtitle)
        self._model.show(view.lines)
        self._amendments.display(view.amendments, can_change=view.can_change)
        if is_other:
            self._show_entry(None)
        else:
            self._keep_up(view)
        self._allow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a small screen the days say it too.
        self._table.setColumnHidden(STATE, self.width() < ROOM_FOR_ALL)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(is_shown=True)
        self._entry.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.watch(is_shown=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._entry.start()

    def _keep_up(self, view: ConsentFormsView) -> None:
        """Show what became of the chosen version; what is typed for the same one stays."""
        former = self._shown_line
        line = next((found for found in view.lines if found.id == self._chosen), None)
        if line is not None and former is not None:
            self._shown_line = line
            self._entry.keep_up(former, line)
        elif line != former:
            self._show_entry(line)

    def _show_entry(self, line: FormLine | None) -> None:
        self._chosen = line.id if line else None
        self._shown_line = line
        ids = [found.id for found in self._model.rows]
        self._table.select(ids.index(line.id) if line and line.id in ids else -1)
        self._entry.display(line)
        words = _("Store the chang&e") if line else _("&Enter the version")
        self._store.setText(words)
        self._store.use_shortcut("Ctrl+Return")  # new words take the key away
        self._allow()

    def _allow(self) -> None:
        view = self._view
        may = view is not None and (view.can_change if self._chosen else view.can_enter)
        self._store.setEnabled(may)
        self._entry.setEnabled(may)
        self._new.setEnabled(view is not None and view.can_enter)

    def _choose(self, number: int) -> None:
        line = self._model.row_at(number) if number >= 0 else None
        if line is not None and line.id != self._chosen:
            self._show_entry(line)

    def _begin_new(self) -> None:
        self._show_entry(None)
        self._entry.start()

    def _tell(self) -> None:
        typed = self._entry.typed()
        if not self._entry.is_readable:
            self._entry.show_problems({})
        elif self._shown_line is None:
            self._presenter.enter(typed)
        else:
            self._presenter.change(self._shown_line, typed)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.problems_found.connect(self._entry.show_problems)
        presenter.stored.connect(self._begin_new)
        self._table.chosen.connect(self._choose)
        self._new.clicked.connect(self._begin_new)
        self._store.clicked.connect(self._tell)
        self._amendments.answered.connect(presenter.ask_again)
        self._amendments.dropped.connect(presenter.refresh)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(VERSION)
        self._table.set_empty(
            EmptyState(
                "document",
                _("No version is on record yet"),
                detail=_("Without one nobody's consent can be recorded for this trial."),
            )
        )
        left = QWidget()
        left.setLayout(column(filling(self._table), self._amendments, gap=16))
        right = QWidget()
        right.setLayout(column(self._entry, spacer(), gap=0))
        side = scrolling(right)
        side.setFixedWidth(WIDTH)
        self.setLayout(page_column(self._header, filling(Beside(filling(left), side))))


def _columns() -> tuple[Column[FormLine], ...]:
    return (
        Column(_("Version"), lambda line: line.version, width=88),
        Column(_("Validity"), lambda line: line.validity, width=192),
        Column(_("State"), lambda line: line.state, tone=lambda line: line.tone, width=104),
        Column(_("Again"), lambda line: line.again, width=96),
        Column(_("Signed"), lambda line: line.signed, is_number=True, width=80),
    )
