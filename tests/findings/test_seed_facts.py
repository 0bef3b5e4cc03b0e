"""The checks of the first site's five trials as facts, and where they turn."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.domain.check_rule import Together
from coordinator.domain.logic import Truth
from coordinator.domain.observation import Nature
from coordinator.findings.criteria import finding_on
from coordinator.findings.wanting import wanted_at
from tests.findings.facts import (
    absence,
    check,
    course,
    excluded_by,
    included_by,
    known,
    measured,
)

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("value", "truth"), [("1.35", F), ("1.36", T), ("<0.1", F), (">1.35", T)]
)
def test_igg4_above_1_35_g_l(value, truth):
    asked = included_by(check("lab", "serum IgG4", ">", "1.35", "g/L"))

    assert finding_on(asked, known(measured("igg4", value, "g/L"))).truth is truth


@pytest.mark.parametrize(("value", "truth"), [("1", F), ("2", T), ("9", T)])
def test_responder_index_of_2_or_more(value, truth):
    asked = included_by(check("score", "IgG4-RD Responder Index", ">=", 2))

    assert finding_on(asked, known(measured("igg4-ri-2018", value))).truth is truth


@pytest.mark.parametrize(
    ("value", "truth"), [("44.95", F), ("45", T), ("80.0", T), ("80.1", F)]
)
def test_a_body_weight_of_45_to_80_kg(value, truth):
    """44.95 kg is shown as 45.0 on a scale, and is not within 45 to 80."""
    asked = included_by(check("vital", "weight", "between", 45, "Kg", high=80))

    finding = finding_on(asked, known(measured("weight", value, "kg")))

    assert finding.truth is truth
    assert f"weight {value} kg" in finding.working


@pytest.mark.parametrize(("value", "truth"), [("2.99", T), ("3.0", F), ("3.00", F)])
def test_white_cells_below_3_and_not_at_3(value, truth):
    asked = excluded_by(check("lab", "WBC", "<", "3.0", "*10^9/L"))

    assert finding_on(asked, known(measured("wbc", value, "10^9/L"))).truth is truth


@pytest.mark.parametrize(("alt", "truth"), [("79", F), ("80", T), ("82", T)])
def test_alt_at_twice_the_upper_limit(alt, truth):
    """Instruments section 17.2"""
    asked = excluded_by(
        check("lab", "ALT or AST", ">=", 2, "times the upper limit of the normal range",
              together=Together.ANY)
    )  # fmt: skip
    values = (measured("alt", alt, "U/L", high="40"), measured("ast", "20", "U/L", high="40"))

    assert finding_on(asked, known(*values)).truth is truth


def test_sledai_12_where_the_sign_before_8_was_lost():
    asked = included_by(check("score", "SLEDAI", "=?", 8), has_open_points=True)

    finding = finding_on(asked, known(measured("sledai-2k", "12")))

    assert finding.truth is U
    assert "passes ≥ 8, > 8; fails = 8, < 8, ≤ 8" in finding.working


def test_60_mg_at_60_kg_where_the_sign_before_1_0_was_lost():
    """The same repair for all lost signs would turn this one round."""
    asked = included_by(check("dose", "corticosteroids", "=?", "1.0", "mg/kg/d"))
    facts = known(
        course("prednisone", date(2026, 1, 1), value="60", unit="mg/d"),
        measured("weight", "60", "kg"),
    )

    finding = finding_on(asked, facts)

    assert finding.truth is U
    assert "exactly at the limit" in finding.working
    assert "passes ≥ 1.0 mg/kg/d, = 1.0 mg/kg/d, ≤ 1.0 mg/kg/d" in finding.working


@pytest.mark.parametrize(
    ("drug", "dose", "truth"), [("prednisone", "60", T), ("prednisone", "61", F)]
)
def test_at_most_1_mg_for_each_kilogram_once_the_sign_is_confirmed(drug, dose, truth):
    asked = included_by(check("dose", "corticosteroids", "<=", "1.0", "mg/kg/d"))
    facts = known(
        course(drug, date(2026, 1, 1), value=dose, unit="mg/d"), measured("weight", "60", "kg")
    )

    assert finding_on(asked, facts).truth is truth


@pytest.mark.parametrize(("said", "truth"), [("II", F), ("III", T), ("IV", T)])
def test_nyha_iii_to_iv(said, truth):
    asked = excluded_by(check("score", "NYHA", "between", 3, high=4))

    assert finding_on(asked, known(measured("nyha", said))).truth is truth


def test_schwartz_and_u25_that_disagree_at_30():
    """Instruments section 15: 30.07 and 26.07 for the same girl."""
    asked = excluded_by(check("lab", "eGFR", "<", 30, "mL/min/1.73 m2"))
    values = (
        measured("egfr-schwartz", "30.07", "mL/min/{1.73_m2}"),
        measured("egfr-ckid-u25", "26.07", "mL/min/{1.73_m2}"),
    )

    assert finding_on(asked, known(*values)).truth is U
    assert finding_on(asked, known(values[0])).truth is F


def immunoglobulins(window_words="belimumab is first given"):
    return excluded_by(
        check("lab", "IgG", "<", 4, "g/L", is_whole=False),
        check("lab", "IgA", "<", "0.1", "g/L", is_whole=False),
        check("washout", "IgG < 4 g/L or IgA < 0.1 g/L", "<=", 10, "days",
              window=(10, "days", window_words), is_whole=False),
    )  # fmt: skip


def test_values_within_10_days_before_belimumab_wait_for_that_day():
    """A deferred criterion is neither passed nor failed by an earlier result."""
    low = known(measured("igg", "3", "g/L"))

    assert finding_on(immunoglobulins(), low).truth is U
    assert [one.what for one in wanted_at(immunoglobulins(), low)] == ["igg", "iga"]


def test_the_words_of_that_day_may_stand_before_the_values():
    day = "first dose of belimumab"
    asked = excluded_by(
        check("washout", f"before the {day}, IgG < 4 g/L or I", "<=", 10, "days",
              window=(10, "days", day), is_whole=False),
        check("lab", "IgG", "<", 4, "g/L", is_whole=False),
    )  # fmt: skip

    finding = finding_on(asked, known(measured("igg", "3", "g/L")))

    assert finding.truth is U
    assert f"“{day}” is not one of the dates of a screening" in finding.working


def test_a_window_among_other_words_is_not_that_of_the_values_before_it():
    asked = excluded_by(
        check("lab", "platelets", "<", 50, "10^9/L", is_whole=False),
        check("washout", "platelets < 50, nephritis (protein > 0.5 g, new or worse", "<=", 2,
              "weeks", window=(2, "weeks", None), is_whole=False),
    )  # fmt: skip

    [platelets, *_others] = wanted_at(asked, known())

    assert platelets.since == date(2026, 10, 25)


def test_once_the_day_is_one_of_the_four_the_window_holds_for_the_values():
    low = measured("igg", "3", "g/L", on=date(2026, 11, 11))

    assert finding_on(immunoglobulins("Day 0"), known(low)).truth is U
    in_time = replace(low, on=date(2026, 11, 12))
    assert finding_on(immunoglobulins("Day 0"), known(in_time)).truth is T


def test_high_doses_or_other_drugs_within_a_month():
    text = (
        "Treated within 1 month before enrolment with glucocorticoids (≥ 1.0 mg/kg a day of "
        "prednisone), a biological agent, cyclophosphamide or intravenous immunoglobulin"
    )
    asked = replace(
        excluded_by(
            check("washout", "Treated", "<=", 1, "months", window=(1, "months", "enrolment"),
                  span=(8, 22), is_whole=False),
            check("dose", "prednisone", ">=", "1.0", "mg/kg a day", is_whole=False),
        ),
        text=text,
    )  # fmt: skip
    none_of_them = [absence(name) for name in ("biologics", "cyclophosphamide", "IVIG")]
    weight = measured("weight", "60", "kg")

    wanted = [one.what for one in wanted_at(asked, known())]
    assert wanted == [
        "biologic", "cyclophosphamide", "immunoglobulin", "prednisone equivalent", "weight",
    ]  # fmt: skip
    for dose, truth in (("60", T), ("59", F)):
        steroid = course("prednisone", date(2026, 1, 1), value=dose, unit="mg/d")
        assert finding_on(asked, known(steroid, weight, *none_of_them)).truth is truth


def test_rituximab_or_another_biologic_within_six_months():
    asked = excluded_by(
        check("washout", "History of administration of rituximab or other biologics", "<=", 6,
              "months", window=(6, "months", None))
    )  # fmt: skip

    telitacicept = course("telitacicept", date(2026, 9, 1), date(2026, 9, 1))
    assert finding_on(asked, known(telitacicept)).truth is T
    assert finding_on(asked, known(absence("biologics"))).truth is F
    assert finding_on(asked, known()).truth is U


def test_white_cells_beside_their_own_window_wait_for_that_day_too():
    asked = excluded_by(
        check("lab", "White cells", "<", "1.5", "× 10^9/L", is_whole=False),
        check("washout", "White cells < 1.5 × 10^9/L", "<=", 10, "days",
              window=(10, "days", "belimumab"), is_whole=False),
        check("lab", "neutrophils", "<", 1, "× 10^9/L", is_whole=False),
    )  # fmt: skip

    assert finding_on(asked, known(measured("wbc", "1", "10*9/L"))).truth is U


def test_a_dose_below_30_mg_a_day_for_a_month():
    """The time is that of the dose: no course of so long is asked for."""
    text = "The dose of corticosteroids was below 30 mg prednisone a day for at least 1 month"
    asked = replace(
        included_by(
            check("dose", "corticosteroids", "<", 30, "mg", span=(32, 43), is_whole=False),
            check("duration", "30 mg prednisone a day", ">=", 1, "months", is_whole=False),
        ),
        text=text,
    )
    before = course("prednisone", date(2026, 1, 1), date(2026, 10, 21), value="40", unit="mg/d")
    since = course("prednisone", date(2026, 10, 22), value="20", unit="mg/d")

    assert [one.what for one in wanted_at(asked, known())] == ["prednisone equivalent"]
    assert finding_on(asked, known(before, since)).truth is T
    later = course("prednisone", date(2026, 10, 23), value="20", unit="mg/d")
    longer = replace(before, until=date(2026, 10, 22))
    assert finding_on(asked, known(longer, later)).truth is F


def test_prednisone_and_an_immunosuppressant_for_more_than_3_months():
    asked = included_by(
        check("duration", "prednisone and an immunosuppressant", ">", 3, "months")
    )
    prednisone = course("prednisone", date(2026, 1, 1))

    assert finding_on(asked, known(prednisone)).truth is U
    both = (prednisone, course("azathioprine", date(2026, 2, 1)))
    assert finding_on(asked, known(*both)).truth is T


def test_red_cells_of_urine_are_not_those_of_blood():
    asked = excluded_by(check("lab", "nephritis (red cells", ">", 80, "/uL"))

    assert [one.what for one in wanted_at(asked, known())] == ["red cells"]
    urinary = excluded_by(check("lab", "urinary RBC", ">", 80, "cell/ul"))
    assert finding_on(urinary, known(measured("urine_red_cells", "90", "/uL"))).truth is T
    field = finding_on(urinary, known(measured("urine_red_cells", "12", "/HPF")))
    assert field.truth is U
    assert "how the sample was prepared" in field.working


def test_a_life_expectancy_is_judged_and_not_computed():
    asked = excluded_by(check("duration", "life expectancy", "<", 6, "months"))

    assert finding_on(asked, known()) is None
    assert wanted_at(asked, known()) == ()


def test_what_stayed_unchanged_in_words_of_its_own_is_asked_for_as_a_statement():
    asked = included_by(check("duration", "everything else unchanged", ">=", 3, "months"))

    [wanted] = wanted_at(asked, known())
    assert wanted.nature is Nature.STATED
    assert finding_on(asked, known()).would_decide == (
        "everything else unchanged since 2026-08-22: yes or no",
    )


def test_alt_or_ast_where_the_sign_was_lost_names_each_sign_once_where_it_can():
    asked = excluded_by(check("lab", "ALT or AST", "=?", 2, "times the upper limit of normal"))
    values = (measured("alt", "78", "U/L", high="40"), measured("ast", "20", "U/L", high="40"))

    working = finding_on(asked, known(*values)).working

    assert "passes < 2, ≤ 2; fails ≥ 2, > 2, = 2." in working
