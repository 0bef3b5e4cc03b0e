"""Records pasted, dropped and opened, each with its outcome."""

import pytest

from coordinator.queries.trials import trials_of, versions_of
from tests.builders import MONITOR, draft
from tests.ui.records import LUNG, MIRROR, SKIN, text_of
from ui.add_trial.model import ReadingsModel


def test_pasted_text_is_read_and_stored_only_when_asked(open_page, registry, after, qtbot):
    presenter, robot = open_page()
    robot.paste(text_of(LUNG))

    after(presenter, robot.read_text)
    assert robot.rows == [("Pasted text", "NCT90000017", "New")]
    assert "6 inclusion and 10 exclusion criteria" in robot.said
    assert trials_of(registry) == ()

    with qtbot.waitSignal(presenter.review_wanted) as wanted:
        robot.click("act")
    trial = trials_of(registry)[0].trial
    assert trial.nct == "NCT90000017"
    assert wanted.args == [versions_of(registry, trial.id)[0].id]


def test_text_that_is_no_record_stays_to_be_mended(open_page, after):
    presenter, robot = open_page()
    robot.paste("Dear colleagues")

    after(presenter, robot.read_text)

    assert robot.text == "Dear colleagues"
    assert "is not a trial record" in robot.said
    assert not robot.can("act")


def test_text_that_was_read_makes_room_for_the_next(open_page, after):
    presenter, robot = open_page()
    robot.paste(text_of(SKIN))

    after(presenter, robot.read_text)

    assert robot.text == ""


def test_several_files_are_read_each_with_its_own_outcome(open_page, after, tmp_path):
    letter, picture, empty = (tmp_path / name for name in ("a.txt", "b.png", "c.txt"))
    letter.write_text("Dear colleagues", "utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    empty.touch()
    presenter, robot = open_page()

    after(presenter, robot.drop, [LUNG, letter, picture, empty, tmp_path / "gone.txt", MIRROR])

    assert robot.rows == [
        ("ictrp_lung.txt", "NCT90000017", "New"),
        ("a.txt", "", "Not read"),
        ("b.png", "", "Not read"),
        ("c.txt", "", "Not read"),
        ("gone.txt", "", "Not read"),
        ("mirror_gout.txt", "", "New"),
    ]
    robot.choose(4)
    assert robot.said.startswith("gone.txt could not be opened: No such file")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_files_of_any_encoding_are_read(open_page, after, tmp_path, encoding):
    path = tmp_path / "record.txt"
    path.write_bytes(text_of(LUNG).replace("Invented Person", "欧阳校风").encode(encoding))
    presenter, robot = open_page()

    after(presenter, robot.drop, [path])

    assert robot.rows == [("record.txt", "NCT90000017", "New")]


def test_another_text_of_a_known_trial_is_recognised(open_page, after, tmp_path):
    newer = tmp_path / "newer.txt"
    newer.write_text(text_of(LUNG).replace("84", "96"), "utf-8")
    presenter, robot = open_page()
    after(presenter, robot.drop, [LUNG])
    after(presenter, robot.click, "act")

    after(presenter, robot.drop, [newer])

    assert robot.rows[1][2] == "Trial known"
    assert robot.said.startswith("This is a record of NCT90000017, which is here already.")


def test_a_record_wrongly_taken_for_a_known_trial_becomes_its_own(
    open_page, registry, after, qtbot
):
    presenter, robot = open_page()
    after(presenter, robot.drop, [LUNG])
    after(presenter, robot.click, "act")
    after(presenter, robot.drop, [LUNG])

    with qtbot.waitSignal(presenter.review_wanted):
        robot.click("add_as_own")

    assert len(trials_of(registry)) == 2


def test_a_file_brought_in_twice_at_once_is_known_after_the_first_is_added(
    open_page, after, qtbot
):
    presenter, robot = open_page()
    after(presenter, robot.drop, [LUNG, LUNG])

    with qtbot.waitSignal(presenter.shown):
        robot.click("act")

    assert [row[2] for row in robot.rows] == ["Entered", "Same text"]


def test_all_new_ones_are_added_at_once(open_page, registry, after):
    presenter, robot = open_page()
    after(presenter, robot.drop, [LUNG, SKIN, MIRROR])

    after(presenter, robot.click, "add_all")

    assert [row[2] for row in robot.rows] == ["Entered"] * 3
    assert len(trials_of(registry)) == 3
    assert robot.act == "&Review"


def test_what_was_read_by_mistake_is_taken_off_the_list(open_page, registry, after):
    presenter, robot = open_page()
    after(presenter, robot.drop, [LUNG, SKIN])

    robot.click("drop")

    assert [row[0] for row in robot.rows] == ["veeva_skin.txt"]
    assert trials_of(registry) == ()


def test_who_may_not_maintain_trials_is_refused_and_loses_nothing(open_page, registry, after):
    presenter, robot = open_page(MONITOR)
    after(presenter, robot.drop, [LUNG])

    robot.click("act")

    assert robot.rows == [("ictrp_lung.txt", "NCT90000017", "New")]
    assert trials_of(registry) == ()


def test_reading_can_be_dropped_before_it_ends(open_page, qtbot, desk_is_idle):
    presenter, robot = open_page()
    with qtbot.waitSignal(presenter.reading_begun):
        robot.drop([LUNG] * 40)

    robot.cancel()
    desk_is_idle()

    assert robot.rows == []
    assert not robot.shows("progress")


def test_a_trial_is_brought_in_from_the_keyboard(open_page, registry, after, qtbot):
    draft(registry)
    presenter, robot = open_page()
    robot.paste(text_of(MIRROR))
    after(presenter, robot.press, "Ctrl+R")

    with qtbot.waitSignal(presenter.review_wanted):
        robot.press("Ctrl+Return")

    assert len(trials_of(registry)) == 2


def test_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    qtmodeltester.check(ReadingsModel(qapp))
