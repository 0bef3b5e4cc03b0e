"""The page on which a person is held against all trials (P3, S5)."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from sqlalchemy import func, select

from coordinator.commands.evidence import enter_observation
from coordinator.domain.observation import Nature, NewObservation
from coordinator.domain.prescreening import ToldFacts
from coordinator.domain.record import RegistryIds
from coordinator.domain.subject import Sex
from coordinator.languages import Language, catalogue_of
from coordinator.queries.evidence import evidence_of
from coordinator.queries.prescreening import prescreened_counts, prescreening
from coordinator.registry.audit import AuditEntryRow
from coordinator.text import speaking
from tests.builders import COORDINATOR, MONITOR, TODAY, active, consented, record, subject
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.prescreen import PrescreenRobot
from ui.desk import Desk
from ui.prescreen.page import PrescreenPage
from ui.prescreen.presenter import PrescreenPresenter
from ui.prescreen.telling import told_by
from ui.prescreen.view import FactAsked, Said, TypedFact, TypedFacts
from ui.prescreen.wording import detail_of

TEA, SOCKS = "NCT99990001", "NCT99990002"


@pytest.fixture
def trials(registry):
    """Give the ids of two trials that recruit, by registry id."""
    lines = {
        TEA: ("I1 Age 18 to 70 years", "E1 ALT > 2 times the upper limit of normal"),
        SOCKS: ("I1 Age 60 years or older", "I2 Haemoglobin of at least 90 g/L", "E1 Fever"),
    }
    return {
        nct: active(
            registry, known=record(*words, title=f"Trial {nct}", ids=RegistryIds(nct=nct))
        ).trial_id
        for nct, words in lines.items()
    }


class Opened:
    def __init__(self, qtbot, registry, actor, subject_id):
        self.desk = Desk(registry, actor)
        self.presenter = PrescreenPresenter(self.desk)
        self.chosen = []
        self.presenter.trial_chosen.connect(lambda *ids: self.chosen.append(ids))
        page = PrescreenPage(self.presenter)
        self.presenter.open(subject_id)
        self.robot = PrescreenRobot(qtbot, page, self.desk)


@pytest.fixture
def open_page(qtbot, registry):
    opened = []

    def open_(actor=COORDINATOR, subject_id=0):
        opened.append(Opened(qtbot, registry, actor, subject_id))
        return opened[-1]

    yield open_
    for one in opened:
        one.robot.page.close()
        one.desk.close()


def entries(registry):
    with registry.reading() as session:
        return session.scalars(select(func.count()).select_from(AuditEntryRow)).one()


def test_trials_change_while_facts_are_typed_and_nothing_is_stored(open_page, registry, trials):
    """P3"""
    robot = open_page().robot
    before = entries(registry)
    assert robot.fits == {TEA: "Not known yet", SOCKS: "Not known yet"}

    robot.write("age", "43")
    robot.wait_for(SOCKS, "Excluded by I1")
    fact = robot.ask("Alanine aminotransferase (ALT) with the upper limit of normal")
    robot.fill(fact, value="31", high="40")
    robot.wait_for(TEA, "May fit")

    assert robot.words("counts") == (
        "1 may fit · 0 not known yet · 1 excluded, as far as is known"
    )
    assert entries(registry) == before


def test_what_decides_most_trials_is_asked_first(open_page, trials):
    robot = open_page().robot

    assert robot.rows("to_ask")[0] == ("Age", "2")

    robot.write("age", "65")
    robot.wait_for(TEA, "Not known yet")
    assert ("Haemoglobin", "1") in robot.rows("to_ask")


def test_a_person_is_prescreened_with_the_keyboard_alone(open_page, trials):
    opened = open_page()
    robot = opened.robot
    robot.page.setFocus()

    robot.type("65")
    robot.wait_for(SOCKS, "Not known yet")
    table = robot.find(QLineEdit, "trial_search")
    table.setFocus()
    robot.key(Qt.Key.Key_Down)
    robot.key(Qt.Key.Key_Return)

    assert opened.chosen == [(0, trials[TEA])]


def test_the_chosen_trial_shows_each_criterion_with_what_is_found(open_page, trials):
    robot = open_page().robot
    robot.write("age", "17")
    robot.wait_for(SOCKS, "Excluded by I1")

    robot.select(SOCKS)
    robot.wait_for_words("criterion_working", "17 years as told")

    assert robot.words("detail_title") == f"{SOCKS} · Trial {SOCKS}"
    found = {row[0]: row[1] for row in robot.rows("criteria_found")}
    assert found == {"I1": "Against", "I2": "Not known yet", "E1": "To be read"}
    assert robot.words("criterion_text") == "I1  Age 60 years or older"


def test_the_line_below_the_chosen_trial_is_made_of_chinese_sentences(registry, trials):
    """L2"""
    every = prescreening(registry, ToldFacts(Decimal(43)), None).trials
    found = next(one for one in every if one.trial.id == trials[TEA])

    with speaking(catalogue_of(Language.CHINESE)):
        summary = detail_of(found, ()).summary

    assert summary.startswith("尚不清楚。缺1项资料：")
    assert summary.endswith("。")
    assert ". " not in summary


def test_an_age_that_is_none_is_said_so_and_counts_for_nothing(open_page, trials):
    robot = open_page().robot

    robot.write("age", "old")

    field = robot.find(QLineEdit, "age")
    assert field.accessibleDescription() == "Enter the age in years, such as 43."
    assert robot.fits[TEA] == "Not known yet"


def test_an_unusual_value_is_questioned_at_its_row(open_page, trials):
    robot = open_page().robot

    fact = robot.ask("Haemoglobin")
    robot.fill(fact, value="12")

    assert "unusual" in fact.findChild(QLineEdit, "value").accessibleDescription()


def test_a_fact_that_is_taken_away_counts_no_more(open_page, trials):
    robot = open_page().robot
    robot.write("age", "43")
    fact = robot.ask("Alanine aminotransferase (ALT) with the upper limit of normal")
    robot.fill(fact, value="95", high="40")
    robot.wait_for(TEA, "Excluded by E1")

    fact.findChild(object, "remove").click()

    robot.wait_for(TEA, "Not known yet")
    assert robot.facts == []


def test_a_prescreening_is_noted_only_when_asked_for(open_page, registry, trials):
    """P3"""
    robot = open_page().robot
    assert not robot.is_enabled("note_prescreening")
    robot.write("age", "43")
    robot.wait_for(SOCKS, "Excluded by I1")

    robot.click("note_prescreening")
    robot.wait()

    assert robot.done == "Noted for 2 trials."
    assert prescreened_counts(registry, trials[SOCKS]).excluded == 1


def test_the_next_person_begins_with_empty_fields(open_page, trials):
    """P3"""
    robot = open_page().robot
    robot.write("age", "43")
    robot.ask("Haemoglobin")
    robot.wait_for(SOCKS, "Excluded by I1")

    robot.click("next_person")

    robot.wait_for(SOCKS, "Not known yet")
    assert robot.find(QLineEdit, "age").text() == ""
    assert robot.facts == []


def test_a_subject_is_held_against_with_age_sex_and_evidence_of_the_registry(
    open_page, registry, trials
):
    who = subject(registry)
    alt = NewObservation("alt", "ALT", value="31", unit="U/L", high="40", on=TODAY)
    enter_observation(registry, COORDINATOR, subject_id=who, told=alt)

    opened = open_page(subject_id=who)
    robot = opened.robot

    assert robot.fits == {TEA: "May fit", SOCKS: "Excluded by I1"}
    assert "ALT 31 U/L (2026-11-22)" in robot.words("of_record")
    assert not robot.is_shown("age")
    assert not robot.is_shown("note_prescreening")
    assert robot.words("page_subtitle") == "LXY · 林小雨 · female · 43 on 2026-11-22"
    robot.select(TEA)
    robot.click("go_on")
    assert opened.chosen == [(who, trials[TEA])]


def test_facts_typed_for_a_subject_are_kept_as_evidence_when_asked_for(
    open_page, registry, trials
):
    who = subject(registry)
    robot = open_page(subject_id=who).robot
    fact = robot.ask("Alanine aminotransferase (ALT) with the upper limit of normal")
    robot.fill(fact, value="31", high="40")
    robot.wait_for(TEA, "May fit")
    assert evidence_of(registry, who) == ()

    robot.click("keep_facts")
    robot.wait()

    (kept,) = evidence_of(registry, who)
    assert (kept.told.what, kept.told.value, kept.told.on) == ("alt", "31", TODAY)
    assert robot.facts == []
    assert robot.fits[TEA] == "May fit"
    assert "kept as evidence" in robot.done


def test_a_subject_in_screening_is_shown_so_and_cannot_begin_another_one(
    open_page, registry, trials
):
    """S5"""
    who = subject(registry)
    consented(registry, trials[TEA], who)

    robot = open_page(subject_id=who).robot

    assert robot.words("in_screening").startswith("In screening already: 07001")
    assert not robot.is_enabled("go_on")
    assert "07001: consented" in robot.rows("trial_fits")[0][3]


def test_the_list_is_narrowed_by_words_and_by_how_trials_stand(open_page, trials):
    robot = open_page().robot
    robot.write("age", "43")
    robot.wait_for(SOCKS, "Excluded by I1")

    robot.choose("show", "excluded")
    assert list(robot.fits) == [SOCKS]
    robot.choose("show", "")
    robot.write("trial_search", "90001")
    robot.key(Qt.Key.Key_Return)
    assert list(robot.fits) == [TEA]


def test_without_a_trial_the_page_says_what_is_needed(open_page):
    robot = open_page().robot

    assert "No trial recruits" in robot.empty_sentences
    assert not robot.is_enabled("go_on")


def test_a_monitor_looks_and_notes_nothing(open_page, trials):
    robot = open_page(MONITOR).robot
    robot.write("age", "43")
    robot.wait_for(SOCKS, "Excluded by I1")

    assert not robot.is_enabled("note_prescreening")
    assert not robot.is_enabled("go_on")


def test_every_letter_with_alt_leads_to_one_place(open_page, trials):
    assert doubled_mnemonics(open_page().robot.page) == {}


def test_every_field_is_named_for_a_screen_reader(open_page, trials):
    robot = open_page().robot
    fact = robot.ask("Alanine aminotransferase (ALT) with the upper limit of normal")

    lines = [line for line in fact.findChildren(QLineEdit) if line.isVisible()]
    assert lines
    assert all(line.accessibleName() for line in lines)
    assert all(
        button.text() or button.accessibleName()
        for button in robot.page.findChildren(QPushButton)
    )
    assert QApplication.focusWidget() is fact.findChild(QLineEdit, "value")


RITUXIMAB = FactAsked("rituximab", "Rituximab", Nature.COURSE)


@pytest.mark.parametrize(
    ("said", "on", "expected"),
    [
        (Said.NEVER, None, [(Nature.ABSENCE, None, TODAY, False)]),
        (Said.STILL, date(2026, 5, 1), [(Nature.COURSE, date(2026, 5, 1), None, True)]),
        (
            Said.NOT_SINCE,
            date(2026, 5, 1),
            [(Nature.ABSENCE, date(2026, 5, 1), TODAY, False)],
        ),
        (
            Said.LAST_ON,
            date(2026, 5, 1),
            [
                (Nature.COURSE, date(2026, 5, 1), date(2026, 5, 1), False),
                (Nature.ABSENCE, date(2026, 5, 2), TODAY, False),
            ],
        ),
        (Said.LAST_ON, None, []),
    ],
)
def test_what_is_said_of_a_treatment_becomes_what_was_told(said, on, expected):
    typed = TypedFacts(facts=(TypedFact(RITUXIMAB, said=said, on=on),))

    told = told_by(typed, TODAY).observations

    assert [(one.nature, one.on, one.until, one.is_ongoing) for one in told] == expected


def test_a_treatment_that_goes_on_is_told_with_its_dose():
    asked = FactAsked("prednisone", "Prednisone", Nature.COURSE, ("mg/d",))
    typed = TypedFact(asked, "10", "mg/d", said=Said.STILL, on=date(2026, 5, 1))

    (told,) = told_by(TypedFacts(facts=(typed,)), TODAY).observations

    assert (told.value, told.unit, told.is_ongoing) == ("10", "mg/d", True)


def test_a_treatment_is_said_in_a_few_words_and_its_dose_asked_for_when_it_is_taken(
    open_page, registry
):
    active(registry, "I1 Age 18 years or older", "E1 Prednisone > 10 mg/d")
    robot = open_page().robot
    words = next(row[0] for row in robot.rows("to_ask") if row[0].startswith("Prednisone"))
    fact = robot.ask(words)
    assert not fact.findChild(QLineEdit, "value").isVisible()

    robot.say(fact, Said.STILL, "2026-05-01")
    robot.fill(fact, value="20")
    robot.wait_for("NCT99990001", "Excluded by E1")

    robot.say(fact, Said.NEVER)
    robot.wait_for("NCT99990001", "Not known yet")
    assert not fact.findChild(QLineEdit, "value").isVisible()


def test_a_treatment_that_ended_waits_for_its_day(open_page, registry):
    active(registry, "I1 Age 18 years or older", "E1 Rituximab within 6 months")
    robot = open_page().robot
    words = next(row[0] for row in robot.rows("to_ask") if row[0].startswith("Rituximab"))
    fact = robot.ask(words)

    robot.say(fact, Said.LAST_ON)
    assert robot.find(QLabel, "note").text() == "Enter the day."

    robot.say(fact, Said.LAST_ON, "2026-11-01")
    robot.wait_for("NCT99990001", "Excluded by E1")
    assert robot.find(QLabel, "note").text() == ""


def test_a_monitor_sees_no_name(open_page, registry, trials):
    """P1"""
    robot = open_page(MONITOR, subject(registry)).robot

    assert robot.words("page_subtitle") == "LXY · female"


def test_a_statement_is_told_as_yes_or_no_and_an_empty_day_is_today():
    asked = FactAsked("infection", "Infection", Nature.STATED)
    typed = TypedFacts("43", "female", (TypedFact(asked, said=Said.NO),))

    told = told_by(typed, TODAY)

    assert told.sex is Sex.FEMALE
    assert [(one.value, one.on) for one in told.observations] == [("no", TODAY)]
