from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coordinator.commands.consents import change_consent_form
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import AlreadyInScreening, State
from coordinator.queries.consents import consent_forms_of
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    TODAY,
    active,
    consent_form,
    consented,
    draft,
    record,
    subject,
)
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.screen_patient import ScreenPatientRobot
from ui.desk import Desk
from ui.screen_patient.page import ScreenPatientPage
from ui.screen_patient.presenter import ScreenPatientPresenter
from ui.screen_patient.view import Step
from ui.subject_entry.page import SubjectEntryPage
from ui.subject_entry.presenter import SubjectEntryPresenter
from ui.widgets.form import FormField


class Patient:
    def __init__(self, qtbot, registry):
        self.desk = Desk(registry, COORDINATOR)
        self.refused = []
        self.started = []
        self.desk.refused.connect(self.refused.append)
        self.presenter = ScreenPatientPresenter(self.desk)
        self.presenter.screening_started.connect(self.started.append)
        entry = SubjectEntryPage(SubjectEntryPresenter(self.desk))
        page = ScreenPatientPage(self.presenter, entry)
        self.presenter.start()
        self.robot = ScreenPatientRobot(qtbot, page)


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


@pytest.fixture
def patient(qtbot, registry, trial_id):
    opened = Patient(qtbot, registry)
    yield opened
    opened.robot.page.close()
    opened.desk.close()


def test_a_known_subject_gets_a_screening_with_the_keyboard_alone(patient, registry):
    """C1, S1"""
    subject(registry)
    patient.presenter.start()
    robot = patient.robot

    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Return)
    assert robot.step == Step.TRIAL
    robot.press(Qt.Key.Key_Return)
    assert robot.step == Step.CONSENT
    robot.consent()
    robot.press_act()

    (screening_id,) = patient.started
    screening = screening_of(registry, screening_id, with_identity=True)
    assert screening.screening_number == "07001"
    assert screening.consent.given_on == TODAY
    assert screening.consent.form_version == "1.1"


def test_somebody_new_is_entered_on_the_way(patient):
    robot = patient.robot
    robot.search("林小雨")
    robot.click("new_patient")
    assert robot.words_in("name") == "林小雨"

    robot.fill("H-9", "林小雨", "female", "1983-04-01")
    robot.write("initials", "LXYU")
    robot.click("enter_subject")

    assert robot.step == Step.TRIAL
    assert "LXYU · 林小雨 · H-9 · female · born 1983-04-01" in robot.subtitle


def test_only_trials_with_a_version_in_use_are_offered(patient, registry):
    """S4"""
    draft(registry, "I1 Age 18 years or older", "E1 Fever")
    patient.presenter.start(subject(registry))

    rows = patient.robot.rows("recruiting")

    assert len(rows) == 1
    assert rows[0][2] == "TEA-204 v2.0"


def test_nothing_of_the_consent_is_preset_and_each_missing_field_is_named(
    patient, registry, trial_id
):
    """C1"""
    patient.presenter.start(subject(registry), trial_id)
    robot = patient.robot
    robot.click("record_consent")

    assert robot.problem_at("given_on") == "Enter the day on which the consent was signed."
    assert robot.problem_at("given_at").startswith("Enter the time")
    assert robot.problem_at("form_version").startswith("Choose the version")
    assert robot.problem_at("obtained_by").startswith("Enter who")
    assert patient.started == []


def test_a_guardian_consents_for_a_minor(patient, registry, trial_id):
    """C3"""
    young = subject(registry, "王小果", birth_on=TODAY.replace(year=2012))
    patient.presenter.start(young, trial_id)
    robot = patient.robot
    assert not robot.is_shown("guardian_name")
    robot.consent()
    assert robot.is_shown("guardian_name")

    robot.click("record_consent")
    assert robot.problem_at("guardian_name") == "Enter the guardian's name."
    robot.write("guardian_name", "王大果")
    robot.write("guardian_relation", "father")
    robot.write_day("guardian_consented_on", "2026-11-22")
    robot.click("record_consent")
    assert robot.problem_at("has_assent").startswith("Tick it from the signed assent")
    robot.page.findChild(object, "has_assent").click()
    robot.click("record_consent")

    screening = screening_of(registry, patient.started[0], with_identity=True)
    assert screening.consent.guardian_relation == "father"
    assert screening.consent.has_assent
    assert screening.subject.identity.guardian_name == "王大果"


