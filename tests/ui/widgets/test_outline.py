import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.outline import OutlineList, OutlineModel, OutlineRow
from ui.widgets.tones import Tone

ROWS = (
    OutlineRow(-1, "", "Inclusion criteria", is_section=True),
    OutlineRow(1, "I1", "Age 18 to 70 years", "Met", Tone.SATISFIED),
    OutlineRow(-2, "", "Exclusion criteria", is_section=True),
    OutlineRow(2, "E1", "Infection,\nany of:", "Open"),
    OutlineRow(3, "E1.1", "Hepatitis B", "Absent", Tone.SATISFIED, depth=1),
)


@pytest.fixture
def outline(shown):
    made = OutlineList("Criteria")
    made.show_rows(ROWS, 1)
    return shown(made)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester):
    model = OutlineModel()
    model.show(ROWS)

    qtmodeltester.check(model)


def test_arrow_keys_pass_over_headings(outline, qtbot):
    with qtbot.waitSignal(outline.chosen) as chosen:
        QTest.keyClick(outline, Qt.Key.Key_Down)

    assert chosen.args == [2]


def test_rows_are_shown_anew_without_telling_that_one_was_chosen(outline, qtbot):
    with qtbot.assertNotEmitted(outline.chosen):
        outline.show_rows(ROWS[1:], 3)

    assert outline.current_key == 3


def test_only_what_changed_is_painted_again(qtbot):
    model = OutlineModel()
    model.show(ROWS)
    changed = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))

    model.show((*ROWS[:3], OutlineRow(2, "E1", "Infection", "Absent"), ROWS[4]))

    assert changed == [3]


def test_a_screen_reader_is_told_code_standing_and_words_in_one_line(outline):
    index = outline.model().index(3)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "E1 Open Infection, any of:"


def test_enter_is_told_to_the_page(outline, qtbot):
    with qtbot.waitSignal(outline.entered):
        QTest.keyClick(outline, Qt.Key.Key_Return)
