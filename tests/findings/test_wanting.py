"""What evidence a criterion asks for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from coordinator.domain.observation import Nature
from coordinator.domain.subject import Sex
from coordinator.findings.wanting import wanted_at
from tests.findings.facts import (
    DAY_0,
    absence,
    check,
    course,
    excluded_by,
    included_by,
    known,
    measured,
)


def keys(criterion, **said):
    return [wanted.what for wanted in wanted_at(criterion, known(**said))]


def test_each_thing_is_asked_for_apart_with_its_limit_of_normal():
    """W2"""
    asked = excluded_by(check("lab", "ALT or AST", ">=", 2, "x ULN"))
    old = measured("alt", "30", "U/L", on=date(2026, 1, 1))

    alt, ast = wanted_at(asked, known(old))

    assert (alt.what, ast.what) == ("alt", "ast")
    assert alt.needs_high
    assert not alt.needs_low
    assert (alt.since, alt.until) == (date(2026, 10, 25), DAY_0)
    assert [one.told for one in alt.fitting] == [old]


def test_the_unit_of_the_criterion_is_offered_first():
    [wbc] = wanted_at(excluded_by(check("lab", "WBC", "<", 3000, "cells/uL")), known())

    assert wbc.units == ("/uL", "10*9/L", "10*3/uL")


def test_the_same_value_at_two_limits_is_asked_for_once():
    asked = excluded_by(
        check("lab", "ALT", ">", 3, "x ULN", window=(14, "days", None)),
        check("lab", "ALT", ">", 200, "U/L"),
    )

    [alt] = wanted_at(asked, known())

    assert alt.needs_high
    assert alt.since == date(2026, 11, 8)


def test_a_score_of_no_version_is_kept_under_its_own_name():
    [sledai] = wanted_at(included_by(check("score", "SLEDAI", "=?", 8)), known())

    assert sledai.what == "sledai"
    assert sledai.instruments == ("sledai-1992", "sledai-2k")
    assert keys(included_by(check("score", "SLEDAI-2K", ">=", 8))) == ["sledai-2k"]


def test_a_dose_for_each_kilogram_asks_for_the_weight_too():
    asked = included_by(check("dose", "glucocorticoids", "<=", 1, "mg/kg/d"))

    dose, weight = wanted_at(asked, known())

    assert (dose.what, dose.nature) == ("prednisone equivalent", Nature.COURSE)
    assert dose.instruments == ("prednisone-equivalent",)
    assert (weight.what, weight.units[0]) == ("weight", "kg")


def test_a_wash_out_asks_for_courses_since_the_window_begins():
    asked = excluded_by(
        check("washout", "Rituximab or telitacicept", "<=", 6, "months",
              window=(6, "months", None))
    )  # fmt: skip

    found = wanted_at(asked, known(course("rituximab", date(2020, 1, 1)), absence("biologics")))

    assert [one.what for one in found] == ["rituximab", "telitacicept"]
    assert {one.since for one in found} == {date(2026, 5, 22)}
    assert [len(one.fitting) for one in found] == [2, 1]


def test_classification_criteria_ask_for_their_worksheet():
    asked = included_by(check("classification", "SLICC criteria", "=", "2012"))

    [wanted] = wanted_at(asked, known())

    assert wanted.instruments == ("sle-slicc-2012",)


def test_criteria_of_a_country_ask_for_its_worksheet():
    asked = included_by(
        check("classification", "AECG criteria", None, None),
        check("classification", "Japan criteria", None, None),
    )

    found = wanted_at(asked, known())

    assert [one.instruments for one in found] == [
        ("sjogren-aecg-2002",),
        ("sjogren-japan-1999",),
    ]


def test_what_is_on_record_and_what_is_judged_are_not_asked_for():
    asked = included_by(
        check("age", "age", ">=", 18, "years"),
        check("sex", "sex", "=", None),
        check("consent", "informed consent"),
        check("judgement", "investigator's judgement"),
    )

    assert keys(asked) == []


def test_pregnancy_is_not_asked_of_a_man():
    asked = replace(excluded_by(check("pregnancy", "pregnancy")), text="Pregnant or nursing")

    assert keys(asked) == ["pregnancy", "lactation"]
    assert keys(asked, sex=Sex.MALE) == []


def test_words_that_name_nothing_ask_for_nothing():
    asked = excluded_by(
        check("washout", "Treated", "<=", 1, "months", window=(1, "months", None))
    )

    assert keys(asked) == []


def test_the_formulas_for_their_age_are_offered_first():
    """A child's filtration rate is not computed by an adult's formula."""
    asked = excluded_by(check("lab", "eGFR", "<", 30, "mL/min/1.73m2"))

    [of_adult] = wanted_at(asked, known())
    [of_child] = wanted_at(asked, known(birth=date(2012, 6, 18)))
    [told] = wanted_at(asked, known(birth=None, age=Decimal(12)))

    assert of_adult.instruments[:2] == ("egfr-ckd-epi-2009", "egfr-ckd-epi-2021")
    assert of_child.instruments[:2] == ("egfr-ckid-u25", "egfr-schwartz")
    assert told.instruments == of_child.instruments