def test_a_child_below_the_sites_age_is_not_asked_for_assent(patient, registry, trial_id):
    """C3"""
    young = subject(registry, "王小果", birth_on=TODAY.replace(year=2019))
    patient.presenter.start(young, trial_id)
    patient.robot.consent()

    assert patient.robot.is_shown("guardian_name")
    assert not patient.robot.is_shown("has_assent")
    note = patient.robot.find(QLabel, "guardian_note").text()
    assert note == "The subject is 7 on 2026-11-22: a guardian consents too."


def test_the_versions_valid_on_the_day_typed_are_offered_newest_first(
    patient, registry, trial_id
):
    """C1"""
    consent_form(registry, trial_id, "2.0", valid_from=TODAY)
    patient.presenter.start(subject(registry), trial_id)
    robot = patient.robot
    assert robot.version == ""
    both = ("2.0, valid from 2026-11-22", "1.1, valid from 2016-01-04", "Another version…")
    assert robot.versions == both

    robot.choose_version("2.0")
    robot.write_day("given_on", "2026-11-21")
    assert robot.versions == both[1:]
    assert robot.version == ""

    robot.write_day("given_on", "2026-11-22")
    assert robot.versions == both


def test_a_missing_version_is_entered_in_place_and_chosen(patient, registry, trial_id):
    """C1, T1"""
    patient.presenter.start(subject(registry), trial_id)
    robot = patient.robot
    robot.consent()
    assert not robot.is_shown("new_version")
    robot.choose_version("+")
    robot.click("enter_version")
    assert robot.problem_at("new_version") == "Enter the version."
    assert robot.problem_at("new_valid_from").startswith("Enter the first day")
    robot.enter_version("1.2", "2026-11-01")

    assert robot.version == "1.2"
    assert not robot.is_shown("new_version")
    robot.click("record_consent")
    screening = screening_of(registry, patient.started[0], with_identity=True)
    assert screening.consent.form_version == "1.2"


def test_a_version_that_was_not_valid_on_the_day_is_kept_and_not_chosen(
    patient, registry, trial_id
):
    """C1"""
    patient.presenter.start(subject(registry), trial_id)
    robot = patient.robot
    robot.consent()
    robot.choose_version("+")
    robot.enter_version("0.9", "2025-01-01", "2025-12-31")

    assert robot.version == "+"
    assert robot.problem_at("form_version").startswith("0.9 is on record now, but")
    assert [form.version for form in consent_forms_of(registry, trial_id)] == ["0.9", "1.1"]
    robot.click("record_consent")
    assert robot.problem_at("form_version").startswith("Choose the version")


def test_without_any_version_on_record_the_step_asks_for_the_first(patient, registry):
    """C1: never free text without a form on record."""
    bare = active(registry, known=record(ids=RegistryIds(nct="NCT99990002")))
    [form] = consent_forms_of(registry, bare.trial_id)
    change_consent_form(
        registry,
        COORDINATOR,
        form_id=form.id,
        valid_from=form.valid_from,
        valid_until=date(2026, 1, 31),
        asks_again=False,
        note="",
        reason="superseded",
    )
    patient.presenter.start(subject(registry), bare.trial_id)

    assert patient.robot.versions == ("Another version…",)
    assert patient.robot.is_shown("new_version")
    note = patient.robot.find(QLabel, "form_note").text()
    assert note == (
        "No version on record was valid on 2026-11-22: 1.1, 2016-01-04 to 2026-01-31."
    )


def test_a_trial_that_admits_adults_only_says_so_beside_the_guardian(patient, registry):
    """C3"""
    adults = active(registry, known=record(min_age=Decimal(18), age_unit="years"))
    patient.presenter.start(
        subject(registry, birth_on=TODAY.replace(year=2012)), adults.trial_id
    )
    patient.robot.consent()

    note = patient.robot.find(QLabel, "guardian_note").text()
    assert note.endswith("The record admits nobody under 18.")


def test_an_adult_needs_no_guardian(patient, registry, trial_id):
    """C3"""
    patient.presenter.start(subject(registry), trial_id)
    patient.robot.consent()

    assert not patient.robot.is_shown("guardian_name")


def test_a_consent_that_is_entered_late_asks_why(patient, registry, trial_id):
    """W4"""
    patient.presenter.start(subject(registry), trial_id)
    robot = patient.robot
    robot.consent("2026-11-01")
    assert robot.is_shown("late_reason")

    robot.click("record_consent")
    assert robot.problem_at("late_reason") == "Say why it is entered late."
    robot.write("late_reason", "the form came by post")
    robot.click("record_consent")

    assert len(patient.started) == 1


