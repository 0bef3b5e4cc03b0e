import pytest

from coordinator.commands import review
from coordinator.commands.screening import enter_at_criterion
from coordinator.domain.criterion import Answer, Combination
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence
from coordinator.domain.windows import DateBeforeBirth
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    active,
    answered,
    coded,
    consented,
    draft,
    identify,
    settle_all,
    subject,
)
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.walking import Walk

LINES = (
    "I1 Age 18 to 70 years",
    "I2 Written informed consent",
    "E1 Pregnant or breast-feeding",
    "E2 Active infection",
)


@pytest.fixture
def walks(qtbot):
    opened = []

    def walk(registry, screening_id, staff_member=COORDINATOR):
        opened.append(Walk(qtbot, registry, screening_id, staff_member))
        return opened[-1]

    yield walk
    for one in opened:
        one.close()


@pytest.fixture
def screening_id(registry):
    version = active(registry, *LINES)
    return consented(registry, version.trial_id)


@pytest.fixture
def walk(walks, registry, screening_id):
    return walks(registry, screening_id)


@pytest.fixture
def in_parts(registry):
    """A screening with a criterion of three parts, any of which excludes."""
    version = draft(
        registry,
        "I1 Age 18 years or older",
        "E1 Infection, any of:",
        "E1.1 Hepatitis B",
        "E1.2 Hepatitis C",
        "E1.3 Tuberculosis",
    )
    review.set_combination(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "E1").id,
        combination=Combination.ANY,
    )
    settle_all(registry, version.id)
    identify(registry, version.id)
    review.activate_version(registry, COORDINATOR, version_id=version.id)
    return consented(registry, version.trial_id)


def marked(registry, **marks):
    """Put a version into use whose E2 carries `marks`."""
    version = draft(registry, *LINES)
    settings = {"needs_investigator": False, "may_be_not_applicable": False} | marks
    criterion_id = coded(version, "E2").id
    review.mark_criterion(
        registry, COORDINATOR, criterion_id=criterion_id, is_heading=False, **settings
    )
    settle_all(registry, version.id)
    identify(registry, version.id)
    review.activate_version(registry, COORDINATOR, version_id=version.id)
    return consented(registry, version.trial_id)


def test_the_walk_begins_at_the_first_open_criterion_with_nothing_preset(walk):
    """A1"""
    robot = walk.robot

    assert robot.current == robot.chosen == "I1"
    assert robot.place == "I1 · Inclusion criterion 1 of 2"
    assert robot.marked == ""
    assert robot.verdict == "So far: nothing excludes; 4 open"
    assert robot.progress == "0 of 4 answered"


def test_the_head_says_whose_data_it_is(walk):
    assert walk.robot.title == "07001 LXY"
    assert "Female, 43 on 2026-11-22" in walk.robot.subtitle
    assert "TEA-204 v2.0 of 2026-03-02" in walk.robot.subtitle


def test_a_screening_is_walked_with_the_keyboard_alone(walk):
    """A1, A2, A4: answer, evidence, the same document again, and on by itself."""
    robot = walk.robot

    robot.press("Y")
    assert robot.current == "I1", "an answer without evidence stays where it is"
    robot.enter_evidence("identity card", "chart p. 1")
    robot.press("Enter")
    for answer in ("Y", "N", "N"):
        robot.press("D", answer)

    assert robot.verdict == "All criteria are satisfied"
    assert robot.progress == "4 of 4 answered"
    assert walk.entry("E2").evidence.place == "chart p. 1"
    assert [robot.word(code) for code in ("I1", "I2", "E1", "E2")] == [
        "Met",
        "Met",
        "Absent",
        "Absent",
    ]


def test_each_answer_is_stored_at_once(walk):
    walk.robot.press("Y")

    assert walk.entry("I1").answer is Answer.YES
    assert walk.robot.attribution.startswith("Entered by Li Na, 2026-11-22")


def test_the_words_of_an_exclusion_criterion_leave_no_double_negative(walk):
    """A2"""
    walk.robot.press("Down", "Down")

    assert walk.robot.current == "E1"
    assert walk.robot.offers[:2] == ("No, absent", "Yes, present")


def test_arrows_go_back_and_forth(walk):
    robot = walk.robot

    robot.press("Right", "Right", "Left")
    assert robot.current == robot.chosen == "I2"
    robot.press("Down")
    assert robot.current == robot.chosen == "E1"
    robot.press("Left", "Left", "Left")
    assert robot.current == "I1"


