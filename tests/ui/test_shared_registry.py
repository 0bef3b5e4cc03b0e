"""A registry on a server, as each workstation shows it."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from coordinator.commands.site import change_site
from coordinator.domain.site import Site
from coordinator.registry.peek import peek
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, PASSWORD, active, answered, consented
from tests.conftest import KEY, cloned, noon
from tests.server import url_of
from tests.ui.robots.administration import AdministrationRobot
from tests.ui.robots.backup import BackupRobot
from tests.ui.robots.keys import KeysRobot
from tests.ui.robots.program import ProgramRobot
from tests.ui.walking import Walk
from ui.administration.page import AdministrationPage
from ui.administration.presenter import AdministrationPresenter
from ui.application import Application
from ui.backup.page import BackupPage
from ui.backup.presenter import BackupPresenter
from ui.desk import POLL_MS, Desk
from ui.idle import IdleWatch
from ui.keys.page import KeysPage
from ui.keys.presenter import KeysPresenter
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.widgets.form import FormField
from ui.window import Window

PEOPLE = {
    "coordinator_name": "Li Na",
    "coordinator_password": PASSWORD,
    "coordinator_again": PASSWORD,
    "investigator_name": "Ada Brandt",
    "investigator_password": "another paper boat",
    "investigator_again": "another paper boat",
}


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    """Where this workstation keeps the backups of a server."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def registry(request):
    yield from cloned(request, "_founded_database")


@pytest.fixture
def preferences(qapp, tmp_path):
    theme = Theme(qapp, Mode.LIGHT)
    yield Preferences(theme, tmp_path / "settings.json")
    theme.apply(Mode.LIGHT)
    theme.deleteLater()


@pytest.fixture
def program(qtbot, qapp, preferences, tmp_path):
    window = Window()
    usual = tmp_path / "usual" / "site.registry"
    application = Application(window, preferences, IdleWatch(qapp), usual, noon)
    yield ProgramRobot(qtbot, window, application)
    window.close()
    application.deleteLater()
    window.deleteLater()


@pytest.fixture
def desk(registry, qapp):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


def set_up(program, **fields):
    program.start()
    program.press("set_up")
    program.fill(site_name="Rheumatology", site_number="07", **PEOPLE, **fields)


def problem_of(program, name):
    fields = program.window.page.findChildren(FormField)
    return next(field.problem for field in fields if field.input.objectName() == name)


class TestFirstStart:
    def test_a_site_is_set_up_on_a_server(self, program, empty, tmp_path):
        """What is typed counts, also without Enter after it."""
        set_up(program, server=url_of(empty))
        program.press("found")
        program.wait_until(lambda: program.is_seen("recovery_key"))
        program.key("Alt+W")
        program.wait_until(lambda: program.can_press("recovery_on"))
        program.key("Alt+G")
        program.wait_for("SignInPage")

        program.sign_in(PASSWORD)
        assert peek(empty).site_name == "Rheumatology"
        assert not (tmp_path / "usual").exists()

    def test_a_registry_that_is_there_already_is_opened(self, program, registry):
        program.start()
        program.press("set_up")
        program.fill(server=url_of(registry.place))
        program.key("Return")
        program.wait_for("SignInPage")

        program.sign_in(PASSWORD)

    def test_an_empty_database_is_found_ready(self, program, empty):
        program.start()
        program.press("set_up")
        program.fill(server=url_of(empty))
        program.key("Return")
        program.wait_until(lambda: program.is_seen("found"))

        assert program.words("place") == str(empty)
        assert not program.is_seen("problem")

    def test_in_a_database_in_which_somebody_works_nothing_is_made(self, program, registry):
        set_up(program, server=url_of(registry.place))
        program.press("found")
        program.wait_until(lambda: program.is_seen("problem"))

        assert "holds something already" in program.words("problem")

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("postgresql://db.hospital.example", "is no address of a database"),
            ("postgresql://db.hospital.example/site?sslmode=disable", "could read along"),
        ],
    )
    def test_what_is_wrong_with_an_address_stands_below_it(self, program, typed, said):
        set_up(program, server=typed)
        program.press("found")

        assert said in problem_of(program, "server")

    def test_a_file_on_another_computer_is_refused_with_the_server_as_the_remedy(
        self, program, tmp_path, monkeypatch
    ):
        mounts = tmp_path / "mounts"
        mounts.write_text(f"nas:/share {tmp_path} nfs4 rw 0 0\n")
        monkeypatch.setattr("coordinator.registry.places.MOUNTS", mounts)
        set_up(program)
        assert "lies on another computer" in program.words("doubt")
        program.press("found")
        program.wait_until(lambda: program.is_seen("problem"))

        assert "lies on another computer" in program.words("problem")
        assert "postgresql://" in program.words("problem")
        assert not (tmp_path / "usual").exists()


