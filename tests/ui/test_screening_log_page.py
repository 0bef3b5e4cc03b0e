from datetime import timedelta

import pytest

from coordinator.commands.decisions import decide
from coordinator.domain.audit import AuditFilter
from coordinator.domain.screening import Outcome
from coordinator.queries.audit import audit_page
from tests.builders import COORDINATOR, TODAY, active, answered, consented, subject
from tests.ui.robots.screening_log import ScreeningLogRobot
from ui.desk import Desk
from ui.screening_log import presenter as log_presenter
from ui.screening_log.page import ScreeningLogPage
from ui.screening_log.presenter import ScreeningLogPresenter


@pytest.fixture
def trial_id(registry):
    version = active(registry)
    for number in range(3):
        known = subject(registry, f"林{number}", hospital_number=f"H-{number}")
        day = TODAY - timedelta(3 - number)
        screening_id = consented(registry, version.trial_id, known, given_on=day)
    answered(registry, screening_id, E2="yes")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    return version.trial_id


@pytest.fixture
def opened(qtbot, registry, trial_id):
    desk = Desk(registry, COORDINATOR)
    presenter = ScreeningLogPresenter(desk)
    robot = ScreeningLogRobot(qtbot, ScreeningLogPage(presenter))
    robot.sees("07003", "07002", "07001")
    yield robot, presenter
    desk.close()


def test_a_screening_is_found_by_number_name_and_outcome(opened):
    robot, _ = opened

    robot.search("07002")
    robot.sees("07002")
    robot.search("林0")
    robot.sees("07001")
    robot.show_all()
    robot.sees("07003", "07002", "07001")
    robot.choose("log_state", "awaiting investigator")
    robot.sees("07003")
    robot.choose("log_state", "open")
    robot.sees("07003", "07002", "07001")


def test_the_head_of_a_column_asks_for_another_order(opened):
    robot, presenter = opened

    presenter.sort(0, is_descending=False)

    robot.sees("07001", "07002", "07003")


def test_enter_opens_a_screening(opened, qtbot):
    robot, presenter = opened

    with qtbot.waitSignal(presenter.screening_chosen) as chosen:
        robot.open_first()

    assert chosen.args == [3]


def test_more_rows_come_when_the_end_is_in_sight(opened, qtbot, monkeypatch):
    robot, presenter = opened
    monkeypatch.setattr(log_presenter, "PAGE", 1)
    grown = []
    presenter.grown.connect(grown.append)
    presenter.refresh()
    robot.sees("07003", "07002", "07001")  # the table is high enough to ask at once

    qtbot.waitUntil(lambda: len(grown) >= 2 and not presenter.has_more)


def test_the_export_holds_what_was_filtered_and_leaves_an_entry(
    opened, registry, tmp_path, qtbot
):
    """T1, P1"""
    robot, presenter = opened
    robot.search("07002")
    robot.sees("07002")

    with qtbot.waitSignal(presenter.exported) as told:
        presenter.save(tmp_path / "log.csv")

    text = (tmp_path / "log.csv").read_text("utf-8-sig")
    assert told.args == ["1 row written to log.csv."]
    assert "07002" in text
    assert "07001" not in text
    assert "林" not in text
    assert audit_page(registry, AuditFilter(action="list exported"))


def test_a_folder_that_cannot_be_written_is_told(opened, qtbot, tmp_path):
    _, presenter = opened

    with qtbot.waitSignal(presenter._desk.refused) as refusal:  # noqa: SLF001  the bar listens
        presenter.save(tmp_path / "gone" / "log.csv")

    assert "could not be written" in str(refusal.args[0])


def test_another_windows_screening_appears_by_itself(opened, registry, trial_id):
    robot, presenter = opened
    known = subject(registry, "林9", hospital_number="H-9")
    consented(registry, trial_id, known)

    presenter.refresh()

    robot.sees("07004", "07003", "07002", "07001")


def test_the_numbers_of_a_large_site_are_read_whole(opened):
    robot, _ = opened

    metrics = robot.table.fontMetrics()
    assert robot.table.columnWidth(0) > metrics.horizontalAdvance("070000029") + 24
