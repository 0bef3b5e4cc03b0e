"""A new version of a protocol: from a record, from pasted text, or by hand (S4, S7)."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPlainTextEdit

from coordinator.commands.amending import describe_amendment
from coordinator.commands.review import activate_version, reword_criterion
from coordinator.commands.trials import copy_version
from coordinator.domain.protocol import VersionState
from coordinator.queries.trials import trials_of, versions_of
from tests.builders import COORDINATOR, active, coded, consented, draft, identify, subject
from tests.ui.robots.add_trial import AddTrialRobot
from tests.ui.robots.today import TodayRobot
from tests.ui.robots.trials import TrialsRobot
from ui.add_trial.page import AddTrialPage
from ui.add_trial.presenter import AddTrialPresenter
from ui.desk import Desk
from ui.today.page import TodayPage
from ui.today.presenter import TodayPresenter
from ui.trials.page import TrialsPage
from ui.trials.presenter import TrialsPresenter

AMENDED = """Inclusion criteria:
1. Age 18 to 60 years
2. Written informed consent
Exclusion criteria:
1. Pregnant or breast-feeding
2. Active infection
"""


@pytest.fixture
def desk(registry, qapp):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def version(registry):
    return active(registry)


def trials_page(qtbot, desk):
    presenter = TrialsPresenter(desk)
    page = TrialsPage(presenter)
    with qtbot.waitSignal(presenter.shown):
        robot = TrialsRobot(qtbot, page)
    return presenter, page, robot


def chosen_in_dialog(page, name):
    QApplication.processEvents()
    dialog = next(
        found for found in page.findChildren(QDialog, "new_version_dialog") if found.isVisible()
    )
    dialog.findChild(QAbstractButton, name).click()
    return dialog.findChild(QAbstractButton, "act")


def title(page):
    titles = page.findChildren(QLabel, "page_title")
    return next(label.text() for label in titles if label.isVisible())


def test_by_hand_the_version_in_use_is_copied_and_its_review_is_next(
    qtbot, desk, version, registry
):
    """S4"""
    presenter, page, robot = trials_page(qtbot, desk)
    robot.choose_more("new_version")

    with qtbot.waitSignal(presenter.versions.review_wanted) as wanted:
        chosen_in_dialog(page, "by_hand").click()

    newest = versions_of(registry, version.trial_id)[0]
    assert wanted.args == [newest.id]
    assert (newest.state, newest.version) == (VersionState.DRAFT, "")
    assert [found.text for found in newest.criteria] == [
        found.text for found in version.criteria
    ]


def test_from_a_record_the_page_that_reads_records_is_next(qtbot, desk, version):
    presenter, page, robot = trials_page(qtbot, desk)
    robot.choose_more("new_version")

    with qtbot.waitSignal(presenter.versions.record_wanted) as wanted:
        chosen_in_dialog(page, "from_record").click()

    assert wanted.args == [version.trial_id]


def test_what_a_version_changes_is_one_press_away(qtbot, desk, version, registry):
    later = copy_version(registry, COORDINATOR, version_id=version.id)
    presenter, _page, robot = trials_page(qtbot, desk)

    with qtbot.waitSignal(presenter.versions.amendment_wanted) as wanted:
        robot.choose_more("amendment")

    assert wanted.args == [later]


def test_pasted_text_without_an_id_becomes_a_version_of_the_trial_it_is_meant_for(
    qtbot, desk, version, registry
):
    """S4, S7: it is compared before anything is stored."""
    presenter = AddTrialPresenter(desk)
    page = AddTrialPage(presenter)
    robot = AddTrialRobot(qtbot, page)
    page.begin(version.trial_id)
    assert title(page) == "New version of NCT99990001"

    page.findChild(QPlainTextEdit, "text").setPlainText(AMENDED)
    with qtbot.waitSignal(presenter.shown):
        robot.click("read_text")
    assert "which is here already" in robot.said
    with qtbot.waitSignal(presenter.comparing_shown):
        robot.press("Ctrl+Return")
    assert "removed: 70 added: 60" in robot.comparison
    assert len(versions_of(registry, version.trial_id)) == 1
    with qtbot.waitSignal(presenter.review_wanted) as wanted:
        robot.press("Ctrl+Return")

    newest = versions_of(registry, version.trial_id)[0]
    assert wanted.args == [newest.id]
    assert coded(newest, "I1").text == "Age 18 to 60 years"
    assert newest.protocol_number == "TEA-204"
    assert len(trials_of(registry)) == 1


def test_begun_without_a_trial_the_same_text_is_a_new_trial(qtbot, desk, version):
    presenter = AddTrialPresenter(desk)
    page = AddTrialPage(presenter)
    robot = AddTrialRobot(qtbot, page)
    page.begin(version.trial_id)
    page.begin(0)
    assert title(page) == "Add a trial"

    page.findChild(QPlainTextEdit, "text").setPlainText(AMENDED)
    with qtbot.waitSignal(presenter.shown):
        robot.click("read_text")
    assert "not here yet" in robot.said


def test_today_tells_of_an_amendment_that_left_screenings_behind(qtbot, desk, registry):
    """S4"""
    version = active(registry)
    consented(registry, version.trial_id)
    consented(registry, version.trial_id, subject(registry, hospital_number="H-2"))
    later = copy_version(registry, COORDINATOR, version_id=version.id)
    said = {"approved_on": None, "approval_document": ""}
    describe_amendment(registry, COORDINATOR, version_id=later, amendment="Amendment 3", **said)
    criterion = coded(versions_of(registry, version.trial_id)[0], "I1")
    words = {"text": "Age 18 to 60 years", "reason": "amendment 3"}
    reword_criterion(registry, COORDINATOR, criterion_id=criterion.id, **words)
    identify(registry, later, "3.0")
    activate_version(registry, COORDINATOR, version_id=later)

    presenter = TodayPresenter(desk)
    robot = TodayRobot(qtbot, TodayPage(presenter))
    [need] = [line for line in robot.needs if "in use since" in line]
    assert need == (
        "NCT99990001: Amendment 3 in use since 2026-11-22, 2 open screenings on v2.0"
    )
    with qtbot.waitSignal(presenter.amendment_chosen) as chosen:
        robot.press_need(robot.needs.index(need))
    assert chosen.args == [later]


def test_a_trial_with_one_version_has_nothing_to_compare(qtbot, desk, registry):
    draft(registry)
    _presenter, _page, robot = trials_page(qtbot, desk)

    assert robot.more == ["new_version", "print_clarifications", "export_trial"]
