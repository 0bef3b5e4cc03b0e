"""The page of a trial's consent forms (C1, C3, T1)."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from coordinator.commands.consents import change_consent_form
from coordinator.commands.trials import copy_version
from coordinator.domain.consent_form import ConsentFormExists
from coordinator.domain.meanwhile import ChangedMeanwhile
from coordinator.queries.consents import consent_forms_of, consents_due
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    MONITOR,
    TODAY,
    active,
    consent_form,
    consented,
    draft,
    identify,
    review,
)
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.consent_forms import ConsentFormsRobot
from ui.consent_forms.page import ConsentFormsPage
from ui.consent_forms.presenter import ConsentFormsPresenter
from ui.desk import Desk
from ui.trials.page import TrialsPage
from ui.trials.presenter import TrialsPresenter


class Forms:
    def __init__(self, qtbot, registry, trial_id, person):
        self.desk = Desk(registry, person)
        self.refused = []
        self.desk.refused.connect(self.refused.append)
        self.presenter = ConsentFormsPresenter(self.desk)
        page = ConsentFormsPage(self.presenter)
        self.presenter.open(trial_id)
        self.robot = ConsentFormsRobot(qtbot, page)


@pytest.fixture
def forms(qtbot, registry):
    opened = []

    def open_page(trial_id, person=COORDINATOR):
        opened.append(Forms(qtbot, registry, trial_id, person))
        return opened[-1]

    yield open_page
    for found in opened:
        found.robot.page.close()
        found.desk.close()


@pytest.fixture
def version(registry):
    return active(registry)


def amended(registry, version, *, is_active=True):
    newer = copy_version(registry, COORDINATOR, version_id=version.id)
    identify(registry, newer, "3.0")
    if is_active:
        review.activate_version(registry, COORDINATOR, version_id=newer)
    return newer


def test_a_version_is_entered_and_stands_in_the_list(forms, registry, version):
    """C1"""
    robot = forms(version.trial_id).robot
    robot.enter("2.0", "2026-12-01")
    robot.tick("asks_again")
    robot.write("note", "vote of November")
    robot.click("store")

    newest = consent_forms_of(registry, version.trial_id)[0]
    assert (newest.version, newest.asks_again, newest.note) == ("2.0", True, "vote of November")
    assert robot.rows == [
        ("2.0", "valid from 2026-12-01", "not yet", "asks again", ""),
        ("1.1", "valid from 2016-01-04", "valid", "", ""),
    ]
    assert robot.words_in("version") == ""


def test_what_is_missing_or_wrong_is_said_at_its_field(forms, version):
    """C1"""
    opened = forms(version.trial_id)
    robot = opened.robot
    robot.click("store")
    assert robot.problem_at("version").startswith("Enter the version")
    assert robot.problem_at("valid_from").startswith("Enter the first day")

    robot.enter("1.1", "2026-12-01")
    robot.click("store")
    assert isinstance(opened.refused[-1], ConsentFormExists)
    assert robot.words_in("version") == "1.1"

    robot.write_day("valid_until", "2026-13-01")
    robot.click("store")
    assert robot.problem_at("valid_until").startswith("There is no 2026-13-01")


def test_a_validity_is_changed_with_a_reason(forms, registry, version):
    """C1, T1"""
    robot = forms(version.trial_id).robot
    robot.choose(0)
    robot.write_day("valid_until", "2026-12-31")
    robot.click("store")
    assert robot.problem_at("reason") == "Say in a few words why it is changed."
    robot.write("reason", "replaced by 2.0")
    robot.click("store")

    [form] = consent_forms_of(registry, version.trial_id)
    assert form.valid_until == date(2026, 12, 31)


def test_who_signed_a_version_outside_its_validity_is_seen(forms, registry, version):
    """C1: said, and not changed."""
    consented(registry, version.trial_id)
    robot = forms(version.trial_id).robot
    assert robot.rows[0][4] == "1"
    robot.choose(0)
    robot.write_day("valid_until", "2026-11-21")
    robot.write("reason", "approval ended a day earlier")
    robot.click("store")

    assert robot.rows[0][4] == "1, outside: 2026-11-22"


def test_an_amendment_in_use_asks_again_with_a_reason(forms, registry, version):
    """C3, T1"""
    screening_id = consented(registry, version.trial_id)
    newer = amended(registry, version)
    robot = forms(version.trial_id).robot
    robot.tick(f"amendment_{newer}")
    robot.drop_reason()
    assert not robot.is_ticked(f"amendment_{newer}")

    robot.tick(f"amendment_{newer}")
    robot.give_reason()

    assert version_of(registry, newer).asks_consent_again
    assert [due.screening_id for due in consents_due(registry)] == [screening_id]
    assert robot.is_ticked(f"amendment_{newer}")


def test_for_a_draft_it_is_ticked_without_a_reason(forms, registry, version):
    """C3"""
    newer = amended(registry, version, is_active=False)
    robot = forms(version.trial_id).robot
    robot.tick(f"amendment_{newer}")

    assert version_of(registry, newer).asks_consent_again
    assert consents_due(registry) == ()


def test_an_empty_page_says_what_lacks_without_a_version(forms, registry):
    robot = forms(draft(registry).trial_id).robot

    labels = [found.text() for found in robot.page.findChildren(QLabel) if found.isVisible()]
    assert "Without one nobody's consent can be recorded for this trial." in labels


def test_a_monitor_reads_and_changes_nothing(forms, version):
    robot = forms(version.trial_id, MONITOR).robot

    assert len(robot.rows) == 1
    assert not robot.find(QPushButton, "store").isEnabled()
    assert not robot.find(QPushButton, "new_version").isEnabled()


def test_what_is_typed_stays_when_another_window_writes(forms, registry, version):
    opened = forms(version.trial_id)
    opened.robot.write("version", "2.0")
    consent_form(registry, version.trial_id, "1.2", valid_from=TODAY)
    opened.desk.changed.emit()

    assert opened.robot.words_in("version") == "2.0"
    assert len(opened.robot.rows) == 2


def change_elsewhere(registry, trial_id, **said):
    [form] = consent_forms_of(registry, trial_id)
    kept = {name: getattr(form, name) for name in ("valid_from", "valid_until", "asks_again")}
    kept |= {"note": form.note, "reason": "vote"} | said
    change_consent_form(registry, COORDINATOR, form_id=form.id, **kept)


class TestTwoWindows:
    def test_what_is_typed_stands_beside_what_the_other_set(self, forms, registry, version):
        """C1"""
        opened = forms(version.trial_id)
        robot = opened.robot
        robot.choose(0)
        robot.write_day("valid_until", "2027-01-31")
        robot.write("reason", "longer")
        change_elsewhere(
            registry, version.trial_id, valid_until=date(2026, 12, 31), note="vote 7"
        )
        opened.desk.changed.emit()

        assert "“2026-12-31” in another window" in robot.problem_at("valid_until")
        assert robot.day_in("valid_until") == "2027-01-31"
        assert robot.words_in("note") == "vote 7"
        assert robot.words_in("reason") == "longer"

        robot.click("store")
        [form] = consent_forms_of(registry, version.trial_id)
        assert (form.valid_until, form.note) == (date(2027, 1, 31), "vote 7")

    def test_what_was_not_heard_of_yet_is_not_written_over(self, forms, registry, version):
        """C1"""
        opened = forms(version.trial_id)
        robot = opened.robot
        robot.choose(0)
        robot.write_day("valid_until", "2027-01-31")
        robot.write("reason", "longer")
        change_elsewhere(registry, version.trial_id, valid_until=date(2026, 12, 31))
        robot.click("store")

        assert isinstance(opened.refused[-1], ChangedMeanwhile)
        assert consent_forms_of(registry, version.trial_id)[0].valid_until == date(2026, 12, 31)
        assert robot.day_in("valid_until") == "2027-01-31"


def test_each_letter_with_alt_leads_to_one_place(forms, registry, version):
    amended(registry, version)
    robot = forms(version.trial_id).robot
    assert doubled_mnemonics(robot.page) == {}
    robot.choose(0)
    assert doubled_mnemonics(robot.page) == {}


def test_the_trial_shows_its_versions_and_leads_to_them(qtbot, registry, version):
    """C1"""
    desk = Desk(registry, COORDINATOR)
    presenter, wanted = TrialsPresenter(desk), []
    presenter.consent_forms_wanted.connect(wanted.append)
    page = TrialsPage(presenter)
    qtbot.addWidget(page)
    page.show()
    label = page.findChild(QLabel, "consent_forms")
    qtbot.waitUntil(lambda: label.text() == "1.1, valid from 2016-01-04")
    page.findChild(QPushButton, "open_consent_forms").click()

    assert wanted == [version.trial_id]
    page.close()
    desk.close()
