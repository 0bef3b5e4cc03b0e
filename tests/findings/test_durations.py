"""How long something lasted, and whether it stayed the same (W3)."""

from datetime import date

import pytest

from coordinator.domain.logic import Truth
from coordinator.findings.criteria import finding_on
from tests.findings.facts import absence, check, course, excluded_by, included_by, known, stated

SIX_MONTHS = included_by(check("duration", "Systemic lupus", ">=", 6, "months"))
STABLE = included_by(
    check("duration", "hydroxychloroquine and immunosuppressant (no cyclophosphamide) stable",
          ">=", 3, "months")
)  # fmt: skip
SINCE_JANUARY = date(2026, 1, 1)


def dosed(drug, dose, begun=SINCE_JANUARY, until=None):
    return course(drug, begun, until, value=dose, unit="mg/d")


@pytest.mark.parametrize(
    ("begun", "truth", "at_cut_off"),
    [
        (date(2026, 5, 21), Truth.TRUE, False),
        (date(2026, 5, 22), Truth.TRUE, True),
        (date(2026, 5, 23), Truth.FALSE, False),
    ],
)
def test_an_illness_lasts_from_its_begin_to_the_anchor(begun, truth, at_cut_off):
    finding = finding_on(SIX_MONTHS, known(course("systemic lupus", begun)))

    assert (finding.truth, finding.at_cut_off) == (truth, at_cut_off)
    assert "6 months are complete on" in finding.working


CURED = excluded_by(check("duration", "history of cancer cured", "<", 5, "years"))


@pytest.mark.parametrize(
    ("begun", "until", "truth", "at_cut_off"),
    [
        (date(2010, 3, 1), date(2021, 11, 22), Truth.FALSE, True),
        (date(2010, 3, 1), date(2021, 11, 23), Truth.TRUE, False),
        (date(2025, 3, 1), None, Truth.TRUE, False),
        (date(2010, 3, 1), date(2012, 3, 1), Truth.FALSE, False),
    ],
)
def test_what_was_cured_is_counted_from_its_end(begun, until, truth, at_cut_off):
    """However long it had lasted."""
    finding = finding_on(CURED, known(course("cancer", begun, until)))

    assert (finding.truth, finding.at_cut_off) == (truth, at_cut_off)
    assert "5 years since its end are complete on" in finding.working


def test_what_never_was_did_not_end_in_that_time():
    assert finding_on(CURED, known(absence("cancer"))).truth is Truth.FALSE
    assert finding_on(CURED, known()).truth is Truth.UNKNOWN
    ended_some_day = course("cancer", date(2010, 3, 1), is_ongoing=False)
    assert finding_on(CURED, known(ended_some_day)).truth is Truth.UNKNOWN


def test_nothing_told_is_not_known():
    finding = finding_on(SIX_MONTHS, known())

    assert finding.truth is Truth.UNKNOWN


def test_a_regimen_of_so_many_months_may_be_meant_as_at_least():
    asked = included_by(check("duration", "hydroxychloroquine", "=", 3, "months"))

    longer = known(course("HCQ", SINCE_JANUARY, date(2026, 8, 1)))
    assert finding_on(asked, longer).truth is Truth.UNKNOWN
    exact = known(course("HCQ", SINCE_JANUARY, date(2026, 3, 31)))
    assert finding_on(asked, exact).truth is Truth.TRUE
    shorter = known(course("HCQ", SINCE_JANUARY, date(2026, 2, 1)))
    assert finding_on(asked, shorter).truth is Truth.FALSE


def test_the_same_dose_through_the_window_is_stable():
    facts = known(dosed("HCQ", "400"), absence("immunosuppressants"))

    finding = finding_on(STABLE, facts)

    assert finding.truth is Truth.TRUE
    assert "HCQ 400 mg/d since 2026-01-01, still: no change since 2026-08-22" in finding.working


@pytest.mark.parametrize(
    "courses",
    [
        (dosed("HCQ", "400", date(2026, 10, 1)),),
        (dosed("HCQ", "400", until=date(2026, 10, 1)),),
        (dosed("HCQ", "400", until=date(2026, 9, 30)), dosed("HCQ", "200", date(2026, 10, 1))),
    ],
)
def test_a_start_a_stop_or_another_dose_in_the_window_is_a_change(courses):
    finding = finding_on(STABLE, known(*courses, absence("immunosuppressants")))

    assert finding.truth is Truth.FALSE
    assert "changed on" in finding.working


def test_the_same_dose_written_in_two_pieces_is_no_change():
    pieces = (
        dosed("HCQ", "400", until=date(2026, 9, 30)),
        dosed("HCQ", "400", date(2026, 10, 1)),
    )

    assert finding_on(STABLE, known(*pieces, absence("immunosuppressants"))).truth is Truth.TRUE


def test_what_was_not_told_of_one_of_them_leaves_it_open():
    assert finding_on(STABLE, known(dosed("HCQ", "400"))).truth is Truth.UNKNOWN


def test_a_statement_in_the_same_words_counts():
    asked = included_by(check("duration", "everything else unchanged", ">=", 3, "months"))

    assert finding_on(asked, known(stated("everything else unchanged", "yes"))).truth is (
        Truth.TRUE
    )
    assert finding_on(asked, known(stated("everything else unchanged", "no"))).truth is (
        Truth.FALSE
    )
