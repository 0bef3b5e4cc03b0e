"""Checks as they stand on their chips."""

from decimal import Decimal

import pytest

from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.domain.check_rule import Together
from coordinator.domain.check_words import check_words
from coordinator.records.constraints import checks_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Age 18 to 70 years", "age 18–70 years"),
        ("SLEDAI = 8", "SLEDAI =? 8"),
        ("ALT ≥ 2 times the upper limit of normal", "ALT ≥ 2 × ULN"),
        ("NYHA class III-IV", "NYHA class 3–4"),
        ("male", "sex: male"),
        ("written informed consent", "informed consent"),
        (
            "rituximab within 6 months before randomization",
            "wash-out: rituximab within 6 months before randomization",
        ),
        (
            "Participation in another trial within 3 months",
            "wash-out: Participation in another trial within 3 months before (not named)",
        ),
    ],
)
def test_a_check_is_put_in_few_words(text, words):
    assert [check_words(check) for check in checks_in(text)] == [words]


def test_a_window_that_is_a_condition_beside_others_is_said_too():
    window = Window(Decimal(28), "days", "screening")
    check = Check(
        CheckKind.LAB, "HbA1c", Comparator.AT_MOST, Decimal("7.50"), unit="%", window=window
    )

    assert check_words(check) == "HbA1c ≤ 7.5 %, within 28 days before screening"


def test_an_interval_without_treatment_is_not_read_as_its_opposite():
    window = Window(Decimal(6), "months", "day 0")
    check = Check(
        CheckKind.WASHOUT, "rituximab", Comparator.AT_LEAST, Decimal(6), window=window
    )

    assert check_words(check) == "wash-out: rituximab at least 6 months before day 0"


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("ACR/EULAR", "criteria: ACR/EULAR 2019"),
        ("ACR/EULAR classification criteria", "ACR/EULAR classification criteria 2019"),
    ],
)
def test_classification_criteria_are_named_with_their_year(subject, words):
    assert (
        check_words(Check(CheckKind.CLASSIFICATION, subject, Comparator.EQUAL, "2019")) == words
    )


@pytest.mark.parametrize(
    ("together", "words"),
    [
        (None, "ALT or AST ≥ 2 × ULN"),
        (Together.ANY, "ALT or AST ≥ 2 × ULN, any one of them"),
        (Together.ALL, "ALT or AST ≥ 2 × ULN, all of them"),
    ],
)
def test_of_several_things_it_is_told_what_a_person_said(together, words):
    limit = {"comparator": Comparator.AT_LEAST, "value": Decimal(2), "unit": "× ULN"}

    assert check_words(Check(CheckKind.LAB, "ALT or AST", **limit, together=together)) == words


def test_results_that_satisfy_a_classification_are_told():
    check = Check(
        CheckKind.CLASSIFICATION,
        "diagnostic criteria",
        Comparator.EQUAL,
        "2011",
        categories=("definite", "probable"),
    )

    assert check_words(check) == "diagnostic criteria 2011: definite or probable"
