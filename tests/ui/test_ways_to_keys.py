"""From the rail to the keys, and from a forgotten password back to work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

from coordinator.registry.sealing import new_recovery_key
from tests.builders import COORDINATOR
from tests.conftest import KEY, noon
from tests.ui.robots.program import ProgramRobot
from ui.administration.page import AdministrationPage
from ui.application import Application
from ui.desk import Desk
from ui.idle import IdleWatch
from ui.keys.page import KeysPage
from ui.preferences import Preferences
from ui.recover.page import RecoverDialog
from ui.theme import Mode, Theme
from ui.ways import Ways
from ui.widgets.choices import ChoiceField
from ui.widgets.password import PasswordField
from ui.window import Window

FRESH = "seven grey herons"


@pytest.fixture
def preferences(qapp, tmp_path):
    theme = Theme(qapp, Mode.LIGHT)
    yield Preferences(theme, tmp_path / "settings.json")
    theme.apply(Mode.LIGHT)  # a theme that follows the system would outlive its test
    theme.deleteLater()


@pytest.fixture
def ways(qtbot, registry, preferences):
    desk, window = Desk(registry, COORDINATOR), Window()
    ways = Ways(desk, window, preferences)
    with qtbot.waitActive(window):
        window.show()
    ways.go("administration")
    ways.window = window
    yield ways
    qtbot.waitUntil(lambda: not desk.is_busy)
    ways.drop()
    desk.close()
    window.close()
    window.deleteLater()


@pytest.fixture
def program(qtbot, qapp, preferences, tmp_path):
    window = Window()
    usual = tmp_path / "data" / "site.registry"
    application = Application(window, preferences, IdleWatch(qapp), usual, noon)
    yield ProgramRobot(qtbot, window, application)
    window.close()
    application.deleteLater()
    window.deleteLater()


def test_administration_leads_to_the_keys_and_back(ways):
    ways.window.page.findChild(QPushButton, "keys").click()
    assert isinstance(ways.window.page, KeysPage)

    ways.window.page.findChild(QAbstractButton, "leave").click()
    assert isinstance(ways.window.page, AdministrationPage)


def test_who_forgot_the_password_sets_another_at_the_sign_in(program, registry):
    recovery_key = new_recovery_key()
    registry.keyring.keep_recovery_key(KEY, recovery_key)
    registry.close()
    program.start(registry.place)

    program.press("use_recovery_key")
    dialog = program.window.findChild(RecoverDialog, "recover_dialog")
    dialog.findChild(QLineEdit, "typed_recovery_key").setText(recovery_key)
    dialog.findChild(ChoiceField, "person").set_value("li.na")
    for name in ("new_password", "new_password_again"):
        dialog.findChild(PasswordField, name).line.setText(FRESH)
    last = dialog.findChild(PasswordField, "new_password_again").line
    QTest.keyClick(last, Qt.Key.Key_Return)
    program.wait_until(lambda: "signs in with the new" in program.words("notice"))

    program.signin.sign_in(FRESH)
    program.wait_for("OwnPasswordPage")
