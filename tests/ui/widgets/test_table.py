from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.widgets.cells import BESIDE, PICTURE
from ui.widgets.empty import EmptyState
from ui.widgets.rows import TONE_ROLE
from ui.widgets.table import Column, DataTable, RowsModel
from ui.widgets.tones import Tone


@dataclass(frozen=True, slots=True)
class Fruit:
    name: str
    weight: int


FRUITS = (
    Fruit("pear", 180),
    Fruit("apple", 95),
    Fruit("<b>plum</b>  &\nquince, a long one", 7),
)
NAME, WEIGHT = 0, 1


@pytest.fixture
def model():
    columns = (
        Column[Fruit]("Name", lambda f: f.name, tone=lambda _: Tone.OPEN),
        Column[Fruit](
            "Weight", lambda f: f"{f.weight} g", is_number=True, key=lambda f: f.weight
        ),
    )
    model = RowsModel(columns)
    model.show(FRUITS)
    return model


@pytest.fixture
def table(shown, model):
    table = DataTable("Fruits")
    model.setParent(table)
    table.setModel(model)
    table.stretch(NAME)
    return shown(table)


def test_a_column_that_takes_the_rest_is_never_narrower_than_its_own_width(shown):
    columns = [Column[Fruit]("Name", lambda f: f.name, width=width) for width in (200, 136)]
    table = DataTable("Fruits")
    table.setModel(RowsModel(columns, table))
    table.stretch(1)
    shown(table)

    table.resize(800, 200)
    assert table.columnWidth(1) > 400
    table.resize(250, 200)
    assert table.columnWidth(1) == 136
    table.resize(800, 200)
    assert table.columnWidth(1) > 400


def shown_in(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_model_keeps_the_rules_of_qt(qtmodeltester, model):
    qtmodeltester.check(model)


def test_a_cell_is_one_line_of_plain_text(model):
    assert shown_in(model, NAME)[2] == "<b>plum</b> & quince, a long one"
    assert "&lt;b&gt;" in model.index(2, NAME).data(Qt.ItemDataRole.ToolTipRole)


def test_numbers_stand_at_the_right(model):
    side = model.index(0, WEIGHT).data(Qt.ItemDataRole.TextAlignmentRole)

    assert side & Qt.AlignmentFlag.AlignRight.value


def test_a_column_is_sorted_by_what_it_means_not_by_its_text(table, model):
    table.sortByColumn(WEIGHT, Qt.SortOrder.AscendingOrder)

    assert shown_in(model, WEIGHT) == ["7 g", "95 g", "180 g"]


def test_rows_stand_in_the_order_they_are_given_until_somebody_sorts(model, table):
    assert shown_in(model, NAME)[:2] == ["pear", "apple"]


def test_the_order_that_was_chosen_outlives_new_rows(table, model):
    table.sortByColumn(WEIGHT, Qt.SortOrder.DescendingOrder)

    model.show((*FRUITS[:2], Fruit("melon", 900)))

    assert shown_in(model, WEIGHT) == ["900 g", "180 g", "95 g"]


def test_the_chosen_row_stays_chosen_when_the_order_changes(table, model):
    table.select(0)

    table.sortByColumn(WEIGHT, Qt.SortOrder.AscendingOrder)

    assert model.row_at(table.current_row).name == "pear"


def test_enter_opens_the_row_that_is_chosen(table, qtbot):
    table.select(1)

    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert told.args == [1]


def test_the_arrow_keys_choose_another_row(table, qtbot):
    table.select(0)

    with qtbot.waitSignal(table.chosen) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert told.args == [1]


def test_what_is_chosen_stays_chosen_when_the_rows_are_shown_anew(table, model):
    table.select(1)

    model.show(tuple(FRUITS))

    assert table.current_row == 1


def test_an_empty_table_says_what_to_do(table, model):
    empty = EmptyState("trials", "No fruits yet")
    table.set_empty(empty)
    assert empty.isHidden()

    model.show(())

    assert empty.isVisible()
    assert empty.geometry() == table.viewport().rect()


def test_a_table_of_many_screenings_asks_for_another_order(table, qtbot):
    table.sorts_by_query()

    with qtbot.waitSignal(table.sort_asked) as told:
        table.horizontalHeader().setSortIndicator(WEIGHT, Qt.SortOrder.DescendingOrder)

    assert told.args == [WEIGHT, True]


def test_widths_of_columns_are_kept_and_given_back(table, shown, model):
    table.setColumnWidth(WEIGHT, 222)
    state = table.column_state()

    other = DataTable("Fruits")
    other.setModel(model)
    other.restore_columns(state)
    shown(other)

    assert other.columnWidth(WEIGHT) == 222


def test_rows_are_high_enough_for_a_finger_and_low_enough_for_a_page(table):
    assert 34 <= table.rowHeight(0) <= 38


def test_a_tone_comes_with_its_picture(table, model):
    assert model.index(0, NAME).data(TONE_ROLE) == Tone.OPEN
    assert not table.grab().isNull()


@pytest.mark.parametrize("width", [96, 240])
def test_the_picture_of_a_number_stands_at_the_number(shown, width):
    """Red is in the cell only where the tone and its number are: no column's width apart."""
    column = Column[Fruit](
        "Weight", lambda f: str(f.weight), is_number=True, tone=lambda _: Tone.FAILED
    )
    table = DataTable("Fruits")
    model = RowsModel((column,), table)
    model.show(FRUITS[-1:])
    table.setModel(model)
    table.setColumnWidth(0, width)
    shown(table)

    cell = table.visualRect(model.index(0, 0))
    seen = table.viewport().grab(cell).toImage()
    ground = seen.pixelColor(1, cell.height() // 2)
    inked = [
        x
        for x in range(1, seen.width() - 1)
        if any(seen.pixelColor(x, y) != ground for y in range(4, seen.height() - 4))
    ]
    figure = table.fontMetrics().horizontalAdvance("7")
    assert inked[-1] > seen.width() - 20
    assert PICTURE.width() < inked[-1] - inked[0] < PICTURE.width() + 2 * BESIDE + figure


def test_a_busy_table_keeps_its_rows_and_takes_no_clicks(table):
    table.set_busy(True)
    assert not table.viewport().isEnabled()
    assert table.model().rowCount() == 3

    table.set_busy(False)
    assert table.viewport().isEnabled()


def test_a_widget_in_place_of_rows_is_owned_by_the_table(table):
    table.set_empty(QLabel("nothing"))

    assert table.viewport().findChild(QLabel).text() == "nothing"
