"""The program as a whole: first start, sign-in, work, lock, end."""

import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from coordinator.commands.site import change_site
from coordinator.domain.site import Site
from coordinator.queries.staff import site_of
from coordinator.queries.trials import trials_of
from coordinator.registry.keyring import SAFE, Keyring
from coordinator.registry.sealing import read_recovery_key
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, PASSWORD, active, consented
from tests.conftest import KEY, noon
from tests.outside import outside
from tests.ui.robots.program import ProgramRobot
from ui import language
from ui.application import Application
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.form import FormField
from ui.window import Window


@pytest.fixture
def idle(qapp):
    return IdleWatch(qapp)


@pytest.fixture
def preferences(qapp, tmp_path):
    theme = Theme(qapp, Mode.LIGHT)
    yield Preferences(theme, tmp_path / "settings.json")
    theme.apply(Mode.LIGHT)  # a theme that follows the system would outlive its test
    theme.deleteLater()


@pytest.fixture
def chinese():
    """Chinese may be spoken; what follows is English again."""
    yield
    language.choose("en")


@pytest.fixture
def program(qtbot, preferences, idle, tmp_path):
    """The program, not yet started; new registries would lie in `tmp_path/data`."""
    window = Window()
    usual = tmp_path / "data" / "site.registry"
    application = Application(window, preferences, idle, usual, noon)
    yield ProgramRobot(qtbot, window, application)
    window.close()
    application.deleteLater()
    window.deleteLater()


@pytest.fixture
def place(registry):
    """A registry with a site and its people, that nobody has open."""
    registry.close()
    return registry.place


def actions_in(place):
    """The audit trail, as anybody with the file can read it."""
    with closing(outside(place)) as connection:
        return list(connection.execute("SELECT actor, action FROM audit_entry ORDER BY id"))


class TestFirstStart:
    def test_a_site_is_set_up_with_the_keyboard_and_two_people_can_sign_in(
        self, program, tmp_path
    ):
        program.start()
        program.press("set_up")
        program.type("Rheumatology, Lakeside Hospital")
        program.key("Tab")
        program.type("07")
        for words in ("Li Na", "", "quiet paper boat", "quiet paper boat"):
            program.key("Tab")
            program.type(words)
        for words in ("陈刚", "chen.gang", "another paper boat", "another paper boat"):
            program.key("Tab")
            program.type(words)
        program.press("found")
        program.wait_until(lambda: program.is_seen("recovery_key"))
        recovery_key = program.words("recovery_key")
        assert not program.can_press("recovery_on")
        program.key("Alt+W")
        program.wait_until(lambda: program.can_press("recovery_on"))
        program.key("Alt+G")
        program.wait_for("SignInPage")

        place = tmp_path / "data" / "site.registry"
        assert Keyring(place).opened(SAFE, read_recovery_key(recovery_key))
        # Who typed the investigator's password could sign with it (G6).
        assert [one.must_change for one in Keyring(place).holders()] == [False, True]
        assert program.signin.people == [
            "Li Na, Site coordinator, not signed in yet",
            "陈刚, Investigator, not signed in yet",
        ]
        assert (tmp_path / "data" / "site.registry").is_file()
        program.sign_in("quiet paper boat")
        assert program.words("page_title") == "Good afternoon, Li Na"

    @pytest.mark.usefixtures("chinese")
    def test_the_language_is_chosen_first_and_forms_are_made_in_it(self, program):
        program.start()
        program.choose("language", "简体中文")
        assert program.words_of("set_up") == "设置(&S)…"
        assert program.window.windowTitle() == "Trial Coordinator"

        program.press("set_up")
        program.fill(
            site_name="风湿免疫科",
            site_number="07",
            coordinator_name="李娜",
            coordinator_user_name="li.na",
            coordinator_password=PASSWORD,
            coordinator_again=PASSWORD,
            investigator_name="陈刚",
            investigator_user_name="chen.gang",
            investigator_password="another paper boat",
            investigator_again="another paper boat",
        )
        program.press("found")
        program.wait_until(lambda: program.is_seen("recovery_key"))
        program.key("Alt+W")
        program.wait_until(lambda: program.can_press("recovery_on"))
        program.key("Alt+G")
        program.wait_for("SignInPage")
        assert program.signin.people[0] == "李娜，研究中心协调员，尚未登录过"

        program.sign_in(PASSWORD)
        assert program.words("page_title") == "下午好，李娜"
        registry = program.application.workplace.registry
        assert site_of(registry).forms_language == "zh_CN"

    def test_each_field_says_what_is_wrong_with_it_and_nothing_is_made(self, program, tmp_path):
        program.start()
        program.press("set_up")
        program.fill(
            site_name="Rheumatology",
            coordinator_name="Li Na",
            coordinator_password="short",
            investigator_name="Li Na",
            investigator_password=PASSWORD,
            investigator_again="something else",
        )
        program.press("found")

        problems = {
            field.input.objectName(): field.problem
            for field in program.window.page.findChildren(FormField)
            if field.problem
        }
        assert problems == {
            "site_number": "Fill this in.",
            "coordinator_password": (
                "At least 8 characters; a short sentence is easy to remember."
            ),
            "investigator_user_name": "The coordinator has this user name.",
            "investigator_again": "The two passwords differ.",
        }
        assert not (tmp_path / "data").exists()

    def test_a_folder_that_is_synced_is_warned_against(self, program, tmp_path):
        program.start()
        program.press("set_up")
        assert not program.is_seen("doubt")

        program.press("move")
        dialog = program.window.findChild(QFileDialog, "place_dialog")
        dialog.fileSelected.emit(str(tmp_path / "坚果云" / "site.registry"))

        assert "Nutstore (坚果云)" in program.words("doubt")

    def test_the_sample_registry_is_made_and_tells_its_password(self, program, tmp_path):
        program.start()
        program.press("try_samples")
        assert program.is_seen("task")
        program.wait_for("SignInPage")

        assert "“sample password”" in program.signin.notice
        assert (tmp_path / "data" / "samples.registry").is_file()
        assert not list((tmp_path / "data").glob("*.making*"))
        program.sign_in("sample password")

    def test_making_the_samples_can_be_dropped(self, program, tmp_path):
        program.start()
        program.press("try_samples")
        program.press("cancel_task")

        assert program.page == "FirstStartPage"
        assert program.is_seen("set_up")
        program.wait_until(lambda: not list(tmp_path.glob("data/*")))


