from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from coordinator.commands.decisions import decide, reopen
from coordinator.commands.screening import enter_at_criterion
from coordinator.domain.audit import AuditFilter
from coordinator.domain.criterion import Answer
from coordinator.domain.enrolment import Allotment
from coordinator.domain.entry import Entry
from coordinator.domain.screening import Outcome, State
from coordinator.domain.signature import ContentChanged, NotYourPassword
from coordinator.domain.windows import Anchor
from coordinator.queries.audit import audit_page
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    active,
    answered,
    consented,
    subject,
)
from tests.outcomes import enrolled, signed_by_both, somebody
from tests.queries.test_windows import HOLDS, LINES, measured, plan, settle
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.decision import DecisionRobot
from ui.decision.model import criteria_model
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.desk import Desk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NEVER = 10**6  # milliseconds


class Deciding:
    """The page with what stands behind it."""

    def __init__(self, qtbot, registry, screening_id, staff_member, poll_ms):
        self.registry, self.screening_id = registry, screening_id
        self.desk = Desk(registry, staff_member, poll_ms=poll_ms)
        self.refused, self.criteria, self.wordings = [], [], []
        self.desk.refused.connect(self.refused.append)
        self.presenter = DecisionPresenter(self.desk)
        self.presenter.criterion_wanted.connect(lambda *where: self.criteria.append(where))
        self.presenter.wording_wanted.connect(self.wordings.append)
        page = DecisionPage(self.presenter)
        self.presenter.open(screening_id)
        self.robot = DecisionRobot(qtbot, page)

    @property
    def screening(self):
        return screening_of(self.registry, self.screening_id, with_identity=True)


@pytest.fixture
def decisions(qtbot):
    opened = []

    def open_decision(registry, screening_id, staff_member=COORDINATOR, poll_ms=20):
        opened.append(Deciding(qtbot, registry, screening_id, staff_member, poll_ms))
        return opened[-1]

    yield open_decision
    for deciding in opened:
        deciding.desk.close()


@pytest.fixture
def screening_id(registry):
    return consented(registry, active(registry).trial_id)


@pytest.fixture
def satisfied(registry, screening_id):
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")
    return screening_id


@pytest.fixture
def decided(registry, satisfied):
    decide(registry, COORDINATOR, screening_id=satisfied, outcome=Outcome.ELIGIBLE)
    return satisfied


def claim(registry, screening_id, code, answer):
    item = screening_of(registry, screening_id, with_identity=True).checklist.item(code)
    enter_at_criterion(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        criterion_id=item.criterion.id,
        entry=Entry(answer, remark="told on the telephone"),
        expected_revision=0,
    )


def test_who_goes_on_while_it_is_signed_keeps_what_they_typed_there(
    decisions, registry, decided, qtbot
):
    """G3: the signature is bound to what was shown when it was given."""
    trial_id = screening_of(registry, decided, with_identity=False).trial.id
    other = consented(registry, trial_id, subject(registry, "王芳", hospital_number="H-2"))
    answered(registry, other, I1="yes", I2="yes", E1="no", E2="no")
    decide(registry, COORDINATOR, screening_id=other, outcome=Outcome.ELIGIBLE)
    page = decisions(registry, decided, poll_ms=NEVER)
    page.robot.sign(PASSWORD, "li.na")
    page.presenter.open(other)
    page.robot.type_password("half of it")
    qtbot.waitUntil(lambda: not page.desk.is_busy)

    assert page.robot.password == "half of it"
    assert len(page.screening.standing_signatures) == 1
    assert page.refused == []


def test_a_wrong_password_is_told_at_the_head_of_what_is_shown_by_then(
    decisions, registry, decided, qtbot
):
    trial_id = screening_of(registry, decided, with_identity=False).trial.id
    other = consented(registry, trial_id, subject(registry, "王芳", hospital_number="H-2"))
    page = decisions(registry, decided, poll_ms=NEVER)
    page.robot.sign("wrong", "li.na")
    page.presenter.open(other)
    qtbot.waitUntil(lambda: page.refused != [])

    assert isinstance(page.refused[0], NotYourPassword)


