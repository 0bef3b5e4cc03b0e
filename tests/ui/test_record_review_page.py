from dataclasses import replace
from datetime import date

import pytest

from coordinator.check_offers import CheckOffers
from coordinator.domain.criterion import Combination
from coordinator.domain.protocol import ReviewOpen, VersionState
from coordinator.domain.record import Severity, Span
from coordinator.languages import Language, catalogue_of
from coordinator.queries.trials import version_of, versions_of
from coordinator.text import speaking
from tests.builders import COORDINATOR, coded, doubted, draft, record, settle_all
from tests.ui.robots.record_review import RecordReviewRobot
from ui.check_editor.form import CheckForm
from ui.desk import Desk
from ui.record_review.page import RecordReviewPage
from ui.record_review.presenter import RecordReviewPresenter

GROUND = "protocol 5.1, p. 32"
LINES = (
    "I1 Age 18 to 70 years",
    "I2 SLEDAI = 8 and rash",
    "I3 Written informed consent",
    "E1 Treatment for = 3 months",
    "E2 Pregnant or breast-feeding",
)


def damaged():
    """A record that lost two signs, and has a doubtful field."""
    known = doubted(record(*LINES), "inclusion[1]", "= 8", "≥ 8", "≤ 8", "= 8")
    known = doubted(known, "exclusion[0]", "= 3", "≥ 3", "≤ 3", "= 3")
    return doubted(
        known, "target_enrolment", "trial", code="PLACEHOLDER_VALUE", severity=Severity.DOUBT
    )


@pytest.fixture
def desk(qtbot, registry):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def open_review(qtbot, registry, desk):
    def open_review(known=None):
        version = draft(registry, known=known or damaged())
        presenter = RecordReviewPresenter(desk)
        robot = RecordReviewRobot(
            qtbot, RecordReviewPage(presenter, CheckForm(CheckOffers()).ask)
        )
        presenter.open_version(version.id)
        return presenter, robot, version.id

    return open_review


def test_a_criterion_is_read_out_with_the_punctuation_of_the_language(open_review):
    with speaking(catalogue_of(Language.CHINESE)):
        _, robot, _ = open_review()
        said = robot.read_out("I2")

    assert said.startswith("I2 SLEDAI = 8 and rash；")
    assert ". " not in said


def test_the_review_begins_at_the_gravest_open_point(open_review):
    _, robot, _ = open_review()

    assert robot.current == "I2"
    assert robot.point == "A comparison sign was probably lost"
    assert robot.quote == "“= 8”"
    assert robot.choices == ["“≥ 8”", "“≤ 8”", "“= 8”", "Keep as written"]
    assert robot.progress == "5 of 5 pieces of text placed, 3 points to review"


def test_every_doubt_is_marked_in_the_source(open_review):
    _, robot, _ = open_review()

    assert robot.highlighted == ["2. SLEDAI = 8 and rash"]
    assert robot.doubted == ["= 8", "= 3", "trial"]


def test_a_key_picks_a_reading_and_enter_stores_it_with_its_ground(open_review, registry):
    _, robot, version_id = open_review()

    robot.press("1")
    robot.type(GROUND)
    robot.press("Return")

    i2 = coded(version_of(registry, version_id), "I2")
    assert i2.text == "SLEDAI ≥ 8 and rash"
    assert i2.verbatim == "SLEDAI = 8 and rash"
    assert i2.confirmed[0].ground == GROUND


def test_the_next_point_waits_with_the_same_ground(open_review, registry):
    _, robot, version_id = open_review()
    robot.press("1")
    robot.type(GROUND)
    robot.press("Return")
    assert robot.current == "E1"
    assert robot.ground == GROUND

    robot.press("2")
    robot.press("Return")

    assert coded(version_of(registry, version_id), "E1").text == "Treatment for ≤ 3 months"
    assert robot.progress == "5 of 5 pieces of text placed, 1 point to review"


def test_keys_answer_the_next_point_wherever_one_came_from(open_review):
    _, robot, _ = open_review()
    robot.enter("protocol_number", "TEA-204")

    robot.press("F8")
    robot.press("K")

    assert robot.focus == "ground"
    assert robot.entered("protocol_number") == "TEA-204"


def test_a_text_can_be_kept_as_it_is_written(open_review, registry):
    _, robot, version_id = open_review()

    robot.press("K")
    robot.type(GROUND)
    robot.press("Return")

    assert coded(version_of(registry, version_id), "I2").text == "SLEDAI = 8 and rash"
    assert len(version_of(registry, version_id).open_points) == 2


def test_a_doubt_about_a_field_is_answered_in_words(open_review, registry):
    _, robot, version_id = open_review()
    robot.choose_record_point()
    assert robot.current == ""

    robot.press("W")
    robot.type("36, from the title page")
    robot.press("Return")
    robot.type(GROUND)
    robot.press("Return")

    answered = next(p for p in version_of(registry, version_id).points if p.resolution)
    assert answered.resolution.choice == "36, from the title page"
    assert answered.resolution.by == "Li Na"