class TestSignIn:
    def test_the_day_begins_with_a_greeting_and_the_trail_knows(self, program, place):
        program.start(place)
        program.sign_in(PASSWORD)

        assert program.words("page_title") == "Good afternoon, Li Na"
        assert program.window.findChild(QLabel, "person").text() == "Li Na"
        assert actions_in(place)[-1] == ("li.na", "person signed in")

    def test_a_wrong_password_is_refused_and_recorded(self, program, place):
        program.start(place)
        program.signin.sign_in("quiet paper boot")
        program.wait_until(lambda: not program.signin.is_busy)

        assert program.page == "SignInPage"
        assert "do not fit" in program.signin.problem
        program.sign_in(PASSWORD)
        assert actions_in(place)[-2:] == [
            ("program", "sign-in failed"),
            ("li.na", "person signed in"),
        ]

    def test_signing_out_leads_back_to_the_sign_in(self, program, place):
        program.start(place)
        program.sign_in(PASSWORD)
        program.press("sign_out")

        assert program.page == "SignInPage"
        assert "last signed in 2026-11-22 12:00" in program.signin.people[0]
        assert actions_in(place)[-1] == ("li.na", "person signed out")

    def test_closing_the_window_signs_out_and_asks_nothing(self, program, place):
        program.start(place)
        program.sign_in(PASSWORD)
        program.window.close()

        assert not program.window.isVisible()
        assert actions_in(place)[-1] == ("li.na", "person signed out")

    def test_the_next_start_opens_the_same_registry(self, program, place, preferences):
        program.start(place)
        program.sign_in(PASSWORD)

        assert str(preferences.registry_path) == str(place)  # without a database's password

    def test_nothing_of_the_work_is_left_after_signing_out(self, program, place):
        program.start(place)
        program.sign_in(PASSWORD)
        program.go("Ctrl+7", "AdministrationPage")
        program.press("sign_out")
        QApplication.sendPostedEvents()
        QApplication.processEvents()

        assert [type(page).__name__ for page in program.pages] == ["SignInPage"]


