"""Daily doses, glucocorticoids as prednisone, doses for each kilogram (instruments §16)."""

from datetime import date

import pytest

from coordinator.domain.logic import Truth
from coordinator.findings.criteria import finding_on
from tests.findings.facts import (
    absence,
    check,
    course,
    excluded_by,
    included_by,
    known,
    measured,
)

A_MONTH = (1, "months", "enrolment")
BEGUN = date(2026, 1, 1)


def taken(drug, dose, unit="mg/d", begun=BEGUN, until=None, **said):
    return course(drug, begun, until, value=dose, unit=unit, **said)


BELOW_30 = included_by(check("dose", "glucocorticoids", "<", 30, "mg/d", window=A_MONTH))


@pytest.mark.parametrize(
    ("drug", "dose", "figure", "truth"),
    [
        ("methylprednisolone", "24", "30 mg/d", Truth.FALSE),
        ("methylprednisolone", "20", "25 mg/d", Truth.TRUE),
        ("dexamethasone", "4", "26.667 mg/d", Truth.TRUE),
        ("deflazacort", "36", "30 mg/d", Truth.FALSE),
        ("hydrocortisone", "100", "25 mg/d", Truth.TRUE),
        ("prednisolone", "29.9", "29.9 mg/d", Truth.TRUE),
    ],
)
def test_glucocorticoids_are_compared_as_prednisone(drug, dose, figure, truth):
    finding = finding_on(BELOW_30, known(taken(drug, dose)))

    assert finding.truth is truth
    assert f"{figure} as prednisone" in finding.working


def test_two_glucocorticoids_add_up():
    both = (taken("prednisone", "20"), taken("methylprednisolone", "8"))

    assert finding_on(BELOW_30, known(*both)).truth is Truth.FALSE


def test_every_day_of_the_window_has_to_be_below():
    high = taken("prednisone", "40", until=date(2026, 11, 1))
    low = taken("prednisone", "20", begun=date(2026, 11, 2))

    finding = finding_on(BELOW_30, known(high, low))

    assert finding.truth is Truth.FALSE
    assert "40 mg/d as prednisone on 2026-10-22" in finding.working


def test_any_day_of_the_window_is_enough_to_be_above():
    above = excluded_by(check("dose", "prednisone equivalent", ">", 10, "mg/d", window=A_MONTH))
    brief = taken("prednisone", "12", begun=date(2026, 11, 1), until=date(2026, 11, 1))
    rest = absence("glucocorticoids")

    assert finding_on(above, known(brief, rest)).truth is Truth.TRUE
    steady = taken("prednisone", "10")
    assert finding_on(above, known(steady)).truth is Truth.FALSE
    assert finding_on(above, known(steady)).at_cut_off


def test_a_day_of_which_nothing_is_known_decides_nothing():
    gap = taken("prednisone", "10", begun=date(2026, 11, 2))

    finding = finding_on(BELOW_30, known(gap))

    assert finding.truth is Truth.UNKNOWN
    assert finding.would_decide == ("glucocorticoids: dose and days since 2026-10-22",)


def test_a_glucocorticoid_that_is_not_named_has_no_factor():
    finding = finding_on(BELOW_30, known(taken("glucocorticoids", "20")))

    assert finding.truth is Truth.UNKNOWN
    assert finding_on(BELOW_30, known(taken("prednisone equivalent", "20"))).truth is Truth.TRUE


def test_a_dose_whose_days_are_not_told_decides_nothing():
    assert finding_on(BELOW_30, known(taken("prednisone", "20", "mg"))).truth is Truth.UNKNOWN
    assert finding_on(BELOW_30, known(taken("prednisone", "20 mg/d", ""))).truth is Truth.TRUE


def test_of_the_weight_that_was_taken_last_each_kilogram_counts():
    per_kg = excluded_by(check("dose", "prednisone", ">=", 1, "mg/kg/d", window=A_MONTH))
    sixty = measured("weight", "60", "kg")

    exact = finding_on(per_kg, known(taken("prednisone", "60"), sixty))

    assert (exact.truth, exact.at_cut_off) == (Truth.TRUE, True)
    assert exact.used == (1, 2)
    assert "weight 60 kg (2026-11-15)" in exact.working
    lighter = known(taken("methylprednisolone", "40"), measured("weight", "52", "kg"))
    assert "0.962 mg/kg/d as prednisone" in finding_on(per_kg, lighter).working
    assert finding_on(per_kg, lighter).truth is Truth.FALSE
    without = finding_on(per_kg, known(taken("prednisone", "60")))
    assert without.would_decide == ("the body weight",)


def test_a_dose_without_its_day_is_read_both_ways():
    """60 mg at 60 kg: at most 1.0 mg/kg a day, and so for each dose; at least only a day."""
    facts = known(taken("prednisone", "60"), measured("weight", "60", "kg"))

    at_most = included_by(check("dose", "corticosteroids", "<=", "1.0", "mg/kg"))
    at_least = included_by(check("dose", "corticosteroids", ">=", "1.0", "mg/kg"))

    assert finding_on(at_most, facts).truth is Truth.TRUE
    assert finding_on(at_least, facts).truth is Truth.UNKNOWN


def test_another_drug_counts_by_itself():
    asked = included_by(
        check("dose", "hydroxychloroquine", "between", 200, "mg a day", high=400)
    )

    assert finding_on(asked, known(taken("HCQ", "400"))).truth is Truth.TRUE
    assert finding_on(asked, known(taken("HCQ", "0.4", "g/d"))).truth is Truth.TRUE
    assert finding_on(asked, known(taken("HCQ", "100"))).truth is Truth.FALSE
    assert finding_on(asked, known(taken("prednisone", "300"))).truth is Truth.UNKNOWN


def test_what_has_a_dose_in_the_criterion_is_not_excluded_without_one():
    """“Above 10 mg prednisone, or a biologic, within 3 months”: 5 mg are allowed."""
    subject = "Glucocorticoids above 10 mg a day of prednisone equivalent, or a biologic"
    asked = excluded_by(
        check("dose", "prednisone equivalent", ">", 10, "mg a day", is_whole=False),
        check("washout", subject, "<=", 3, "months", window=(3, "months", "enrolment")),
    )

    low = known(taken("prednisone", "5"), absence("biologics"))
    assert finding_on(asked, low).truth is Truth.FALSE
    tapered = known(
        taken("prednisone", "15", until=date(2026, 9, 1)),
        taken("prednisone", "5", begun=date(2026, 9, 2)),
        absence("biologics"),
    )
    assert finding_on(asked, tapered).truth is Truth.TRUE