def test_digits_typed_as_a_ground_answer_nothing(open_review):
    _, robot, _ = open_review()
    robot.press("3")

    robot.type("1 K 2")

    assert robot.ground == "1 K 2"


def test_an_answer_without_a_ground_is_asked_for_it_beside_the_field(open_review, registry):
    _, robot, version_id = open_review()
    robot.press("1")

    robot.press("Return")

    assert robot.problem == "Say on what ground: where the protocol says it."
    assert len(version_of(registry, version_id).open_points) == 3


def test_a_ground_without_a_reading_is_asked_for_the_reading(open_review):
    _, robot, _ = open_review()

    robot.click("record_answer")

    assert robot.problem == "Say first how it is to be read."


def test_who_answered_when_and_why_stays_in_place_and_can_be_reopened(open_review, registry):
    _, robot, version_id = open_review()
    robot.press("1")
    robot.type(GROUND)
    robot.press("Return")
    robot.choose("I2")
    assert robot.answer.startswith(f"≥ 8: {GROUND} – Li Na, 2026-11-22")
    assert robot.verbatim == "As in the record: “SLEDAI = 8 and rash”"
    assert GROUND in robot.confirmed

    robot.click("reopen")
    robot.give_reason("mistaken for another protocol")

    assert len(version_of(registry, version_id).open_points) == 3
    assert coded(version_of(registry, version_id), "I2").text == "SLEDAI = 8 and rash"


def test_an_answer_left_unfinished_is_there_on_coming_back(open_review, registry):
    _, robot, version_id = open_review()
    robot.press("2")
    robot.type("page 12")
    robot.choose("E1")
    assert robot.ground == ""

    robot.choose("I2")
    assert robot.ground == "page 12"
    robot.click("record_answer")

    assert coded(version_of(registry, version_id), "I2").text == "SLEDAI ≤ 8 and rash"


def test_a_point_that_is_reopened_has_no_answer_picked(open_review):
    _, robot, _ = open_review()
    robot.press("1")
    robot.type(GROUND)
    robot.press("Return")
    robot.choose("I2")
    robot.click("reopen")
    robot.give_reason("mistaken")

    robot.click("record_answer")

    assert robot.problem == "Say first how it is to be read."


def test_f8_goes_from_point_to_point_by_rank_and_round_again(open_review):
    _, robot, _ = open_review()
    seen = []
    for _ in range(3):
        robot.press("F8")
        seen.append(robot.current or robot.point)

    robot.press("Shift+F8")

    assert seen == ["E1", "The value looks like a placeholder", "I2"]
    assert robot.point == "The value looks like a placeholder"


def test_each_side_highlights_the_other(open_review):
    _, robot, _ = open_review()

    robot.choose("I3")
    assert robot.highlighted == ["3. Written informed consent"]
    robot.point_at("breast-feeding")

    assert robot.current == "E2"
    assert robot.highlighted == ["2. Pregnant or breast-feeding"]


def test_rare_characters_in_the_source_do_not_shift_the_highlight(open_review):
    _, robot, _ = open_review(record("I1 𠮷野 🙂 smiles", "I2 Age over 18", "E1 <b>none</b>"))

    robot.choose("I2")
    assert robot.highlighted == ["2. Age over 18"]
    robot.point_at("none")

    assert robot.current == "E1"
    assert robot.criteria[2] == "E1 <b>none</b>"


def test_the_arrows_go_from_line_to_line(open_review):
    _, robot, _ = open_review()
    robot.focus_list()

    robot.press("Down")
    assert robot.current == "I3"
    robot.press("Up")
    robot.press("Up")

    assert robot.current == "I1"


def test_another_wording_asks_why_and_keeps_the_words_of_the_record(open_review, registry):
    _, robot, version_id = open_review()
    robot.choose("E2")

    robot.reword("Pregnant")
    robot.give_reason("protocol 5.2")

    assert robot.criteria[-1] == "E2 Pregnant"
    assert robot.verbatim == "As in the record: “Pregnant or breast-feeding”"
    assert (
        coded(version_of(registry, version_id), "E2").verbatim == "Pregnant or breast-feeding"
    )


def test_a_wording_that_got_no_reason_is_not_stored_and_not_lost(open_review, registry):
    _, robot, version_id = open_review()
    robot.choose("E2")
    robot.reword("Pregnant")
    robot.cancel()

    robot.choose("I3")
    robot.choose("E2")

    assert robot.wording == "Pregnant"
    assert coded(version_of(registry, version_id), "E2").text == "Pregnant or breast-feeding"