class TestLock:
    @pytest.fixture
    def at_work(self, program, place):
        program.start(place)
        program.sign_in(PASSWORD)
        return program

    def test_the_lock_covers_the_page_and_the_same_person_comes_back_to_it(
        self, at_work, place
    ):
        at_work.go("Ctrl+7", "AdministrationPage")
        before = at_work.window.page
        at_work.go("Ctrl+L", "LockPage")
        assert not at_work.window.findChild(QWidget, "rail").isVisible()
        assert actions_in(place)[-1] == ("li.na", "screen locked")

        at_work.type(PASSWORD)
        at_work.key("Return")
        at_work.wait_until(lambda: at_work.window.page is before)

        assert at_work.window.findChild(QWidget, "rail").isVisible()

    def test_the_lock_opens_to_no_other_password(self, at_work):
        at_work.go("Ctrl+L", "LockPage")
        at_work.type("quiet paper boot")
        at_work.press("unlock")
        at_work.wait_until(lambda: "do not fit" in at_work.password_problem)

        assert at_work.page == "LockPage"

    def test_no_key_leads_behind_the_lock(self, at_work):
        at_work.go("Ctrl+7", "AdministrationPage")
        at_work.go("Ctrl+L", "LockPage")
        at_work.key("Ctrl+1", "Ctrl+2", "Ctrl+N", "Ctrl+5", "Esc")
        assert at_work.page == "LockPage"

        at_work.key("F1")  # the help may be read by anybody
        assert at_work.page == "HelpPage"
        at_work.key("Ctrl+1", "Ctrl+N", "F1")
        assert at_work.page == "LockPage"

        at_work.fill(password=PASSWORD)
        at_work.press("unlock")
        at_work.wait_until(lambda: at_work.page != "LockPage")
        assert at_work.page == "AdministrationPage"

    def test_a_dialog_is_hidden_by_the_lock_and_comes_back(self, at_work):
        dialog = ConfirmDialog(at_work.window, "Void 07001?", "Its number stays.", "Void")
        dialog.open()
        at_work.application.lock()
        assert not dialog.isVisible()

        at_work.type(PASSWORD)
        at_work.press("unlock")
        at_work.wait_until(dialog.isVisible)

    def test_the_screen_is_locked_when_nobody_uses_it(self, at_work, idle):
        assert idle.limit == 15 * 60_000
        idle.reached.emit()

        assert at_work.page == "LockPage"
        assert at_work.words("why") == "Nobody used the program for a while."

    def test_another_person_signs_in_from_the_lock_by_signing_out(self, at_work):
        at_work.go("Ctrl+L", "LockPage")
        at_work.press("lock_sign_out")

        assert at_work.page == "SignInPage"


