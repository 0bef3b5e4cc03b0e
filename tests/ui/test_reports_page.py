from datetime import timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QPushButton

from coordinator.commands.decisions import decide
from coordinator.domain.audit import AuditFilter
from coordinator.domain.screening import Outcome
from coordinator.languages import Language
from coordinator.queries.audit import audit_page
from tests import outcomes
from tests.builders import COORDINATOR, MONITOR, TODAY, active, consented
from tests.outcomes import failed, somebody
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.reports import ReportsRobot
from ui.desk import Desk
from ui.reports.page import ReportsPage
from ui.reports.presenter import ReportsPresenter
from ui.widgets.empty import EmptyState
from ui.widgets.form import FormField


@pytest.fixture
def trial_id(registry):
    trial_id = active(registry).trial_id
    consented(registry, trial_id, somebody(registry, 1))
    failed(registry, trial_id, somebody(registry, 2), "E2")
    outcomes.enrolled(registry, trial_id, somebody(registry, 3), given_on=TODAY - timedelta(3))
    return trial_id


@pytest.fixture
def opened(qtbot, registry):
    desks = []

    def open_as(person):
        desk = Desk(registry, person)
        desks.append(desk)
        presenter = ReportsPresenter(desk)
        return ReportsRobot(qtbot, ReportsPage(presenter)), presenter

    yield open_as
    for desk in desks:
        qtbot.waitUntil(lambda desk=desk: not desk.is_busy)
        desk.close()


@pytest.fixture
def robot(opened, trial_id):
    robot, presenter = opened(COORDINATOR)
    robot.presenter = presenter
    robot.sees("1 enrolled in all")
    return robot


def test_an_empty_registry_says_how_the_reports_begin(opened, qtbot):
    robot, _ = opened(COORDINATOR)

    qtbot.waitUntil(
        lambda: any(
            found.isVisible() and found.sentence == "There is nothing to report on yet."
            for found in robot.page.findChildren(EmptyState)
        )
    )


def test_each_tab_shows_the_chart_and_its_numbers(robot):
    assert robot.rows("months") == [["2026-11", "1", "1"]]
    assert robot.chart("recruitment_chart").chart.words == "Enrolled: 1"
    assert [row[:2] for row in robot.rows("funnel_numbers")] == [
        ["Pre-screened", "0"],
        ["Consented", "3"],
        ["Screening begun", "2"],
        ["Eligible", "1"],
        ["Enrolled", "1"],
    ]
    assert robot.rows("failure_numbers")[0][1:] == [
        "E2 (v2.0)",
        "Exclusion",
        "Active infection",
        "1",
        "1",
    ]
    assert robot.says("to_decision_said") == "Median 1.5 days, from 0 to 3; 2 screenings"


def test_the_numbers_of_a_chart_are_said_to_who_does_not_see_it(robot):
    chart = robot.chart("funnel_chart")

    assert chart.accessibleName() == "How far they came"
    assert "Consented: 3" in chart.accessibleDescription()
    assert "1 enrolled in all" in robot.chart("recruitment_chart").accessibleDescription()


@pytest.mark.parametrize(
    ("table", "row", "count", "words"),
    [
        ("funnel_numbers", 1, 3, "Consented"),
        ("ended_numbers", 3, 1, "Screen failure"),
        ("failure_numbers", 0, 1, "Failed on E2 (v2.0)"),
        ("months", 0, 1, "Enrolled in 2026-11"),
    ],
)
def test_a_number_leads_to_just_the_screenings_it_counts(
    robot, qtbot, table, row, count, words
):
    with qtbot.waitSignal(robot.presenter.log_wanted) as wanted:
        robot.follow(table, row)

    assert len(wanted.args[0].only) == count
    assert wanted.args[1] == words


def test_a_number_that_counts_nothing_leads_nowhere(robot, qtbot):
    with qtbot.assertNotEmitted(robot.presenter.log_wanted):
        robot.follow("ended_numbers", 4)


def test_a_time_leads_to_its_screening(robot, qtbot):
    with qtbot.waitSignal(robot.presenter.screening_chosen) as chosen:
        robot.follow("each_time", 0)

    assert chosen.args == [2]


def test_trial_and_period_narrow_everything(robot, registry, trial_id):
    robot.choose_trial(str(trial_id))
    robot.sees("1 enrolled in all")
    robot.type_day("report_since", "2026-11-22")
    robot._qtbot.waitUntil(lambda: robot.rows("funnel_numbers")[1][1] == "2")  # noqa: SLF001

    robot.click("report_clear")

    robot._qtbot.waitUntil(lambda: robot.rows("funnel_numbers")[1][1] == "3")  # noqa: SLF001