class TestSignIn:
    def test_without_the_database_s_password_it_is_asked_for(self, program, registry):
        """It is not kept on the workstation."""
        program.start(replace(registry.place, password=""))
        program.wait_for("TroublePage")
        assert "lets nobody in" in program.words("problem")
        assert not program.is_seen("restore")

        program.fill(address="postgresql://somewhere")
        program.press("try_again")
        assert "is no address of a database" in problem_of(program, "address")
        program.fill(address=url_of(registry.place))
        program.key("Return")
        program.wait_for("SignInPage")
        program.sign_in(PASSWORD)

    def test_a_server_that_is_away_is_tried_again(self, program, registry):
        program.start(replace(registry.place, port=1))
        assert program.page == "TroublePage"
        assert "cannot be reached" in program.words("problem")
        program.press("try_again")
        assert program.page == "TroublePage"


class TestPages:
    def test_administration_names_the_database_and_who_guards_its_disk(
        self, desk, qtbot, preferences
    ):
        presenter = AdministrationPresenter(desk, preferences)
        robot = AdministrationRobot(qtbot, AdministrationPage(presenter))

        assert robot.words("place") == str(desk.registry.place)
        assert "The hospital encrypts the server's disk" in robot.words("registry_advice")
        assert not robot.page.findChild(object, "open_folder").isVisible()

    def test_a_backup_is_made_with_one_press_and_says_where_it_is_restored(
        self, desk, qtbot, tmp_path
    ):
        robot = BackupRobot(qtbot, BackupPage(BackupPresenter(desk)))
        robot.back_up()

        assert [line[:2] for line in robot.lines] == [("2026-11-22 12:00", "Li Na")]
        assert list((tmp_path / "data").rglob("*.backup"))
        assert "into an empty database" in robot.words("restored_elsewhere")
        assert not robot.is_shown("restore")
        assert not robot.is_shown("restore_other")

    def test_the_key_is_said_to_encrypt_nothing_on_the_server(self, desk, qtbot):
        robot = KeysRobot(qtbot, KeysPage(KeysPresenter(desk)))

        assert "proves the passwords" in robot.words("about_key")
        assert not robot.is_shown("rotate_key")


class TestTogether:
    def test_what_another_workstation_writes_appears_within_a_second(self, program, registry):
        program.start(registry.place)
        program.sign_in(PASSWORD)
        program.go("Ctrl+7", "AdministrationPage")
        with closing(Registry(registry.place, noon, key=KEY)) as other:
            change_site(other, COORDINATOR, site=Site("Nephrology, Lakeside Hospital", "7"))

        name = program.window.page.findChild(QLineEdit, "site_name")
        program.wait_until(lambda: name.text() == "Nephrology, Lakeside Hospital")
        assert POLL_MS < 1000  # what was written is heard of at the next look

    def test_of_two_entries_at_one_criterion_both_values_are_shown(self, registry, qtbot):
        """A8"""
        version = active(registry)
        screening_id = consented(registry, version.trial_id)
        with closing(Registry(registry.place, noon, key=KEY)) as other:
            walk = Walk(qtbot, registry, screening_id)
            walk.robot.press("E", "Tab")
            walk.robot.type("chart p. 9")
            answered(other, screening_id, I1="yes")
            walk.robot.press("Escape")
            qtbot.waitUntil(lambda: walk.robot.meanwhile != "")

            assert "Li Na entered something else here" in walk.robot.meanwhile
            assert walk.robot.line("source_place").text() == "chart p. 9"
            walk.close()