class TestTrouble:
    def test_a_missing_registry_is_told_with_ways_out(self, program, tmp_path):
        program.start(tmp_path / "gone.registry")

        assert program.page == "TroublePage"
        assert program.words("problem").startswith("There is no registry at")
        assert program.words("remedy").startswith("Choose another file")
        program.press("new_registry")
        assert program.page == "FirstStartPage"

    def test_another_file_is_not_opened(self, program, tmp_path):
        (tmp_path / "letter.registry").write_text("Dear colleague")
        program.start(tmp_path / "letter.registry")

        assert "key file" in program.words("problem")

    def test_a_newer_registry_is_left_as_it_is(self, program, place):
        with closing(outside(place)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        program.start(place)
        program.signin.sign_in(PASSWORD)
        program.wait_for("TroublePage")

        assert "saved by a newer version" in program.words("problem")

    @pytest.mark.file_only("damages the bytes of the file")
    def test_a_damaged_registry_is_told(self, program, place):
        whole = place.read_bytes()
        place.write_bytes(bytes(4096) + whole[4096:])
        program.start(place)
        program.signin.sign_in(PASSWORD)
        program.wait_for("TroublePage")

        assert "its beginning is damaged" in program.words("problem")

    @pytest.mark.file_only("a file is carried away and back")
    def test_trying_again_opens_what_is_there_by_now(self, program, place, tmp_path):
        elsewhere = tmp_path / "elsewhere.registry"
        place.rename(elsewhere)
        program.start(place)
        assert program.page == "TroublePage"

        elsewhere.rename(place)
        program.press("try_again")

        assert program.page == "SignInPage"

    @pytest.mark.file_only("chooses a file")
    def test_another_registry_can_be_chosen(self, program, place, tmp_path):
        program.start(tmp_path / "gone.registry")
        program.press("other_registry")
        dialog = program.window.findChild(QFileDialog, "registry_dialog")
        dialog.fileSelected.emit(str(place))

        assert program.page == "SignInPage"

    @pytest.mark.file_only("another program keeps a file as a whole")
    def test_a_registry_kept_by_another_program_is_told_and_the_password_asked_again(
        self, program, place
    ):
        with closing(outside(place)) as other:
            program.start(place)
            other.execute("BEGIN IMMEDIATE")
            program.signin.sign_in(PASSWORD)
            program.wait_until(lambda: not program.signin.is_busy)

            assert "Another program is writing to" in program.signin.problem
            other.execute("ROLLBACK")
        program.sign_in(PASSWORD)


class TestWork:
    def test_what_another_window_writes_appears_here(self, program, place):
        program.start(place)
        program.sign_in(PASSWORD)
        program.go("Ctrl+7", "AdministrationPage")
        other = Registry(place, noon, key=KEY)
        change_site(other, COORDINATOR, site=Site("Nephrology, Lakeside Hospital", "7"))
        other.close()

        name = program.window.page.findChild(QLineEdit, "site_name")
        program.wait_until(lambda: name.text() == "Nephrology, Lakeside Hospital")

    @pytest.mark.usefixtures("chinese")
    def test_the_pages_are_made_anew_in_another_language(self, program, place):
        program.start(place)
        program.sign_in(PASSWORD)
        program.go("Ctrl+7", "AdministrationPage")
        before = program.window.page
        program.choose("language", "简体中文")

        assert program.page == "AdministrationPage"
        assert program.window.page is not before
        assert program.words("page_title") == "系统管理"

        program.choose("language", "English")
        assert program.words("page_title") == "Administration"

    def test_the_way_leads_from_a_screening_to_its_walk_and_back(self, program, registry):
        version = active(registry)
        screening_id = consented(registry, version.trial_id)
        registry.close()
        program.start(registry.place)
        program.sign_in(PASSWORD)
        program.application.workplace.ways.open_screening(screening_id)
        assert program.page == "WalkPage"

        program.go("Alt+Left", "TodayPage")


class TestWays:
    @pytest.fixture
    def ways(self, program, registry):
        """The ways of a coordinator in a registry with one screening, number 1."""
        version = active(registry)
        consented(registry, version.trial_id)
        registry.close()
        program.start(registry.place)
        program.sign_in(PASSWORD)
        return program.application.workplace.ways

    def test_every_place_in_the_rail_is_reached_by_its_key(self, program, ways):
        for number, page in enumerate(
            (
                "TodayPage",
                "TrialsPage",
                "SubjectsPage",
                "ScreeningLogPage",
                "ReportsPage",
                "AuditPage",
                "AdministrationPage",
            ),
            start=1,
        ):
            program.go(f"Ctrl+{number}", page)
            program.wait_until(lambda: not ways.desk.is_busy)

        assert program.message == ""

    def test_from_the_walk_to_the_decision_to_paper_and_all_the_way_back(self, program, ways):
        ways.open_screening(1)
        ways.decide(1)
        assert program.page == "DecisionPage"
        ways.print_screening(1)
        assert program.page == "PrintingPage"
        program.wait_until(lambda: not ways.desk.is_busy)

        pages = []
        for _step in range(3):
            ways.back()
            pages.append(program.page)
        assert pages == ["DecisionPage", "WalkPage", "TodayPage"]

    def test_going_on_to_a_criterion_from_the_decision_piles_up_no_pages(self, program, ways):
        ways.walk(1)
        for _round in range(3):
            ways.decide(1)
            ways.walk(1, "E1")

        ways.back()

        assert program.page == "TodayPage"

    def test_a_patient_is_screened_from_anywhere(self, program, ways):
        program.go("Ctrl+7", "AdministrationPage")
        program.go("Ctrl+N", "ScreenPatientPage")

        ways.back()

        assert program.page == "AdministrationPage"

    def test_a_blank_checklist_is_printed_from_the_trials(self, program, ways):
        ways.open_trial(1)
        ways.print_blank(1)
        assert program.page == "PrintingPage"
        program.wait_until(lambda: not ways.desk.is_busy)

        ways.back()

        assert program.page == "TrialsPage"

    def test_the_sample_trials_are_added_beside_the_screen(self, program, ways):
        ways.add_samples()
        program.wait_until(lambda: "The sample trials were added." in program.message)

        assert len(ways.desk.ask(trials_of)) == 6


def test_the_trial_run_ends_well():
    done = subprocess.run(
        [sys.executable, "-m", "ui", "--smoke"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_sign_in_waits_for_no_database_library():
    words = "import sys, ui.__main__; print([n for n in HEAVY if n in sys.modules])"
    heavy = (
        *("sqlalchemy", "alembic", "reportlab", "argon2", "pypinyin", "concurrent.futures"),
        *("coordinator.domain.staff", "ui.navigation", "ui.widgets.messages", "ui.crash"),
        "coordinator.domain.backup",
    )
    done = subprocess.run(
        [sys.executable, "-c", words.replace("HEAVY", repr(heavy))],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "[]\n"


def test_the_first_page_waits_for_no_reading_of_records():
    words = "import sys, coordinator.entering, ui.workplace; print(HEAVY & set(sys.modules))"
    heavy = {
        *("coordinator.records", "coordinator.domain.form", "coordinator.commands.amending"),
        *("sqlalchemy.dialects.postgresql", "ui.features"),
    }
    done = subprocess.run(
        [sys.executable, "-c", words.replace("HEAVY", repr(heavy))],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "set()\n"
