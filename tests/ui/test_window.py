import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget

from coordinator.domain.errors import Unavailable
from ui.navigation import DESTINATIONS
from ui.theme import Mode, Theme
from ui.window import Window


class DiskFull(Unavailable):
    problem = "The disk is full."
    remedy = "Make room and do it again."


@pytest.fixture
def window(qtbot, qapp):
    theme = Theme(qapp, Mode.LIGHT)
    window = Window()
    qtbot.addWidget(window)
    window.set_person("Li Na", "Site coordinator")
    with qtbot.waitExposed(window):
        window.show()
    yield window
    theme.deleteLater()


def place(window, name):
    return window.findChild(QPushButton, f"go_{name}")


@pytest.mark.parametrize(("number", "destination"), list(enumerate(DESTINATIONS, start=1)))
def test_each_place_is_reached_by_its_number(window, qtbot, number, destination):
    window.show_page(QWidget(), destination="today")

    with qtbot.waitSignal(window.destination_chosen) as told:
        qtbot.keyClick(
            window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier
        )

    assert told.args == [destination.name]


def test_the_place_of_the_page_is_marked_in_the_rail(window):
    window.show_page(QWidget(), destination="trials")
    assert place(window, "trials").isChecked()

    window.show_page(QWidget(), destination="log")
    assert place(window, "log").isChecked()
    assert not place(window, "trials").isChecked()


def test_a_click_marks_no_place_before_its_page_is_there(window, qtbot):
    window.show_page(QWidget(), destination="today")

    qtbot.mouseClick(place(window, "log"), Qt.MouseButton.LeftButton)

    assert place(window, "today").isChecked()
    assert not place(window, "log").isChecked()


def test_before_signing_in_there_is_no_rail(window):
    window.show_page(QWidget(), alone=True)

    assert not window.findChild(QFrame, "rail").isVisible()


def test_what_the_sign_in_does_not_show_is_made_when_it_is_needed(qtbot):
    window = Window()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show_page(QWidget(), alone=True)
    window.retranslate()
    assert window.findChild(QFrame, "rail") is None
    assert window.findChild(QFrame, "messages") is None

    window.show_page(QWidget(), destination="today")
    window.show_done("Saved.")

    assert not window.findChild(QFrame, "rail").isHidden()
    assert place(window, "today").isChecked()
    assert place(window, "today").text() == ""  # folded: the window is narrow
    assert window.messages.text == "Saved."


def test_the_tab_key_comes_to_rail_and_message_before_the_page(window):
    page = QLineEdit()
    window.show_page(page, destination="today")
    window.show_done("Saved.")

    chain, at = [], window
    while not chain or at is not window:
        chain.append(at)
        at = at.nextInFocusChain()
    close = window.findChild(QWidget, "close_message")
    assert chain.index(place(window, "today")) < chain.index(close) < chain.index(page)


def test_a_lock_page_keeps_the_work_behind_it_as_it_was(window):
    work, lock = QLineEdit("half a rema"), QWidget()
    window.show_page(work, destination="subjects")
    window.show_page(lock, alone=True)
    window.drop_page(lock)

    window.show_page(work, destination="subjects")

    assert window.page is work
    assert work.text() == "half a rema"


def test_an_error_stands_above_the_page_until_it_is_closed(window, qtbot):
    window.show_page(QWidget(), destination="today")
    window.show_error(DiskFull())
    assert window.messages.text == "The disk is full. Make room and do it again."

    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert window.messages.text == ""


def test_a_message_goes_with_the_page_it_spoke_of(window):
    window.show_page(QWidget(), destination="today")
    window.show_done("Saved.")

    window.show_page(QWidget(), destination="trials")

    assert window.messages.text == ""


def test_the_rail_folds_to_pictures_on_a_small_screen(window):
    window.show_page(QWidget(), destination="today")
    window.resize(1280, 800)
    assert place(window, "today").text() == "Today"

    window.resize(1000, 700)
    assert place(window, "today").text() == ""
    assert place(window, "today").toolTip() == "Today  Ctrl+1"
    assert place(window, "today").accessibleName() == "Today"

    window.resize(1280, 800)
    assert place(window, "today").text() == "Today"


def test_a_folded_rail_still_knows_its_keys(window, qtbot):
    window.show_page(QWidget(), destination="today")
    window.resize(1000, 700)

    with qtbot.waitSignal(window.destination_chosen):
        qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)


def test_who_is_signed_in_stands_at_the_foot_of_the_rail(window):
    assert window.findChild(QLabel, "person").text() == "Li Na"
    assert window.findChild(QLabel, "person_role").text() == "Site coordinator"

    window.clear_person()
    assert window.findChild(QLabel, "person").text() == ""


def test_the_number_of_things_that_wait_stands_beside_their_place(window):
    window.show_page(QWidget(), destination="trials")
    window.show_count("today", 3)
    count = place(window, "today").findChild(QLabel)
    assert count.isVisible()
    assert count.text() == "3"

    window.show_count("today", 0)
    assert not count.isVisible()


def test_lock_sign_out_and_help_are_asked_for(window, qtbot):
    window.show_page(QWidget(), destination="today")

    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.sign_out_requested):
        qtbot.mouseClick(window.findChild(QPushButton, "sign_out"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.help_requested):
        qtbot.keyClick(window, Qt.Key.Key_F1)


def test_closing_is_told_so_that_the_place_of_the_window_can_be_kept(window, qtbot):
    with qtbot.waitSignal(window.closing):
        window.close()


def test_everything_in_the_rail_is_reached_with_the_tab_key_and_has_a_name(window):
    window.show_page(QWidget(), destination="today")
    buttons = window.findChild(QFrame, "rail").findChildren(QPushButton)

    assert len(buttons) == len(DESTINATIONS) + 5  # help, backup, password, lock, sign out
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)
    assert all(button.accessibleName() for button in buttons)


def test_the_window_fits_the_screen_of_a_clinic(window):
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768


@pytest.mark.parametrize("screen", [QSize(1366, 768), QSize(1024, 740), QSize(2560, 1440)])
def test_the_window_is_never_larger_than_the_screen_it_opens_on(window, screen):
    window.fit(screen)

    assert window.width() <= screen.width()
    assert window.height() < screen.height()