def test_escape_takes_back_what_was_typed(open_review):
    _, robot, _ = open_review()
    robot.choose("E2")
    robot.press("F2")
    robot.type("x")

    robot.press("Escape")

    assert robot.wording == "Pregnant or breast-feeding"


def test_a_criterion_is_split_at_the_cursor_and_joined_again(open_review):
    _, robot, _ = open_review(record(*LINES))
    robot.choose("I2")
    robot.press("F2")
    robot.put_cursor_before("and rash")

    robot.press("Ctrl+Return")
    robot.give_reason("two statements")
    assert robot.criteria[1:3] == ["I2 SLEDAI = 8", "I3 and rash"]
    assert robot.current == "I2"

    robot.press("Ctrl+J")
    robot.give_reason("one after all")
    assert robot.criteria[1] == "I2 SLEDAI = 8 and rash"


def test_the_last_reason_is_offered_first(open_review, registry):
    _, robot, _ = open_review(record(*LINES))
    robot.choose("I2")
    robot.click("edit_move")
    robot.give_reason("protocol 5.2 lists it there")
    robot.choose("I1")

    robot.click("edit_move")

    assert robot.take_first_reason() == "protocol 5.2 lists it there"
    assert robot.criteria[-2:] == ["E3 SLEDAI = 8 and rash", "E4 Age 18 to 70 years"]


@pytest.mark.parametrize(
    ("keys", "then"),
    [
        ("Alt+Up", ["I1 B", "I2 A", "I3 C"]),
        ("Alt+Down", ["I1 A", "I2 C", "I3 B"]),
        ("Alt+Right", ["I1 A", "I1.1 B", "I2 C"]),
        ("Ctrl+Del", ["I1 A", "I2 C"]),
    ],
)
def test_a_criterion_finds_its_place_by_keys(open_review, keys, then):
    _, robot, _ = open_review(record("I1 A", "I2 B", "I3 C", "E1 D"))
    robot.choose("I2")

    robot.press(keys)
    robot.give_reason("as in the protocol")

    assert robot.criteria[:-1] == then


def test_what_was_set_aside_stays_readable_and_can_be_brought_back(open_review):
    _, robot, _ = open_review(record("I1 A", "I2 B", "E1 D"))
    robot.choose("I2")
    robot.click("edit_set_aside")
    robot.give_reason("not in the protocol")
    assert robot.criteria == ["I1 A", "E1 D"]

    robot.choose_record_point()
    assert robot.quote == "“B”"
    assert robot.answer.startswith("set aside: not in the protocol – Li Na")
    robot.click("reopen")
    robot.give_reason("it is, on p. 33")

    assert robot.criteria == ["I1 A", "I2 B", "E1 D"]


def test_a_part_becomes_a_criterion_of_its_own(open_review):
    _, robot, _ = open_review(record("I1 A", "I1.1 B", "I2 C", "E1 D"))
    robot.choose("I1.1")

    robot.press("Alt+Left")
    robot.give_reason("as in the protocol")

    assert robot.criteria[:-1] == ["I1 A", "I2 B", "I3 C"]
    assert robot.current == "I2"
    assert not robot.can("edit_outdent")


def test_a_criterion_that_the_record_lacks_is_added_and_says_so(open_review):
    _, robot, _ = open_review()

    robot.click("add_exclusion")
    robot.add("Active tuberculosis")

    assert robot.current == "E3"
    assert robot.criteria[-1] == "E3 Active tuberculosis"
    assert robot.verbatim == "Not in the record: added."


def test_words_that_stand_nowhere_are_taken_in(open_review, registry):
    known = record("I1 A", "E1 B")
    start = known.source.text.index("Criteria of")
    known = replace(known, not_placed=(Span(start, start + len("Criteria of the trial")),))
    _, robot, _ = open_review(known)
    assert robot.progress == "2 of 3 pieces of text placed, 1 point to review"

    robot.press("E")
    robot.type(GROUND)
    robot.press("Return")

    assert robot.criteria == ["I1 A", "E1 B", "E2 Criteria of the trial"]
    assert robot.progress == "3 of 3 pieces of text placed, All reviewed"


def test_marks_are_stored_as_they_are_set(open_review, registry):
    _, robot, version_id = open_review()
    robot.choose("E2")

    robot.tick("needs_investigator")

    e2 = coded(version_of(registry, version_id), "E2")
    assert e2.needs_investigator
    assert e2.may_be_not_applicable


def test_how_parts_combine_is_asked_and_can_be_changed_later(open_review, registry):
    """A5"""
    _, robot, version_id = open_review(record("I1 One of", "I1.1 A", "I1.2 B", "E1 D"))
    assert robot.point == "How do the parts combine?"
    assert not robot.shows("combination")

    robot.press("3")
    robot.set_number(2)
    robot.type(GROUND)
    robot.press("Return")
    i1 = coded(version_of(registry, version_id), "I1")
    assert (i1.combination, i1.at_least) == (Combination.AT_LEAST, 2)

    robot.choose("I1")
    robot.combine("any")
    assert coded(version_of(registry, version_id), "I1").combination is Combination.ANY


