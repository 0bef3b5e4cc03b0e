"""From the rail to the reports, from a number to its screenings, to paper, and back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests import outcomes
from tests.builders import TODAY, active
from tests.outcomes import failed, somebody
from ui.printing.page import PrintingPage
from ui.reports.numbers import NumbersTable
from ui.reports.page import ReportsPage
from ui.screening_log.page import ScreeningLogPage
from ui.walk.page import WalkPage
from ui.widgets.choices import ChoiceField
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.header import PageHeader
from ui.widgets.table import DataTable


@pytest.fixture
def reports(ways, registry, qtbot):
    """The reports, from the rail, with three screenings counted."""
    trial_id = active(registry).trial_id
    failed(registry, trial_id, somebody(registry, 1), "E2")
    failed(registry, trial_id, somebody(registry, 2), "E1")
    outcomes.enrolled(registry, trial_id, somebody(registry, 3), given_on=TODAY - timedelta(2))
    ways.go("reports")
    page = ways.window.page
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: "1 enrolled" in title(page)[1])
    return page


def title(page):
    head = page.findChild(PageHeader)
    return head.title, head.subtitle


def table(page, name):
    return page.findChild(NumbersTable, name)


def test_the_rail_leads_to_the_reports_and_the_keyboard_is_in_them(reports):
    field = reports.findChild(ChoiceField, "report_trial")

    assert QApplication.focusWidget() is field


def test_a_number_leads_to_its_screenings_and_back_to_the_report(ways, reports, qtbot):
    numbers = table(reports, "failure_numbers")
    numbers.select(0)
    QTest.keyClick(numbers, Qt.Key.Key_Return)

    log = ways.window.page
    assert isinstance(log, ScreeningLogPage)
    rows = log.findChild(DataTable, "log_table").model()
    qtbot.waitUntil(lambda: rows.rowCount() == 1)
    assert "Failed on E" in title(log)[1]

    log.findChild(QPushButton, "log_clear").click()
    qtbot.waitUntil(lambda: rows.rowCount() == 3)
    ways.back()
    assert ways.window.page is reports


def test_a_time_leads_to_its_screening(ways, reports):
    each = table(reports, "each_time")
    each.select(0)
    QTest.keyClick(each, Qt.Key.Key_Return)

    assert not isinstance(ways.window.page, ReportsPage | WalkPage)


def test_the_report_is_looked_at_as_it_will_be_printed(ways, reports, qtbot):
    reports.findChild(QPushButton, "print_report").click()

    page = ways.window.page
    assert isinstance(page, PrintingPage)
    qtbot.waitUntil(lambda: "all trials" in title(page)[1])
    assert title(page)[0] == "Recruitment report"


def test_a_table_of_chinese_hospitals_comes_in_chinese(ways, reports, qtbot):
    reports.findChild(QPushButton, "screening_and_enrolment_table_paper").click()

    page = ways.window.page
    qtbot.waitUntil(lambda: "without identifying" in title(page)[1])
    assert page.findChild(ChoiceField, "form_language").value() == "zh_CN"


def test_a_list_with_names_is_shown_only_after_it_was_confirmed(ways, reports, qtbot):
    """P1"""
    reports.findChild(QPushButton, "identification_list_paper").click()
    assert ways.window.page is reports
    dialog = reports.findChild(ConfirmDialog, "confirm_identity")

    dialog.findChild(QPushButton, "act").click()

    page = ways.window.page
    qtbot.waitUntil(lambda: "CONFIDENTIAL" in title(page)[1])


def test_all_is_reached_by_tab_and_arrows(ways, reports):
    seen = set()
    for _step in range(14):
        widget = QApplication.focusWidget()
        seen.add(widget.objectName() or widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)

    assert {"report_trial", "line", "months"} <= seen
