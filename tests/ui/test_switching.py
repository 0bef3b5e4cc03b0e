"""Lock, switch, and what is kept meanwhile; first sign-in; who may not go on."""

from contextlib import closing
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from coordinator.commands.delegation import end_delegation
from coordinator.commands.people import (
    change_staff_member,
    end_access,
    enter_staff_member,
    reset_password,
)
from coordinator.commands.staff import lock
from coordinator.domain.role import Role
from coordinator.domain.staff import Duty, NewStaffMember
from coordinator.queries.people import delegation_log_of
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, PASSWORD, TODAY, active
from tests.commands.test_people import OWN, entered
from tests.conftest import KEY, noon
from tests.ui.test_application import actions_in, chinese, idle, place, preferences, program

__all__ = ["chinese", "idle", "place", "preferences", "program"]
FIRST = "told by telephone"


@pytest.fixture
def at_work(program, place):
    program.start(place)
    program.sign_in(PASSWORD)
    return program


@pytest.fixture
def outside(place):
    """The same registry in another program, where the coordinator works too."""
    with closing(Registry(place, noon, key=KEY)) as registry:
        yield registry


def locked(program):
    """Lock, and see that the window has the keyboard: a desktop gives it back by itself."""
    program.go("Ctrl+L", "LockPage")
    seen(program)


def seen(program):
    program.window.activateWindow()
    program.wait_until(lambda: QApplication.focusWidget() is not None)


def going_on(program):
    """Begin work beside the screen that leads to another page; give what lets it end."""
    ways, may_end = program.application.workplace.ways, Event()

    def lead_on(_ended):
        ways.go("trials")
        ways.say_done("07001 is attached.")

    ways.desk.ask_in_background(lambda _registry: may_end.wait(), done=lead_on)

    def end():
        may_end.set()
        program.wait_until(lambda: not ways.desk.is_busy)

    return end


def switch(program, row):
    """Lock, and sign in as another person of the list."""
    locked(program)
    program.go("Alt+E", "SignInPage")
    program.signin.choose(row)
    program.signin.sign_in(PASSWORD)