def test_the_protocol_is_stored_when_number_version_and_date_are_there(open_review, registry):
    """S7"""
    _, robot, version_id = open_review()
    assert not robot.can("confirm_wording")

    robot.identify("TEA-204", "2.0", "2026-03-02")

    version = version_of(registry, version_id)
    assert (version.name, version.dated_on) == ("TEA-204 v2.0", date(2026, 3, 2))
    assert robot.wording_state == "DRAFT"


def test_a_title_page_entered_by_half_is_kept_and_asked_for(open_review, registry):
    presenter, robot, version_id = open_review()
    settle_all(registry, version_id)
    robot.enter("protocol_number", "TEA-204")
    other = draft(registry, "I1 A", "E1 B").id
    presenter.open_version(other)
    assert robot.entered("protocol_number") == ""

    presenter.open_version(version_id)
    assert robot.entered("protocol_number") == "TEA-204"
    robot.click("activate")

    assert robot.focus == "protocol_version"


def test_the_keyboard_is_where_the_work_is_when_the_page_is_gone_to(open_review):
    _, robot, _ = open_review()

    robot.go_to()

    assert robot.focus == "criterion"


def test_the_tab_key_follows_what_is_read(open_review, qtbot):
    _, robot, _ = open_review()
    robot.focus_list()
    seen = []
    for _ in range(5):
        robot.press("Tab")
        seen.append(robot.focus)

    assert seen == ["wording", "chip", "choice_1", "choice_2", "choice_3"]


def test_confirming_the_wording_ends_the_draft(open_review, registry):
    """S7"""
    _, robot, version_id = open_review()
    robot.identify("TEA-204", "2.0", "2026-03-02")

    robot.click("confirm_wording")
    robot.confirm()

    assert version_of(registry, version_id).wording_confirmed_by == "Li Na"
    assert robot.wording_state == "Wording confirmed"


def test_activating_with_open_points_is_refused_and_leads_to_the_first(
    open_review, desk, qtbot
):
    _, robot, _ = open_review()
    robot.choose("I3")

    with qtbot.waitSignal(desk.refused) as refusal:
        robot.click("activate")

    assert isinstance(refusal.args[0], ReviewOpen)
    assert robot.current == "I2"


def test_an_active_version_is_read_and_renewed_but_not_changed(
    open_review, registry, desk, qtbot
):
    """S4"""
    presenter, robot, version_id = open_review()
    settle_all(registry, version_id)
    robot.identify("TEA-204", "2.0", "2026-03-02")
    with qtbot.waitSignal(presenter.activated):
        robot.click("activate")
    assert version_of(registry, version_id).state is VersionState.ACTIVE
    assert not robot.shows("activate")
    robot.choose("I2")
    assert not robot.shows("wording")
    assert not robot.shows("edit_split")

    robot.click("make_new_version")

    newest = versions_of(registry, version_of(registry, version_id).trial_id)[0]
    assert newest.state is VersionState.DRAFT
    assert robot.shows("activate")
    assert robot.criteria == ["I1 Age 18 to 70 years", *robot.criteria[1:]]


def test_leaving_and_coming_back_leads_to_the_same_place(open_review, qtbot):
    presenter, robot, version_id = open_review()
    robot.choose("I3")
    with qtbot.waitSignal(presenter.left):
        robot.click("keep_as_draft")

    presenter.open_version(version_id)

    assert robot.current == "I3"


def test_what_another_window_changes_is_shown(open_review, registry, desk, qtbot):
    _, robot, version_id = open_review()

    settle_all(registry, version_id)
    desk.changed.emit()

    assert robot.progress == "5 of 5 pieces of text placed, All reviewed"
    assert not robot.can("next_point")


def test_the_page_opens_no_window_beside_its_own(open_review, qapp):
    _, robot, _ = open_review()
    robot.choose_record_point()
    robot.choose("E1")

    assert len([window for window in qapp.topLevelWidgets() if window.isVisible()]) == 1


def test_the_whole_review_is_done_from_the_keyboard(open_review, registry, qtbot):
    presenter, robot, version_id = open_review()
    robot.press("1")
    robot.type(GROUND)
    robot.press("Return")
    robot.press("1")
    robot.press("Return")
    robot.press("K")
    robot.press("Return")
    robot.press("Alt+P")
    for words in ("TEA-204", "2.0", "2026-03-02"):
        robot.type(words)
        robot.press("Tab")

    with qtbot.waitSignal(presenter.activated):
        robot.press("Alt+A")

    assert version_of(registry, version_id).state is VersionState.ACTIVE
