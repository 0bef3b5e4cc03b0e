"""Evidence at the criterion that asks for it, and what is computed from it (A4, A6)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from coordinator.commands import evidence
from coordinator.commands.decisions import decide
from coordinator.commands.laboratories import enter_laboratory, enter_range
from coordinator.commands.screening import set_dates
from coordinator.commands.site import change_site
from coordinator.commands.trials import change_trial
from coordinator.domain.criterion import Answer
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import Outcome
from coordinator.domain.windows import Anchor
from tests.builders import COORDINATOR, MONITOR, SITE, TODAY, active, consented
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.walking import Walk

LINES = (
    "I1 Age 18 to 70 years",
    "I2 SLEDAI-2K of at least 6",
    "E1 ALT or AST at least 2 times the upper limit of normal",
    "E2 Haemoglobin below 80 g/L",
    "E3 ALT at least 5 times the upper limit of normal",
    "E4 Immunoglobulin G4 below 135 mg/dL",
    "E5 Allergy to tea",
)
REPORT = Evidence(SourceKind.LABORATORY_REPORT, "report 26-11-2231", date(2026, 11, 15))
ALT = NewObservation(
    "alt",
    "Alanine aminotransferase (ALT)",
    value="78",
    unit="U/L",
    high="40",
    on=date(2026, 11, 15),
    document=REPORT,
)


@pytest.fixture
def screening_id(registry):
    version = active(registry, *LINES)
    change_trial(
        registry,
        COORDINATOR,
        trial_id=version.trial_id,
        short_title="Tea",
        number_pattern="{site:2}{number:3}",
        age_anchor=Anchor.CONSENT,
        target_enrolment=None,
        result_anchor=Anchor.ENROLMENT,
        result_days=28,
    )
    found = consented(registry, version.trial_id)
    set_dates(registry, COORDINATOR, screening_id=found, enrolment=date(2026, 12, 1))
    return found


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
def walk(walks, registry, screening_id):
    return walks(registry, screening_id)


def enter(walk, told=ALT):
    subject_id = walk.screening.subject.id
    evidence.enter_observation(walk.registry, COORDINATOR, subject_id=subject_id, told=told)
    walk.presenter.wake()


def go(walk, code):
    walk.presenter.go_to(walk.checklist.item(code).criterion.id)
    return walk.robot


def test_a_criterion_asks_for_each_piece_of_evidence_in_a_row(walk):
    robot = go(walk, "E1")

    assert robot.rows == ("ALT", "AST")
    assert robot.row("alt").text("unit") == "U/L"
    assert robot.row("alt").is_shown("high")
    assert not robot.row("alt").is_shown("low")
    assert not robot.is_shown("value")  # the free value of the source document


def test_tab_follows_the_rows_and_goes_on_to_the_answers(walk):
    robot = go(walk, "E2")
    go(walk, "E1")

    robot.press("E")
    names = [robot.focus]
    for _stop in range(8):
        robot.press("Tab")
        names.append(robot.focus)

    fields = ["row_value", "row_unit", "row_high", "line", "calendar", "row_for_study"]
    assert names[:9] == [*fields, *fields[:3]]
    robot.press("Tab", "Tab", "Tab", "Tab")
    assert robot.focus.startswith("way_out")
    robot.press("Tab", "Tab", "Tab")
    assert robot.focus == "answer_NO"


def test_a_value_exactly_at_the_limit_says_so(walk):
    robot = go(walk, "E3")

    robot.row("alt").enter(value="200", high="40", on="2026-11-15")

    assert robot.computed[0] == "Computed: excluded by this criterion"
    assert robot.is_shown("cut_off")
    assert robot.row("alt").says("computed") == "5.00 × ULN"


def test_where_nothing_is_wanted_value_and_unit_stand_beside_the_document(walk):
    robot = go(walk, "E5")

    assert robot.rows == ()
    assert robot.is_shown("value")


def test_evidence_is_typed_once_and_used_at_a_later_criterion(walk):
    """A4, A6: ALT and AST at E1; E3 has ALT already, with its working and its source."""
    robot = go(walk, "E1")
    robot.enter_document("laboratory report", "report 26-11-2231", "2026-11-15")

    robot.press("E")
    assert robot.focus == "row_value"
    robot.row("alt").enter(value="78", high="40", on="2026-11-15")
    robot.row("ast").enter(value="28", high="40", on="2026-11-15")
    robot.press("Escape")

    assert [found.told.value for found in walk.evidence] == ["78", "28"]
    assert {found.told.document for found in walk.evidence} == {REPORT}
    assert robot.computed[0] == "Computed: not excluded by this criterion"
    assert robot.row("alt").says("computed") == "1.95 × ULN"

    robot.press("N")
    go(walk, "E3")

    assert robot.row("alt").text("value") == "78"
    assert "Laboratory report, report 26-11-2231, 2026-11-15" in robot.row("alt").says("note")
    assert "entered by Li Na" in robot.row("alt").says("note")
    assert robot.computed[0] == "Computed: not excluded by this criterion"
    assert len(walk.evidence) == 2


def test_a_result_that_was_done_for_the_trial_is_ticked_in_its_row(walk):
    """W4"""
    robot = go(walk, "E1")

    robot.row("alt").tick("for_study")
    robot.row("alt").enter(value="78", high="40", on=TODAY.isoformat())
    robot.row("ast").enter(value="28", high="40", on=TODAY.isoformat())
    robot.press("Escape")

    found = {each.told.what: each.told.for_study for each in walk.evidence}
    assert found == {"alt": True, "ast": False}


def test_what_is_done_for_the_trial_follows_the_consent(walk):
    """W4: nothing that was typed is lost by the refusal"""
    robot = go(walk, "E1")
    row = robot.row("alt")

    row.tick("for_study")
    row.enter(value="78", high="40", on="2026-11-15")
    robot.press("Escape")

    assert walk.evidence == ()
    assert row.text("value") == "78"
    assert row.says("unsaved") == "Not stored yet."


def test_that_it_was_done_for_the_trial_is_corrected_with_a_reason(walk):
    enter(walk, replace(ALT, on=TODAY))
    robot = go(walk, "E1")

    robot.row("alt").tick("for_study")
    assert robot.row("alt").says("unsaved") == "Not stored yet: a reason is due."
    robot.row("alt").enter(correction="a visit of the trial")
    robot.press("Escape")

    [stored] = walk.evidence
    assert (stored.told.for_study, stored.correction) == (True, "a visit of the trial")


def test_what_was_done_for_the_trial_and_is_entered_late_asks_why(walks, registry):
    """W4"""
    trial_id = active(registry, *LINES).trial_id
    screening_id = consented(registry, trial_id, given_on=TODAY - timedelta(days=3))
    change_site(registry, COORDINATOR, site=replace(SITE, late_entry_days=2))
    walk = walks(registry, screening_id)
    robot = go(walk, "E1")
    row = robot.row("alt")

    row.tick("for_study")
    row.enter(value="78", high="40", on=(TODAY - timedelta(days=3)).isoformat())
    robot.press("Escape")
    assert walk.evidence == ()

    row.enter(correction="the report came by post")
    robot.press("Escape")

    [stored] = walk.evidence
    assert stored.told.for_study


def test_what_is_computed_follows_each_letter_and_answers_nothing(walk):
    """A6"""
    robot = go(walk, "E2")
    row = robot.row("haemoglobin")
    assert robot.computed[0] == "Computed: not known yet"

    row.enter(on="2026-11-15", value="7")
    assert robot.computed[0] == "Computed: excluded by this criterion"
    robot.type("9.9")
    assert robot.computed[0] == "Computed: excluded by this criterion"
    row.enter(value="80")

    assert robot.computed[0] == "Computed: not excluded by this criterion"
    assert robot.marked == ""
    assert walk.evidence == ()
    assert row.says("unsaved") == "Not stored yet."


def test_a_row_that_lacks_something_is_kept_as_typed_and_says_what(walk):
    robot = go(walk, "E2")

    robot.row("haemoglobin").enter(value="121")
    robot.press("Escape")
    assert robot.row("haemoglobin").says("unsaved") == "Not stored yet; missing: the day."
    assert robot.word("E2") == "Not stored"

    go(walk, "E5")
    go(walk, "E2")
    assert robot.row("haemoglobin").text("value") == "121"
    robot.press("Enter")
    assert robot.current == "E2"
    assert robot.focus == "line"
    robot.type("2026-11-15")
    robot.press("Escape")

    [stored] = walk.evidence
    assert (stored.told.value, stored.told.on) == ("121", date(2026, 11, 15))
    assert robot.word("E2") == "Open"


def test_results_of_one_day_have_their_day_typed_once(walk):
    robot = go(walk, "E1")
    robot.row("alt").enter(value="78", high="40", on="2026-11-15")
    assert not robot.is_shown("row_same_day")
    robot.row("ast").enter(value="28", high="40")

    robot.click("row_same_day")

    assert [found.told.on for found in walk.evidence] == [date(2026, 11, 15)] * 2
    assert robot.row("ast").text("on") == "2026-11-15"
    assert not robot.is_shown("row_same_day")


def test_the_limits_of_a_laboratory_are_filled_in_visibly_and_can_be_changed(walk, registry):
    laboratory_id = enter_laboratory(registry, COORDINATOR, name="Lakeside laboratory")
    enter_range(
        registry,
        COORDINATOR,
        laboratory_id=laboratory_id,
        analyte="alt",
        unit="U/L",
        low=None,
        high=Decimal(35),
        valid_from=date(2026, 1, 1),
    )
    walk.presenter.wake()
    robot = go(walk, "E3")
    row = robot.row("alt")
    assert row.text("high") == ""

    robot.choose_laboratory("Lakeside laboratory")
    assert row.text("high") == "35"
    assert walk.evidence == ()
    row.enter(value="70", on="2026-11-15")
    assert row.says("computed") == "2.00 × ULN"
    row.enter(on="2025-11-15")
    assert row.text("high") == ""
    row.enter(on="2026-11-15")
    row.enter(high="40")
    robot.press("Escape")

    [stored] = walk.evidence
    assert (stored.told.high, stored.told.laboratory_id) == ("40", laboratory_id)


def test_a_day_that_is_none_is_not_stored_and_stays(walk):
    robot = go(walk, "E2")

    robot.row("haemoglobin").enter(value="121", on="2026-11-45")
    robot.press("Escape")

    assert walk.evidence == ()
    assert robot.row("haemoglobin").text("on") == "2026-11-45"


def test_a_value_without_a_source_is_claimed_until_it_has_one(walk):
    """A4"""
    robot = go(walk, "E2")
    robot.row("haemoglobin").enter(value="121", on="2026-11-15")
    robot.press("Escape")
    assert robot.row("haemoglobin").says("note").startswith("claimed, not evidenced")
    assert not robot.is_shown("row_document")

    robot.enter_document("laboratory report", "report 7", "2026-11-15")
    robot.click("row_document")

    [stored] = walk.evidence
    assert stored.told.document.place == "report 7"
    assert stored.correction == "The source document was added"
    assert robot.row("haemoglobin").says("note").startswith("Laboratory report, report 7")


def test_another_value_over_one_that_is_there_is_a_correction_with_a_reason(walk):
    """A8: the former value stays readable."""
    enter(walk)
    robot = go(walk, "E3")

    robot.row("alt").enter(value="87")
    robot.press("Escape")
    assert [found.told.value for found in walk.evidence] == ["78"]
    assert robot.row("alt").says("unsaved") == "Not stored yet: a reason is due."
    robot.click("prepared_0")
    robot.press("Escape")

    [stored] = walk.evidence
    assert (stored.told.value, stored.correction) == ("87", "Typing mistake")
    assert stored.told.document == REPORT
    assert robot.row("alt").history == (
        "78 U/L, ULN 40, 2026-11-15; corrected by Li Na: Typing mistake",
    )


def test_a_further_result_is_no_correction(walk):
    enter(walk)
    robot = go(walk, "E3")

    robot.row("alt").enter(value="90", on="2026-11-20")
    robot.row("alt").click("is_new")
    robot.press("Escape")
    assert [found.told.value for found in walk.evidence] == ["78", "90"]

    robot.row("alt").click("another")
    assert robot.row("alt").text("value") == ""
    robot.row("alt").enter(value="60", high="40", on="2026-11-21")
    robot.press("Escape")

    assert [found.told.value for found in walk.evidence] == ["78", "90", "60"]
    assert robot.row("alt").text("value") == "60"
    assert "Also: 90 U/L, ULN 40, 2026-11-20" in robot.row("alt").history


def test_what_was_typed_in_a_row_can_be_taken_back(walk):
    enter(walk)
    robot = go(walk, "E3")

    robot.row("alt").enter(value="87")
    robot.row("alt").click("take_back")

    assert robot.row("alt").text("value") == "78"
    assert [found.told.value for found in walk.evidence] == ["78"]


def test_a_result_says_until_when_it_holds_and_the_first_to_expire_stands_below(walk):
    """W2"""
    enter(walk)
    robot = go(walk, "E3")

    assert robot.row("alt").says("note").endswith("valid until 2026-12-13")
    assert any(line.startswith("Valid until 2026-12-13") for line in robot.computed)
    assert "Earliest result expires 2026-12-13 (ALT, E3)" in robot.verdict_detail


def test_a_result_out_of_its_window_is_not_taken_for_the_one_that_is_wanted(walk):
    """W1, W2"""
    enter(
        walk,
        NewObservation("haemoglobin", "Haemoglobin", value="121", on=date(2026, 3, 1)),
    )
    robot = go(walk, "E2")

    assert robot.row("haemoglobin").text("value") == ""
    assert robot.row("haemoglobin").history == ("Out of its window here: 121, 2026-03-01",)


def test_an_unusual_value_is_questioned_and_not_refused(walk):
    robot = go(walk, "E4")

    robot.row("igg4").enter(value="13500", on="2026-11-15")
    assert "unusual" in robot.row("igg4").says("question")
    robot.press("Escape")

    [stored] = walk.evidence
    assert stored.told.value == "13500"
    assert walk.refused == []


def test_a_value_is_shown_in_the_other_units_too(walk):
    robot = go(walk, "E4")

    robot.row("igg4").enter(value="135")

    assert robot.row("igg4").says("computed").startswith("= 1.35 g/L")


def test_what_would_decide_leads_to_the_row_or_to_the_worksheet(walk):
    robot = go(walk, "E2")
    robot.click("way_out_0")
    assert robot.focus == "row_value"

    wanted = []
    walk.presenter.worksheet_wanted.connect(lambda *found: wanted.append(found))
    go(walk, "I2")
    robot.click("way_out_0")

    criterion_id = walk.checklist.item("I2").criterion.id
    subject_id = walk.screening.subject.id
    assert wanted == [(subject_id, walk.screening_id, criterion_id, "sledai-2k")]


def test_the_key_w_opens_the_worksheet_of_the_criterion(walk):
    wanted = []
    walk.presenter.worksheet_wanted.connect(lambda *found: wanted.append(found[3]))
    robot = go(walk, "I2")

    robot.press("W")
    assert wanted == ["sledai-2k"]

    go(walk, "E5")
    assert not robot.is_shown("worksheet")
    robot.press("W")
    assert wanted == ["sledai-2k"]


def test_an_answer_against_what_was_computed_asks_why(walk):
    """A6"""
    enter(walk)
    robot = go(walk, "E3")

    robot.press("Y")
    assert robot.focus == "against_finding"
    robot.type("haemolytic sample")
    robot.press("Escape")

    assert walk.entry("E3").answer is Answer.YES
    assert walk.entry("E3").against_finding == "haemolytic sample"
    assert walk.entry("E3").cited == (walk.evidence[0].id,)


def test_the_same_document_is_that_of_the_result_which_is_asked_for(walk):
    """A4"""
    enter(walk)
    robot = go(walk, "E3")

    robot.press("D", "N")

    assert walk.entry("E3").evidence == REPORT


def test_who_only_reads_sees_the_evidence_and_no_fields(walks, registry, screening_id):
    walk = walks(registry, screening_id, MONITOR)
    enter(walk)
    robot = go(walk, "E3")

    assert robot.rows == ()
    assert robot.known[0].startswith(
        "Alanine aminotransferase (ALT): 78 U/L, ULN 40, 2026-11-15 · 1.95 × ULN"
    )


def test_a_closed_screening_shows_what_was_known_then(walk, walks, registry, screening_id):
    enter(walk)
    decide(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        outcome=Outcome.WITHDRAWN,
        reason="wants to think it over",
    )
    an_hour_later = registry.clock() + timedelta(hours=1)
    registry.clock = lambda: an_hour_later
    evidence.correct_observation(
        registry,
        COORDINATOR,
        observation_id=walk.evidence[0].id,
        told=NewObservation("alt", "ALT", value="400", unit="U/L", high="40", on=TODAY),
        correction="mistyped",
    )
    later = walks(registry, screening_id)
    robot = go(later, "E3")

    assert robot.rows == ()
    assert "78 U/L" in robot.known[0]
    assert robot.computed[0] == "Computed: not excluded by this criterion"


def test_no_letter_with_alt_leads_to_two_places(walk):
    enter(walk)
    go(walk, "E1")

    assert doubled_mnemonics(walk.robot.page) == {}


def test_a_figure_of_many_digits_breaks_nothing(walk):
    """A6: what cannot be a result is kept as it was typed, and computes nothing."""
    row = go(walk, "E1").row("alt")

    row.enter(value="999999999999", high="0.0000000000000000000000000000001")
    assert row.says("computed").endswith("00.00 × ULN")
    row.enter(value="1E400", high="40", on="2026-11-15")

    assert row.text("value") == "1E400"
    assert row.says("computed") == ""
    assert "cannot be read as a number" in walk.robot.computed[1]


@pytest.mark.parametrize("day", ["2026-02-31", "31.12.2026", "26-11-15", "2026-13-01"])
def test_a_day_that_is_none_is_named_in_words(walk, day):
    """A red frame alone says nothing to who cannot see it."""
    row = go(walk, "E1").row("alt")

    row.enter(value="78", high="40", on=day)

    assert row.says("unsaved") == f"Not stored yet: “{day}” is no day. Write it as 2026-11-22."


def test_a_day_that_is_being_typed_is_only_missing(walk):
    row = go(walk, "E1").row("alt")

    for day in ("2", "2026", "2026-1", "2026-11-", "2026-11-1"):
        row.enter(value="78", high="40", on=day)
        assert "is no day" not in row.says("unsaved")


@pytest.mark.parametrize(
    ("to", "rows"), [("E5", ()), ("E3", ("ALT",)), ("E2", ("Haemoglobin",))]
)
def test_a_date_field_that_is_left_by_going_on_is_of_no_other_criterion(walk, qtbot, to, rows):
    """The field tells what stands in it when the keyboard has left the criterion already."""
    row = go(walk, "E1").row("alt")
    row.enter(value="78", on="2026-11-15")
    for name in ("value", "on"):
        row.line(name).setFocus()
        row.line(name).selectAll()
        qtbot.keyClick(row.line(name), Qt.Key.Key_Delete)

    robot = go(walk, to)

    assert robot.rows == rows
    assert walk.evidence == ()
