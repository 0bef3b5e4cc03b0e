"""The sign-in: whose turn it is, and what a wrong password says."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from coordinator.domain.staff import Role, SignInFailed
from coordinator.registry.peek import KnownPerson, Peek
from tests.ui.robots.signin import SignInRobot
from ui.signin.model import monogram
from ui.signin.page import SignInPage
from ui.signin.presenter import SignInPresenter

SEEN = datetime(2026, 11, 20, 16, 2, tzinfo=timezone(timedelta(hours=8)))
PEOPLE = (
    KnownPerson("li.na", "Li Na", Role.COORDINATOR),
    KnownPerson("chen.gang", "陈刚", Role.INVESTIGATOR, SEEN),
    KnownPerson("m.okafor", "M. <b>Okafor</b>", Role.MONITOR, SEEN - timedelta(days=3)),
)
COVER = Peek(Path("/srv/site.registry"), "Rheumatology, Lakeside Hospital", "7", PEOPLE)


class WaryDoor:
    """Refuses everybody, and remembers who knocked with what."""

    def __init__(self):
        self.knocks = []
        self.ended = self.refused = None

    def sign_in(self, user_name, password, *, ended, refused):
        self.knocks.append((user_name, password))
        self.ended, self.refused = ended, refused


@pytest.fixture
def door():
    return WaryDoor()


@pytest.fixture
def page(qtbot, door):
    page = SignInPage(SignInPresenter(COVER, door))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    return page


@pytest.fixture
def robot(qtbot, page):
    return SignInRobot(qtbot, page)


def test_the_people_are_listed_with_role_and_last_sign_in(robot):
    assert robot.people == [
        "Li Na, Site coordinator, not signed in yet",
        "陈刚, Investigator, last signed in 2026-11-20 16:02",
        "M. <b>Okafor</b>, Monitor, last signed in 2026-11-17 16:02",
    ]


def test_who_was_here_last_is_chosen_and_the_password_is_next(robot):
    assert robot.chosen == "chen.gang"
    assert robot.has_password_focus


def test_the_keyboard_alone_signs_in(robot, door):
    robot.choose(2)
    robot.sign_in("quiet paper boat")

    assert door.knocks == [("m.okafor", "quiet paper boat")]
    assert robot.is_busy


def test_a_click_on_a_name_leads_to_the_password(robot):
    robot.click(0)

    assert robot.chosen == "li.na"
    assert robot.has_password_focus


def test_nothing_is_sent_without_a_password(robot, door):
    robot.enter()

    assert door.knocks == []
    assert robot.problem == "Type your password."


def test_a_wrong_password_is_told_beside_the_field_and_can_be_typed_anew(robot, door):
    robot.sign_in("quiet paper boot")
    door.ended()
    door.refused(SignInFailed())

    assert robot.problem.startswith("User name and password do not fit.")
    assert robot.typed == ""
    assert not robot.is_busy
    assert robot.has_password_focus


def test_what_one_person_typed_is_not_left_for_the_next(robot):
    robot.type("quiet")
    robot.choose(0)

    assert robot.typed == ""


def test_a_mistake_of_the_program_leaves_nobody_locked_out(robot, door):
    robot.sign_in("quiet paper boat")
    door.ended()

    assert not robot.is_busy


def test_impatient_people_knock_once(robot, door):
    robot.sign_in("quiet paper boat")
    robot.enter()

    assert len(door.knocks) == 1


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("Li Na", "LN"),
        ("欧阳校风", "校风"),
        ("M. van der Berg", "MB"),
        ("张红", "张红"),
        ("", ""),
    ],
)
def test_a_name_is_shortened_to_two_signs(name, signs):
    assert monogram(name) == signs
