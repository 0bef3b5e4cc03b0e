"""Ages: what is open about them (W1, W3)."""

from datetime import date

import pytest

from coordinator.domain.known import Counting
from coordinator.domain.logic import Truth
from coordinator.domain.windows import Anchor, ScreeningDates
from coordinator.findings.criteria import finding_on
from tests.findings.facts import check, included_by, known


def test_an_age_whose_sign_was_lost_names_the_readings():
    """43 is at least 18, and not 18 or less."""
    asked = included_by(check("age", "age", "=?", 18, "years"), has_open_points=True)

    finding = finding_on(asked, known())

    assert finding.truth is Truth.UNKNOWN
    assert finding.working == (
        "43 on 2026-11-10. The sign before 18 was lost: passes ≥ 18, > 18; "
        "fails = 18, < 18, ≤ 18."
    )


def test_the_day_that_an_age_counts_on_is_named_while_it_is_missing():
    """W1"""
    asked = included_by(check("age", "age", ">=", 18, "years"))

    finding = finding_on(asked, known(counting=Counting(Anchor.FIRST_DOSE)))

    assert finding.would_decide == ("the day of first dose",)
    assert finding.is_whole


def test_an_age_in_months_is_counted_in_months():
    asked = included_by(check("age", "age", ">=", 6, "months"))

    assert finding_on(asked, known(birth=date(2026, 5, 11))).truth is Truth.FALSE
    assert finding_on(asked, known(birth=date(2026, 5, 10))).truth is Truth.TRUE


def test_a_limit_with_a_sign_is_said_to_hold_or_not():
    least = finding_on(included_by(check("age", "age", ">=", 18, "years")), known())
    most = finding_on(included_by(check("age", "age", "<=", 40, "years")), known())

    assert least.working == "43 on 2026-11-10, so that “≥ 18” holds."
    assert most.working == "43 on 2026-11-10, so that “≤ 40” does not hold."


def test_the_working_says_an_age_in_the_unit_of_its_limit():
    """The figures that are compared stand side by side: 8 months, not 0 years."""
    asked = included_by(check("age", "age", "between", 6, "months", high=60))

    finding = finding_on(asked, known(birth=date(2026, 3, 1)))

    assert finding.working == "8 months on 2026-11-10, within 6 to 60 months."


@pytest.mark.parametrize(
    ("birth", "day", "is_pointed_out"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), True),
        (date(2008, 2, 29), date(2026, 3, 1), False),
        (date(2008, 2, 28), date(2026, 2, 28), False),
        (date(1983, 2, 28), date(2026, 2, 28), False),
        (date(1984, 2, 29), date(2026, 2, 28), False),
        (date(2012, 2, 29), date(2028, 2, 28), False),
    ],
)
def test_a_leap_birthday_on_which_the_answer_depends_is_pointed_out(birth, day, is_pointed_out):
    """W3, section 18.1: some count it on 28 February."""
    asked = included_by(check("age", "age", ">=", 18, "years"))

    finding = finding_on(asked, known(birth=birth, dates=ScreeningDates(day)))

    assert finding.at_cut_off is is_pointed_out
    assert ("29 February" in finding.working) is is_pointed_out
