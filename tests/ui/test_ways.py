"""The ways between walk, decision and printed form."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from coordinator.commands.decisions import decide
from coordinator.domain.log import LogFilter
from coordinator.domain.screening import Outcome
from tests.builders import (
    COORDINATOR,
    PASSWORD,
    TODAY,
    active,
    answered,
    consent_form,
    consented,
)
from ui.decision.page import DecisionPage
from ui.printing.page import PrintingPage
from ui.walk.page import WalkPage
from ui.widgets.consent_fields import TypedConsent
from ui.widgets.outline import OutlineList
from ui.widgets.table import DataTable


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def screening_id(registry, version):
    return consented(registry, version.trial_id)


def test_an_open_screening_leads_to_the_walk_and_a_decided_one_to_its_decision(
    ways, registry, screening_id
):
    ways.open_screening(screening_id)
    assert isinstance(ways.window.page, WalkPage)

    answered(registry, screening_id, E2="yes")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    ways.open_screening(screening_id)

    assert isinstance(ways.window.page, DecisionPage)


def test_the_walk_leads_to_the_decision_and_the_decision_back_to_a_criterion(
    ways, screening_id, qtbot
):
    ways.open_screening(screening_id)

    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: isinstance(ways.window.page, DecisionPage))
    table = ways.window.page.findChild(DataTable, "criteria")
    table.select(2)
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert isinstance(ways.window.page, WalkPage)
    current = ways.window.page.findChild(OutlineList, "criteria").currentIndex()
    assert current.data().startswith("E1")


def test_back_leads_from_the_form_to_the_decision_and_from_there_to_where_one_came_from(
    ways, screening_id
):
    today = ways.window.page
    ways.decide(screening_id)
    decision = ways.window.page
    decision.findChild(QPushButton, "print").click()
    assert isinstance(ways.window.page, PrintingPage)

    ways.window.page.findChild(object, "leave").click()
    assert ways.window.page is decision
    decision.findChild(object, "leave").click()

    assert ways.window.page is today


def test_blank_checklists_and_the_log_lead_to_their_forms(ways, version, qtbot):
    _page, trials = ways.features.trials
    _page, log = ways.features.screening_log
    printing, _presenter = ways.features.printing

    trials.blank_checklist_wanted.emit(version.id)
    qtbot.waitUntil(lambda: "Blank" in title(printing))
    assert ways.window.page is printing
    ways.back()
    log.print_wanted.emit(LogFilter())
    qtbot.waitUntil(lambda: "all trials" in title(printing))

    assert ways.window.page is printing


def test_a_consent_that_is_due_leads_from_the_decision_to_its_page_and_back(
    ways, registry, version, screening_id
):
    """C3"""
    consent_form(registry, version.trial_id, "2.0", valid_from=TODAY, asks_again=True)
    ways.decide(screening_id)
    decision = ways.window.page
    decision.findChild(QPushButton, "record_due").click()
    page, presenter = ways.features.consent_again
    assert ways.window.page is page

    presenter.record(
        "new form",
        TypedConsent(TODAY, time(9, 45), "2.0", "Dr Ada Brandt"),
    )

    assert ways.window.page is decision
    assert ways.window.messages.text.startswith("The consent of 07001 to version 2.0")


def test_a_trial_leads_to_its_consent_forms_and_back(ways, version):
    """C1"""
    ways.open_trial(version.trial_id)
    _page, trials = ways.features.trials
    trials.consent_forms_wanted.emit(version.trial_id)
    page, _presenter = ways.features.consent_forms
    assert ways.window.page is page

    page.findChild(object, "leave").click()

    assert ways.window.page is ways.features.trials[0]


def test_checks_are_combined_from_the_review_and_from_a_trial(ways, version, qtbot):
    ways.review(version.id)
    review, presenter = ways.features.record_review
    presenter.checks_wanted.emit(version.id, version.criteria[-1].id)
    page, _presenter = ways.features.check_editor
    assert ways.window.page is page
    qtbot.waitUntil(lambda: not ways.desk.is_busy)
    assert page.findChild(object, "code").text() == version.criteria[-1].code

    page.findChild(object, "back").click()
    assert ways.window.page is review
    ways.open_trial(version.trial_id)
    ways.features.trials[1].checks_wanted.emit(version.id)

    assert ways.window.page is page


def test_who_went_on_is_not_called_back_when_something_ends(ways, screening_id, qtbot):
    """Keys that are pressed meanwhile would answer a criterion on the page gone back to."""
    ways.open_screening(screening_id)
    ways.to_own_password()
    _page, presenter = ways.features.own_password
    presenter.change(PASSWORD, "seven grey herons", "seven grey herons")
    ways.screen_patient()
    page = ways.window.page
    qtbot.waitUntil(lambda: ways.window.messages.text != "")

    assert ways.window.messages.text == "Your password was changed."
    assert ways.window.page is page


def title(page):
    names = ("page_title", "page_subtitle")
    return " ".join(page.findChild(object, name).text() for name in names)