class TestLock:
    def test_the_same_person_comes_back_to_the_same_field_with_what_was_typed(self, at_work):
        field = begun(at_work)
        locked(at_work)
        at_work.type(PASSWORD)
        at_work.key("Return")
        at_work.wait_for("ScreenPatientPage")

        assert field.text() == "H-4711"
        seen(at_work)
        assert field.hasFocus()

    def test_another_person_signs_in_beside_and_sees_nothing_of_it(self, at_work, place):
        """The first person's work is neither shown nor lost."""
        field, page = begun(at_work), at_work.window.page
        switch(at_work, 1)
        at_work.wait_for("TodayPage")

        assert not page.isVisible()
        assert at_work.application.workplace.person.name == "Dr Ada Brandt"
        at_work.go("Ctrl+N", "ScreenPatientPage")
        assert at_work.window.page is not page
        assert at_work.window.page.findChild(QLineEdit, "hospital_number").text() == ""
        assert [one for one in actions_in(place) if "sign" in one[1] or "lock" in one[1]] == [
            ("li.na", "person signed in"),
            ("li.na", "screen locked"),
            ("ada.brandt", "person signed in"),
        ]

        switch(at_work, 0)
        at_work.wait_until(lambda: at_work.window.page is page)
        assert field.text() == "H-4711"
        seen(at_work)
        assert field.hasFocus()
        assert at_work.application.workplace.person.name == "Li Na"

    @pytest.mark.usefixtures("chinese")
    def test_another_language_that_somebody_else_chose_takes_nothing_that_was_typed(
        self, at_work, preferences
    ):
        """The page stays until its person leaves it; all others speak it then."""
        field, page = begun(at_work), at_work.window.page
        switch(at_work, 1)
        at_work.wait_for("TodayPage")
        preferences.use_language("zh_CN")
        switch(at_work, 0)
        at_work.wait_until(lambda: at_work.window.page is page)
        assert field.text() == "H-4711"

        at_work.go("Ctrl+1", "TodayPage")
        at_work.wait_until(lambda: "Li Na" in at_work.words("page_title"))
        assert at_work.words("page_title").startswith(("早", "上午", "中午", "下午", "晚"))

    def test_what_ends_beside_the_lock_leads_on_only_when_the_person_is_back(self, at_work):
        """What was at work while the screen was locked tells and shows nothing of it."""
        end = going_on(at_work)
        locked(at_work)
        end()
        assert (at_work.page, at_work.message) == ("LockPage", "")

        at_work.type(PASSWORD)
        at_work.key("Return")
        at_work.wait_for("TrialsPage")
        assert at_work.message == "07001 is attached."

    def test_what_ends_for_one_person_is_not_shown_to_another(self, at_work):
        """Nobody comes to a page on which they would act in another person's name (T1)."""
        end = going_on(at_work)
        switch(at_work, 1)
        at_work.wait_for("TodayPage")
        end()
        assert (at_work.page, at_work.message) == ("TodayPage", "")
        assert at_work.window.page.isVisible()

        switch(at_work, 0)
        at_work.wait_for("TrialsPage")
        assert at_work.message == "07001 is attached."

    def test_after_the_other_person_signs_out_the_first_one_finds_the_work_again(
        self, at_work, place
    ):
        field, page = begun(at_work), at_work.window.page
        switch(at_work, 1)
        at_work.wait_for("TodayPage")
        at_work.press("sign_out")
        at_work.wait_for("SignInPage")
        at_work.signin.choose(0)
        at_work.signin.sign_in(PASSWORD)
        at_work.wait_until(lambda: at_work.window.page is page)

        assert field.text() == "H-4711"
        at_work.window.close()
        assert actions_in(place)[-1] == ("li.na", "person signed out")

    def test_closing_the_window_signs_out_everybody_who_is_locked_here(self, at_work, place):
        """T1"""
        switch(at_work, 1)
        at_work.wait_for("TodayPage")
        at_work.window.close()

        out = [actor for actor, action in actions_in(place) if action == "person signed out"]
        assert sorted(out) == ["ada.brandt", "li.na"]

    def test_a_dialog_of_the_first_person_is_not_there_for_the_second(self, at_work):
        at_work.go("Ctrl+7", "AdministrationPage")
        at_work.application.workplace.ways.to_people()
        at_work.window.page.findChild(QPushButton, "add_person").click()
        dialog = at_work.window.page.findChild(QDialog)
        name = dialog.findChild(QLineEdit, "name")
        name.setText("Half a name")
        at_work.application.lock()
        seen(at_work)
        at_work.go("Alt+E", "SignInPage")
        at_work.signin.choose(1)
        at_work.signin.sign_in(PASSWORD)
        at_work.wait_for("TodayPage")
        assert not dialog.isVisible()
        seen(at_work)

        switch(at_work, 0)
        at_work.wait_until(dialog.isVisible)
        assert name.text() == "Half a name"

    def test_nobody_signs_in_and_the_locked_screen_is_back(self, at_work):
        locked(at_work)
        at_work.press("somebody_else")
        assert at_work.page == "SignInPage"
        assert "What Li Na was at stays as it is" in at_work.signin.notice
        at_work.signin.sign_in("wrong")
        at_work.wait_until(lambda: not at_work.signin.is_busy)
        at_work.go("Alt+B", "LockPage")

        at_work.type(PASSWORD)
        at_work.key("Return")
        at_work.wait_for("TodayPage")

    def test_the_same_person_may_come_back_by_the_list_too(self, at_work):
        before = at_work.window.page
        switch(at_work, 0)
        at_work.wait_until(lambda: at_work.window.page is before)

        assert not at_work.application.workplace.is_locked