def test_keys_do_not_answer_while_somebody_types(walk):
    robot = walk.robot

    robot.press("E", "Tab")
    robot.type("Yes, no and pending")
    robot.press("R")
    robot.press("Escape", "R")
    robot.type("nay")
    robot.press("Escape")

    assert walk.entry("I1").answer is None
    assert walk.entry("I1").evidence.place == "Yes, no and pendingr"
    assert walk.entry("I1").remark == "nay"


def test_letters_find_a_kind_of_document_and_answer_nothing(walk):
    robot = walk.robot

    robot.press("E", "P")

    assert robot.focus == "source_kind"
    assert walk.entry("I1").answer is None
    assert robot.marked == ""


def test_what_is_computed_is_shown_with_its_working_and_answers_nothing(walk):
    """A6, W3"""
    assert walk.robot.computed == ("Computed: met", "43 on 2026-11-22, within 18 to 70.")
    assert walk.entry("I1").answer is None


def test_an_answer_against_the_finding_asks_why_beside_the_answer(walk):
    """A6"""
    robot = walk.robot

    robot.press("N")
    assert robot.focus == "against_finding"
    assert robot.unsaved == "Not stored yet: a reason is due."
    assert robot.word("I1") == "Not stored"
    assert walk.entry("I1").answer is None
    robot.type("The chart has the wrong birth date")
    robot.press("Enter")

    assert walk.entry("I1").answer is Answer.NO
    assert walk.entry("I1").against_finding == "The chart has the wrong birth date"
    assert robot.verdict == "Not eligible: I1"
    assert robot.current == "I2"


def test_a_pending_answer_says_what_is_awaited_and_when(walk):
    """A1, A3: pending is never shown as not eligible."""
    robot = walk.robot

    robot.press("Down", "P")
    assert robot.focus == "reason"
    robot.type("second signature")
    robot.press("Tab")
    robot.type("2026-12-01")
    robot.press("Enter")

    entry = walk.entry("I2")
    assert (entry.answer, entry.reason) == (Answer.PENDING, "second signature")
    assert entry.due_on.isoformat() == "2026-12-01"
    assert robot.verdict == "So far: nothing excludes; 4 open"
    assert robot.word("I2") == "Pending"


def test_an_answer_that_waits_for_its_reason_can_be_taken_back(walk):
    robot = walk.robot

    robot.press("Down", "U")
    robot.click("take_back")

    assert robot.marked == ""
    assert robot.unsaved == ""
    assert walk.entry("I2").revision == 0


def test_what_waits_for_its_reason_is_still_there_after_a_walk_elsewhere(walk):
    robot = walk.robot

    robot.press("Down", "P", "Escape", "Down", "Up")

    assert robot.current == "I2"
    assert robot.marked == "PENDING"
    assert robot.unsaved == "Not stored yet: a reason is due."


def test_not_applicable_is_offered_only_where_the_criterion_allows_it(walks, registry):
    """A1"""
    robot = walks(registry, marked(registry, may_be_not_applicable=True)).robot
    assert "Not applicable" not in robot.offers

    robot.press("Down", "Down", "Down", "A")
    robot.type("a man")
    robot.press("Enter")

    assert robot.word("E2") == "Not applicable"


def test_an_answer_without_evidence_is_shown_as_claimed(walk):
    """A4"""
    robot = walk.robot
    robot.press("Y")

    assert robot.word("I1") == "Claimed"
    assert robot.claim == (
        "Claimed, not evidenced: enter the kind of document, where it lies, its date."
    )
    assert "Claimed, not evidenced: I1." in robot.verdict_detail


def test_a_correction_asks_why_and_the_former_answer_stays_readable(walk):
    """A8"""
    robot = walk.robot
    robot.press("Right", "Right", "Right", "N", "Y")
    assert robot.focus == "correction"
    assert walk.entry("E2").answer is Answer.NO

    robot.click("prepared_0")

    assert walk.entry("E2").answer is Answer.YES
    assert len(robot.history) == 1
    assert "Li Na: No, absent" in robot.history[0]
    assert "corrected by Li Na: Typing mistake" in robot.history[0]


def test_evidence_that_is_only_added_makes_no_line_in_the_history(walk):
    walk.robot.press("Right", "Y")
    walk.robot.enter_evidence()

    assert walk.entry("I2").evidence.is_complete
    assert walk.robot.history == ()


def test_a_wrong_date_is_kept_as_typed_and_nothing_is_stored(walk):
    robot = walk.robot

    robot.enter_date("source_date", "2026-13-45")
    robot.press("Escape", "Down", "Up")

    assert robot.source_date.text() == "2026-13-45"
    assert robot.source_date.has_problem
    assert walk.entry("I1").revision == 0
    assert robot.word("I1") == "Not stored"


