"""What is offered while a check is entered."""

import pytest

from coordinator.check_offers import CheckOffers, worksheets_named, worksheets_named_in
from coordinator.domain.check import CheckKind

OFFERS = CheckOffers()


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (CheckKind.LAB, "ALT"),
        (CheckKind.SCORE, "SLEDAI-2K"),
        (CheckKind.SEX, "sex"),
        (CheckKind.CONSENT, "informed consent"),
    ],
)
def test_what_can_be_checked_is_offered_by_kind(kind, subject):
    assert subject in OFFERS.subjects(kind)


def test_worksheets_with_a_number_are_scores_and_the_others_classify():
    both = set(OFFERS.subjects(CheckKind.SCORE)) & set(
        OFFERS.subjects(CheckKind.CLASSIFICATION)
    )

    assert both == set()


@pytest.mark.parametrize(
    ("kind", "subject", "units"),
    [
        (CheckKind.LAB, "ALT or AST", {"× ULN", "U/L"}),
        (CheckKind.LAB, "serum creatinine", {"umol/L", "mg/dL"}),
        (CheckKind.VITAL, "weight", {"kg"}),
        (CheckKind.AGE, "age", {"years", "months"}),
        (CheckKind.DOSE, "prednisone", {"mg/d", "mg/kg/d"}),
    ],
)
def test_units_are_those_in_which_it_is_reported(kind, subject, units):
    assert units <= set(OFFERS.units(kind, subject))


def test_a_vital_sign_is_no_multiple_of_a_limit_of_normal():
    assert "× ULN" not in OFFERS.units(CheckKind.VITAL, "weight")


def test_a_consent_has_no_unit():
    assert OFFERS.units(CheckKind.CONSENT, "informed consent") == ()


def test_results_are_those_of_the_worksheet_that_the_words_name():
    found = OFFERS.categories("2011 comprehensive diagnostic criteria for IgG4-RD")

    assert [value for value, _title in found] == ["definite", "probable", "possible", "none"]
    assert OFFERS.categories("fever") == ()


def test_worksheets_are_named_for_many_criteria_at_once():
    texts = ("SLEDAI-2K of 8 or more", "Fever")

    assert worksheets_named_in(texts) == {
        texts[0]: worksheets_named(texts[0]),
        "Fever": (),
    }
    assert worksheets_named(texts[0])[0] == "SLEDAI-2K"
