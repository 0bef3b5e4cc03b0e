"""The people of the site, their delegations, and one's own password, on the screen."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox

from coordinator.commands.delegation import propose_delegation
from coordinator.commands.staff import known_person, sign_in
from coordinator.domain.staff import Duty, Role, SignInFailed
from coordinator.queries.people import delegation_log_of
from tests.builders import COORDINATOR, INVESTIGATOR, MONITOR, PASSWORD, TODAY, active
from tests.commands.test_people import OWN, person_named
from tests.ui.robots.people import PeopleRobot
from ui.delegations.page import DelegationsPage
from ui.delegations.presenter import DelegationsPresenter
from ui.desk import Desk
from ui.own_password.page import OwnPasswordPage
from ui.own_password.presenter import OwnPasswordPresenter
from ui.people.page import PeoplePage
from ui.people.presenter import PeoplePresenter
from ui.widgets.password import PasswordField


@pytest.fixture
def desk_of(registry):
    """Give somebody a desk; it is closed at the end."""
    desks = []

    def given(person=COORDINATOR):
        desks.append(Desk(registry, person))
        return desks[-1]

    yield given
    for desk in desks:
        desk.close()


@pytest.fixture
def people(qtbot, desk_of):
    def opened(person=COORDINATOR):
        return PeopleRobot(qtbot, PeoplePage(PeoplePresenter(desk_of(person))), "people")

    return opened


@pytest.fixture
def log(qtbot, registry, desk_of):
    """The delegation log of a trial, as the coordinator sees it."""
    trial_id = active(registry).trial_id
    presenter = DelegationsPresenter(desk_of())
    page = DelegationsPage(presenter)
    presenter.open(trial_id)
    robot = PeopleRobot(qtbot, page, "log")
    robot.trial_id, robot.presenter = trial_id, presenter
    return robot


@pytest.fixture
def own_password(qtbot, desk_of):
    def opened(person=COORDINATOR):
        presenter = OwnPasswordPresenter(desk_of(person))
        robot = PeopleRobot(qtbot, OwnPasswordPage(presenter))
        robot.presenter = presenter
        return robot

    return opened


class TestPeople:
    def test_people_are_listed_with_their_role_and_whether_they_can_sign_in(self, people):
        robot = people()

        assert robot.rows[1] == ("Dr Ada Brandt", "ada.brandt", "Investigator", "can sign in")
        robot.select(1)
        assert "judge criteria and confirm eligibility, from 2026-11-22" in robot.words(
            "delegations"
        )

    def test_a_person_is_added_with_a_temporary_password(self, people, registry):
        """G6"""
        robot = people()
        robot.press("add_person")
        robot.fill(name="陈刚", user_name="chen.gang", role="investigator", temporary=OWN)
        robot.finish()

        robot.wait_until(lambda: len(robot.rows) == 4)
        assert robot.rows[3][3] == "chooses a password first"
        assert sign_in(registry, user_name="chen.gang", password=OWN).must_change

    def test_what_cannot_be_entered_is_told_in_the_dialog_and_stays_to_be_mended(self, people):
        """G6"""
        robot = people()
        robot.press("add_person")
        robot.fill(name="Li Na", user_name="li.na", role="monitor", temporary=OWN)
        robot.act()
        robot.wait_for_problem("has been used already")

        assert robot.dialog.isVisible()
        assert len(robot.rows) == 3

    def test_who_may_not_change_people_reads_who_may(self, people):
        """Roles"""
        for person in (INVESTIGATOR, MONITOR):
            robot = people(person)
            assert "Changed by Li Na." in robot.words("page_subtitle")
            for name in ("add_person", "change_person", "reset_password", "end_access"):
                assert not robot.is_enabled(name)

    def test_nobody_resets_or_ends_their_own(self, people):
        """Roles"""
        robot = people()
        robot.select(0)

        assert robot.is_enabled("change_person")
        assert not robot.is_enabled("reset_password")
        assert not robot.is_enabled("end_access")

    def test_a_role_is_changed_with_enter_on_the_row(self, people, registry):
        """Roles, T1"""
        robot = people()
        robot.open_row(1)
        robot.fill(initials="AB", role="coordinator", reason="moved")
        robot.finish()

        assert person_named(registry, "ada.brandt").role is Role.COORDINATOR
        assert robot.rows[1][2] == "Site coordinator"

    def test_a_password_is_reset_and_known_to_be_temporary(self, people, registry):
        """G6"""
        robot = people()
        robot.select(1)
        robot.press("reset_password")
        robot.fill(temporary=OWN)
        robot.finish()

        robot.wait_until(lambda: robot.rows[1][3] == "chooses a password first")
        assert sign_in(registry, user_name="ada.brandt", password=OWN).must_change

    def test_who_is_locked_out_is_let_in_again(self, people, registry):
        for _time in range(5):
            with pytest.raises(SignInFailed):
                sign_in(registry, user_name="ada.brandt", password="x")
        robot = people()
        robot.select(1)
        assert robot.rows[1][3] == "locked out until 12:01:00"
        assert robot.is_shown("unlock_person")

        robot.press("unlock_person")

        assert robot.rows[1][3] == "can sign in"
        assert not robot.is_shown("unlock_person")

    def test_an_access_is_ended_with_a_reason_and_the_person_stays_listed(
        self, people, registry
    ):
        """G6"""
        robot = people()
        robot.select(2)
        robot.press("end_access")
        robot.choose_reason(0)
        robot.act()

        assert robot.rows[2][3] == "access ended 2026-11-22"
        assert "3 people" not in robot.words("page_subtitle")
        assert known_person(registry, "m.okafor", PASSWORD) is None

    def test_the_way_to_the_report_asks_for_a_period(self, qtbot, people):
        robot = people()
        robot.press("access_report")
        with qtbot.waitSignal(robot.page._presenter.report_wanted) as told:  # noqa: SLF001
            robot.act()

        assert told.args == [TODAY.replace(month=1, day=1), TODAY]


class TestDelegationLog:
    def delegate(self, log, **said):
        log.press("add_lines")
        log.fill(person="li.na", **said)
        log.act()

    def test_lines_are_added_signed_and_ended(self, log, registry):
        """Roles, G1: the investigator signs with the own password."""
        log.press("add_lines")
        log.fill(person="li.na", **{"duty_enter subjects": True})
        log.finish()
        row = next(row for row in log.rows if row[3] == "NCT99990001")
        assert row[-1] == "waits for a signature"

        log.press("sign_lines")
        log.fill(user_name="ada.brandt", password_field="wrong")
        log.act()
        log.wait_for_problem("is not that of ada.brandt")
        log.fill(password_field=PASSWORD)
        log.finish()

        log.wait_until(lambda: all("Dr Ada Brandt" in row[-1] for row in log.rows))
        assert not log.is_enabled("sign_lines")
        number = next(n for n, row in enumerate(log.rows) if row[3] == "NCT99990001")
        log.select(number)
        log.press("end_line")
        log.fill(reason="on leave", user_name="ada.brandt", password_field=PASSWORD)
        log.finish()
        log.wait_until(lambda: log.rows[number][5] == "ended 2026-11-22")
        assert not log.is_enabled("end_line")
        line = delegation_log_of(registry, log.trial_id)[number]
        assert line.end_reason == "on leave"

    def test_a_line_that_came_while_the_password_was_typed_is_not_signed(self, log, registry):
        """G3: the investigator signs what stands in the dialog."""
        self.delegate(log, **{"duty_enter subjects": True})
        log.press("sign_lines")
        propose_delegation(
            registry,
            COORDINATOR,
            user_name="li.na",
            duties=(Duty.ASSESS_CRITERIA,),
            from_on=TODAY,
            trial_id=log.trial_id,
        )
        log.fill(user_name="ada.brandt", password_field=PASSWORD)
        log.finish()

        lines = delegation_log_of(registry, log.trial_id)
        unsigned = [one.delegation.duty for one in lines if one.delegation.is_proposed]
        assert unsigned == [Duty.ASSESS_CRITERIA]

    def test_what_is_delegated_already_is_told_in_the_dialog(self, log):
        self.delegate(log, for_all=True, **{"duty_enter subjects": True})

        assert "is delegated to enter subjects in that time already" in log.problem

    def test_a_day_long_past_asks_for_the_reason(self, log):
        """W4"""
        self.delegate(log, from_on="2026-11-01", **{"duty_enter subjects": True})
        assert "more than 7 days before this entry" in log.problem

        log.fill(reason="paper log of that week")
        log.finish()

    def test_only_what_the_role_may_have_is_offered(self, log):
        """Roles"""
        log.press("add_lines")
        log.fill(person="li.na")

        boxes = {
            duty: log.dialog.findChild(QCheckBox, f"duty_{duty.value}").isEnabled()
            for duty in Duty
        }
        assert boxes == {duty: duty is not Duty.JUDGE_AND_CONFIRM for duty in Duty}

    def test_the_log_is_printed(self, qtbot, log):
        with qtbot.waitSignal(log.presenter.print_wanted) as told:
            log.press("print_log")

        assert told.args == [log.trial_id]


class TestOwnPassword:
    def fill(self, robot, current=PASSWORD, new=OWN, again=OWN):
        robot.fill(current=current, new=new, again=again)
        robot.press("change_password")

    def test_it_is_changed_and_nothing_stays_in_the_fields(self, qtbot, own_password, registry):
        robot = own_password()
        with qtbot.waitSignal(robot.presenter.changed):
            self.fill(robot)

        assert sign_in(registry, user_name="li.na", password=OWN)
        assert [field.text() for field in robot.page.findChildren(PasswordField)] == [""] * 3

    @pytest.mark.parametrize(
        ("said", "field", "words"),
        [
            ({"current": "wrong"}, "current", "is not that of Li Na"),
            ({"current": ""}, "current", "Type the password that you have now."),
            ({"again": "other"}, "again", "The two passwords differ."),
            ({"new": "short", "again": "short"}, "new", "fewer than 8 characters"),
        ],
    )
    def test_what_is_wrong_is_told_at_its_field(self, own_password, said, field, words):
        robot = own_password()
        self.fill(robot, **said)
        place = robot.page.findChild(PasswordField, field)

        robot.wait_until(lambda: words in place.accessibleDescription())

    def test_how_good_it_is_is_told_while_typing(self, qtbot, own_password):
        robot = own_password()
        new = robot.page.findChild(PasswordField, "new")
        for typed, words in (
            ("abc", "At least 8 characters"),
            ("abcdefgh", "Fair"),
            ("abcdefgh and a boat", "Very good"),
        ):
            new.line.clear()
            qtbot.keyClicks(new.line, typed)
            assert words in new.accessibleDescription()

    def test_who_has_to_change_it_is_told_why(self, own_password):
        """G6"""
        robot = own_password(replace(COORDINATOR, must_change=True))

        assert robot.words("page_title") == "Choose your own password"
        assert "what is signed with it is signed by you" in robot.words("why")
