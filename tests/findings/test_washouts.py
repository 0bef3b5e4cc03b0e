"""What happened within some time before a date, and what is known not to have (W1, W3, S5)."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.domain.evidence import Evidence
from coordinator.domain.logic import Truth
from coordinator.domain.observation import Observation
from coordinator.domain.windows import ScreeningDates
from coordinator.findings.criteria import finding_on
from tests.findings.facts import (
    CONSENTED,
    DAY_0,
    absence,
    check,
    course,
    excluded_by,
    included_by,
    known,
    stated,
)


def within(subject, value, unit, sign="<=", **said):
    anchor = said.pop("anchor", None)
    return check("washout", subject, sign, value, unit, window=(value, unit, anchor), **said)


RITUXIMAB = within("Rituximab", 6, "months")
BIOLOGIC = within("Rituximab or another biologic", 6, "months")


def found(one, *observations, **said):
    return finding_on(excluded_by(one), known(*observations, **said))


def test_nothing_known_is_not_the_same_as_nothing_taken():
    finding = found(RITUXIMAB)

    assert finding.truth is Truth.UNKNOWN
    assert finding.would_decide == (
        "Rituximab: last day, or a statement that there was none since 2026-05-22",
    )


def test_a_course_in_the_window_is_true_and_says_when_it_ends():
    finding = found(RITUXIMAB, course("rituximab", date(2026, 8, 1), date(2026, 8, 15)))

    assert finding.truth is Truth.TRUE
    assert finding.working == (
        "rituximab from 2026-08-01 to 2026-08-15: within 6 months before planned enrolment "
        "(Day 0), 2026-11-22, from 2026-05-22 on. No longer from 2027-02-16 on."
    )


@pytest.mark.parametrize(
    ("begun", "until", "truth"),
    [
        (date(2026, 5, 22), date(2026, 5, 22), Truth.TRUE),
        (date(2026, 5, 21), date(2026, 5, 21), Truth.UNKNOWN),
        (date(2026, 1, 1), date(2026, 5, 22), Truth.TRUE),
        (date(2026, 11, 21), date(2026, 11, 21), Truth.TRUE),
        (date(2026, 11, 22), date(2026, 11, 22), Truth.UNKNOWN),
        (date(2020, 1, 1), None, Truth.TRUE),
    ],
)
def test_the_window_has_its_first_day_and_not_the_anchor(begun, until, truth):
    """W3: months count backwards from the anchor."""
    assert found(RITUXIMAB, course("rituximab", begun, until)).truth is truth


def test_an_end_that_is_not_known_can_reach_into_the_window():
    finding = found(RITUXIMAB, course("rituximab", date(2026, 1, 1), is_ongoing=False))

    assert finding.truth is Truth.UNKNOWN
    assert "its days are needed" in finding.working


def test_exactly_at_the_limit_it_asks_to_confirm():
    """W3: counting months forwards and backwards differs here."""
    finding = found(RITUXIMAB, course("rituximab", date(2026, 5, 22), date(2026, 5, 22)))

    assert finding.at_cut_off
    assert "exactly at the limit: confirm it" in finding.working


def test_ends_of_months_where_the_directions_disagree_are_pointed_out():
    """W3: 30 November plus 3 months is 28 February, which minus 3 months is 28 November."""
    dates = ScreeningDates(date(2026, 2, 10), enrolment=date(2026, 2, 28))
    one = course("rituximab", date(2025, 11, 30), date(2025, 11, 30))

    finding = found(within("rituximab", 3, "months"), one, dates=dates, today=date(2026, 2, 28))

    assert finding.truth is Truth.TRUE
    assert finding.at_cut_off


@pytest.mark.parametrize(
    ("since", "until", "truth"),
    [
        (None, DAY_0, Truth.FALSE),
        (date(2026, 5, 22), DAY_0, Truth.FALSE),
        (date(2026, 5, 23), DAY_0, Truth.UNKNOWN),
        (None, date(2026, 11, 12), Truth.FALSE),
        (None, date(2026, 11, 1), Truth.UNKNOWN),
    ],
)
def test_only_a_statement_for_the_whole_window_makes_it_false(since, until, truth):
    """What was told when the site asked holds until somebody says otherwise."""
    assert found(RITUXIMAB, absence("rituximab", since, until)).truth is truth


def test_two_statements_can_cover_the_window_together():
    halves = (
        absence("rituximab", date(2026, 5, 1), date(2026, 8, 31)),
        absence("rituximab", date(2026, 9, 1), DAY_0),
    )

    assert found(RITUXIMAB, *halves).truth is Truth.FALSE
    gap = replace(halves[1], on=date(2026, 9, 2))
    assert found(RITUXIMAB, halves[0], gap).truth is Truth.UNKNOWN


def test_a_course_that_ended_before_leaves_the_rest_to_be_told():
    old = course("rituximab", date(2025, 1, 1), date(2025, 1, 1))

    assert found(RITUXIMAB, old).truth is Truth.UNKNOWN
    finding = found(RITUXIMAB, old, absence("rituximab", date(2025, 1, 2)))
    assert finding.truth is Truth.FALSE
    assert finding.working.startswith("rituximab on 2025-01-01. No Rituximab in 6 months")


def test_a_drug_counts_for_its_class_and_the_working_names_it():
    finding = found(BIOLOGIC, course("belimumab", date(2026, 8, 1), date(2026, 8, 1)))

    assert finding.truth is Truth.TRUE
    assert finding.working.startswith("belimumab (biologic) on 2026-08-01")


def test_the_absence_of_a_class_is_that_of_its_drugs_and_not_the_other_way_round():
    assert found(RITUXIMAB, absence("biologics")).truth is Truth.FALSE
    assert found(BIOLOGIC, absence("rituximab")).truth is Truth.UNKNOWN


def test_other_names_of_a_drug_are_the_same_drug():
    asked = within("mycophenolate mofetil", 3, "months")

    assert found(asked, course("MMF", date(2026, 9, 1))).truth is Truth.TRUE


def test_a_drug_of_no_class_that_is_named_does_not_count():
    assert found(BIOLOGIC, course("aspirin", date(2026, 9, 1))).truth is Truth.UNKNOWN


def test_at_least_so_long_since_turns_it_round():
    asked = included_by(within("rituximab", 6, "months", sign=">="))

    recent = course("rituximab", date(2026, 8, 1), date(2026, 8, 1))
    assert finding_on(asked, known(recent)).truth is Truth.FALSE
    assert finding_on(asked, known(absence("rituximab"))).truth is Truth.TRUE
    edge = course("rituximab", date(2026, 5, 22), date(2026, 5, 22))
    rest = absence("rituximab", date(2026, 5, 23))
    assert finding_on(asked, known(edge, rest)).at_cut_off


def test_another_trial_of_this_site_is_known_from_the_log():
    """S5"""
    asked = within("In another clinical trial", 4, "weeks")
    told = course("trial NCT00000000, 07012", date(2026, 9, 1), date(2026, 11, 1))
    logged = Observation(0, replace(told, what="clinical trial"), from_log=True)

    finding = found(asked, logged)

    assert finding.truth is Truth.TRUE
    assert "trial NCT00000000, 07012 from 2026-09-01 to 2026-11-01" in finding.working
    assert "claimed" not in finding.working
    assert finding.used == ()


def test_a_dated_statement_is_an_event():
    asked = within("a live vaccine", 3, "months", anchor="Day 0")

    given = replace(stated("MMR vaccine", "yes"), on=date(2026, 10, 1))
    assert found(asked, given).truth is Truth.TRUE


def test_words_that_no_vocabulary_knows_are_matched_as_they_are():
    asked = within("in hospital for an infection", 60, "days", anchor="Day 0")

    stay = course("In hospital for an infection", date(2026, 10, 1), date(2026, 10, 9))
    assert found(asked, stay).truth is Truth.TRUE
    assert found(asked, course("in hospital", date(2026, 10, 1))).truth is Truth.UNKNOWN


def test_a_claimed_course_says_so():
    """A4"""
    one = replace(course("rituximab", date(2026, 8, 1)), document=Evidence())

    assert "(claimed, not evidenced)" in found(RITUXIMAB, one).working


def test_drugs_that_stand_after_the_window_are_found():
    text = "Treated within 1 month before enrolment with cyclophosphamide or a biological agent"
    asked = replace(
        excluded_by(within("Treated", 1, "months", anchor="enrolment", span=(8, 22))), text=text
    )

    finding = finding_on(asked, known(course("CTX", date(2026, 11, 1))))

    assert finding.truth is Truth.TRUE
    assert finding.working.startswith("CTX on") or "CTX since" in finding.working


def test_before_consent_it_counts_from_today():
    """P3"""
    finding = found(RITUXIMAB, absence("rituximab"), dates=None)

    assert finding.truth is Truth.FALSE
    assert found(RITUXIMAB, absence("rituximab", None, CONSENTED), dates=None).truth is (
        Truth.UNKNOWN
    )