def test_failed_and_open_criteria_come_first_then_claims(decisions, registry, screening_id):
    """A2, A4"""
    answered(registry, screening_id, I1="yes", E2="yes")
    claim(registry, screening_id, "I2", Answer.YES)

    robot = decisions(registry, screening_id).robot

    assert robot.codes == ["E2", "E1", "I2", "I1"]
    assert robot.column(2) == ["Yes, present: excludes", "No answer", "Yes, met", "Yes, met"]
    assert robot.column(3) == ["Failed", "Open", "Claimed only", "Satisfied"]
    assert robot.verdict == (
        "Not eligible Failed: E2; still open: E1; claimed, not evidenced: I2"
    )


def test_the_chosen_criterion_is_read_whole_with_its_evidence(decisions, registry, satisfied):
    """A4"""
    robot = decisions(registry, satisfied).robot

    read = robot.read("E2")

    assert "Active infection" in read
    assert "Medical record, outpatient record, p. 3, 2026-11-22" in read
    assert "Li Na" in read


def test_enter_leads_to_the_criterions_place_in_the_walk(decisions, registry, screening_id):
    page = decisions(registry, screening_id)
    page.robot.table.select(page.robot.codes.index("E1"))

    page.robot.key(Qt.Key.Key_Return)

    assert page.criteria == [(screening_id, "E1")]


def test_eligible_is_impossible_while_something_is_open_and_says_what(
    decisions, registry, screening_id
):
    """A3, A4"""
    answered(registry, screening_id, I1="yes", E1="no")
    claim(registry, screening_id, "I2", Answer.YES)
    page = decisions(registry, screening_id)

    page.robot.choose("ELIGIBLE")

    assert page.robot.obstacles == ("Still open: E2", "Claimed, not evidenced: I2")
    assert page.robot.action == ""
    page.robot.press("obstacle_1")
    assert page.criteria == [(screening_id, "I2")]


def test_a_result_out_of_its_window_stands_in_the_way_and_leads_to_its_criterion(
    decisions, registry
):
    """W2"""
    trial_id = active(registry, *LINES).trial_id
    settle(registry, trial_id, Anchor.ENROLMENT)
    screening_id = consented(registry, trial_id)
    measured(registry, "alt", "ALT")
    answered(registry, screening_id, I1="yes", E1="no", E2="no", E3="no")
    plan(registry, screening_id, HOLDS + timedelta(days=1))
    page = decisions(registry, screening_id)

    page.robot.choose("ELIGIBLE")

    words = "Out of its window on 2026-11-26: ALT (E1, E3), valid until 2026-11-25"
    assert page.robot.obstacles == (words,)
    page.robot.press("obstacle_0")
    assert page.criteria == [(screening_id, "E1")]


def test_a_screen_failure_is_filled_with_the_criteria_that_failed(
    decisions, registry, screening_id
):
    """S2"""
    answered(registry, screening_id, E2="yes")
    page = decisions(registry, screening_id)

    page.robot.choose("SCREEN_FAILURE")
    assert page.robot.words("failed") == "E2  Active infection"
    page.robot.act()

    assert page.screening.decision.failed == ("E2",)
    assert page.robot.verdict.startswith("Screen failure: E2")


def test_a_screen_failure_without_a_failed_criterion_is_not_offered_to_be_recorded(
    decisions, registry, satisfied
):
    """S2"""
    robot = decisions(registry, satisfied).robot

    robot.choose("SCREEN_FAILURE")

    assert robot.obstacles == ("No criterion has failed.",)
    assert robot.action == ""


def test_pending_asks_what_is_awaited(decisions, registry, screening_id):
    """A3"""
    page = decisions(registry, screening_id)
    page.robot.choose("PENDING")

    page.robot.act()
    assert page.robot.problem("reason_field") == "Say in a few words what is awaited."
    page.robot.give_reason("the biopsy of 2026-11-30")
    page.robot.act()

    assert page.screening.decision.outcome is Outcome.PENDING
    assert page.screening.is_open
    assert "the biopsy of 2026-11-30" in page.robot.words("decided_reason")
    assert page.robot.is_seen("outcome_ELIGIBLE")


