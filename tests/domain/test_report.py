from datetime import date, timedelta

from coordinator.domain.criterion import Kind
from coordinator.domain.prescreening import PrescreenedCounts
from coordinator.domain.report import Case, FailedOn, ReportScope
from coordinator.domain.report_counting import (
    failures_of,
    funnel_of,
    recruited_of,
    to_decision_of,
    to_enrolment_of,
)
from coordinator.domain.report_funnel import Step
from coordinator.domain.screening import State

TODAY = date(2026, 11, 22)
ALL = ReportScope()
AGE = FailedOn("I1", Kind.INCLUSION, "Age 18 to 70 years", "2.0")
FEVER = FailedOn("E2", Kind.EXCLUSION, "Active infection", "2.0")
NOBODY = PrescreenedCounts()


def case(number=1, state=State.CONSENTED, **said):
    known = {
        "screening_id": number,
        "screening_number": f"{number:05}",
        "trial_id": 1,
        "subject_id": number,
        "state": state,
        "consented_on": TODAY,
    }
    return Case(**(known | said))


def counts(*cases, scope=ALL, prescreened=NOBODY):
    funnel = funnel_of(cases, prescreened, scope)
    return [(found.step.value, found.count) for found in funnel.steps][1:]


def ended(funnel):
    return {found.state: found.count for found in funnel.ended if found.count}


def failed(number, *what, **said):
    return case(number, State.SCREEN_FAILURE, failed=what, **said)


def test_each_step_of_the_funnel_holds_who_has_come_so_far():
    found = counts(
        case(1),
        case(2, State.IN_SCREENING, is_begun=True),
        case(3, State.SCREEN_FAILURE),
        case(4, State.ELIGIBLE),
        case(5, State.ENROLLED, enrolled_on=TODAY),
    )

    assert found == [("consented", 5), ("screened", 4), ("eligible", 2), ("enrolled", 1)]


def test_who_withdrew_or_was_lost_counts_as_far_as_they_came():
    """C4"""
    found = counts(
        case(1, State.WITHDRAWN),
        case(2, State.LOST, is_begun=True),
        case(3, State.WITHDRAWN, is_begun=True, was_eligible=True),
        case(4, State.LOST, is_begun=True, was_eligible=True, enrolled_on=TODAY),
    )

    assert found == [("consented", 4), ("screened", 3), ("eligible", 2), ("enrolled", 1)]


def test_a_voided_number_is_told_beside_the_funnel_and_is_in_no_step():
    """S1"""
    funnel = funnel_of([case(1, State.VOIDED, is_begun=True)], NOBODY, ALL)

    assert [found.count for found in funnel.steps] == [0, 0, 0, 0, 0]
    assert ended(funnel) == {State.VOIDED: 1}


def test_a_decision_that_waits_for_the_investigator_is_no_outcome_yet():
    """A3, G4"""
    waiting = case(1, State.AWAITING_INVESTIGATOR, failed=(AGE,))
    funnel = funnel_of([waiting], NOBODY, ALL)

    assert counts(waiting)[1:] == [("screened", 1), ("eligible", 0), ("enrolled", 0)]
    assert ended(funnel) == {State.AWAITING_INVESTIGATOR: 1}
    assert failures_of([waiting], ALL).screenings == 0


def test_attempts_are_screenings_of_one_subject():
    """S3"""
    funnel = funnel_of(
        [case(1, State.SCREEN_FAILURE), case(2, State.ENROLLED, subject_id=1)], NOBODY, ALL
    )

    consented = funnel.steps[1]
    assert (consented.count, consented.subjects) == (2, 1)


def test_nobody_knows_whom_the_prescreenings_were_about():
    """P3"""
    funnel = funnel_of([], PrescreenedCounts(2, 1, 4), ALL)

    assert (funnel.count(Step.PRESCREENED), funnel.steps[0].subjects) == (7, None)


def test_the_funnel_is_of_those_who_consented_in_the_period():
    week = ReportScope(since=TODAY - timedelta(7), until=TODAY - timedelta(1))
    cases = [case(day, consented_on=TODAY - timedelta(day)) for day in (0, 1, 7, 8)]

    assert counts(*cases, scope=week)[0] == ("consented", 2)


def test_an_approved_exception_is_eligible_and_told_of():
    """S6"""
    funnel = funnel_of([case(1, State.ELIGIBLE, is_excepted=True)], NOBODY, ALL)

    assert (funnel.count(Step.ELIGIBLE), funnel.excepted) == (1, (1,))


