import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QWidget

from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.form import FormField
from ui.widgets.labels import plain
from ui.widgets.layouts import column, row, scrolling, spacer
from ui.widgets.numbers import NumberField
from ui.widgets.password import PasswordField
from ui.widgets.search import SearchField
from ui.widgets.table import Column, DataTable, RowsModel

SEXES = (("f", "Female"), ("m", "Male"))


def turn_of_the_wheel():
    return QWheelEvent(
        *(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )


def test_no_choice_is_preset(shown):
    field = shown(ChoiceField(SEXES))

    assert field.value() == ""
    assert field.currentIndex() == -1


def test_a_choice_that_has_no_room_ends_in_dots_and_is_told_whole(shown, qtbot):
    words = "new or recurrent off treatment, or persistent"
    field = shown(ChoiceField((("2", words),)), width=160, height=36)
    field.set_value("2")
    told = QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), field.mapToGlobal(QPoint(9, 9)))

    QApplication.sendEvent(field, told)

    assert QToolTip.text() == plain(words)
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    field.resize(640, 36)
    QApplication.sendEvent(field, told)
    assert not QToolTip.isVisible()


def test_a_choice_is_made_with_the_keyboard(shown, qtbot):
    field = shown(ChoiceField(SEXES))
    field.setFocus()

    with qtbot.waitSignal(field.chosen) as told:
        qtbot.keyClicks(field, "M")

    assert told.args == ["m"]
    assert field.value() == "m"


def test_the_wheel_never_changes_a_choice(shown):
    field = shown(ChoiceField(SEXES))
    field.set_value("f")

    QApplication.sendEvent(field, turn_of_the_wheel())

    assert field.value() == "f"


def test_a_choice_that_is_still_offered_stays_chosen(shown):
    field = shown(ChoiceField(SEXES))
    field.set_value("m")

    field.offer((*SEXES, ("u", "Unknown")))

    assert field.value() == "m"


def test_a_remark_is_told_once_when_the_field_is_left(shown, qtbot):
    remark, other = RemarkField(), QLineEdit()
    page = QWidget()
    page.setLayout(column(remark, other))
    shown(page)
    remark.setFocus()
    qtbot.waitUntil(remark.hasFocus)
    qtbot.keyClicks(remark, "seen at visit 2")

    with qtbot.waitSignal(remark.left):
        qtbot.keyClick(remark, Qt.Key.Key_Tab)

    assert remark.words() == "seen at visit 2"
    with qtbot.assertNotEmitted(remark.left):
        remark.setFocus()
        other.setFocus()


def test_showing_the_same_remark_leaves_the_cursor_where_it_is(shown):
    remark = shown(RemarkField())
    remark.set_words("twenty")
    cursor = remark.textCursor()
    cursor.setPosition(3)
    remark.setTextCursor(cursor)

    remark.set_words("twenty")

    assert remark.textCursor().position() == 3


def test_ten_thousand_characters_are_kept(shown):
    remark = shown(RemarkField())
    words = "欧阳 <b>&amp; 🙂 \u202e" * 1000

    remark.set_words(words)

    assert remark.words() == words


@pytest.mark.parametrize(
    ("label", "said"),
    [("Hospital &number", "Hospital number"), ("病历号(&H)", "病历号")],
)
def test_a_form_field_lends_its_label_to_who_cannot_see(shown, label, said):
    line = QLineEdit()
    field = shown(FormField(label, line, "As on the wristband", required=True))

    assert field.input is line
    assert line.accessibleName() == f"{said}, required"
    assert line.accessibleDescription() == "As on the wristband"


