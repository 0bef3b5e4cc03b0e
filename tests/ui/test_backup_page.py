"""The page of the backups: made, verified, kept in two places, compared and restored."""

from contextlib import closing
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDialog

from coordinator.commands.backups import back_up_by_rule, back_up_now
from coordinator.registry.backup_folder import default_folder
from coordinator.registry.sealing import new_recovery_key
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, MONITOR, active, answered, consented
from tests.conftest import KEY, NOON
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.backup import BackupRobot
from ui.backup.page import BackupPage
from ui.backup.presenter import BackupPresenter
from ui.desk import Desk


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    """Where this workstation keeps the backups of a server."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def desk(registry, qapp):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def presenter(desk):
    return BackupPresenter(desk)


@pytest.fixture
def robot(qtbot, presenter):
    return BackupRobot(qtbot, BackupPage(presenter))


def test_a_backup_is_made_with_one_press_and_is_then_the_last_good_one(robot, registry):
    assert robot.words("last_backup") == "There is no good backup of this registry yet."
    robot.back_up()

    assert [line[:2] for line in robot.lines] == [("2026-11-22 12:00", "Li Na")]
    robot.wait_until(lambda: "today at 12:00" in robot.words("last_backup"))
    assert default_folder(registry.place).is_dir()


def test_a_backup_goes_to_a_stick(robot, presenter, qtbot, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(presenter.done):
        robot.choose_folder("back_up_elsewhere", stick)

    assert len(list(stick.iterdir())) == 1


def test_a_stick_that_is_gone_is_told(robot, desk, qtbot, tmp_path):
    with qtbot.waitSignal(desk.refused):
        robot.choose_folder("back_up_elsewhere", tmp_path / "media" / "stick")
    robot.wait_until(lambda: robot.is_enabled("back_up_now"))


def test_a_backup_is_verified_again(robot):
    robot.back_up()
    robot.click("verify")
    robot.wait_until(lambda: robot.lines[0][4] == "verified at 12:00")


def test_a_backup_that_is_not_whole_is_shown_with_the_reason(robot, registry):
    folder = default_folder(registry.place)
    robot.back_up()
    (folder / "half.backup").write_bytes(b"PK")
    robot.page.hide()
    robot.page.show()
    robot.wait_until(lambda: len(robot.lines) == 2)

    assert robot.lines[1][0] == "half.backup"
    assert "not a whole backup" in robot.lines[1][4]


def test_the_last_good_one_is_told_as_too_old_after_three_days(qtbot, registry):
    back_up_by_rule(registry)
    with closing(Registry(registry.place, lambda: NOON + timedelta(days=4), key=KEY)) as later:
        desk = Desk(later, COORDINATOR)
        robot = BackupRobot(qtbot, BackupPage(BackupPresenter(desk)))
        assert robot.words("last_backup") == (
            "The last good backup was made 4 days ago, on 2026-11-22 12:00."
        )
        assert robot.lines[0][1] == "automatic"
        desk.close()


def test_the_folders_are_chosen_and_the_second_given_up(robot, tmp_path):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    robot.choose_folder("change_folder", tmp_path / "first")
    robot.choose_folder("choose_second", tmp_path / "second")
    robot.wait_until(lambda: robot.words("second_folder") == str(tmp_path / "second"))
    assert robot.words("folder") == str(tmp_path / "first")

    robot.click("no_second")
    robot.wait_until(lambda: robot.words("second_folder").startswith("none"))
    assert not robot.is_shown("no_second")


def test_a_second_folder_out_of_reach_is_told_on_the_page(robot, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    robot.choose_folder("choose_second", stick)
    robot.wait_until(lambda: robot.is_shown("no_second"))
    stick.rmdir()
    robot.back_up()
    robot.wait_until(lambda: "cannot be reached" in robot.words("folder_problem"))


def test_a_monitor_restores_nothing_and_changes_no_folder(qtbot, registry):
    back_up_now(registry, COORDINATOR)
    desk = Desk(registry, MONITOR)
    robot = BackupRobot(qtbot, BackupPage(BackupPresenter(desk)))
    robot.wait_until(lambda: robot.is_enabled("verify"))

    for name in ("restore", "restore_other", "change_folder", "choose_second"):
        assert not robot.is_enabled(name)
    desk.close()


@pytest.mark.file_only("leads through restoring a file")
def test_no_letter_with_alt_leads_to_two_places(robot):
    robot.back_up()
    assert doubled_mnemonics(robot.page) == {}
    restoring = robot.open_restoring()
    assert doubled_mnemonics(restoring.dialog) == {}
    restoring.compare()
    assert doubled_mnemonics(restoring.dialog) == {}
    restoring.press("cancel")


@pytest.mark.file_only("a file takes another's place")
class TestRestoring:
    @pytest.fixture
    def later(self, robot, registry):
        """The registry with work that the backup does not have."""
        robot.back_up()
        active(registry)
        answered(registry, consented(registry, 1), I1="yes")
        return robot

    def test_what_would_be_lost_is_shown_before_anything_is_done(self, later, registry):
        restoring = later.open_restoring()
        assert restoring.user_name == "li.na"
        assert "Li Na" in restoring.said("about_backup")
        restoring.compare()

        assert "would be lost" in restoring.said("sentences")
        assert "07001" in restoring.said("sentences")
        [(on, person, _count, done)] = restoring.rows_of("lost")
        assert (on, person) == ("2026-11-22", "Li Na")
        assert "trial registered" in done
        assert ("Screenings", "1", "0") in restoring.rows_of("counts")
        restoring.press("cancel")
        assert registry.verify().is_whole
        assert not list(registry.path.parent.glob("*.restoring*"))

    def test_a_wrong_password_is_told_beside_the_field_and_asked_again(self, later):
        restoring = later.open_restoring()
        restoring.compare("quiet paper boot")

        assert "do not fit" in restoring.problem
        restoring.compare()
        assert restoring.is_compared
        restoring.press("cancel")

    def test_while_a_backup_is_read_one_button_drops_it(self, later, registry):
        restoring = later.open_restoring()
        restoring.begin_to_compare()

        assert not restoring.is_compared
        assert restoring.ways_out == ["cancel"]
        restoring.press("cancel")
        later.wait_until(lambda: not list(registry.path.parent.glob("*.restoring*")))
        assert registry.verify().is_whole

    def test_the_recovery_key_does_it_too(self, robot, registry):
        recovery_key = new_recovery_key()
        registry.keyring.keep_recovery_key(KEY, recovery_key)
        robot.back_up()
        restoring = robot.open_restoring()
        restoring.use_recovery_key()
        restoring.compare(recovery_key)

        assert "1 audit entry" in restoring.said("sentences")
        restoring.press("cancel")

    def test_what_is_agreed_is_handed_on_with_what_was_examined(self, later, presenter, qtbot):
        restoring = later.open_restoring()
        restoring.compare()
        with qtbot.waitSignal(presenter.restore_agreed) as agreed:
            restoring.press("replace")

        examined, is_another = agreed.args
        assert examined.difference.lost_entries > 0
        assert not is_another
        assert restoring.dialog.result() == QDialog.DialogCode.Accepted
        assert examined.taken.source.path.exists()
