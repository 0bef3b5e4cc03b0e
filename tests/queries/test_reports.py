from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from coordinator.commands.decisions import decide, enrol, reopen, void_screening
from coordinator.commands.prescreening import note_prescreening
from coordinator.commands.trials import change_trial
from coordinator.domain.prescreening import ToldFacts
from coordinator.domain.record import RegistryIds
from coordinator.domain.report import ReportScope
from coordinator.domain.report_funnel import Step
from coordinator.domain.screening import Outcome, State
from coordinator.domain.subject import Sex
from coordinator.domain.trial import DEFAULT_PATTERN
from coordinator.domain.windows import Anchor
from coordinator.queries.reports import report_of
from coordinator.queries.today import today_of
from coordinator.queries.trials import trials_of
from tests.builders import COORDINATOR, TODAY, active, answered, consented, record
from tests.outcomes import eligible, ended, enrolled, failed, signed_by_both, somebody

EARLIER = TODAY - timedelta(6)
PERSON = ToldFacts(age=Decimal(40), sex=Sex.FEMALE)
COCOA = "Cocoa against cold hands"


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


def another_trial(registry):
    known = record(title=COCOA)
    ids = RegistryIds(nct="NCT99990002")
    return active(registry, known=replace(known, ids=ids)).trial_id


def set_target(registry, trial_id, target):
    change_trial(
        registry,
        COORDINATOR,
        trial_id=trial_id,
        short_title="Tea",
        number_pattern=DEFAULT_PATTERN,
        age_anchor=Anchor.CONSENT,
        target_enrolment=target,
        result_anchor=Anchor.ENROLMENT,
        result_days=None,
    )


def report(registry, trial_id=None, **period):
    return report_of(registry, ReportScope(trial_id, **period))


def counts(found):
    return [step.count for step in found.funnel.steps]


def withdraw(registry, screening_id):
    decide(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        outcome=Outcome.WITHDRAWN,
        reason="moves away",
    )
    return screening_id


def test_an_empty_registry_has_an_empty_report(registry):
    found = report(registry)

    assert found.is_empty
    assert found.recruited.months == ()


def test_the_funnel_counts_how_far_each_screening_came(registry, trial_id):
    """P3: pre-screenings are counted, nobody is named."""
    consented(registry, trial_id, somebody(registry, 1))
    begun = consented(registry, trial_id, somebody(registry, 2))
    answered(registry, begun, I1="yes")
    failed(registry, trial_id, somebody(registry, 3), "E2")
    eligible(registry, trial_id, somebody(registry, 4))
    enrolled(registry, trial_id, somebody(registry, 5))

    assert counts(report(registry, trial_id)) == [0, 5, 4, 2, 1]


def test_who_withdraws_stays_as_far_as_the_screening_was_confirmed(registry, trial_id):
    """C4, G3: the signatures that the end voids had stood until then."""
    withdraw(registry, consented(registry, trial_id, somebody(registry, 1)))
    withdraw(registry, eligible(registry, trial_id, somebody(registry, 2)))
    withdraw(registry, enrolled(registry, trial_id, somebody(registry, 3)))

    found = report(registry, trial_id)
    assert counts(found) == [0, 3, 2, 2, 1]
    assert found.funnel.in_state(State.WITHDRAWN) == 3


def test_who_withdraws_before_the_investigator_confirmed_was_not_eligible(registry, trial_id):
    """G4"""
    screening_id = consented(registry, trial_id, somebody(registry, 1))
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    withdraw(registry, screening_id)

    assert counts(report(registry, trial_id)) == [0, 1, 1, 0, 0]


def test_a_confirmation_that_was_taken_back_before_the_end_counts_no_more(registry, trial_id):
    """S3, G3"""
    screening_id = eligible(registry, trial_id, somebody(registry, 1))
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="misread")
    withdraw(registry, screening_id)

    found = report(registry, trial_id)
    assert counts(found) == [0, 1, 1, 0, 0]
    assert found.to_decision.each == ()


