"""The ways between walk, decision and printed form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from coordinator.commands.decisions import decide
from coordinator.domain.log import LogFilter
from coordinator.domain.screening import Outcome
from tests.builders import COORDINATOR, active, answered, consented
from ui.decision.page import DecisionPage
from ui.desk import Desk
from ui.preferences import Preferences
from ui.printing.page import PrintingPage
from ui.theme import Mode, Theme
from ui.walk.page import WalkPage
from ui.ways import Ways
from ui.widgets.outline import OutlineList
from ui.widgets.table import DataTable
from ui.window import Window


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def screening_id(registry, version):
    return consented(registry, version.trial_id)


@pytest.fixture
def ways(qtbot, qapp, registry, tmp_path):
    desk, window = Desk(registry, COORDINATOR), Window()
    theme = Theme(qapp, Mode.LIGHT)
    ways = Ways(desk, window, Preferences(theme, tmp_path / "settings.json"))
    with qtbot.waitActive(window):
        window.show()
    ways.go("today")
    ways.window = window
    yield ways
    qtbot.waitUntil(lambda: not desk.is_busy)
    ways.drop()
    desk.close()
    window.close()
    window.deleteLater()
    theme.apply(Mode.LIGHT)  # a theme that follows the system would outlive its test
    theme.deleteLater()


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
    qtbot.waitUntil(lambda: "Blank" in title(printing), timeout=20_000)
    assert ways.window.page is printing
    ways.back()
    log.print_wanted.emit(LogFilter())
    qtbot.waitUntil(lambda: "all trials" in title(printing), timeout=20_000)

    assert ways.window.page is printing


def title(page):
    names = ("page_title", "page_subtitle")
    return " ".join(page.findChild(object, name).text() for name in names)