def test_a_refused_entry_stays_in_the_fields(walk):
    """W4"""
    robot = walk.robot

    robot.enter_date("source_date", "1979-05-01")

    assert isinstance(walk.refused[-1], DateBeforeBirth)
    assert robot.source_date.text() == "1979-05-01"
    assert robot.unsaved == "Not stored yet."
    assert walk.entry("I1").revision == 0


def test_a_document_dated_after_today_is_refused_at_the_field(walk):
    """W4"""
    walk.robot.enter_date("source_date", "2026-11-23")

    assert walk.robot.source_date.problem() == "2026-11-23 is after 2026-11-22."
    assert walk.entry("I1").revision == 0


def test_a_remark_of_ten_thousand_characters_is_stored_whole(walk):
    words = "<b>病历</b> 👩‍⚕️ " * 800
    walk.robot.press("R")
    walk.robot.remark.setPlainText(words)
    walk.robot.press("Escape")

    assert walk.entry("I1").remark == words


def test_a_remark_is_stored_when_the_page_is_left(walk):
    walk.robot.press("R")
    walk.robot.type("as told by the mother")
    walk.robot.page.hide()

    assert walk.entry("I1").remark == "as told by the mother"


def test_a_remark_is_stored_while_the_person_pauses(walk, qtbot):
    walk.robot.press("R")
    walk.robot.type("seen by two readers")

    qtbot.waitUntil(lambda: walk.entry("I1").remark == "seen by two readers")
    assert walk.robot.focus == "remark"


def test_two_entries_at_one_criterion_are_both_shown(walk, screening_id, registry):
    robot = walk.robot
    robot.press("E", "Tab")
    robot.type("chart p. 9")
    answered(registry, screening_id, I1="yes")
    robot.press("Escape")

    assert "Li Na entered something else here" in robot.meanwhile
    assert robot.line("source_place").text() == "chart p. 9"


def test_of_two_entries_the_stored_one_can_be_kept(walk, screening_id, registry):
    robot = walk.robot
    robot.press("E", "Tab")
    robot.type("chart p. 9")
    answered(registry, screening_id, I1="yes")
    robot.press("Escape")
    robot.click("keep_theirs")

    assert robot.meanwhile == ""
    assert robot.line("source_place").text() == DOCUMENT.place
    assert walk.entry("I1").evidence == DOCUMENT


def test_of_two_entries_the_one_typed_here_can_be_entered_with_a_reason(
    walk, screening_id, registry
):
    """A8"""
    robot = walk.robot
    robot.press("E", "Tab")
    robot.type("chart p. 9")
    enter_at_criterion(
        registry,
        INVESTIGATOR,
        screening_id=screening_id,
        criterion_id=walk.checklist.item("I1").criterion.id,
        entry=Entry(Answer.YES, Evidence(place="chart p. 8")),
        expected_revision=0,
    )
    robot.press("Escape")
    robot.click("enter_mine")
    assert robot.focus == "correction"
    robot.type("p. 8 is another patient's")
    robot.press("Enter")

    entry = walk.entry("I1")
    assert entry.evidence.place == "chart p. 9"
    assert entry.correction == "p. 8 is another patient's"


def test_what_another_window_entered_appears_by_itself(walk, screening_id, registry, qtbot):
    answered(registry, screening_id, I2="yes")

    qtbot.waitUntil(lambda: walk.robot.word("I2") == "Met")


def test_parts_stand_indented_and_settle_their_criterion(walks, registry, in_parts):
    """A5"""
    robot = walks(registry, in_parts).robot
    robot.press("Right")
    assert robot.current == "E1"
    assert robot.offers == ()
    robot.press("Right")
    assert robot.place == "E1.1 · Exclusion criterion 1 of 1, part E1.1"

    robot.press("Y")

    assert robot.word("E1") == "Present"
    assert robot.word("E1.2") == "Not reached"
    assert robot.verdict == "Not eligible: E1"


def test_a_part_that_is_not_reached_any_more_keeps_what_was_entered(walks, registry, in_parts):
    """A5"""
    walk = walks(registry, in_parts)
    answered(registry, in_parts, **{"E1.2": "no"})
    walk.presenter.open(in_parts, "E1.1")

    walk.robot.press("Y", "Right")

    assert walk.robot.current == "E1.2"
    assert walk.robot.notices == (
        "Not reached: E1 is settled already. What was entered here stays.",
    )
    assert walk.robot.line("source_place").text() == DOCUMENT.place


def test_a_coordinator_prepares_what_the_investigator_answers(walks, registry):
    """A7"""
    screening_id = marked(registry, needs_investigator=True)
    walk = walks(registry, screening_id)
    robot = walk.robot

    robot.press("Down", "Down", "Down")
    assert robot.offers == ("Pending", "Unclear")
    assert "Prepare evidence and remark" in robot.notices[0]
    robot.enter_evidence()
    robot.press("N")

    assert walk.entry("E2").answer is None
    assert walk.entry("E2").evidence.is_complete