def test_enrolments_add_up_by_day_and_month_with_empty_months_between():
    days = (date(2026, 8, 30), date(2026, 8, 30), date(2026, 11, 2))
    cases = [case(number, State.ENROLLED, enrolled_on=day) for number, day in enumerate(days)]

    found = recruited_of(cases, ALL, TODAY, 10)

    assert found.steps == ((date(2026, 8, 30), 2), (date(2026, 11, 2), 3))
    assert [(month.first.month, month.enrolled, month.total) for month in found.months] == [
        (8, 2, 2),
        (9, 0, 2),
        (10, 0, 2),
        (11, 1, 3),
    ]
    assert (found.total, found.target) == (3, 10)


def test_who_was_enrolled_before_the_period_is_where_its_course_begins():
    days = (date(2026, 8, 30), date(2026, 10, 2), date(2026, 11, 2))
    cases = [
        case(number, State.ENROLLED, enrolled_on=day, consented_on=date(2026, 8, 1))
        for number, day in enumerate(days)
    ]
    october = ReportScope(since=date(2026, 10, 1), until=date(2026, 10, 31))

    found = recruited_of(cases, october, TODAY, None)

    assert (found.before, found.in_period, found.total) == (1, 1, 2)
    assert (found.first, found.last) == (date(2026, 10, 1), date(2026, 10, 31))


def test_a_period_that_is_not_over_ends_today():
    year = ReportScope(since=date(2026, 1, 1), until=date(2026, 12, 31))

    assert recruited_of([], year, TODAY, None).months[-1].first == date(2026, 11, 1)


def test_months_go_on_over_the_turn_of_the_year():
    winter = ReportScope(since=date(2025, 12, 5), until=date(2026, 1, 9))

    months = recruited_of([], winter, TODAY, None).months

    assert [month.first for month in months] == [date(2025, 12, 1), date(2026, 1, 1)]


def test_failures_are_counted_by_criterion_and_by_failed_only_on_this_one():
    found = failures_of([failed(1, AGE), failed(2, AGE, FEVER), failed(3, AGE)], ALL)

    assert found.screenings == 3
    assert [(one.codes, one.count, one.alone) for one in found.criteria] == [
        ("I1", 3, 2),
        ("E2", 1, 0),
    ]


def test_one_code_of_two_versions_is_two_criteria_when_they_say_different_things():
    """S4: a code means its version's criterion."""
    other = FailedOn("I1", Kind.INCLUSION, "Age 18 years or older", "3.0")

    found = failures_of([failed(1, AGE), failed(2, other)], ALL)

    assert [(one.text, one.count) for one in found.criteria] == [
        ("Age 18 to 70 years", 1),
        ("Age 18 years or older", 1),
    ]


def test_equal_words_of_two_versions_are_one_criterion_with_both_codes():
    """S4"""
    moved = FailedOn("E5", Kind.EXCLUSION, "Active  infection", "3.0")

    [found] = failures_of([failed(1, FEVER), failed(2, moved)], ALL).criteria

    assert (found.count, found.codes) == (2, "E2, E5")
    assert found.places == (("E2", ("2.0",)), ("E5", ("3.0",)))


def test_equal_words_are_two_criteria_when_one_includes_and_the_other_excludes():
    turned = FailedOn("E1", Kind.EXCLUSION, AGE.text, "3.0")

    assert len(failures_of([failed(1, AGE), failed(2, turned)], ALL).criteria) == 2


def test_equal_words_of_two_trials_are_two_criteria():
    assert len(failures_of([failed(1, AGE), failed(2, AGE, trial_id=2)], ALL).criteria) == 2


def test_a_failure_that_was_undone_counts_no_more():
    """S3: the screening is what it is now."""
    assert failures_of([case(1, State.IN_SCREENING, failed=())], ALL).screenings == 0


def test_times_have_a_median_a_range_and_each_of_them():
    cases = [
        case(number, State.ELIGIBLE, decided_on=TODAY + timedelta(days))
        for number, days in enumerate((9, 0, 4, 5))
    ]

    found = to_decision_of(cases, ALL)

    assert [span.days for span in found.each] == [0, 4, 5, 9]
    assert (found.median, found.shortest, found.longest) == (4.5, 0, 9)


def test_without_a_decision_or_an_enrolment_there_is_no_time():
    found = to_decision_of([case()], ALL), to_enrolment_of([case()], ALL)

    assert [(spans.each, spans.median, spans.longest) for spans in found] == [
        ((), None, None),
        ((), None, None),
    ]


def test_the_time_to_enrolment_is_of_who_was_enrolled():
    found = to_enrolment_of([case(1, State.WITHDRAWN, enrolled_on=TODAY + timedelta(3))], ALL)

    assert found.median == 3
