"""Laboratory values, vital signs and scores against their limits (A6, W2)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coordinator.domain.check_rule import Together
from coordinator.domain.criterion import Answer
from coordinator.domain.evidence import Evidence
from coordinator.domain.known import Counting
from coordinator.domain.laboratory import ReferenceRange
from coordinator.domain.logic import Truth
from coordinator.domain.subject import Sex
from coordinator.domain.windows import ScreeningDates
from coordinator.findings.criteria import finding_on
from coordinator.findings.measured import scale_of
from coordinator.findings.values import shown, value_of
from tests.findings.facts import (
    CONSENTED,
    check,
    excluded_by,
    included_by,
    known,
    measured,
)

ALT = check("lab", "ALT", ">=", 2, "x ULN")
EITHER = check("lab", "ALT or AST", ">=", 2, "x ULN")


def found(one, *observations, **said):
    return finding_on(excluded_by(one), known(*observations, **said))


def test_the_working_can_be_checked_by_hand():
    """A6"""
    finding = found(ALT, measured("alt", "78", "U/L", high="40"))

    assert finding.truth is Truth.FALSE
    assert finding.working == (
        "ALT 78 U/L (2026-11-15), ULN 40 U/L: 1.95 × ULN, below the limit of 2 × ULN."
    )
    assert finding.used == (1,)
    assert finding.suggests() is Answer.NO


def test_at_the_cut_off_it_says_so():
    finding = found(ALT, measured("alt", "80", "U/L", high="40"))

    assert finding.truth is Truth.TRUE
    assert finding.at_cut_off
    assert "exactly at the limit, which “≥ 2 × ULN” includes" in finding.working


def test_a_value_is_compared_as_it_is_and_shown_with_as_many_digits_as_tell():
    """1.9996 × ULN is below 2, although it rounds to it."""
    finding = found(ALT, measured("alt", "79.984", "U/L", high="40"))

    assert finding.truth is Truth.FALSE
    assert not finding.at_cut_off
    assert "1.9996 × ULN, below" in finding.working
    assert shown(Decimal("2.00001"), Decimal(2)) == "2.00001"
    assert shown(Decimal("0.778"), Decimal(2)) == "0.78"


def test_without_its_limit_of_normal_a_value_decides_nothing():
    finding = found(ALT, measured("alt", "95", "U/L"))

    assert finding.truth is Truth.UNKNOWN
    assert finding.would_decide == ("the upper limit of normal of ALT, from the same report",)


def ranged(high, **said):
    told = {"unit": "U/L", "low": None, "valid_from": date(2026, 1, 1)} | said
    return ReferenceRange(1, 7, "alt", high=Decimal(high), **told)


def test_the_laboratorys_own_range_stands_in_and_is_named():
    one = measured("alt", "78", "U/L", laboratory_id=7)

    finding = found(ALT, one, ranges=(ranged(30),))

    assert finding.truth is Truth.TRUE
    assert "ULN 30 U/L (the laboratory's reference range of 2026-01-01)" in finding.working


@pytest.mark.parametrize(
    ("ranges", "limit"),
    [
        ((ranged(30), ranged(35, valid_from=date(2026, 6, 1))), "35"),
        ((ranged(30), ranged(35, valid_from=date(2026, 12, 1))), "30"),
        ((ranged(30), ranged(33, sex=Sex.FEMALE)), "33"),
        ((ranged(30), ranged(50, sex=Sex.MALE)), "30"),
        ((ranged(30), ranged(60, to_age=17)), "30"),
        ((ranged(30), ranged(44, from_age=43, to_age=43)), "44"),
    ],
)
def test_the_range_fits_day_sex_and_age(ranges, limit):
    one = measured("alt", "10", "U/L", laboratory_id=7)

    assert f"ULN {limit} U/L" in found(ALT, one, ranges=ranges).working


def test_a_range_in_another_unit_is_converted():
    one = measured("alt", "1.2", "ukat/L", laboratory_id=7)

    finding = found(ALT, one, ranges=(ranged(36),))

    assert finding.truth is Truth.TRUE
    assert finding.at_cut_off


def test_the_reports_own_limit_wins_over_the_laboratorys():
    one = measured("alt", "78", "U/L", high="40", laboratory_id=7)

    assert found(ALT, one, ranges=(ranged(20),)).truth is Truth.FALSE


@pytest.mark.parametrize(
    ("alt", "ast", "truth"),
    [
        ("78", "30", Truth.FALSE),
        ("90", "95", Truth.TRUE),
        ("90", "30", Truth.UNKNOWN),
    ],
)
def test_a_list_with_or_is_read_both_ways_until_somebody_says(alt, ast, truth):
    values = (measured("alt", alt, "U/L", high="40"), measured("ast", ast, "U/L", high="40"))

    finding = found(EITHER, *values)

    assert finding.truth is truth
    assert ("any or all" in finding.working) is (truth is Truth.UNKNOWN)


def test_once_somebody_said_any_one_of_them_is_enough():
    values = (measured("alt", "90", "U/L", high="40"), measured("ast", "3", "U/L", high="40"))
    any_of_them = check("lab", "ALT or AST", ">=", 2, "x ULN", together=Together.ANY)

    finding = found(any_of_them, *values)

    assert finding.truth is Truth.TRUE
    assert finding.used == (1,)


def test_units_are_converted():
    """Instruments section 17.3: 3.0 × 10^9/L are 3000 a microlitre."""
    finding = found(check("lab", "WBC", "<", "3.0", "*10^9/L"), measured("wbc", "2990", "/uL"))

    assert finding.truth is Truth.TRUE
    assert "WBC 2990 /uL (2026-11-15) = 2.99 × 10⁹/L, below" in finding.working


def test_igg4_in_other_units_is_the_same_value():
    over = check("lab", "serum IgG4", ">", "1.35", "g/L")

    for value, unit in (("136", "mg/dL"), ("1360", "mg/L"), ("1.36", "g/L")):
        assert found(over, measured("igg4", value, unit)).truth is Truth.TRUE
    for value, unit in (("135", "mg/dL"), ("1350", "mg/L"), ("1.35", "g/L")):
        finding = found(over, measured("igg4", value, unit))
        assert (finding.truth, finding.at_cut_off) == (Truth.FALSE, True)


@pytest.mark.parametrize("unit", ["cells", "mmol/L", ""])
def test_a_unit_that_cannot_be_converted_decides_nothing(unit):
    finding = found(check("lab", "WBC", "<", 3, "10^9/L"), measured("wbc", "2", unit))

    assert finding.truth is Truth.UNKNOWN
    assert "2" in finding.working


def test_a_value_that_is_not_indexed_is_not_compared_with_one_that_is():
    """A criterion's mL/min and a report's mL/min/1.73 m² have no fixed factor."""
    finding = found(
        check("lab", "eGFR", "<", 30, "ml/min"), measured("egfr", "25", "mL/min/1.73m2")
    )

    assert finding.truth is Truth.UNKNOWN
    assert "no fixed factor" in finding.working


@pytest.mark.parametrize(
    ("value", "truth"),
    [
        ("<0.1", Truth.TRUE),
        ("<0.5", Truth.UNKNOWN),
        (">0.4", Truth.FALSE),
        ("≥0.4", Truth.FALSE),
    ],
)
def test_a_reported_bound_is_used_as_a_bound(value, truth):
    """“< 0.1” settles “< 0.4”; “< 0.5” does not."""
    finding = found(check("lab", "IgG4", "<", "0.4", "g/L"), measured("igg4", value, "g/L"))

    assert finding.truth is truth


def test_a_bound_at_the_limit_settles_what_it_can():
    """“< 4” is below 4; “> 4” is not."""
    below = check("lab", "IgG", "<", 4, "g/L")

    assert found(below, measured("igg", "<4", "g/L")).truth is Truth.TRUE
    assert found(below, measured("igg", "<=4", "g/L")).truth is Truth.UNKNOWN
    assert found(below, measured("igg", ">4", "g/L")).truth is Truth.FALSE


@pytest.mark.parametrize("written", ["pending", "1,350", "see report", ""])
def test_what_cannot_be_read_as_a_number_is_unknown_and_never_left_out(written):
    finding = found(check("lab", "WBC", "<", 3, "10^9/L"), measured("wbc", written, "10*9/L"))

    assert finding.truth is Truth.UNKNOWN
    assert "cannot be read as a number" in finding.working


def test_values_are_read_as_reports_write_them():
    assert value_of("1,35").number.low == Decimal("1.35")
    assert (value_of("8-10").number.low, value_of("8-10").number.high) == (8, 10)
    assert value_of("NYHA III").number.low == 3
    assert value_of("ECOG 1").number.low == 1
    assert value_of("阴性").holds is False
    assert value_of("60 mg/d").unit == "mg/d"
    assert value_of("78↑").number.low == 78
    assert value_of("3+").number.low == 3


@pytest.mark.parametrize(
    ("wide", "plain"),
    [
        ("＞５", ">5"),
        ("７８．５", "78.5"),
        ("７８，５", "78.5"),
        ("＜０．１", "<0.1"),
        ("１～２", "1~2"),
    ],
)
def test_a_figure_in_wide_digits_is_read_as_in_usual_ones(wide, plain):
    """A Chinese keyboard types them."""
    assert value_of(wide) == value_of(plain)
    assert value_of(wide).number is not None


@pytest.mark.parametrize(
    "written",
    ["1e9", "1E3", "8O", "5l", "80±2", "1'000", "78。5", "7 8", "१२", "1,350", "5_0"],
)
def test_what_may_be_another_figure_is_none(written):
    """A6: 1e9 is not 1, and 80 typed with the letter O is not 8."""
    assert value_of(written).number is None


@pytest.mark.parametrize(
    ("value", "unit"),
    [("12a", "U/L"), ("78 ukat/L", "U/L"), ("12a", ""), ("78 H", "U/L"), ("8 O", "")],
)
def test_a_figure_with_another_unit_beside_it_is_not_compared(value, unit):
    finding = found(ALT, measured("alt", value, unit, high="40"))

    assert finding.truth is Truth.UNKNOWN
    assert "cannot be read as a number" in finding.working


def test_the_unit_may_stand_beside_the_figure_as_well():
    twice = found(ALT, measured("alt", "78 U/L", "U/L", high="40"))
    once = found(ALT, measured("alt", "78 U/L", "", high="40"))

    assert twice.truth is Truth.FALSE
    assert once.truth is Truth.FALSE


def test_a_limit_of_normal_with_a_letter_in_it_is_none():
    finding = found(ALT, measured("alt", "78", "U/L", high="4O"))

    assert finding.truth is Truth.UNKNOWN
    assert "“4O” cannot be read as a number" in finding.working


def test_a_small_bound_is_not_said_to_be_below_zero():
    finding = found(ALT, measured("alt", "<0.1", "U/L", high="40"))

    assert "< 0.003 × ULN" in finding.working


@pytest.mark.parametrize(
    ("said", "truth"), [("III", Truth.TRUE), ("II", Truth.FALSE), ("IV", Truth.TRUE)]
)
def test_grades_in_roman_numerals(said, truth):
    finding = found(check("score", "NYHA", "between", 3, high=4), measured("nyha", said))

    assert finding.truth is truth
    assert not finding.at_cut_off


def test_words_are_compared_with_words():
    wanted = replace(check("lab", "HBV DNA", "="), value="negative")

    assert found(wanted, measured("hbv_dna", "not detected")).truth is Truth.TRUE
    assert found(wanted, measured("hbv_dna", "positive")).truth is Truth.FALSE
    assert found(wanted, measured("hbv_dna", "120", "IU/mL")).truth is Truth.UNKNOWN


def test_the_newest_result_inside_the_window_counts():
    """W2"""
    older = measured("alt", "90", "U/L", high="40", on=date(2026, 11, 1))
    newer = measured("alt", "30", "U/L", high="40")

    assert found(ALT, newer, older).used == (1,)


def test_a_result_after_the_anchor_does_not_count():
    later = measured("alt", "90", "U/L", high="40", on=date(2026, 11, 23))

    finding = found(ALT, later, today=date(2026, 11, 30))

    assert finding.truth is Truth.UNKNOWN
    assert "later than" in finding.working


def test_out_of_the_window_it_says_until_when_it_held():
    """W2"""
    finding = found(ALT, measured("alt", "90", "U/L", high="40", on=date(2026, 9, 1)))

    assert finding.truth is Truth.UNKNOWN
    assert "out of the window of 28 days before planned enrolment" in finding.working
    assert "valid until 2026-09-29" in finding.working
    assert finding.would_decide == (
        "ALT with its upper limit of normal, taken from 2026-10-25 on",
    )


def test_valid_until_is_the_last_day_0_for_which_it_is_recent_enough():
    """W2"""
    finding = found(ALT, measured("alt", "30", "U/L", high="40"))

    assert finding.valid_until == date(2026, 12, 13)
    assert finding.expires == "ALT"


def test_of_several_results_the_first_to_end_is_told():
    values = (
        measured("alt", "30", "U/L", high="40"),
        measured("ast", "30", "U/L", high="40", on=date(2026, 11, 1)),
    )

    finding = found(EITHER, *values)

    assert (finding.valid_until, finding.expires) == (date(2026, 11, 29), "AST")


def test_a_checks_own_window_comes_before_the_trials():
    own = check("lab", "ALT", ">=", 2, "x ULN", window=(14, "days", "screening"))

    finding = found(own, measured("alt", "30", "U/L", high="40", on=date(2026, 11, 3)))

    assert finding.truth is Truth.FALSE
    assert finding.valid_until == date(2026, 11, 17)


def test_results_of_one_day_that_disagree_decide_nothing():
    values = [measured("alt", value, "U/L", high="40") for value in ("30", "90")]

    finding = found(ALT, *values)

    assert finding.truth is Truth.UNKNOWN
    assert "disagree" in finding.working
    assert finding.used == (2, 1)


def test_what_is_only_claimed_counts_and_says_so():
    """A4"""
    finding = found(ALT, measured("alt", "30", "U/L", high="40", document=Evidence()))

    assert finding.truth is Truth.FALSE
    assert "(2026-11-15; claimed, not evidenced)" in finding.working


def test_without_the_day_of_enrolment_it_counts_to_today_and_says_so():
    """W1"""
    dates = ScreeningDates(CONSENTED)

    finding = found(ALT, measured("alt", "30", "U/L", high="40"), dates=dates)

    assert finding.truth is Truth.FALSE
    assert "Counted to today, 2026-11-22" in finding.working


def test_a_day_that_no_screening_has_cannot_be_counted_from():
    own = check("lab", "IgG", "<", 4, "g/L", window=(10, "days", "first belimumab"))

    finding = found(own, measured("igg", "3", "g/L"))

    assert finding.truth is Truth.UNKNOWN
    assert "“first belimumab” is not one of the dates of a screening" in finding.working


def test_before_consent_everything_counts_from_today():
    """P3"""
    finding = found(ALT, measured("alt", "90", "U/L", high="40"), dates=None)

    assert finding.truth is Truth.TRUE


def test_a_lost_sign_is_computed_for_all_readings():
    """SLEDAI 12 passes "≥ 8", and fails "= 8" and "≤ 8"."""
    asked = included_by(check("score", "SLEDAI", "=?", 8), has_open_points=True)

    finding = finding_on(asked, known(measured("sledai-2k", "12")))

    assert finding.truth is Truth.UNKNOWN
    assert "passes ≥ 8, > 8; fails = 8, < 8, ≤ 8" in finding.working
    assert finding.would_decide == ("the sign before 8, confirmed from the protocol",)
    assert finding.suggests() is None


def test_a_lost_superscript_is_read_both_ways():
    """1.5 × 109/L taken literally are 163.5 cells a litre."""
    asked = check("lab", "WBC", "<", "1.5", "× 109/L")

    assert found(asked, measured("wbc", "5", "10*9/L")).truth is Truth.FALSE
    doubtful = found(asked, measured("wbc", "1.2", "10*9/L"))
    assert doubtful.truth is Truth.UNKNOWN
    assert "lost its superscript" in doubtful.working


def test_a_limit_without_a_unit_is_read_in_all_units_of_the_analyte():
    asked = check("lab", "IgG4", ">", 135)

    assert found(asked, measured("igg4", "200", "mg/dL")).truth is Truth.UNKNOWN
    assert found(asked, measured("igg4", "0.1", "g/L")).truth is Truth.FALSE


def test_whichever_version_of_a_score_was_rated_counts():
    asked = check("score", "SLEDAI", ">=", 8)

    assert found(asked, measured("sledai-1992", "10")).truth is Truth.TRUE
    both = (measured("sledai-1992", "10"), measured("sledai-2k", "4"))
    assert found(asked, *both).truth is Truth.UNKNOWN
    named = check("score", "SLEDAI-2K", ">=", 8)
    assert found(named, *both).truth is Truth.FALSE


def test_any_day_counts_where_the_trial_has_no_window():
    finding = found(
        ALT,
        measured("alt", "30", "U/L", high="40", on=date(2020, 1, 1)),
        counting=Counting(),
    )

    assert (finding.truth, finding.valid_until) == (Truth.FALSE, None)


def test_what_a_worksheet_computed_is_shown_with_as_many_digits_as_tell():
    """Instruments section 15: 30.07 is not below 30."""
    asked = check("lab", "eGFR", "<", 30, "mL/min/1.73 m2")

    far = found(asked, measured("egfr-schwartz", "30.0665384615384615", "mL/min/{1.73_m2}"))
    assert "eGFR 30.07 mL/min/1.73 m² (2026-11-15), above" in far.working
    near = found(asked, measured("egfr-schwartz", "29.99961234567", "mL/min/{1.73_m2}"))
    assert "eGFR 29.9996 mL/min" in near.working


def test_a_unit_that_the_criterion_leaves_a_part_of_is_to_be_set_in_the_check():
    indexed = measured("egfr", "45", "mL/min/1.73m2")
    daily = measured("urine_protein_24h", "0.6", "g/24h")

    rate = found(check("lab", "eGFR", "<", 30, "mL/min"), indexed)
    protein = found(check("lab", "24-hour urinary protein", ">", "0.5", "g"), daily)

    assert "If the protocol means mL/min/1.73 m², set this unit in the check" in rate.working
    assert "If the protocol means g/24 h, set this unit in the check" in protein.working


@pytest.mark.parametrize("written", ["III", "E", "grade II", "B"])
def test_a_grade_is_no_laboratory_value(written):
    """Stage III of a kidney is no filtration rate of 3."""
    asked = check("lab", "eGFR", "<", 30, "mL/min")

    finding = found(asked, measured("egfr", written, "mL/min"))

    assert finding.truth is Truth.UNKNOWN
    assert "cannot be read as a number" in finding.working


@pytest.mark.parametrize("written", ["33", "0", "5", "<0.1", "II-VI"])
def test_a_grade_that_is_not_on_its_scale_says_nothing(written):
    """Section 14: class 33 is no class below III, but a slip of the hand."""
    asked = check("score", "NYHA", "between", 3, high=4)

    finding = found(asked, measured("nyha", written))

    assert finding.truth is Truth.UNKNOWN
    assert "is not on its scale, 1 to 4." in finding.working


def test_a_grade_on_its_scale_and_a_sum_of_points_are_compared():
    """Sections 5 and 14."""
    nyha = check("score", "NYHA", "between", 3, high=4)

    assert found(nyha, measured("nyha", "II")).truth is Truth.FALSE
    assert found(nyha, measured("nyha", "4")).truth is Truth.TRUE
    assert scale_of("ecog") == (0, 5)
    assert scale_of("sledai-2k") is None
    assert scale_of("child-pugh") is None
