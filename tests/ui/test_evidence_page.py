"""A subject's evidence: seen, found, entered, corrected and withdrawn on one page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from coordinator.commands.evidence import correct_observation, enter_observation
from coordinator.commands.laboratories import enter_laboratory, enter_range
from coordinator.commands.worksheets import fill_in
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.observation import Nature, NewObservation
from coordinator.domain.subject import Sex
from coordinator.instruments.entering import Rating
from coordinator.queries.evidence import evidence_of
from tests.builders import (
    COORDINATOR,
    MONITOR,
    TODAY,
    active,
    answered,
    consented,
    subject,
)
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.evidence import EvidenceRobot
from ui.desk import Desk
from ui.evidence.page import EvidencePage
from ui.evidence.presenter import EvidencePresenter
from ui.observation_entry.fields import NATURES
from ui.observation_entry.page import ObservationEntryPage
from ui.observation_entry.presenter import ObservationEntryPresenter

TAKEN = date(2026, 11, 15)
REPORT = Evidence(SourceKind.LABORATORY_REPORT, "report 771", TAKEN)
ALT = "Alanine aminotransferase (ALT)"


@pytest.fixture
def subject_id(registry):
    return subject(registry)


@pytest.fixture
def desk(registry, qapp):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def robot(qtbot, desk, subject_id):
    return shown(qtbot, desk, subject_id)


def shown(qtbot, desk, subject_id):
    entry = ObservationEntryPage(ObservationEntryPresenter(desk))
    presenter = EvidencePresenter(desk, entry.presenter)
    robot = EvidenceRobot(qtbot, EvidencePage(presenter, entry))
    robot.presenter = presenter
    presenter.open(subject_id)
    return robot


def known(registry, subject_id, what="alt", title=ALT, **told):
    facts = {
        "value": "31",
        "unit": "U/L",
        "high": "40",
        "on": TAKEN,
        "document": REPORT,
        **told,
    }
    return enter_observation(
        registry, COORDINATOR, subject_id=subject_id, told=NewObservation(what, title, **facts)
    )


def filled(robot, what=ALT, value="31", unit="U/L", on="2026-11-15"):
    robot.wait_for_things()
    for field, words in (("what", what), ("value", value), ("unit", unit), ("on", on)):
        robot.write(field, words)


def documented(robot):
    robot.pick("source_kind", "Laboratory report")
    robot.write("source_place", "report 771")
    robot.write("source_date", "2026-11-15")


def told(registry, subject_id):
    return [found.told for found in evidence_of(registry, subject_id)]


def test_all_that_is_known_stands_in_one_table_the_newest_first(robot, desk, subject_id):
    """A4: what lacks its source says so."""
    known(desk.registry, subject_id, on=date(2026, 10, 1))
    known(desk.registry, subject_id, "rituximab", "Rituximab", nature=Nature.COURSE, unit="",
          value="", high="", is_ongoing=True, document=Evidence())  # fmt: skip
    desk.changed.emit()

    assert [row[:4] for row in robot.rows] == [
        ("Rituximab", "", "", "since 2026-11-15, going on"),
        (ALT, "31 U/L", "≤ 40", "2026-10-01"),
    ]
    assert [row[5] for row in robot.rows] == ["claimed", "evidenced"]
    assert "1 without a source" in robot.words("page_subtitle")


def test_rows_are_found_by_any_of_their_words(robot, desk, subject_id):
    known(desk.registry, subject_id)
    known(desk.registry, subject_id, "weight", "Body weight", value="61", unit="kg", high="")
    desk.changed.emit()

    robot.search("report 771 kg")
    assert [row[0] for row in robot.rows] == ["Body weight"]
    robot.search("")
    assert len(robot.rows) == 2


def test_a_chosen_row_tells_the_value_in_other_units_and_who_entered_it(
    robot, desk, subject_id, qtbot
):
    known(desk.registry, subject_id, "igg4", "Immunoglobulin G4", value="1.35", unit="g/L")
    desk.changed.emit()
    robot.choose(0)

    qtbot.waitUntil(lambda: "135 mg/dL" in robot.words("facts"))
    assert "Li Na, 2026-11-22" in robot.words("facts")
    assert not robot.is_shown("claim")


def test_a_result_is_entered_with_the_keyboard_and_the_form_waits_for_the_next(
    robot, registry, subject_id
):
    robot.press(Qt.Key.Key_Space, "add")
    filled(robot)
    documented(robot)
    robot.press(Qt.Key.Key_Return, "source_place")

    [alt] = told(registry, subject_id)
    assert (alt.what, alt.value, alt.unit, alt.on, alt.document) == (
        "alt", "31", "U/L", TAKEN, REPORT,
    )  # fmt: skip
    assert robot.words("entered") == f"Entered: {ALT} 31 U/L"
    assert (robot.text("what"), robot.text("value"), robot.text("on")) == ("", "", "2026-11-15")
    assert robot.find(object, "what").hasFocus()

    robot.press(Qt.Key.Key_Escape)
    assert [row[0] for row in robot.rows] == [ALT]


def test_a_value_shows_in_its_other_units_while_it_is_entered(robot):
    robot.click("add")
    filled(robot, "Immunoglobulin G4", "1.35", "g/L")
    assert robot.note_at("value") == "= 135 mg/dL, = 1350 mg/L"


def test_an_unlikely_value_is_questioned_and_not_refused(robot, registry, subject_id):
    robot.click("add")
    filled(robot, "Immunoglobulin G4", "1350", "mg/dL")
    assert "mg/L" in robot.words("question")

    robot.click("enter_observation")
    assert told(registry, subject_id) == []
    robot.tick("is_compared")
    robot.click("enter_observation")
    assert [one.unit for one in told(registry, subject_id)] == ["mg/dL"]


def test_another_value_has_to_be_compared_anew(robot, registry, subject_id):
    robot.click("add")
    filled(robot, "Immunoglobulin G4", "1350", "mg/dL")
    robot.tick("is_compared")
    robot.write("value", "1360")
    robot.click("enter_observation")
    assert told(registry, subject_id) == []


def test_the_laboratory_fills_in_the_limits_that_hold_for_this_subject(
    robot, registry, subject_id
):
    laboratory(registry)
    robot.click("add")
    filled(robot)
    robot.pick("laboratory", "Harbour Laboratory")

    assert (robot.text("low"), robot.text("high")) == ("7", "35")
    assert "valid from 2026-01-01" in robot.note_at("laboratory")
    robot.click("enter_observation")
    [alt] = told(registry, subject_id)
    assert (alt.low, alt.high, alt.laboratory_id) == ("7", "35", 1)


def test_limits_that_a_person_typed_are_left_alone(robot, registry, subject_id):
    laboratory(registry)
    robot.click("add")
    filled(robot)
    robot.write("high", "41")
    robot.pick("laboratory", "Harbour Laboratory")
    assert (robot.text("low"), robot.text("high")) == ("", "41")
    assert robot.note_at("laboratory") == ""


def test_limits_that_were_filled_in_can_be_changed(robot, registry, subject_id):
    laboratory(registry)
    robot.click("add")
    filled(robot)
    robot.pick("laboratory", "Harbour Laboratory")
    robot.write("high", "36")
    assert robot.text("high") == "36"
    assert robot.note_at("laboratory") == ""


def test_the_form_asks_what_a_kind_of_evidence_has(robot):
    robot.click("add")
    assert robot.is_shown("unit")
    robot.pick("nature", "Treatment or event, with its days")
    assert not robot.is_shown("unit")
    assert not robot.is_shown("laboratory")
    assert robot.is_shown("until")
    robot.tick("is_ongoing")
    assert not robot.is_shown("until")
    robot.pick("nature", "Statement that holds or not")
    assert robot.is_shown("holds")
    assert not robot.is_shown("value")


def test_a_treatment_a_statement_and_an_absence_are_entered(robot, registry, subject_id):
    robot.click("add")
    robot.wait_for_things()
    robot.pick("nature", "Treatment or event, with its days")
    robot.write("what", "Rituximab")
    robot.write("on", "2026-01-05")
    robot.tick("is_ongoing")
    robot.click("enter_observation")
    robot.pick("nature", "Statement that holds or not")
    robot.write("what", "Breast-feeding")
    robot.pick("holds", "does not hold")
    robot.click("enter_observation")
    robot.pick("nature", "Looked for and absent")
    robot.write("what", "Malignancy")
    robot.write("on", "")
    robot.write("until", "2026-11-15")
    robot.click("enter_observation")

    rituximab, feeding, malignancy = told(registry, subject_id)
    assert (rituximab.what, rituximab.is_ongoing, rituximab.until) == ("rituximab", True, None)
    assert (feeding.value, feeding.nature) == ("no", Nature.STATED)
    assert (malignancy.on, malignancy.until) == (None, TAKEN)


def test_what_is_missing_stands_at_its_field(robot, registry, subject_id):
    robot.click("add")
    robot.wait_for_things()
    robot.click("enter_observation")
    assert robot.note_at("what") == "Say what it is, such as ALT or rituximab."
    assert robot.note_at("on") == "Enter the day it was taken."
    assert robot.find(object, "what").hasFocus()
    assert told(registry, subject_id) == []


def test_a_correction_says_why_and_keeps_the_former_value(robot, desk, subject_id):
    """A8"""
    known(desk.registry, subject_id)
    desk.changed.emit()
    robot.open_row(0)
    robot.write("value", "37")
    robot.click("enter_observation")
    assert robot.note_at("reason") == "Say why it is corrected."
    robot.write("reason", "misread the report")
    robot.click("enter_observation")

    [alt] = evidence_of(desk.registry, subject_id)
    assert (alt.told.what, alt.told.value, alt.former[0].told.value) == ("alt", "37", "31")
    assert robot.words("observation_value") == "37 U/L"
    assert "31 U/L" in robot.words("former")
    assert "misread the report" in robot.words("former")


def test_withdrawn_evidence_leaves_the_table_with_a_reason(robot, desk, subject_id):
    known(desk.registry, subject_id)
    desk.changed.emit()
    robot.choose(0)
    robot.click("withdraw")
    robot.give_reason("another person's report")
    assert robot.rows == []
    assert evidence_of(desk.registry, subject_id) == ()


def test_a_source_turns_a_claim_into_evidence(robot, desk, subject_id):
    """A4"""
    known(desk.registry, subject_id, document=Evidence())
    desk.changed.emit()
    robot.choose(0)
    assert robot.words("claim").startswith("Claimed, not evidenced. Missing:")
    robot.click("correct")
    documented(robot)
    robot.write("reason", "the report came")
    robot.click("enter_observation")
    assert robot.rows[0][5] == "evidenced"


def test_a_monitor_reads_and_does_not_enter(qtbot, registry, subject_id, qapp):
    """P1"""
    known(registry, subject_id)
    desk = Desk(registry, MONITOR)
    robot = shown(qtbot, desk, subject_id)
    robot.choose(0)
    assert not robot.is_enabled("add")
    assert not robot.is_enabled("correct")
    assert "林小雨" not in robot.words("page_subtitle")
    robot.open_row(0)
    assert not robot.is_shown("what")
    desk.close()


def laboratory(registry):
    laboratory_id = enter_laboratory(registry, COORDINATOR, name="Harbour Laboratory")
    for sex, high in ((Sex.FEMALE, "35"), (Sex.MALE, "50")):
        enter_range(
            registry,
            COORDINATOR,
            laboratory_id=laboratory_id,
            analyte="alt",
            unit="U/L",
            low=Decimal(7),
            high=Decimal(high),
            valid_from=date(2026, 1, 1),
            sex=sex,
        )


def test_no_letter_with_alt_leads_to_two_places(robot, desk, subject_id):
    known(desk.registry, subject_id)
    desk.changed.emit()
    robot.choose(0)
    assert doubled_mnemonics(robot.page) == {}
    robot.click("correct")
    robot.tick("for_study")
    for nature in NATURES.values():
        robot.pick("nature", nature)
        assert (nature, doubled_mnemonics(robot.page)) == (nature, {})
    robot.press(Qt.Key.Key_Escape)
    robot.click("add")
    robot.pick("nature", NATURES[Nature.COURSE])
    assert doubled_mnemonics(robot.page) == {}


def test_worksheets_are_listed_with_their_result_and_opened(robot, desk, subject_id, qtbot):
    number = fill_in(
        desk.registry,
        COORDINATOR,
        subject_id=subject_id,
        instrument="sledai-2k",
        said={"look_back": "10", "arthritis": "yes"},
        rating=Rating("Dr Ada Brandt", TODAY, rest_is_absent=True),
        document=Evidence(SourceKind.SCORE_SHEET, "binder 3, sheet 1", TODAY),
    )
    desk.changed.emit()
    assert robot.worksheets == [("SLEDAI-2K", "4", "Dr Ada Brandt, 2026-11-22")]

    with qtbot.waitSignal(robot.presenter.worksheet_chosen) as chosen:
        robot.open_worksheet(0)
    assert chosen.args == [number]


def test_a_worksheets_result_is_corrected_on_its_worksheet(robot, desk, subject_id, qtbot):
    number = fill_in(
        desk.registry,
        COORDINATOR,
        subject_id=subject_id,
        instrument="sledai-2k",
        said={"look_back": "10", "arthritis": "yes"},
        rating=Rating("Dr Ada Brandt", TODAY, rest_is_absent=True),
        document=Evidence(SourceKind.SCORE_SHEET, "binder 3, sheet 1", TODAY),
    )
    desk.changed.emit()
    robot.choose(0)
    assert robot.words("note") == "A worksheet's result: correct the worksheet."
    assert not robot.is_enabled("withdraw")
    with qtbot.waitSignal(robot.presenter.worksheet_chosen) as chosen:
        robot.open_row(0)
    assert chosen.args == [number]


def test_what_rests_on_a_value_is_named_beside_it_also_after_a_correction(
    robot, desk, subject_id
):
    registry = desk.registry
    version = active(registry, "I1 Age 18 to 70 years", "E1 ALT > 80 U/L")
    first = known(registry, subject_id)
    answered(registry, consented(registry, version.trial_id, subject_id), E1="no")
    told = replace(evidence_of(registry, subject_id)[0].told, value="32")
    correct_observation(
        registry, COORDINATOR, observation_id=first, told=told, correction="misread"
    )
    desk.changed.emit()
    robot.choose(0)
    assert robot.words("uses") == "NCT99990001 07001 E1"
