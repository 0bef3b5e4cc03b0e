"""A whole list at once: pasted or opened, shown as it is understood, and then entered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.text import _, many
from ui.laboratories.model import WORDS, read_columns
from ui.laboratories.view import ReadingView, ReadLine
from ui.widgets.buttons import primary, quiet
from ui.widgets.choices import RemarkField
from ui.widgets.dialogs import DialogFrame
from ui.widgets.labels import Label, caption
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said, styled
from ui.widgets.table import DataTable, RowsModel

SIZE = (820, 600)
EXAMPLE = "ALT\tU/L\t7\t35\tfemale\t18\t\t2026-01-01"


class ListDialog(DialogFrame):
    typed = Signal(str)
    file_chosen = Signal(str)
    confirmed = Signal()

    def __init__(self, parent: QWidget | None, laboratory: str) -> None:
        super().__init__(
            parent, _("Ranges of {laboratory} from a table").format(laboratory=laboratory)
        )
        self._text = said(_("The table"), named("list_text", RemarkField(EXAMPLE, lines=6)))
        self._open = named("open_list", quiet(_("&Open a CSV file"), "open-file"))
        self._problem = named("list_problem", Label())
        self._model: RowsModel[ReadLine] = RowsModel(read_columns(), self)
        self._table = named("read_lines", DataTable(_("The table as it is understood")))
        self._act = named("act", primary(""))
        self._lay_out()
        self._text.textChanged.connect(lambda: self.typed.emit(self._text.words()))
        self._open.clicked.connect(self._choose_file)
        self._act.clicked.connect(self.confirmed)
        self.display(ReadingView())
        self._text.setFocus()

    def show_text(self, text: str) -> None:
        if text:
            self._text.setPlainText(text)

    def display(self, view: ReadingView) -> None:
        self._model.show(view.lines)
        wrong = len(view.lines) - view.good
        left_out = many(
            "{count} line is not understood and is left out.",
            "{count} lines are not understood and are left out.",
            wrong,
        )
        words = view.problem or (left_out if wrong else "")
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        styled(self._problem, tone="failed")
        self._act.setText(many("Enter {count} range", "Enter {count} ranges", view.good))
        self._act.setEnabled(view.good > 0)

    def _choose_file(self) -> None:
        dialog = named("list_file", QFileDialog(self, _("Open a list of ranges")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Tables (*.csv *.tsv *.txt)"))
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()

    def _lay_out(self) -> None:
        self.resize(*SIZE)
        self._table.setModel(self._model)
        self._table.stretch(WORDS)
        self._table.setSortingEnabled(False)
        self._table.setMinimumHeight(200)
        order = caption(
            _(
                "Columns in this order: analyte, unit, from, to, sex, age from, age to, "
                "valid from. Copy them from a spreadsheet, or part them by ; or ,"
            )
        )
        self.set_content(
            column(
                order,
                self._text,
                row(self._open, spacer()),
                filling(self._table),
                self._problem,
                gap=12,
            )
        )
        self.set_actions(self._act)
