"""The laboratories that the site works with, and what each of them holds to be normal."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.text import _
from ui.laboratories.list_dialog import ListDialog
from ui.laboratories.model import NAME, laboratory_columns, range_columns
from ui.laboratories.name_dialog import NameDialog
from ui.laboratories.presenter import LaboratoriesPresenter
from ui.laboratories.range_row import RangeRow
from ui.laboratories.view import LaboratoriesView, LaboratoryLine, RangeLine
from ui.widgets.beside import Beside
from ui.widgets.buttons import danger, icon_button, quiet
from ui.widgets.card import Card
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import heading
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.table import DataTable, RowsModel

LEFT = 216  # pixels: a name and its number of ranges


class LaboratoriesPage(AttendedPage):
    def __init__(self, presenter: LaboratoriesPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._chosen: LaboratoryLine | None = None
        self._back = named("back", icon_button("arrow-left", _("Back"), "Alt+Left"))
        self._laboratories: RowsModel[LaboratoryLine] = RowsModel(laboratory_columns(), self)
        self._table = named("laboratories", DataTable(_("Laboratories")))
        self._add = named("add_laboratory", quiet(_("&Add"), "add"))
        self._rename = named("rename", quiet(_("&Rename"), "edit"))
        self._retire = named("retire", quiet(""))
        self._title = named("laboratory", heading())
        self._ranges: RowsModel[RangeLine] = RowsModel(range_columns(), self)
        self._range_table = named("ranges", DataTable(_("Reference ranges")))
        self._row = named("range_row", RangeRow())
        self._list = named("take_list", quiet(_("From a tab&le"), "paste"))
        self._void = named("void_range", danger(_("Voi&d range")))
        self._first = named("first_laboratory", quiet(_("Add a laboratory"), "add"))
        self._lay_out()
        self._connect()

    def display(self, view: LaboratoriesView) -> None:
        self._laboratories.show(view.laboratories)
        self._chosen = chosen = view.chosen
        self._right.setVisible(chosen is not None)
        for button in (self._add, self._first):
            button.setEnabled(view.can_change)
        self._acts.setVisible(chosen is not None)
        for button in (self._rename, self._retire, self._list):
            button.setEnabled(view.can_change and chosen is not None)
        if chosen is not None:
            self._title.setText(chosen.name)
            self._retire.setText(_("Ret&ire") if chosen.is_in_use else _("Use agai&n"))
            places = [line.laboratory_id for line in self._laboratories.rows]
            place = places.index(chosen.laboratory_id)
            if self._table.current_row != place:
                self._table.select(place)
        self._ranges.show(view.ranges)
        self._void.setEnabled(view.can_change and bool(view.ranges))
        self._row.display(view)

    def _enter(self) -> None:
        if self._presenter.enter(self._row.typed()):
            self._row.start()

    def _follow(self) -> None:
        """Tell what is typed; a field that is left because the page goes tells nothing."""
        if self.isVisible():
            self._presenter.change(self._row.typed())

    def _choose(self, row_number: int) -> None:
        if row_number >= 0:
            self._presenter.choose(self._laboratories.row_at(row_number).laboratory_id)

    def _ask_name(self, *, is_new: bool) -> None:
        former = "" if is_new or self._chosen is None else self._chosen.name
        title = _("Add a laboratory") if is_new else _("Rename {name}").format(name=former)
        dialog = named("name_dialog", NameDialog(self, title, former))
        act = self._presenter.add if is_new else self._presenter.rename

        def take(name: str) -> None:
            if act(name):
                dialog.accept()

        dialog.given.connect(take)
        dialog.open()

    def _retire_or_use(self) -> None:
        if self._chosen is not None:
            self._presenter.retire(is_in_use=not self._chosen.is_in_use)

    def _ask_reason(self) -> None:
        place = self._range_table.current_row
        if place < 0:
            self._range_table.select(0)
            self._range_table.setFocus()
            return
        line = self._ranges.row_at(place)
        question = _("Why is the range of {analyte}, valid from {day}, voided?").format(
            analyte=line.analyte, day=line.valid_from
        )
        dialog = named(
            "voiding",
            ReasonDialog(
                self,
                _("Void a range"),
                question,
                (_("Mistyped"), _("Belongs to another laboratory")),
                _("Void"),
                is_final=True,
            ),
        )
        dialog.given.connect(lambda reason: self._presenter.void(line.range_id, reason))
        dialog.open()

    def _take_list(self) -> None:
        if self._chosen is None:
            return
        presenter = self._presenter
        dialog = named("list_dialog", ListDialog(self, self._chosen.name))
        dialog.typed.connect(lambda text: presenter.read_list(text, self._row.typed()))
        dialog.file_chosen.connect(lambda path: dialog.show_text(presenter.read_file(path)))
        dialog.confirmed.connect(presenter.enter_list)
        presenter.read.connect(dialog.display)
        presenter.list_entered.connect(dialog.accept)
        dialog.open()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        self._back.clicked.connect(presenter.leave)
        self._table.chosen.connect(self._choose)
        for button in (self._add, self._first):
            button.clicked.connect(lambda: self._ask_name(is_new=True))
        self._rename.clicked.connect(lambda: self._ask_name(is_new=False))
        self._retire.clicked.connect(self._retire_or_use)
        self._row.changed.connect(self._follow)
        self._row.submitted.connect(self._enter)
        self._list.clicked.connect(self._take_list)
        self._void.clicked.connect(self._ask_reason)

    def _lay_out(self) -> None:
        self._table.setModel(self._laboratories)
        self._table.stretch(NAME)
        none = EmptyState("worksheet", _("No laboratory yet"), self._first)
        none.say(
            _("No laboratory yet"),
            _("With its ranges the limits of normal are filled in for you to see."),
        )
        self._table.set_empty(none)
        self._range_table.setModel(self._ranges)
        self._range_table.stretch(NAME)
        self._range_table.set_empty(
            EmptyState(
                "list",
                _("No range yet"),
                detail=_("Fill in the line below, or take the laboratory's own table."),
            )
        )
        for table in (self._table, self._range_table):
            # In a low window the line below has its room first, and a table a few rows.
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        left, self._acts, self._right = QWidget(), QWidget(), Card()
        self._acts.setLayout(FlowLayout(self._add, self._rename, self._retire, gap=8))
        left.setLayout(column(filling(self._table), self._acts))
        left.setMinimumWidth(LEFT)
        self._right.add(
            column(
                row(self._title, spacer(), self._list, self._void),
                filling(self._range_table),
                self._row,
                gap=12,
            )
        )
        self.setLayout(
            page_column(
                PageHeader(
                    _("Laboratories"),
                    _("Whose limits of normal hold for whom, and from which day."),
                    back=self._back,
                ),
                filling(Beside(filling(left, 3), filling(self._right, 8))),
            )
        )