def test_a_period_that_ends_before_it_begins_is_told_beside_its_end(robot):
    robot.type_day("report_since", "2026-11-22")
    robot.type_day("report_until", "2026-11-01")
    ending = robot.page.findChild(FormField, "report_ending")

    assert ending.problem == "The period ends before it begins."
    robot.type_day("report_until", "2026-11-22")
    assert ending.problem == ""


def test_what_is_done_elsewhere_is_counted_by_itself(robot, registry, trial_id):
    decide(
        registry,
        COORDINATOR,
        screening_id=1,
        outcome=Outcome.WITHDRAWN,
        reason="moves away",
    )

    robot.presenter.refresh()

    robot._qtbot.waitUntil(lambda: robot.rows("ended_numbers")[4][1] == "1")  # noqa: SLF001


def test_the_report_is_printed_as_it_is_shown(robot, qtbot, registry):
    with qtbot.waitSignal(robot.presenter.print_wanted) as wanted:
        robot.click("print_report")

    form_id, title, making, language = wanted.args
    made = making(registry, language=Language.ENGLISH)
    assert (form_id, title, language) == ("recruitment report", "Recruitment report", None)
    assert made.pdf.startswith(b"%PDF")


def test_the_numbers_are_exported_and_leave_an_entry(robot, qtbot, registry, tmp_path):
    """T1"""
    robot.click("export_report")
    with qtbot.waitSignal(robot.presenter.exported) as told:
        robot.save_as(str(tmp_path / "report.xlsx"))

    assert told.args == ["6 tables written to report.xlsx."]
    assert "Funnel" in load_workbook(tmp_path / "report.xlsx").sheetnames
    assert audit_page(registry, AuditFilter(action="list exported"))


def test_a_list_says_before_what_it_will_contain(robot):
    robot.turn_to("Lists and exports")
    said = {line.kind.value: line.contains for line in robot.presenter._view.lists}  # noqa: SLF001

    assert said["screening log"] == "3 screenings · without identifying data"
    assert said["enrolment log"] == "1 screening · without identifying data"
    assert said["identification list"] == (
        "3 screenings · names, hospital numbers, birth dates"
    )


def test_a_list_without_identity_is_written_at_once(robot, qtbot, tmp_path):
    robot.turn_to("Lists and exports")
    robot.click("enrolment_log_csv")
    with qtbot.waitSignal(robot.presenter.exported) as told:
        robot.save_as(str(tmp_path / "enrolled.csv"))

    assert told.args == ["1 row written to enrolled.csv."]


def test_a_list_with_identity_is_made_only_after_it_was_confirmed(robot, qtbot, tmp_path):
    """P1"""
    robot.turn_to("Lists and exports")
    robot.click("identification_list_xlsx")
    assert robot.dialog("where") is None

    robot.confirm()
    with qtbot.waitSignal(robot.presenter.exported):
        robot.save_as(str(tmp_path / "who.xlsx"))

    assert (tmp_path / "who.xlsx").exists()


def test_a_monitor_sees_all_numbers_and_no_list_with_identity(opened, trial_id):
    """P1, Roles"""
    robot, _ = opened(MONITOR)
    robot.sees("1 enrolled in all")

    assert robot.has_button("screening_log_xlsx")
    assert not robot.has_button("identification_list_xlsx")
    assert not robot.has_button("identification_code_table_paper")
    assert "site's own staff" in robot.says("identity_note")


def test_the_tables_of_chinese_hospitals_are_printed_in_chinese_unless_asked_otherwise(
    robot, qtbot
):
    robot.turn_to("Lists and exports")
    with qtbot.waitSignal(robot.presenter.print_wanted) as usual:
        robot.click("screening_and_enrolment_table_paper")
    robot.choose_language("zh_CN+en")
    with qtbot.waitSignal(robot.presenter.print_wanted) as chosen:
        robot.click("screening_and_enrolment_table_paper")

    assert usual.args[3] is Language.CHINESE
    assert chosen.args[3] is Language.BOTH


@pytest.mark.parametrize("tab", ["Recruitment", "Funnel", "Lists and exports"])
def test_no_letter_leads_to_two_places(robot, trial_id, qtbot, tab):
    robot.choose_trial(str(trial_id))
    qtbot.waitUntil(lambda: robot.page.findChild(QPushButton, "report_clear").isVisible())
    robot.turn_to(tab)

    assert doubled_mnemonics(robot.page) == {}
