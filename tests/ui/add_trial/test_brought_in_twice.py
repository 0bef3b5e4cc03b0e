"""A record that lies in several files of one list."""

from coordinator.queries.trials import trials_of
from tests.ui.records import LUNG, SKIN


def test_all_new_ones_enter_a_trial_once_however_many_files_hold_it(
    open_page, registry, qtbot, after
):
    presenter, robot = open_page()
    after(presenter, robot.drop, [LUNG, LUNG, SKIN])

    robot.click("add_all")

    qtbot.waitUntil(
        lambda: [row[2] for row in robot.rows] == ["Entered", "Same text", "Entered"]
    )
    assert len(trials_of(registry)) == 2