def test_a_problem_takes_the_place_of_the_hint_and_gives_it_back(shown):
    field = shown(FormField("Name", QLineEdit(), "As in the passport"))

    field.show_problem("The name is missing.")
    assert "The name is missing." in words_of(field)
    assert field.input.property("wrong") is True

    field.clear_problem()
    assert "As in the passport" in words_of(field)
    assert field.input.property("wrong") is False


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("letter", "modifiers", "warns"),
    [
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("a", Qt.KeyboardModifier.ShiftModifier, True),
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", Qt.KeyboardModifier.ShiftModifier, False),
        ("1", Qt.KeyboardModifier.NoModifier, False),
        ("欧", Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_caps_lock_shows_in_a_letter_at_odds_with_shift(shown, letter, modifiers, warns):
    field = shown(PasswordField())
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, modifiers, letter)

    QApplication.sendEvent(field.line, press)

    assert field.warns_of_caps_lock is warns


def test_a_password_is_hidden_until_asked_for_and_hidden_again_when_cleared(shown, qtbot):
    field = shown(PasswordField())
    qtbot.keyClicks(field.line, "seven geese")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password

    qtbot.mouseClick(field.findChild(QWidget, "reveal"), Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.text() == "seven geese"

    field.clear()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert field.text() == ""


def test_enter_submits_the_password(shown, qtbot):
    field = shown(PasswordField())

    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_a_search_is_told_a_moment_after_the_last_key(shown, qtbot):
    field = shown(SearchField("Search"))

    with qtbot.waitSignal(field.searched) as told:
        qtbot.keyClicks(field, "S-01")

    assert told.args == ["S-01"]


def test_escape_empties_the_search(shown, qtbot):
    field = shown(SearchField("Search"))
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    with qtbot.waitSignal(field.searched) as told:
        qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert told.args == [""]


def test_the_down_key_goes_from_the_search_into_the_table(shown, qtbot):
    field, table = SearchField("Search"), DataTable("Words")
    model = RowsModel((Column[str]("Word", str),), table)
    table.setModel(model)
    model.show(("one", "two"))
    field.moves_to(table)
    page = QWidget()
    page.setLayout(column(field, table))
    shown(page)
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_Down)

    assert table.current_row == 0
    qtbot.waitUntil(table.hasFocus)


def test_a_hint_takes_no_more_lines_than_it_has_when_there_is_room_again(shown, qtbot):
    field = FormField("Amendment", QLineEdit(), "The name by which the sponsor calls it.")
    shown(field)
    note = field.findChildren(QLabel)[-1]
    one_line = note.height()
    field.resize(120, 480)
    qtbot.waitUntil(lambda: note.height() > one_line)

    field.resize(640, 480)

    qtbot.waitUntil(lambda: note.height() == one_line)


@pytest.mark.parametrize("words", ["not known", "Measured value or score", "未指明实验室"])
def test_a_choice_as_wide_as_it_asks_to_be_shows_all_its_words(shown, words):
    field = ChoiceField([("", words)])
    field.set_value("")
    around = QWidget()
    around.setLayout(row(field, spacer()))
    shown(around)
    told = QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), field.mapToGlobal(QPoint(9, 9)))

    QApplication.sendEvent(field, told)

    assert not QToolTip.isVisible()


def test_the_wheel_never_changes_a_number(shown):
    field = shown(NumberField(60, " min", "never", least=0))
    field.setValue(15)

    QApplication.sendEvent(field, turn_of_the_wheel())

    assert field.value() == 15
    assert field.text() == "15 min"


def test_the_eye_is_no_stop_for_tab_and_has_keys_of_its_own(shown, qtbot):
    """A pass phrase that is typed one Tab late must not show the password."""
    around = QWidget()
    field, after = PasswordField(), QLineEdit()
    around.setLayout(column(field, after))
    shown(around)
    field.setFocus()
    qtbot.keyClicks(field.line, "quiet")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert after.hasFocus()

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(field.line, Qt.Key.Key_E, both)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field.findChild(QWidget, "reveal").accessibleName().startswith("Hide the password (")
    qtbot.keyClick(field.line, Qt.Key.Key_E, both)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    assert field.text() == "quiet"


def test_what_is_scrolled_does_not_make_the_page_high(shown):
    long = Tall(height=2000)

    assert shown(scrolling(long, most_wanted=280)).sizeHint().height() == 280
    assert shown(scrolling(Tall(height=90), most_wanted=280)).sizeHint().height() < 280


class Tall(QWidget):
    def __init__(self, height):
        super().__init__()
        self._height = height

    def sizeHint(self):
        return QSize(100, self._height)
