"""A record of a trial on file is compared with it before anything is stored."""

import pytest

from coordinator.queries.trials import trials_of, versions_of
from tests.builders import MONITOR
from tests.ui.records import LUNG, text_of

BEFORE = "Acute exacerbation within 4 weeks"
AFTER = "Acute exacerbation within 6 weeks"
MARKED = "Acute exacerbation within removed: 4 added: 6 weeks before randomisation"


@pytest.fixture
def newer(tmp_path):
    """The record of the lung trial as it reads after an amendment."""
    path = tmp_path / "newer.txt"
    words = text_of(LUNG).replace(BEFORE, AFTER)
    assert words != text_of(LUNG)
    path.write_text(words, "utf-8")
    return path


@pytest.fixture
def comparing(open_page, after, qtbot):
    """Add the lung trial, read `path`, and ask what differs."""

    def comparing(path, staff_member=None):
        presenter, robot = open_page()
        after(presenter, robot.drop, [LUNG])
        after(presenter, robot.click, "act")
        if staff_member is not None:
            presenter, robot = open_page(staff_member)
        after(presenter, robot.drop, [path])
        with qtbot.waitSignal(presenter.comparing_shown):
            robot.press("Ctrl+Return")
        return presenter, robot

    return comparing


def test_a_known_record_is_compared_first_and_nothing_is_stored(comparing, newer, registry):
    _presenter, robot = comparing(newer)

    assert robot.difference == "21 the same · 1 changed."
    assert MARKED in robot.comparison
    assert len(versions_of(registry, only_trial(registry))) == 1


def test_what_is_the_same_can_be_left_out(comparing, newer):
    _presenter, robot = comparing(newer)
    assert "= Same" in robot.comparison

    robot.click("only_different")

    assert "= Same" not in robot.comparison
    assert "± Changed" in robot.comparison


def test_a_version_is_drafted_when_the_person_says_so(comparing, newer, registry, qtbot):
    presenter, robot = comparing(newer)

    with qtbot.waitSignal(presenter.review_wanted) as wanted:
        robot.press("Ctrl+Return")

    versions = versions_of(registry, only_trial(registry))
    assert len(versions) == 2
    assert wanted.args == [versions[0].id]
    assert len(trials_of(registry)) == 1


def test_leaving_the_comparison_stores_nothing_and_keeps_the_record_on_the_list(
    comparing, newer, registry
):
    _presenter, robot = comparing(newer)

    robot.click("leave_it")

    assert robot.rows[-1][2] == "Trial known"
    assert robot.shows("readings")
    assert len(versions_of(registry, only_trial(registry))) == 1


def test_the_same_text_again_says_that_nothing_differs(comparing, registry):
    _presenter, robot = comparing(LUNG)

    assert robot.difference == "Nothing differs: 22 the same."
    assert not robot.shows("only_different")


def test_who_may_not_maintain_trials_compares_but_drafts_nothing(comparing, newer, registry):
    _presenter, robot = comparing(newer, MONITOR)

    robot.press("Ctrl+Return")

    assert robot.shows("compared")
    assert len(versions_of(registry, only_trial(registry))) == 1


def only_trial(registry):
    return trials_of(registry)[0].trial.id