def test_a_withdrawal_asks_for_its_day_and_not_for_a_reason(decisions, registry, screening_id):
    """C4"""
    page = decisions(registry, screening_id)
    page.robot.choose("WITHDRAWN")

    page.robot.act()
    assert page.robot.problem("end_field") == "Enter the day."
    page.robot.enter_day("ended_on", "2026-11-23")
    page.robot.act()
    assert "after 2026-11-22" in page.robot.problem("end_field")
    page.robot.enter_day("ended_on", "2026-11-22")
    page.robot.act()

    assert page.screening.state is State.WITHDRAWN
    assert page.robot.state == "Withdrawn"


def test_nothing_is_chosen_before_a_person_chooses(decisions, registry, satisfied):
    robot = decisions(registry, satisfied).robot

    assert robot.action == ""
    assert robot.offered == [f"outcome_{outcome.name}" for outcome in Outcome]


def test_coordinator_and_investigator_sign_from_the_keyboard_alone(
    decisions, registry, satisfied
):
    """G1, G2, G4"""
    page = decisions(registry, satisfied)
    robot = page.robot

    robot.key(Qt.Key.Key_E, ALT)
    robot.wait(lambda: robot.action == "Record decision")
    robot.key(Qt.Key.Key_Return, CTRL)
    robot.wait(lambda: robot.focused == "user_name")
    assert robot.field("user_name") == ""
    robot.type("li.na")
    robot.key(Qt.Key.Key_Return)
    robot.type(PASSWORD)
    robot.key(Qt.Key.Key_Return)
    robot.wait(lambda: robot.focused == "user_name")
    assert robot.signed[0] == (
        "Site coordinator | Li Na\n2026-11-22 12:00 +08:00 | Completed from source documents."
    )
    assert robot.field("user_name") == ""
    robot.type("ada.brandt")
    robot.key(Qt.Key.Key_Return)
    robot.type(PASSWORD)
    robot.key(Qt.Key.Key_Return)
    robot.wait(lambda: robot.state == "Eligible")

    assert robot.signed[1] == (
        "Investigator | Dr Ada Brandt\n2026-11-22 12:00 +08:00 | "
        "I have reviewed the source documents; the subject is eligible."
    )
    assert page.screening.state is State.ELIGIBLE
    assert robot.verdict == "Eligible Signed by Li Na, Dr Ada Brandt."


def test_a_wrong_password_is_said_at_the_field_and_signs_nothing(decisions, registry, decided):
    """G1, G6"""
    page = decisions(registry, decided)

    page.robot.sign("somebody else's", "li.na")
    page.robot.wait(lambda: page.robot.problem("password_field") != "")

    assert "not that of li.na" in page.robot.problem("password_field")
    assert page.robot.field("password") == ""
    assert page.screening.signatures == ()
    noted = audit_page(registry, AuditFilter(action="signing failed"))
    assert len(noted) == 1


def test_an_empty_field_is_asked_for_before_anything_is_tried(decisions, registry, decided):
    """G1"""
    robot = decisions(registry, decided, INVESTIGATOR).robot

    robot.act()

    assert robot.problem("name_field") == "Type your user name."
    assert robot.problem("password_field") == "Type your password."


def test_the_same_person_cannot_sign_twice(decisions, registry, decided):
    """G4"""
    page = decisions(registry, decided)
    page.robot.sign(PASSWORD, "li.na")
    page.robot.wait(lambda: page.robot.field("user_name") == "" and page.screening.signatures)

    page.robot.sign(PASSWORD, "li.na")
    page.robot.wait(lambda: page.robot.problem("name_field") != "")

    assert "Li Na" in page.robot.problem("name_field")
    assert len(page.screening.signatures) == 1


