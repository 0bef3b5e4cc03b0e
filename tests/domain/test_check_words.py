"""Checks as they stand on their chips."""

from decimal import Decimal

import pytest

from coordinator.domain.check import Check, CheckKind, Comparator, Window
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