def test_an_undone_failure_is_no_failure(registry, trial_id):
    """S3"""
    screening_id = failed(registry, trial_id, somebody(registry, 1), "E2")
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="misread")
    answered(registry, screening_id, E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    signed_by_both(registry, screening_id, Outcome.ELIGIBLE)

    found = report(registry, trial_id)
    assert found.failures.screenings == 0
    assert found.funnel.count(Step.ELIGIBLE) == 1


def test_a_voided_number_is_in_no_count(registry, trial_id):
    """S1"""
    screening_id = consented(registry, trial_id, somebody(registry, 1))
    void_screening(
        registry, COORDINATOR, screening_id=screening_id, reason="entered by mistake"
    )

    found = report(registry, trial_id)
    assert counts(found) == [0, 0, 0, 0, 0]
    assert found.funnel.in_state(State.VOIDED) == 1


def test_a_rescreening_is_one_more_screening_of_one_subject(registry, trial_id):
    """S3"""
    who = somebody(registry, 1)
    failed(registry, trial_id, who, "E2", given_on=EARLIER)
    enrolled(registry, trial_id, who)

    step = report(registry, trial_id).funnel.steps[1]
    assert (step.count, step.subjects) == (2, 1)


def test_failures_by_criterion_say_which_failed_alone(registry, trial_id):
    failed(registry, trial_id, somebody(registry, 1), "E2")
    failed(registry, trial_id, somebody(registry, 2), "E1", "E2")

    found = report(registry, trial_id).failures
    assert [(one.codes, one.text, one.count, one.alone) for one in found.criteria] == [
        ("E2", "Active infection", 2, 1),
        ("E1", "Pregnant or breast-feeding", 1, 0),
    ]


def test_days_are_counted_from_the_consent_and_may_lie_before_the_entry(registry, trial_id):
    """W4"""
    failed(registry, trial_id, somebody(registry, 1), "E2", given_on=TODAY - timedelta(3))
    enrolled(registry, trial_id, somebody(registry, 2), given_on=EARLIER)

    found = report(registry, trial_id)
    assert [span.days for span in found.to_decision.each] == [3, 6]
    assert found.to_decision.median == 4.5
    assert [span.days for span in found.to_enrolment.each] == [6]


def test_the_period_is_one_of_consents_and_for_the_course_one_of_enrolments(registry, trial_id):
    enrolled(registry, trial_id, somebody(registry, 1), given_on=EARLIER, on=TODAY)
    enrolled(registry, trial_id, somebody(registry, 2), given_on=TODAY, on=TODAY)

    found = report(registry, trial_id, since=TODAY, until=TODAY)
    assert counts(found)[1:] == [1, 1, 1, 1]
    assert (found.recruited.before, found.recruited.in_period) == (0, 2)


def test_the_target_is_the_trials_own_and_none_is_made_up(registry, trial_id):
    other = another_trial(registry)
    set_target(registry, trial_id, 20)

    assert report(registry, trial_id).recruited.target == 20
    assert report(registry, other).recruited.target is None
    assert report(registry).recruited.target is None


def test_the_site_has_a_line_for_each_trial_and_the_sum_of_all_targets(registry, trial_id):
    other = another_trial(registry)
    set_target(registry, trial_id, 20)
    set_target(registry, other, 5)
    enrolled(registry, other, somebody(registry, 1))

    found = report(registry)
    assert found.recruited.target == 25
    assert [(line.trial, line.enrolled, line.target) for line in found.trials] == [
        ("NCT99990001", 0, 20),
        ("NCT99990002", 1, 5),
    ]


def test_a_trials_report_knows_nothing_of_the_others(registry, trial_id):
    other = another_trial(registry)
    enrolled(registry, other, somebody(registry, 1))

    assert report(registry, trial_id).is_empty


def test_prescreenings_are_counted_by_trial_and_day(registry, trial_id):
    """P3"""
    note_prescreening(registry, COORDINATOR, told=PERSON)

    assert counts(report(registry, trial_id))[0] == 1
    assert counts(report(registry, trial_id, until=date(2026, 1, 1)))[0] == 0


def test_who_is_decided_and_enrolled_on_the_day_of_consent_waits_no_day(registry, trial_id):
    enrolled(registry, trial_id, somebody(registry, 1))

    found = report(registry, trial_id)
    assert (found.to_decision.median, found.to_enrolment.longest) == (0, 0)


def test_lost_without_any_answer_was_never_screened(registry, trial_id):
    ended(registry, consented(registry, trial_id, somebody(registry, 1)), Outcome.LOST)

    assert counts(report(registry, trial_id)) == [0, 1, 0, 0, 0]


def test_an_enrolment_on_a_day_before_today_stands_on_that_day(registry, trial_id):
    screening_id = eligible(registry, trial_id, somebody(registry, 1), EARLIER)
    day = TODAY - timedelta(2)
    enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=day)

    assert report(registry, trial_id).recruited.steps == ((day, 1),)


def test_today_and_the_list_of_trials_count_the_same_enrolments(registry, trial_id):
    """C4: who withdrew afterwards was enrolled."""
    enrolled(registry, trial_id, somebody(registry, 1))
    withdraw(registry, enrolled(registry, trial_id, somebody(registry, 2)))
    withdraw(registry, eligible(registry, trial_id, somebody(registry, 3)))

    [today] = today_of(registry, day=TODAY).recruitment
    [line] = trials_of(registry)
    assert (today.enrolled, line.enrolled) == (2, 2)
    assert report(registry, trial_id).recruited.total == 2
    assert line.screened == 3
