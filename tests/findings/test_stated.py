"""Pregnancy, consent, judgement and other statements (A6, A7)."""

from dataclasses import replace

import pytest

from coordinator.domain.logic import Truth
from coordinator.domain.subject import Sex
from coordinator.findings.criteria import finding_on
from tests.findings.facts import check, excluded_by, included_by, known, measured, stated

PREGNANT = replace(excluded_by(check("pregnancy", "pregnancy")), text="Pregnant women")
NURSING = replace(PREGNANT, text="Pregnancy or lactation")
NEGATIVE = replace(
    included_by(check("pregnancy", "pregnancy")), text="Negative urine pregnancy test"
)


@pytest.mark.parametrize(
    ("told", "truth"),
    [
        (stated("pregnancy", "no"), Truth.FALSE),
        (stated("pregnancy", "yes"), Truth.TRUE),
        (measured("hcg", "negative"), Truth.FALSE),
        (measured("hcg", "阳性"), Truth.TRUE),
        (measured("hcg", "4", "IU/L"), Truth.UNKNOWN),
    ],
)
def test_a_statement_or_a_test_tells_of_pregnancy(told, truth):
    assert finding_on(PREGNANT, known(told)).truth is truth


def test_a_negative_test_is_what_an_inclusion_criterion_asks_for():
    assert finding_on(NEGATIVE, known(measured("hcg", "negative"))).truth is Truth.TRUE
    assert finding_on(NEGATIVE, known(measured("hcg", "positive"))).truth is Truth.FALSE


def test_breast_feeding_is_asked_for_where_the_criterion_names_it():
    finding = finding_on(NURSING, known(stated("pregnancy", "no")))

    assert finding.truth is Truth.UNKNOWN
    assert finding.would_decide == ("breast-feeding, taken from 2026-10-25 on",)
    neither = known(stated("pregnancy", "no"), stated("lactation", "no"))
    assert finding_on(NURSING, neither).truth is Truth.FALSE


def test_it_does_not_apply_to_a_man():
    finding = finding_on(PREGNANT, known(sex=Sex.MALE))

    assert finding.truth is Truth.FALSE
    assert "does not apply" in finding.working
    assert finding_on(NEGATIVE, known(sex=Sex.MALE)).truth is Truth.UNKNOWN


def test_contraception_is_not_computed():
    asked = included_by(check("pregnancy", "contraception"))

    assert finding_on(asked, known()) is None


def test_a_consent_on_record_is_true_and_before_it_nothing_is_known():
    asked = included_by(check("consent", "informed consent"))

    assert finding_on(asked, known()).truth is Truth.TRUE
    assert finding_on(asked, known(dates=None)).truth is Truth.UNKNOWN


def test_refused_consent_excludes_nobody_who_gave_it():
    asked = excluded_by(check("consent", "informed consent"))

    assert finding_on(asked, known()).truth is Truth.FALSE


def test_a_judgement_alone_is_nothing_to_compute():
    """A7"""
    judged = check("judgement", "investigator's judgement")

    assert finding_on(excluded_by(judged), known()) is None
    beside = excluded_by(judged, check("lab", "WBC", "<", 3, "10^9/L"))
    finding = finding_on(beside, known(measured("wbc", "5", "10*9/L")))
    assert finding.truth is Truth.UNKNOWN
    assert "the investigator's judgement" in finding.would_decide


def test_other_things_are_known_when_they_were_stated_in_the_same_words():
    asked = excluded_by(check("other", "Blood donation", "<=", 400, "mL"))

    assert finding_on(asked, known()) is None
    assert finding_on(asked, known(stated("blood donation", "no"))).truth is Truth.FALSE