def test_what_was_changed_after_it_was_shown_is_not_signed(decisions, registry, decided):
    """G3"""
    page = decisions(registry, decided, poll_ms=NEVER)
    reopen(registry, COORDINATOR, screening_id=decided, reason="a value was mistyped")
    answered(registry, decided, E2="no")
    decide(registry, COORDINATOR, screening_id=decided, outcome=Outcome.ELIGIBLE)

    page.robot.sign(PASSWORD, "li.na")
    page.robot.wait(lambda: page.refused)

    assert isinstance(page.refused[0], ContentChanged)
    assert page.screening.signatures == ()


def test_without_confirmed_wording_the_page_says_what_to_do_before_signing(decisions, registry):
    """S7"""
    version = active(registry, is_confirmed=False)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)

    page = decisions(registry, screening_id)

    assert "has not been confirmed" in page.robot.words("signing_notice")
    assert not page.robot.is_seen("user_name")
    page.robot.press("confirm_wording")
    assert page.wordings == [version.id]


def test_reopening_voids_the_signatures_visibly(decisions, registry, decided):
    """A8, G3"""
    page = decisions(registry, decided)
    page.robot.sign(PASSWORD, "li.na")
    page.robot.wait(lambda: page.screening.signatures)

    page.robot.press("reopen")
    page.robot.give_dialog_reason("E2: another record was found")

    assert page.screening.state is State.IN_SCREENING
    assert len(page.robot.voided) == 1
    assert "Li Na, Site coordinator, 2026-11-22 12:00 +08:00" in page.robot.voided[0]
    assert "E2: another record was found" in page.robot.voided[0]
    assert page.robot.is_seen("outcome_ELIGIBLE")


def test_an_eligible_subject_is_enrolled_on_a_day(decisions, registry, decided):
    page = decisions(registry, decided)
    page.robot.sign(PASSWORD, "li.na")
    page.robot.wait(lambda: page.robot.field("user_name") == "" and page.screening.signatures)
    page.robot.sign(PASSWORD, "ada.brandt")
    page.robot.wait(lambda: page.robot.is_seen("enrolled_on"))

    page.robot.press("enrol")
    assert page.robot.problem("enrolled_field") == "Enter the day."
    page.robot.enter_day("enrolled_on", "2026-11-22")
    page.robot.press("enrol")

    assert page.screening.state is State.ENROLLED
    assert page.robot.state == "Enrolled"


def test_what_randomisation_gave_is_noted_with_the_enrolment_and_corrected_with_a_reason(
    decisions, registry, decided
):
    """T1"""
    signed_by_both(registry, decided, Outcome.ELIGIBLE)
    page = decisions(registry, decided)
    page.robot.enter_day("enrolled_on", "2026-11-22")
    page.robot.fill("randomisation_number", "R-0042")
    page.robot.fill("arm", "Warm tea")
    page.robot.press("enrol")
    assert page.robot.words("enrolment") == (
        "Enrolled on 2026-11-22\nRandomisation number R-0042\nArm: Warm tea"
    )

    page.robot.press("correct_allotment")
    page.robot.fill("randomisation_number", "R-0043")
    page.robot.press("keep_allotment")
    assert page.screening.allotment.randomisation_number == "R-0042"
    page.robot.fill("allotment_reason", "misread")
    page.robot.press("keep_allotment")

    assert page.screening.allotment.randomisation_number == "R-0043"
    assert not page.robot.is_seen("keep_allotment")


def test_a_randomisation_number_of_another_subject_is_refused_beside_what_was_typed(
    decisions, registry, decided
):
    enrolled(
        registry,
        screening_of(registry, decided, with_identity=False).trial.id,
        somebody(registry, 9),
        allotment=Allotment("", "R-0042"),
    )
    signed_by_both(registry, decided, Outcome.ELIGIBLE)
    page = decisions(registry, decided)
    page.robot.enter_day("enrolled_on", "2026-11-22")
    page.robot.fill("randomisation_number", "R-0042")

    page.robot.press("enrol")

    assert page.screening.state is State.ELIGIBLE
    assert page.robot.field("randomisation_number") == "R-0042"


