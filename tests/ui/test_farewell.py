"""Backups that nobody has to think of, and a backup that takes the registry's place."""

from contextlib import closing
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from coordinator.commands.backups import back_up_by_rule, change_backup_folders
from coordinator.domain.audit import Action, AuditFilter
from coordinator.queries.audit import audit_page
from coordinator.queries.trials import trials_of
from coordinator.registry.backup_folder import backups_in, default_folder
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, PASSWORD, active
from tests.conftest import KEY, NOON, noon
from tests.ui.robots.backup import Restoring
from tests.ui.robots.program import ProgramRobot
from ui.application import Application
from ui.automatic_backups import AutomaticBackups
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.window import Window


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    """Where this workstation keeps the backups of a server."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def place(registry):
    """A registry in which something was done, and that nobody has open."""
    active(registry)
    registry.close()
    return registry.place


@pytest.fixture
def preferences(qapp, tmp_path):
    theme = Theme(qapp, Mode.LIGHT)
    yield Preferences(theme, tmp_path / "settings.json")
    theme.apply(Mode.LIGHT)
    theme.deleteLater()


@pytest.fixture
def backups(qapp):
    return AutomaticBackups(first_look=3_600_000)


@pytest.fixture
def days_later():
    """How many days after noon the program is used."""
    return 0


@pytest.fixture
def program(qtbot, qapp, preferences, backups, tmp_path, days_later):
    window = Window()
    usual = tmp_path / "data" / "site.registry"

    def clock():
        return NOON + timedelta(days=days_later)

    application = Application(window, preferences, IdleWatch(qapp), usual, clock, backups)
    robot = ProgramRobot(qtbot, window, application)
    yield robot
    window.close()
    robot.wait_until(lambda: not window.isVisible())
    application.deleteLater()
    window.deleteLater()


def made_in(place):
    folder = default_folder(place)
    return backups_in(folder) if folder.exists() else ()


def actions_in(place):
    with closing(Registry(place, noon, key=KEY)) as opened:
        return [entry.action for entry in audit_page(opened, AuditFilter())]


def test_signing_out_makes_a_backup_beside_the_screen(program, place, backups):
    program.start(place)
    program.sign_in(PASSWORD)
    program.press("sign_out")
    assert program.page == "SignInPage"
    program.wait_until(lambda: not backups.is_busy)

    [made] = made_in(place)
    assert made.manifest.is_automatic
    assert actions_in(place)[:2] == [Action.BACKUP_MADE, Action.SIGNED_OUT]
    assert made.manifest.entries == len(actions_in(place)) - 1


def test_who_only_came_and_went_needs_no_other_backup(program, place, backups):
    with closing(Registry(place, noon, key=KEY)) as opened:
        back_up_by_rule(opened)
    program.start(place)
    program.sign_in(PASSWORD)
    program.press("sign_out")
    program.wait_until(lambda: not backups.is_busy)

    assert len(made_in(place)) == 1


def test_the_end_of_the_program_waits_for_the_backup_with_a_word(program, place):
    program.start(place)
    program.sign_in(PASSWORD)
    program.window.close()
    assert program.window.isVisible()
    assert program.page == "EmptyState"
    program.wait_until(lambda: not program.window.isVisible())

    assert len(made_in(place)) == 1


def test_nobody_has_to_wait_for_the_backup(program, place):
    """Half a backup is never left behind."""
    program.start(place)
    program.sign_in(PASSWORD)
    program.window.close()
    program.press("close_now")
    program.wait_until(lambda: not program.window.isVisible())

    assert all(one.manifest for one in made_in(place))
    with closing(Registry(place, noon, key=KEY)) as opened:
        assert opened.verify().is_whole


def test_a_backup_that_fails_at_the_end_is_told_before_the_window_closes(
    program, place, tmp_path
):
    folder = tmp_path / "gone"
    folder.mkdir()
    with closing(Registry(place, noon, key=KEY)) as opened:
        change_backup_folders(opened, COORDINATOR, folder=folder, second=None)
    folder.rmdir()
    folder.write_text("a file where the folder was")
    program.start(place)
    program.sign_in(PASSWORD)
    program.window.close()
    program.wait_until(lambda: "could not be made" in program.window.page.sentence)

    assert program.window.isVisible()
    program.press("close_now")
    program.wait_until(lambda: not program.window.isVisible())


def test_a_backup_that_fails_at_a_sign_out_is_told_at_the_sign_in(
    program, place, backups, tmp_path
):
    folder = tmp_path / "gone"
    folder.mkdir()
    with closing(Registry(place, noon, key=KEY)) as opened:
        change_backup_folders(opened, COORDINATOR, folder=folder, second=None)
    folder.rmdir()
    folder.write_text("a file where the folder was")
    program.start(place)
    program.sign_in(PASSWORD)
    program.press("sign_out")
    program.wait_until(lambda: "cannot be reached" in program.message)


def test_each_day_of_work_has_a_backup(qtbot, place):
    backups = AutomaticBackups(first_look=1, look_again=1)
    with closing(Registry(place, noon, key=KEY)) as opened:
        backups.watch(opened)
        qtbot.waitUntil(lambda: len(made_in(place)) == 1)
        qtbot.waitUntil(lambda: not backups.is_busy)
        backups.close()
    with closing(Registry(place, lambda: NOON + timedelta(days=1), key=KEY)) as opened:
        backups.watch(opened)
        qtbot.waitUntil(lambda: len(made_in(place)) == 2)
        backups.close()


@pytest.mark.file_only("a file takes another's place")
def test_a_backup_takes_the_place_of_the_registry_at_work(program, place):
    with closing(Registry(place, noon, key=KEY)) as opened:
        back_up_by_rule(opened)
        active(opened)
        assert len(trials_of(opened)) == 2
    program.start(place)
    program.sign_in(PASSWORD)
    program.application.workplace.ways.to_backups()
    program.wait_until(lambda: program.can_press("restore"))
    program.press("restore")
    restoring = Restoring(program.wait_until, program.window.page)
    restoring.compare()
    assert "would be lost" in restoring.said("sentences")
    restoring.press("replace")
    program.wait_for("SignInPage")

    assert "is in place" in program.signin.notice
    assert "site.registry.replaced" in program.signin.notice
    program.sign_in(PASSWORD)
    assert len(trials_of(program.application.workplace.registry)) == 1
    assert Action.BACKUP_RESTORED in actions_in(place)


@pytest.mark.file_only("a file takes another's place")
def test_a_registry_that_cannot_be_opened_is_restored(program, place):
    with closing(Registry(place, noon, key=KEY)) as opened:
        made = back_up_by_rule(opened).backup
    place.write_bytes(b"")
    program.start(place)
    assert program.page == "TroublePage"
    program.press("restore")
    program.window.findChild(QFileDialog).fileSelected.emit(str(made.path))
    QApplication.processEvents()
    restoring = Restoring(program.wait_until, program.window)
    restoring.fill_in("li.na")
    restoring.compare()
    restoring.press("replace")
    program.wait_for("SignInPage")

    program.sign_in(PASSWORD)
    assert len(trials_of(program.application.workplace.registry)) == 1


@pytest.mark.parametrize("days_later", [4])
def test_a_backup_that_is_old_is_told_at_the_foot_and_today(program, place, qtbot):
    program.start(place)
    page = program.sign_in(PASSWORD)
    program.wait_until(lambda: page.findChild(QWidget, "need_0") is not None)
    foot = program.window.findChild(QPushButton, "backup_warning")
    program.wait_until(foot.isVisible)
    assert foot.text() == "Backup: 4 days"

    qtbot.mouseClick(page.findChild(QPushButton, "need_0"), Qt.MouseButton.LeftButton)
    assert program.page == "BackupPage"
    program.go("Ctrl+1", "TodayPage")
    program.press("backup_warning")
    assert program.page == "BackupPage"
    program.press("back_up_now")
    program.wait_until(lambda: not foot.isVisible())
