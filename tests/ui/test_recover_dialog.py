"""Who forgot the password signs in again with the recovery key from the safe."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from coordinator.entering import enter
from coordinator.registry.keyring import Keyring
from coordinator.registry.peek import peek
from coordinator.registry.sealing import new_recovery_key
from tests.conftest import KEY, noon
from tests.ui.mnemonics import doubled_mnemonics
from ui.errands import Pool
from ui.recover.page import RecoverDialog
from ui.recover.presenter import RecoverPresenter
from ui.widgets.choices import ChoiceField
from ui.widgets.form import FormField
from ui.widgets.password import PasswordField

FRESH = "seven grey herons"


class Recovery:
    """The dialog, by what is on the screen."""

    def __init__(self, qtbot, path):
        self.told = []
        self._qtbot = qtbot
        self.pool = Pool(self.told.append)
        presenter = RecoverPresenter(peek(path), self.pool.send, noon)
        presenter.recovered.connect(self.told.append)
        self.dialog = RecoverDialog(None, presenter)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(self.dialog)
        self.dialog.open()

    def fill(self, key, user_name="li.na", password=FRESH, again=FRESH):
        self.dialog.findChild(QLineEdit, "typed_recovery_key").setText(key)
        people = self.dialog.findChild(ChoiceField, "person")
        people.set_value(user_name)
        people.chosen.emit(user_name)
        for name, words in (("new_password", password), ("new_password_again", again)):
            self.dialog.findChild(PasswordField, name).line.setText(words)

    def send(self):
        last = self.dialog.findChild(PasswordField, "new_password_again").line
        QTest.keyClick(last, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: not self.pool.is_busy)

    @property
    def problem(self):
        return "".join(field.problem for field in self.dialog.findChildren(FormField))

    @property
    def can_act(self):
        return self.dialog.findChild(QPushButton, "act").isEnabled()


@pytest.fixture
def sheet(registry):
    """The recovery key of a registry that nobody has open."""
    recovery_key = new_recovery_key()
    registry.keyring.keep_recovery_key(KEY, recovery_key)
    registry.close()
    return recovery_key


@pytest.fixture
def recovery(qtbot, registry, sheet):
    shown = Recovery(qtbot, registry.place)
    yield shown
    shown.pool.close()


def test_the_key_sets_a_new_password_that_is_changed_at_the_sign_in(recovery, registry, sheet):
    recovery.fill(sheet.lower().replace("-", " "))
    recovery.send()

    assert recovery.told == ["Li Na signs in with the new password, and then chooses another."]
    assert not recovery.dialog.isVisible()
    opened, person = enter(registry.place, "li.na", FRESH, noon)
    opened.close()
    assert person.must_change


def test_nothing_is_sent_before_all_is_typed(recovery, sheet):
    assert not recovery.can_act
    recovery.fill(sheet)
    assert recovery.can_act


def test_a_mistyped_key_is_told_before_anything_is_tried(recovery, sheet):
    recovery.fill(sheet[:-1] + ("0" if sheet[-1] != "0" else "1"))
    recovery.send()

    assert recovery.problem
    assert recovery.told == []


def test_a_former_key_opens_no_more_and_the_field_says_so(recovery, registry):
    recovery.fill(new_recovery_key())
    recovery.send()

    assert "does not open the registry" in recovery.problem
    assert recovery.dialog.isVisible()
    assert len(registry.attempts.untold()) == 1


def test_two_different_passwords_and_a_short_one_are_refused_at_their_fields(recovery, sheet):
    recovery.fill(sheet, again="seven gray herons")
    recovery.send()
    assert recovery.problem == "The two passwords are not the same."

    recovery.fill(sheet, password="short", again="short")
    recovery.send()
    assert recovery.problem
    assert recovery.told == []


def test_what_was_typed_is_forgotten_with_the_dialog(recovery, registry, sheet):
    recovery.fill(sheet)
    QTest.keyClick(recovery.dialog, Qt.Key.Key_Escape)

    lines = recovery.dialog.findChildren(QLineEdit)
    assert [line.text() for line in lines if line.echoMode() != QLineEdit.EchoMode.Normal] == [
        "",
        "",
    ]
    assert recovery.dialog.findChild(QLineEdit, "typed_recovery_key").text() == ""
    assert Keyring(registry.place).fits("li.na", FRESH) is False


def test_every_mnemonic_is_its_own(recovery):
    assert doubled_mnemonics(recovery.dialog) == {}