def test_after_the_decision_a_subject_can_still_withdraw(decisions, registry, decided):
    """C4, S2"""
    page = decisions(registry, decided)

    page.robot.press("end_wanted")
    assert page.robot.offered == ["outcome_WITHDRAWN", "outcome_LOST"]
    page.robot.choose("LOST")
    page.robot.enter_day("ended_on", "2026-11-22")
    page.robot.give_reason("telephoned three times")
    page.robot.act()

    assert page.screening.state is State.LOST


def test_a_number_given_by_mistake_is_voided_with_a_reason(decisions, registry, screening_id):
    """S1"""
    page = decisions(registry, screening_id)

    page.robot.press("void")
    page.robot.give_dialog_reason("entered twice")

    assert page.screening.state is State.VOIDED
    assert page.robot.state == "Voided"
    assert not page.robot.is_seen("void")


def test_a_monitor_reads_and_is_offered_nothing(decisions, registry, decided):
    robot = decisions(registry, decided, MONITOR).robot

    assert robot.codes == ["I1", "I2", "E1", "E2"]
    assert not robot.is_seen("reopen")
    assert not robot.is_seen("end_wanted")
    assert robot.field("user_name") == ""


def test_what_another_window_decides_is_shown_here(decisions, registry, satisfied):
    page = decisions(registry, satisfied)

    decide(registry, COORDINATOR, screening_id=satisfied, outcome=Outcome.ELIGIBLE)

    page.robot.wait(lambda: page.robot.state == "Awaiting the investigator")


def test_a_half_typed_password_outlives_what_others_write(decisions, registry, decided, qtbot):
    page = decisions(registry, decided)
    page.robot.sign("not it", "li.na")
    page.robot.wait(lambda: page.robot.problem("password_field") != "")
    page.robot.type("half of")

    with qtbot.waitSignal(page.presenter.shown):
        page.desk.changed.emit()

    assert page.robot.field("password") == "half of"


def test_the_model_of_the_criteria_keeps_the_rules_of_qt(
    decisions, registry, satisfied, qtmodeltester
):
    page = decisions(registry, satisfied)
    model = criteria_model()
    model.show(page.robot.table.model().rows)

    qtmodeltester.check(model)


def test_no_letter_leads_to_two_places(decisions, registry, decided, screening_id):
    robot = decisions(registry, decided).robot
    assert doubled_mnemonics(robot.page) == {}

    robot.press("end_wanted")
    robot.choose("LOST")
    assert doubled_mnemonics(robot.page) == {}

    reopen(registry, COORDINATOR, screening_id=decided, reason="a value was mistyped")
    robot.wait(lambda: "outcome_PENDING" in robot.offered)
    robot.choose("PENDING")
    assert doubled_mnemonics(robot.page) == {}


def test_no_password_stays_behind_when_the_page_is_left(decisions, registry, decided):
    robot = decisions(registry, decided).robot
    robot.type_password("half of")

    robot.page.hide()
    robot.page.show()

    assert robot.field("password") == ""
    assert robot.field("user_name") == ""


def test_the_user_name_is_asked_for_the_first_signature_only(decisions, registry, decided):
    """G1: then the name of who signed stands there, and the password is asked each time."""
    page = decisions(registry, decided)
    page.robot.sign(PASSWORD, "li.na")
    page.robot.wait(lambda: page.screening.signatures)
    reopen(registry, COORDINATOR, screening_id=decided, reason="a value was mistyped")
    decide(registry, COORDINATOR, screening_id=decided, outcome=Outcome.ELIGIBLE)

    page.robot.wait(lambda: page.robot.field("user_name") == "li.na")
    page.robot.wait(lambda: page.robot.field("password") == "")


def test_the_words_of_a_decision_stay_while_one_looks_elsewhere(
    decisions, registry, screening_id
):
    robot = decisions(registry, screening_id).robot
    robot.choose("PENDING")
    robot.give_reason("the biopsy")

    robot.page.hide()
    answered(registry, screening_id, I1="yes")
    robot.page.show()
    robot.act()

    assert "the biopsy" in robot.words("decided_reason")