def test_the_investigator_answers_what_was_prepared(walks, registry):
    """A7"""
    screening_id = marked(registry, needs_investigator=True)
    walk = walks(registry, screening_id, INVESTIGATOR)

    walk.robot.press("Down", "Down", "Down", "N")

    assert walk.entry("E2").answer is Answer.NO


def test_a_reworded_criterion_shows_what_the_record_said(walks, registry):
    version = draft(registry, *LINES)
    review.reword_criterion(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "I2").id,
        text="Informed consent, signed and dated",
        reason="protocol 5.1",
    )
    settle_all(registry, version.id)
    identify(registry, version.id)
    review.activate_version(registry, COORDINATOR, version_id=version.id)
    robot = walks(registry, consented(registry, version.trial_id)).robot

    robot.press("Down")

    assert robot.text == "Informed consent, signed and dated"
    assert robot.record == ("As in the record: “Written informed consent”",)


def test_the_walk_is_taken_up_where_it_was_left(walk, registry):
    other = consented(
        registry,
        screening_of(registry, walk.screening_id, with_identity=True).trial.id,
        subject(registry, "Tom Brook", hospital_number="H-2"),
    )
    walk.robot.press("Down", "Down")
    walk.presenter.open(other)
    assert walk.robot.current == "I1"

    walk.presenter.open(walk.screening_id)

    assert walk.robot.current == "E1"


def test_after_a_restart_the_walk_begins_at_the_first_open_criterion(
    walks, registry, screening_id
):
    answered(registry, screening_id, I1="yes", I2="yes")

    assert walks(registry, screening_id).robot.current == "E1"


def test_the_decision_page_can_lead_to_a_criterion(walk):
    walk.presenter.open(walk.screening_id, "E2")

    assert walk.robot.current == walk.robot.chosen == "E2"


def test_the_dates_of_the_screening_are_entered_beside_the_walk(walk):
    """W1"""
    walk.robot.click("show_dates")
    walk.robot.enter_date("enrolment_date", "2026-12-01")

    dates = screening_of(walk.registry, walk.screening_id, with_identity=True).dates
    assert dates.enrolment.isoformat() == "2026-12-01"


def test_a_date_before_consent_is_refused_at_the_field(walk):
    """C2"""
    walk.robot.click("show_dates")
    walk.robot.enter_date("visit_date", "2026-11-21")

    dates = screening_of(walk.registry, walk.screening_id, with_identity=True).dates
    assert dates.screening_visit is None
    assert walk.robot.page.findChild(object, "visit_date").problem() == (
        "2026-11-21 is before 2026-11-22."
    )


def test_a_monitor_reads_without_identifying_data(walks, registry, screening_id):
    """P1"""
    answered(registry, screening_id, I1="yes")
    walk = walks(registry, screening_id, MONITOR)
    walk.presenter.open(screening_id, "I1")
    robot = walk.robot

    assert robot.closed == "You read here; assessing criteria is not delegated to you."
    assert not robot.is_shown("answers")
    assert robot.read[0] == "Answer: Yes, met"
    assert robot.read[-1] == "Evidence: Medical record, outpatient record, p. 3, 2026-11-22"
    assert "1983" not in robot.computed[0]
    robot.press("N", "E", "D", "R")
    assert walk.entry("I1").answer is Answer.YES
    assert walk.refused == []


def test_the_decision_is_asked_for_with_its_key(walk, qtbot):
    with qtbot.waitSignal(walk.presenter.decision_wanted) as wanted:
        walk.robot.click("decide")

    assert wanted.args == [walk.screening_id]


def test_headings_are_read_and_not_answered(walks, registry):
    version = active(registry, "I-h Cohort A", "I1 Age 18 years or older", "E1 Fever")
    robot = walks(registry, consented(registry, version.trial_id)).robot

    assert robot.sections == ("Inclusion criteria", "Cohort A", "Exclusion criteria")
    assert robot.current == "I1"


def test_each_letter_with_alt_leads_to_one_place(walk):
    walk.robot.click("show_dates")
    walk.robot.press("Escape", "N")

    assert doubled_mnemonics(walk.robot.page) == {}


def test_a_key_that_is_held_down_answers_once(walk):
    """Else a key held too long would answer the criteria that follow."""
    assert [button.key.autoRepeat() for button in walk.robot.answer_buttons] == [False] * 4


def test_the_page_gives_the_keyboard_to_the_list_of_criteria(walk):
    walk.robot.page.setFocus()

    assert walk.robot.focus == "criteria"
