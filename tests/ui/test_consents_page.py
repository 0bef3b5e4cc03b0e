"""Consents that are given again, on the page for them and from the decision (C1, C3, W4)."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from coordinator.commands.consents import record_consent_again
from coordinator.commands.decisions import decide
from coordinator.commands.screening import record_consent
from coordinator.domain.consent import Consent
from coordinator.domain.consent_form import AgainBecause, ConsentAgain
from coordinator.domain.screening import Outcome
from coordinator.queries.consents import consents_due
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    MONITOR,
    TODAY,
    active,
    answered,
    consent_form,
    consented,
    subject,
)
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.consents import ConsentsRobot
from tests.ui.robots.decision import DecisionRobot
from ui.consent_again.page import ConsentAgainPage
from ui.consent_again.presenter import ConsentAgainPresenter
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.desk import Desk

WEEK_AGO = TODAY - timedelta(7)


class Consents:
    def __init__(self, qtbot, registry, screening_id, person):
        self.desk = Desk(registry, person)
        self.refused, self.left, self.told = [], [], []
        self.desk.refused.connect(self.refused.append)
        self.presenter = ConsentAgainPresenter(self.desk)
        self.presenter.left.connect(lambda: self.left.append(True))
        self.presenter.recorded.connect(self.told.append)
        page = ConsentAgainPage(self.presenter)
        self.presenter.open(screening_id)
        self.robot = ConsentsRobot(qtbot, page)


@pytest.fixture
def consents(qtbot, registry):
    opened = []

    def open_page(screening_id, person=COORDINATOR):
        opened.append(Consents(qtbot, registry, screening_id, person))
        return opened[-1]

    yield open_page
    for found in opened:
        found.robot.page.close()
        found.desk.close()


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


@pytest.fixture
def screening_id(registry, trial_id):
    return consented(registry, trial_id, given_on=WEEK_AGO)


@pytest.fixture
def asked_again(registry, trial_id, screening_id):
    consent_form(registry, trial_id, "2.0", valid_from=date(2026, 11, 20), asks_again=True)
    return screening_id


def minor(registry, trial_id, born):
    return record_consent(
        registry,
        COORDINATOR,
        subject_id=subject(registry, birth_on=born),
        trial_id=trial_id,
        consent=Consent(
            WEEK_AGO, time(9, 30), "1.1", "Dr Ada Brandt", "mother", WEEK_AGO, has_assent=True
        ),
        guardian_name="林大雨",
    )


def test_what_is_due_and_what_was_given_stand_on_the_page(consents, asked_again):
    """C3"""
    robot = consents(asked_again).robot

    assert robot.due == "A new version of the consent form (2.0), due since 2026-11-20"
    assert robot.given == ["first consent  ·  version 1.1  ·  obtained by Dr Ada Brandt"]
    assert robot.reason == AgainBecause.NEW_FORM


def test_the_new_consent_is_recorded_with_the_keyboard_and_one_goes_back(
    consents, registry, asked_again
):
    """C1, C3"""
    opened = consents(asked_again)
    robot = opened.robot
    robot.consent(at="10:15", version="2.0")
    robot.record()

    assert consents_due(registry) == ()
    assert opened.left == [True]
    assert opened.told == ["The consent of 07001 to version 2.0 is recorded."]
    assert robot.due == ""
    assert robot.given[1] == (
        "a new version of the consent form  ·  version 2.0  ·  obtained by Dr Ada Brandt"
    )


def test_each_missing_field_is_named(consents, screening_id):
    """C1"""
    robot = consents(screening_id).robot
    robot.record()

    assert robot.problem_at("because") == "Choose why consent is given again."
    assert robot.problem_at("given_on") == "Enter the day on which the consent was signed."
    assert robot.problem_at("form_version").startswith("Choose the version")
    assert QApplication.focusWidget().objectName() == "because"


def test_a_day_before_the_first_consent_is_told_at_its_field(consents, screening_id):
    """C2"""
    robot = consents(screening_id).robot
    robot.write_day("given_on", "2026-11-14")

    assert robot.problem_at("given_on") == "2026-11-14 is before 2026-11-15."


def test_a_refusal_stands_below_the_fields_and_what_was_typed_stays(
    consents, registry, trial_id
):
    """C3: still 17 on that day."""
    opened = consents(minor(registry, trial_id, date(2008, 11, 20)))
    robot = opened.robot
    assert robot.reason == AgainBecause.CAME_OF_AGE
    robot.consent("2026-11-19")
    robot.write("guardian_name", "林大雨")
    robot.write("guardian_relation", "mother")
    robot.page.findChild(object, "has_assent").click()
    robot.record()

    assert robot.problem.startswith("The subject is 17 on 2026-11-19, and not of age yet.")
    assert robot.words_in("obtained_by") == "Dr Ada Brandt"
    assert opened.left == []


def test_who_came_of_age_needs_no_guardian_any_more(consents, registry, trial_id):
    """C3"""
    screening_id = minor(registry, trial_id, date(2008, 11, 20))
    robot = consents(screening_id).robot
    assert robot.due == "The subject has reached 18, due since 2026-11-20"
    robot.consent()
    assert not robot.is_shown("guardian_name")
    robot.record()

    assert screening_of(registry, screening_id, with_identity=True).lacking == ()


def test_for_a_minor_the_guardian_signs_on_the_day_of_the_consent(consents, registry, trial_id):
    """C3"""
    screening_id = minor(registry, trial_id, date(2014, 6, 1))
    consent_form(registry, trial_id, "2.0", valid_from=TODAY, asks_again=True)
    robot = consents(screening_id).robot
    robot.consent(version="2.0")
    assert not robot.is_shown("guardian_consented_on")
    robot.record()
    assert robot.problem_at("guardian_name") == "Enter the guardian's name."
    robot.write("guardian_name", "林大雨")
    robot.write("guardian_relation", "mother")
    robot.page.findChild(object, "has_assent").click()
    robot.record()

    [again] = screening_of(registry, screening_id, with_identity=True).consents_again
    assert (again.guardian_relation, again.has_assent) == ("mother", True)


def test_a_missing_version_is_entered_in_place(consents, registry, screening_id):
    """C1"""
    robot = consents(screening_id).robot
    robot.choose_reason("new form")
    robot.consent(version="+")
    robot.enter_version("2.1", "2026-11-16")
    assert robot.version == "2.1"
    robot.record()

    [again] = screening_of(registry, screening_id, with_identity=True).consents_again
    assert again.form_version == "2.1"


def test_a_consent_recorded_in_another_window_is_shown_and_what_was_typed_stays(
    consents, registry, asked_again
):
    """C1: both stand on the page; the person says whether it is another one."""
    robot = consents(asked_again).robot
    robot.consent(at="10:15", version="2.0")
    theirs = ConsentAgain(AgainBecause.NEW_FORM, "2.0", TODAY, time(9), "Li Na")
    record_consent_again(registry, COORDINATOR, screening_id=asked_again, given=theirs)
    robot.record()

    assert "was recorded meanwhile: version 2.0, 2026-11-22, Li Na; yours: " in robot.problem
    assert robot.given[1].endswith("obtained by Li Na")
    assert robot.words_in("obtained_by") == "Dr Ada Brandt"

    robot.record()
    found = screening_of(registry, asked_again, with_identity=True)
    assert len(found.consents_again) == 2


def test_once_ended_the_page_is_there_to_read_and_says_why(consents, registry, screening_id):
    """C4"""
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.WITHDRAWN)
    robot = consents(screening_id).robot

    assert robot.given
    assert not robot.is_shown("given_on")
    assert "07001 is withdrawn" in robot.find(QLabel, "closed").text()


def test_a_monitor_reads_the_consents_and_records_none(consents, screening_id):
    robot = consents(screening_id, MONITOR).robot

    assert not robot.is_shown("given_on")
    assert "not delegated" in robot.find(QLabel, "closed").text()


def test_each_letter_with_alt_leads_to_one_place(consents, registry, trial_id):
    screening_id = minor(registry, trial_id, date(2014, 6, 1))
    robot = consents(screening_id).robot
    robot.choose_version("+")
    robot.write_day("given_on", "2026-11-20")

    assert doubled_mnemonics(robot.page) == {}


class TestDecision:
    def test_eligible_is_impossible_while_a_consent_is_due_and_the_way_to_it_is_shown(
        self, qtbot, registry, asked_again
    ):
        """C3"""
        answered(registry, asked_again, I1="yes", I2="yes", E1="no", E2="no")
        desk = Desk(registry, COORDINATOR)
        presenter, wanted = DecisionPresenter(desk), []
        presenter.consents_wanted.connect(wanted.append)
        robot = DecisionRobot(qtbot, DecisionPage(presenter))
        presenter.open(asked_again)
        said = "Consent is due: a new version of the consent form (2.0), due since 2026-11-20."

        assert robot.page.findChild(QLabel, "consents_due").text() == said
        robot.choose("ELIGIBLE")
        assert robot.obstacles == (said,)
        assert robot.action == ""
        robot.page.findChild(object, "record_due").click()
        assert wanted == [asked_again]
        assert doubled_mnemonics(robot.page) == {}
        desk.close()