def test_a_consent_before_birth_or_after_today_is_refused_at_its_field(
    patient, registry, trial_id
):
    """W4"""
    patient.presenter.start(subject(registry), trial_id)
    robot = patient.robot

    robot.write_day("given_on", "1983-03-31")
    assert robot.problem_at("given_on") == "1983-03-31 is before 1983-04-01."
    robot.write_day("given_on", "2026-11-23")
    assert robot.problem_at("given_on") == "2026-11-23 is after 2026-11-22."


def test_a_refusal_is_said_beside_the_consent_and_what_was_typed_stays(
    patient, registry, trial_id
):
    """S5"""
    subject_id = subject(registry)
    consented(registry, trial_id, subject_id)
    patient.presenter.start(subject_id, trial_id)
    patient.robot.consent()
    patient.robot.click("record_consent")

    assert isinstance(patient.refused[-1], AlreadyInScreening)
    assert "in screening already: 07001" in patient.robot.problem
    assert patient.robot.version == "1.1"
    assert patient.started == []


def test_the_next_consent_begins_with_empty_fields(patient, registry, trial_id):
    patient.presenter.start(subject(registry), trial_id)
    patient.robot.consent()
    patient.robot.click("record_consent")
    other = subject(registry, "Tom Brook", hospital_number="H-2")

    patient.presenter.start(other, trial_id)

    assert patient.robot.version == ""
    screening = screening_of(registry, patient.started[0], with_identity=True)
    assert screening.state is State.CONSENTED


def test_one_can_go_back_step_by_step_and_out(patient, registry, trial_id, qtbot):
    patient.presenter.start(subject(registry), trial_id)
    assert patient.robot.step == Step.CONSENT

    patient.presenter.go_back()
    assert patient.robot.step == Step.TRIAL
    patient.presenter.go_back()
    assert patient.robot.step == Step.WHO
    with qtbot.waitSignal(patient.presenter.left):
        patient.presenter.go_back()


def test_each_letter_with_alt_leads_to_one_place(patient, registry, trial_id):
    young = subject(registry, birth_on=TODAY.replace(year=2012))
    for known in ((), (young,), (young, trial_id)):
        patient.presenter.start(*known)
        assert doubled_mnemonics(patient.robot.page) == {}

    patient.robot.consent("2026-11-01")
    assert doubled_mnemonics(patient.robot.page) == {}


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-11-25", "2026-11-25 is after 2026-11-22."),
        ("1980-01-01", "1980-01-01 is before 1983-04-01."),
        ("", "Enter the day on which the consent was signed."),
    ],
)
def test_a_wrong_day_of_consent_is_named_also_when_it_is_to_be_recorded(
    patient, registry, trial_id, day, sentence
):
    """W4"""
    patient.presenter.start(subject(registry), trial_id)
    patient.robot.consent(day)

    patient.robot.click("record_consent")

    assert patient.started == []
    assert patient.robot.find(FormField, "given_on_field").problem == sentence


def test_the_page_gives_the_keyboard_to_the_step_in_sight(patient):
    patient.robot.page.setFocus()

    assert QApplication.focusWidget().objectName() == "who_search"


def test_the_trials_tell_how_they_stand_with_what_is_known_of_the_subject(
    qtbot, patient, registry
):
    patient.presenter.start(subject(registry, birth_on=TODAY.replace(year=2012)))
    robot = patient.robot

    qtbot.waitUntil(lambda: robot.rows("recruiting")[0][3] == "Excluded by I1")

    robot.open_row("recruiting", 0)
    assert robot.step == Step.CONSENT


@pytest.mark.parametrize("size", [(1366, 768), (3840, 2160)])
def test_consent_is_recorded_right_below_its_fields(patient, registry, trial_id, size):
    subject(registry)
    patient.presenter.start()
    patient.robot.press(Qt.Key.Key_Down)
    patient.robot.press(Qt.Key.Key_Return)
    patient.robot.press(Qt.Key.Key_Return)
    page = patient.robot.page

    page.resize(*size)
    QApplication.processEvents()

    last = page.findChild(QWidget, "obtained_by")
    button = page.findChild(QWidget, "record_consent")
    end_of_fields = last.mapTo(page, last.rect().bottomLeft())
    assert 0 < button.mapTo(page, QPoint(0, 0)).y() - end_of_fields.y() < 100
    assert abs(button.mapTo(page, QPoint(0, 0)).x() - end_of_fields.x()) < 40
