from datetime import date

import pytest

from coordinator.domain.criterion import Kind
from coordinator.domain.prescreening import PrescreenedCounts
from coordinator.domain.report import FailedCriterion, Failures, Month, Recruited, Span, Spans
from coordinator.domain.report_charts import (
    MOST_BARS,
    failure_chart,
    funnel_chart,
    places_words,
    recruitment_chart,
    spans_chart,
    spans_words,
)
from coordinator.domain.report_funnel import Funnel, FunnelStep, Step
from coordinator.domain.table import percent

FIRST, LAST = date(2026, 9, 1), date(2026, 11, 22)
MONTHS = (Month(FIRST, 1, 1), Month(date(2026, 10, 1), 1, 2))
STEPS = ((date(2026, 9, 9), 1), (date(2026, 10, 4), 2))
RECRUITED = Recruited(10, 0, STEPS, MONTHS, FIRST, LAST)


def failed(code, count, alone=0):
    return FailedCriterion(1, Kind.EXCLUSION, "Fever", ((code, ("2.0",)),), count, alone)


def test_the_line_begins_with_the_period_and_goes_on_to_its_end():
    chart = recruitment_chart(RECRUITED)

    assert chart.points == (
        (FIRST.toordinal(), 0),
        (STEPS[0][0].toordinal(), 1),
        (STEPS[1][0].toordinal(), 2),
        (LAST.toordinal(), 2),
    )
    assert (chart.level, chart.level_words, chart.up.high) == (10, "Target: 10", 10)


def test_who_does_not_see_the_chart_hears_the_same_numbers():
    assert recruitment_chart(RECRUITED).said == (
        "2 enrolled in all; 20 % of the target of 10, 8 to go; 2026-09: 1; 2026-10: 1"
    )


def test_without_a_target_none_is_drawn():
    chart = recruitment_chart(Recruited(None, 0, STEPS, MONTHS, FIRST, LAST))

    assert (chart.level, chart.level_words) == (None, "")


def test_a_target_that_was_reached_is_said_to_be():
    said = recruitment_chart(Recruited(2, 0, STEPS, MONTHS, FIRST, LAST)).said

    assert "the target of 2 is reached" in said


def test_nothing_is_drawn_before_anybody_was_enrolled():
    assert recruitment_chart(Recruited(10)) is None


def test_the_funnel_says_shares_of_those_who_consented_and_how_many_people_they_were():
    steps = (
        FunnelStep(Step.PRESCREENED, 0),
        FunnelStep(Step.CONSENTED, 8, 7),
        FunnelStep(Step.ELIGIBLE, 2, 2),
    )

    chart = funnel_chart(Funnel(steps, PrescreenedCounts(), ()))

    assert [(bar.words, bar.note) for bar in chart.bars] == [
        ("Consented", "8 · 7 subjects"),
        ("Eligible", "2 · 25 %"),
    ]


def test_the_most_frequent_failures_are_drawn_with_what_failed_alone():
    found = failure_chart(Failures(99, tuple(failed(f"E{n}", 30 - n, 3) for n in range(20))))

    assert len(found.bars) == MOST_BARS
    assert (found.bars[0].value, found.bars[0].solid) == (30, 3)
    assert found.bars[0].note == "3 + 27 = 30"
    assert len(found.legend) == 2


def test_a_criterion_is_named_with_the_versions_that_have_it():
    places = (("E2", ("1.0", "2.0")), ("E5", ("3.0",)), ("E6", ("",)))
    found = FailedCriterion(1, Kind.EXCLUSION, "Fever", places, 3, 1)

    assert places_words(found) == "E2 (v1.0, v2.0), E5 (v3.0), E6"


def test_times_are_said_with_median_and_range():
    spans = Spans((Span(1, "07001", 1, 2), Span(2, "07002", 1, 5)))

    assert spans_words(spans) == "Median 3.5 days, from 2 to 5; 2 screenings"
    assert spans_words(Spans()) == "No screening has got so far."
    assert [bar.value for bar in spans_chart(spans, "x").bars] == [0, 0, 1, 0, 0, 1]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "–"), (0, 9, "0 %"), (1, 999, "<1 %"), (998, 999, ">99 %"), (9, 9, "100 %")],
)
def test_a_share_never_says_none_or_all_where_that_is_not_so(part, whole, words):
    assert percent(part, whole) == words
