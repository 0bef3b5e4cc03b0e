"""The way from a registry in a file to the site's server, in the window."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from coordinator.domain.audit import Action, AuditFilter
from coordinator.queries.audit import audit_page
from coordinator.queries.trials import trials_of
from coordinator.registry.peek import peek
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, INVESTIGATOR, MONITOR, PASSWORD, active
from tests.conftest import KEY, cloned, noon
from tests.server import url_of
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.backup import BackupRobot, Moving
from tests.ui.robots.program import ProgramRobot
from ui import settings
from ui.application import Application
from ui.backup.page import BackupPage
from ui.backup.presenter import BackupPresenter
from ui.desk import Desk
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.window import Window

pytestmark = pytest.mark.file_only("it is a file that goes to a server")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    """Where this workstation keeps the backups of a server."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def program(qtbot, qapp, tmp_path):
    theme = Theme(qapp, Mode.LIGHT)
    window = Window()
    preferences = Preferences(theme, tmp_path / "settings.json")
    usual = tmp_path / "usual" / "site.registry"
    application = Application(window, preferences, IdleWatch(qapp), usual, noon)
    yield ProgramRobot(qtbot, window, application)
    window.close()
    application.deleteLater()
    window.deleteLater()
    theme.apply(Mode.LIGHT)
    theme.deleteLater()


@pytest.fixture
def page(qtbot, registry, qapp):
    desk = Desk(registry, COORDINATOR)
    presenter = BackupPresenter(desk)
    robot = BackupRobot(qtbot, BackupPage(presenter))
    robot.agreed = []
    presenter.move_agreed.connect(robot.agreed.append)
    yield robot
    desk.close()


def begin_moving(program, path):
    program.start(path)
    program.sign_in(PASSWORD)
    program.application.workplace.ways.to_backups()
    program.wait_until(lambda: program.can_press("move_to_server"))
    program.press("move_to_server")
    return Moving(program.wait_until, program.window.page)


def test_the_registry_goes_to_the_server_and_the_work_goes_on_there(
    program, registry, empty, tmp_path
):
    """T1: the trail of both tells of it."""
    active(registry)
    registry.close()
    moving = begin_moving(program, registry.path)
    moving.look(url_of(empty))
    assert f"{empty} is empty" in moving.said("move_fit")
    assert "site.registry.moved 2026-11-22 1200" in moving.said("move_what")
    moving.press("move")
    program.wait_for("SignInPage")

    assert program.signin.notice.startswith("The registry is on the server")
    assert "site.registry.moved 2026-11-22 1200" in program.signin.notice
    assert settings.read(tmp_path / "settings.json").registry_path == str(empty)
    program.sign_in(PASSWORD)
    there = program.application.workplace.registry
    assert there.place == empty
    assert len(trials_of(there)) == 1
    assert Action.REGISTRY_MOVED in {one.action for one in audit_page(there, AuditFilter())}
    assert peek(tmp_path / "site.registry.moved 2026-11-22 1200").people


def test_what_fails_on_the_way_leaves_the_file_as_it_was(program, registry, empty, server):
    path = registry.path
    registry.close()
    moving = begin_moving(program, path)
    moving.look(url_of(empty))
    server.drop("new")
    moving.press("move")
    program.wait_for("SignInPage")

    assert program.signin.notice.startswith("Nothing was moved. There is no database at")
    program.sign_in(PASSWORD)
    assert program.application.workplace.registry.place == path


def test_a_database_that_holds_something_is_told_at_the_field(page, request):
    moving = page.open_moving()
    for other in cloned(request, "_founded_database"):
        moving.look(url_of(other.place))

    assert "holds something already" in moving.problem
    assert not moving.is_fit
    moving.press("cancel")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("postgresql://db.hospital.example", "is no address of a database"),
        ("postgresql://db.hospital.example/site?sslmode=disable", "could read along"),
        ("C:/site.registry", "is no address of a database"),
    ],
)
def test_what_is_wrong_with_an_address_stands_below_it(page, typed, said):
    moving = page.open_moving()
    moving.look(typed)

    assert said in moving.problem
    moving.press("cancel")


def test_a_server_that_is_not_reached_is_told_and_another_address_tried(page, empty):
    moving = page.open_moving()
    moving.look(url_of(replace(empty, port=1)))
    assert "cannot be reached" in moving.problem

    moving.look(url_of(empty))
    assert moving.is_fit
    moving.press("move")
    [wanted] = page.agreed
    assert (wanted.address, wanted.actor) == (empty, COORDINATOR)


def test_another_address_is_looked_at_before_anything_is_moved(page, empty):
    moving = page.open_moving()
    moving.look(url_of(empty))
    assert moving.is_fit
    line = moving.dialog.findChild(QLineEdit, "move_server")
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "2")

    assert not moving.is_fit
    QTest.keyClick(line, Qt.Key.Key_Return)
    page.wait_until(lambda: "There is no database" in moving.problem)
    assert page.agreed == []
    moving.press("cancel")


@pytest.mark.parametrize("person", [MONITOR, INVESTIGATOR])
def test_who_does_not_keep_the_keys_moves_nothing(qtbot, registry, person):
    desk = Desk(registry, person)
    robot = BackupRobot(qtbot, BackupPage(BackupPresenter(desk)))

    assert not robot.is_enabled("move_to_server")
    desk.close()


def test_each_letter_with_alt_leads_to_one_place(page, empty):
    assert doubled_mnemonics(page.page) == {}
    moving = page.open_moving()
    assert doubled_mnemonics(moving.dialog) == {}
    moving.look(url_of(empty))
    assert doubled_mnemonics(moving.dialog) == {}
    moving.press("cancel")


def test_what_lies_on_a_server_has_no_way_there(qtbot, request):
    for there in cloned(request, "_founded_database"):
        desk = Desk(there, COORDINATOR)
        robot = BackupRobot(qtbot, BackupPage(BackupPresenter(desk)))
        assert not robot.is_shown("move_to_server")
        desk.close()


def test_a_file_that_another_program_has_open_is_not_moved(program, registry, empty):
    path: Path = registry.path
    with closing(Registry(path, noon, key=KEY)) as other, other.reading() as session:
        session.connection()
        registry.close()
        moving = begin_moving(program, path)
        moving.look(url_of(empty))
        moving.press("move")
        program.wait_for("SignInPage")

        assert program.signin.notice.startswith("Nothing was moved. Another window or program")
