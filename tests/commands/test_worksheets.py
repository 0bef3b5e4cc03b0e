"""Worksheets are kept as they were, and their settled results are evidence (A4, A8, C2, P1)."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coordinator.commands.evidence import enter_observation
from coordinator.commands.worksheets import fill_in
from coordinator.domain.consent import BeforeConsent
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.filled_worksheet import (
    BirthDiffers,
    How,
    NoteKind,
    OtherWorksheet,
    WorksheetLacks,
    WorksheetReplaced,
)
from coordinator.domain.observation import Nature, NewObservation
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import NotDelegated
from coordinator.domain.subject import Sex
from coordinator.domain.windows import DateBeforeBirth, DateInFuture
from coordinator.instruments.entering import NotAnAnswer, Rating
from coordinator.instruments.library import instrument
from coordinator.instruments.sheet import FindingsContradict
from coordinator.queries.evidence import evidence_of
from coordinator.queries.worksheets import worksheet_at, worksheets_of
from coordinator.registry.audit import AuditEntryRow
from tests.builders import COORDINATOR, MONITOR, TODAY, active, consented, subject

SHEET = Evidence(SourceKind.SCORE_SHEET, "binder 3, sheet 1", TODAY)
RATED = Rating("Dr Ada Brandt", TODAY, rest_is_absent=True)
ACTIVE = {"look_back": "10", "arthritis": "yes", "rash": "yes", "alopecia": "yes"}


@pytest.fixture
def subject_id(registry):
    return subject(registry)


def filled(registry, subject_id, said=None, **more):
    told = {
        "instrument": "sledai-2k",
        "said": ACTIVE if said is None else said,
        "rating": RATED,
        "document": SHEET,
        **more,
    }
    actor = told.pop("actor", COORDINATOR)
    return fill_in(registry, actor, subject_id=subject_id, **told)


def known(registry, subject_id):
    return {found.told.what: found for found in evidence_of(registry, subject_id)}


def test_the_result_is_evidence_with_its_day_source_and_worksheet(registry, subject_id):
    """A4"""
    worksheet_id = filled(registry, subject_id)

    found = known(registry, subject_id)["sledai-2k"]
    assert (found.told.value, found.told.title) == ("8", "SLEDAI-2K")
    assert (found.told.nature, found.told.on) == (Nature.MEASURED, TODAY)
    assert found.told.document == SHEET
    assert found.worksheet_id == worksheet_id
    assert not found.is_claimed


def test_a_worksheet_is_read_back_as_it_was_filled_in(registry, subject_id):
    worksheet_id = filled(registry, subject_id, remark="seen with the rheumatologist")

    kept = worksheet_at(registry, worksheet_id)
    lines = {line.key: line for line in kept.lines}
    assert kept.main.shown == "8"
    assert kept.is_settled
    assert kept.is_in_force
    assert dict(kept.said) == {
        "look_back": "10", "arthritis": True, "rash": True, "alopecia": True,
    }  # fmt: skip
    assert (lines["arthritis"].said, lines["arthritis"].how) == ("yes", How.ENTERED)
    assert (lines["seizure"].said, lines["seizure"].how) == ("no", How.ABSENT)
    assert (kept.version, kept.rater, kept.rated_on) == ("2002", "Dr Ada Brandt", TODAY)
    assert (kept.by, kept.remark) == ("Li Na", "seen with the rheumatologist")
    assert "Arthritis 4" in kept.working
    assert any(note.kind is NoteKind.UNVERIFIED for note in kept.notes)
    assert worksheets_of(registry, subject_id) == (kept,)


def test_a_figure_is_kept_unrounded_and_under_its_analyte_too(registry, subject_id):
    """The eGFR of a worksheet is found by criteria that ask for an eGFR."""
    filled(
        registry,
        subject_id,
        {"creatinine": "88 umol/L", "sex": "female", "sampled_on": TODAY.isoformat()},
        instrument="egfr-ckd-epi-2021",
        rating=Rating(),
    )

    found = known(registry, subject_id)
    assert found["egfr"].told.value == found["egfr-ckd-epi-2021"].told.value
    assert len(found["egfr"].told.value) > len("71.23")
    assert found["egfr"].told.unit == "mL/min/1.73 m²"
    assert found["egfr"].told.on == TODAY


def test_what_was_taken_over_says_from_which_document(registry, subject_id):
    report = Evidence(SourceKind.LABORATORY_REPORT, "report 26-1180", TODAY)
    told = NewObservation(
        "creatinine", "Creatinine", value="88", unit="umol/L", on=TODAY, document=report
    )
    taken = enter_observation(registry, COORDINATOR, subject_id=subject_id, told=told)
    worksheet_id = filled(
        registry,
        subject_id,
        {"creatinine": "88 umol/L", "sex": "female", "sampled_on": TODAY.isoformat()},
        instrument="egfr-ckd-epi-2021",
        rating=Rating(),
        taken_over={"creatinine": taken, "sex": 0},
    )

    kept = worksheet_at(registry, worksheet_id)
    sources = {line.key: line.source for line in kept.lines if line.source}
    assert sources == {"creatinine": "Laboratory report of 2026-11-22"}
    assert kept.taken_over == (("creatinine", taken),)


def test_a_classification_is_a_statement(registry, subject_id):
    filled(registry, subject_id, _criteria_of_acr(4), instrument="sle-acr-1997")

    found = known(registry, subject_id)
    assert found["sle-acr-1997"].told.nature is Nature.STATED
    assert found["sle-acr-1997"].told.value == "yes"
    assert found["sle-acr-1997:criteria_met"].told.value == "4"


def _criteria_of_acr(count):
    asked = instrument("sle-acr-1997")
    simple = [i.key for i in asked.items if "criteria" in i.groups and not i.rule]
    return dict.fromkeys(simple[:count], True)


def test_an_open_result_is_kept_but_is_no_evidence(registry, subject_id):
    """Nothing that was entered is lost, and nothing that is open is taken for settled."""
    open_rating = Rating("Dr Ada Brandt", TODAY)
    worksheet_id = filled(registry, subject_id, {"arthritis": True}, rating=open_rating)

    kept = worksheet_at(registry, worksheet_id)
    assert not kept.is_settled
    assert kept.main.shown == "4 to 105"
    assert evidence_of(registry, subject_id) == ()


def test_a_correction_replaces_worksheet_and_results(registry, subject_id):
    """A8: the former ones stay readable."""
    first = filled(registry, subject_id)
    second = filled(
        registry,
        subject_id,
        {**ACTIVE, "rash": "no"},
        replaces_id=first,
        correction="rash was a drug rash",
    )

    found = known(registry, subject_id)["sledai-2k"]
    assert (found.told.value, found.worksheet_id) == ("6", second)
    assert [former.told.value for former in found.former] == ["8"]
    assert found.correction == "rash was a drug rash"
    assert worksheet_at(registry, first).replaced_by == second
    assert worksheet_at(registry, second).replaces_id == first


def test_a_correction_that_leaves_the_result_open_takes_it_back(registry, subject_id):
    first = filled(registry, subject_id)
    filled(
        registry,
        subject_id,
        {"arthritis": True},
        rating=Rating("Dr Ada Brandt", TODAY),
        replaces_id=first,
        correction="the rest was not looked for",
    )

    assert evidence_of(registry, subject_id) == ()


def test_a_correction_needs_its_reason_and_the_newest_of_the_same_worksheet(
    registry, subject_id
):
    """A8"""
    first = filled(registry, subject_id)
    with pytest.raises(ReasonMissing):
        filled(registry, subject_id, replaces_id=first)
    with pytest.raises(OtherWorksheet):
        filled(
            registry,
            subject_id,
            {"grade": "1"},
            instrument="ecog",
            replaces_id=first,
            correction="mistaken",
        )
    filled(registry, subject_id, replaces_id=first, correction="same again")
    with pytest.raises(WorksheetReplaced, match="Li Na"):
        filled(registry, subject_id, replaces_id=first, correction="once more")


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"rating": Rating("", TODAY)}, "who rated"),
        ({"rating": Rating("Dr Ada Brandt"), "document": Evidence()}, "day of the rating"),
        ({"said": {}, "rating": Rating("Dr Ada Brandt", TODAY)}, "anything that was found"),
    ],
)
def test_a_rating_without_rater_day_or_findings_is_refused(registry, subject_id, more, refusal):
    with pytest.raises(WorksheetLacks, match=refusal):
        filled(registry, subject_id, **more)
    assert worksheets_of(registry, subject_id) == ()


def test_a_total_of_a_licensed_form_needs_the_version_of_the_form(registry, subject_id):
    with pytest.raises(WorksheetLacks, match="Version of the form"):
        filled(registry, subject_id, {"activity_score": "12"}, instrument="clasi")
    said = {"activity_score": "12", "damage_score": "3", "form_version": "2005, Chinese"}
    assert filled(registry, subject_id, said, instrument="clasi")
    assert known(registry, subject_id)["clasi"].told.value == "12"


def test_a_figure_needs_the_day_of_its_values(registry, subject_id):
    said = {"height": "170", "weight": "60"}
    with pytest.raises(WorksheetLacks, match="day of its values"):
        filled(
            registry, subject_id, said, instrument="bmi", rating=Rating(), document=Evidence()
        )


def test_a_rating_cannot_be_in_the_future_or_before_birth(registry, subject_id):
    """W4"""
    tomorrow = Rating("Dr Ada Brandt", TODAY + timedelta(days=1), rest_is_absent=True)
    with pytest.raises(DateInFuture):
        filled(registry, subject_id, rating=tomorrow)
    long_ago = Rating("Dr Ada Brandt", date(1980, 1, 1), rest_is_absent=True)
    with pytest.raises(DateBeforeBirth):
        filled(registry, subject_id, rating=long_ago)


def test_a_rating_for_the_study_only_follows_consent(registry, subject_id):
    """C2: an older rating of routine care may be used, one for the trial may not."""
    screening_id = consented(registry, active(registry).trial_id, subject_id)
    before = Rating("Dr Ada Brandt", TODAY - timedelta(days=1), rest_is_absent=True)
    with pytest.raises(BeforeConsent):
        filled(registry, subject_id, rating=before, screening_id=screening_id, for_study=True)
    assert filled(registry, subject_id, rating=before, screening_id=screening_id)


def test_what_contradicts_or_is_no_answer_is_refused_whole(registry, subject_id):
    with pytest.raises(NotAnAnswer):
        filled(registry, subject_id, {"arthritis": "perhaps"})
    with pytest.raises(FindingsContradict):
        filled(registry, subject_id, {**ACTIVE, "joints": "0"})
    assert worksheets_of(registry, subject_id) == ()


def test_who_may_not_assess_criteria_fills_in_nothing(registry, subject_id):
    with pytest.raises(NotDelegated):
        filled(registry, subject_id, actor=MONITOR)


def test_the_birth_date_stays_with_what_identifies_the_subject(registry):
    """P1: it is used, but stands neither in the worksheet nor in the audit trail."""
    subject_id = subject(registry, birth_on=date(2014, 5, 9), sex=Sex.MALE)
    said = {"creatinine": "0.6", "height": "142", "sampled_on": TODAY.isoformat()}
    given = {"instrument": "egfr-schwartz", "rating": Rating()}
    worksheet_id = filled(registry, subject_id, said, **given)
    with pytest.raises(BirthDiffers):
        filled(registry, subject_id, {**said, "birth": "2014-05-10"}, **given)

    kept = worksheet_at(registry, worksheet_id)
    assert kept.is_settled
    assert "2014" not in repr(kept)
    with registry.reading() as session:
        last = session.scalars(select(AuditEntryRow).filter_by(record="Worksheet")).all()
    assert "2014-05" not in json.dumps([entry.changes for entry in last])
