"""A file of many records: what to take of it is chosen, not taken for granted."""

import csv
import io

import pytest
from PySide6.QtCore import Qt

from coordinator.domain.reading import ReadingState
from coordinator.domain.record import RegistryIds
from coordinator.queries.trials import trials_of
from tests.builders import draft, record
from tests.ui.records import LUNG
from ui.add_trial.model import CandidatesModel
from ui.add_trial.view import CandidateView

COLUMNS = ("Inclusion_Criteria", "Exclusion_Criteria")
FIELDS = ("TrialID", "Public_title", "Primary_sponsor", *COLUMNS)


def exported(count):
    """An export of `count` invented trials, as the WHO's platform writes them."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(FIELDS)
    for number in range(1, count + 1):
        subject = "gout" if number % 5 == 0 else "cold hands"
        rows.writerow(
            (
                f"NCT9100{number:04}",
                f"Tea for {subject}, part {number}",
                "Invented University",
                "Inclusion Criteria:<br>1. Age 18 to 70 years<br>2. Informed consent",
                "Exclusion Criteria:<br>1. Pregnancy",
            )
        )
    return out.getvalue()


@pytest.fixture
def export(tmp_path):
    def export(count):
        path = tmp_path / "export.csv"
        path.write_text(exported(count), "utf-8")
        return path

    return export


@pytest.fixture
def choosing(open_page, export, qtbot):
    """Read a file of forty records; wait until it is asked which to take."""
    presenter, robot = open_page()
    with qtbot.waitSignal(presenter.choosing_shown):
        robot.drop([export(40)])
    return presenter, robot


def test_a_file_of_many_records_asks_which_to_take(choosing, registry):
    _presenter, robot = choosing

    assert len(robot.candidates) == 40
    assert robot.ticked == "0 ticked · 40 of 40 shown"
    assert not robot.can("take")
    assert robot.rows == []
    assert trials_of(registry) == ()


def test_only_what_is_ticked_is_taken(choosing, after):
    presenter, robot = choosing
    robot.click_tick(2)
    robot.click_tick(7)
    robot.click_tick(7)

    assert robot.ticked == "1 ticked · 40 of 40 shown"
    after(presenter, robot.click, "take")

    assert robot.rows == [("export.csv", "NCT91000003", "New")]


def test_words_narrow_the_list_and_ticks_outlast_it(choosing, after):
    presenter, robot = choosing
    robot.click_tick(0)
    robot.find("GOUT nct9100001")

    assert robot.candidates == ["NCT91000010", "NCT91000015"]
    robot.click("tick_all")
    assert robot.ticked == "3 ticked · 2 of 40 shown"
    after(presenter, robot.click, "take")

    assert [row[1] for row in robot.rows] == ["NCT91000001", "NCT91000010", "NCT91000015"]


def test_records_are_chosen_from_the_keyboard_alone(choosing, after):
    presenter, robot = choosing
    robot.find("gout")
    robot.press("Down")
    robot.press_in_candidates(Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Up)

    after(presenter, robot.press, "Ctrl+Return")

    assert [row[1] for row in robot.rows] == ["NCT91000005", "NCT91000010"]


def test_taking_none_leaves_everything_as_it_was(choosing, after, registry):
    presenter, robot = choosing
    robot.click_tick(3)

    after(presenter, robot.press, "Alt+Home")

    assert robot.rows == []
    assert robot.shows("text")
    assert trials_of(registry) == ()


def test_trials_that_are_here_are_told_in_the_list(open_page, registry, export, qtbot):
    draft(registry, known=record("I1 Adult", ids=RegistryIds(nct="NCT91000002")))
    presenter, robot = open_page()

    with qtbot.waitSignal(presenter.choosing_shown) as shown:
        robot.drop([export(20)])

    states = [row.state for row in shown.args[0].candidates[:3]]
    assert states == [ReadingState.NEW, ReadingState.KNOWN, ReadingState.NEW]


def test_what_was_read_beside_a_long_file_is_not_lost(open_page, export, after, qtbot):
    presenter, robot = open_page()
    with qtbot.waitSignal(presenter.choosing_shown):
        robot.drop([LUNG, export(20)])

    after(presenter, robot.click, "take_none")

    assert robot.rows == [("ictrp_lung.txt", "NCT90000017", "New")]


def test_reading_a_long_file_tells_how_far_it_is_and_can_be_dropped(
    open_page, export, desk_is_idle, qtbot
):
    _presenter, robot = open_page()
    robot.drop([export(20_000)])  # seconds of work: enough to stop it in the middle
    qtbot.waitUntil(lambda: "records so far" in robot.task)

    robot.cancel()
    desk_is_idle()

    assert robot.candidates == []
    assert robot.rows == []


def test_many_are_entered_one_by_one_and_that_can_be_stopped(choosing, registry, after, qtbot):
    presenter, robot = choosing
    robot.click("tick_all")
    after(presenter, robot.click, "take")
    with qtbot.waitSignal(presenter.reading_begun):
        robot.click("add_all")
    qtbot.waitUntil(lambda: len(trials_of(registry)) > 1)

    after(presenter, robot.cancel)

    states = [row[2] for row in robot.rows]
    assert states.count("Entered") == len(trials_of(registry))
    assert "New" in states


def candidate(number):
    return CandidateView(
        number,
        f"NCT{number:08}",
        f"Trial {number}",
        3,
        4,
        1,
        ReadingState.NEW,
        f"trial {number}",
    )


def test_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    model = CandidatesModel(qapp)
    model.offer([candidate(number) for number in range(3)])
    qtmodeltester.check(model)