class TestFirstSignIn:
    def test_an_own_password_is_chosen_before_anything_else(self, program, place, outside):
        """G6"""
        person = NewStaffMember("chen.gang", "陈刚", Role.INVESTIGATOR, FIRST)
        enter_staff_member(outside, COORDINATOR, person=person)
        program.start(place)
        program.signin.choose(3)
        program.signin.sign_in(FIRST)
        program.wait_for("OwnPasswordPage")
        program.key("Ctrl+1", "Ctrl+N", "Ctrl+L")
        assert program.page == "OwnPasswordPage"
        assert not program.window.findChild(QWidget, "rail").isVisible()

        for words in (FIRST, OWN, OWN):
            program.type(words)
            program.key("Return")
        program.wait_for("TodayPage")

        assert ("chen.gang", "password changed") in actions_in(place)
        program.go("Ctrl+2", "TrialsPage")

    def test_who_does_not_want_to_choose_signs_out(self, program, place, outside):
        reset_password(outside, COORDINATOR, user_name="ada.brandt", password=FIRST)
        program.start(place)
        program.signin.choose(1)
        program.signin.sign_in(FIRST)
        program.wait_for("OwnPasswordPage")
        program.press("leave")

        program.wait_for("SignInPage")

    def test_a_password_that_was_reset_meanwhile_is_changed_before_the_work_is_seen(
        self, at_work, outside
    ):
        """G6"""
        at_work.go("Ctrl+2", "TrialsPage")
        locked(at_work)
        actor = entered(outside)
        reset_password(outside, actor, user_name="li.na", password=FIRST)
        at_work.type(FIRST)
        at_work.key("Return")
        at_work.wait_for("OwnPasswordPage")

        for words in (FIRST, OWN, OWN):
            at_work.type(words)
            at_work.key("Return")
        at_work.wait_for("TrialsPage")

    def test_the_own_password_is_changed_from_the_foot_of_the_rail(self, at_work, place):
        at_work.press("own_password")
        assert at_work.page == "OwnPasswordPage"
        for words in (PASSWORD, OWN, OWN):
            at_work.type(words)
            at_work.key("Return")
        at_work.wait_until(lambda: "Your password was changed." in at_work.message)

        assert at_work.page == "TodayPage"
        assert actions_in(place)[-1] == ("li.na", "password changed")


class TestMeanwhile:
    def test_who_is_let_out_elsewhere_can_do_nothing_more(self, at_work, outside):
        """G6"""
        actor = entered(outside)
        end_access(outside, actor, user_name="li.na")
        at_work.wait_for("SignInPage")

        assert at_work.signin.notice == "Your access was ended."

    def test_who_is_let_out_while_locked_here_takes_nobody_else_along(self, at_work, outside):
        """What goes on in the name of who is locked ends; the person at work stays."""
        begun = at_work.application.workplace.ways.desk
        switch(at_work, 1)
        at_work.wait_for("TodayPage")
        end_access(outside, entered(outside), user_name="li.na")
        begun.do(lock)
        QApplication.processEvents()

        assert at_work.page == "TodayPage"
        assert at_work.application.workplace.person.name == "Dr Ada Brandt"

    def test_who_gets_another_role_signs_in_again(self, at_work, outside):
        """Roles"""
        actor = entered(outside)
        said = {"name": "Li Na", "initials": "", "role": Role.MONITOR}
        change_staff_member(outside, actor, user_name="li.na", **said)
        at_work.wait_for("SignInPage")

        assert "Your role was changed" in at_work.signin.notice

    def test_a_delegation_that_was_ended_elsewhere_holds_no_more_here(self, at_work, outside):
        """Roles: the log's word on that day, not that of the sign-in."""
        trial_id = active(outside).trial_id
        line = next(
            line
            for line in delegation_log_of(outside, trial_id)
            if line.delegation.duty is Duty.ENTER_SUBJECTS and line.person.name == "Li Na"
        )
        proof = {"user_name": "ada.brandt", "password": PASSWORD}
        end_delegation(
            outside,
            COORDINATOR,
            delegation_id=line.id,
            ended_on=TODAY,
            reason="on leave",
            **proof,
        )
        workplace = at_work.application.workplace
        tomorrow = TODAY + timedelta(days=1)
        at_work.wait_until(
            lambda: not workplace.person.is_delegated(Duty.ENTER_SUBJECTS, TODAY)
        )
        assert workplace.person.is_delegated(Duty.ASSESS_CRITERIA, tomorrow)


def begun(program):
    """Begin to enter a subject, and give its field, stored nowhere."""
    program.go("Ctrl+N", "ScreenPatientPage")
    page = program.window.page
    page.findChild(QPushButton, "new_patient").click()
    field = page.findChild(QLineEdit, "hospital_number")
    program.wait_until(field.isVisible)
    field.setFocus()
    program.wait_until(field.hasFocus)
    program.type("H-4711")
    return field
