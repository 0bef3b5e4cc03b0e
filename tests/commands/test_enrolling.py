from datetime import timedelta

import pytest

from coordinator.commands.decisions import decide, enrol, reopen
from coordinator.commands.enrolling import correct_allotment
from coordinator.domain.audit import AuditFilter
from coordinator.domain.enrolment import (
    Allotment,
    EndedBeforeEnrolment,
    NotEnrolled,
    NothingCorrected,
    RandomisationNumberTaken,
)
from coordinator.domain.log import LogFilter
from coordinator.domain.screening import Outcome, ReasonMissing, State
from coordinator.queries.audit import audit_page
from coordinator.queries.log import log_rows
from coordinator.queries.screenings import screening_of
from tests import outcomes
from tests.builders import COORDINATOR, TODAY, active
from tests.outcomes import eligible, somebody

DAY = timedelta(days=1)
ALLOTTED = Allotment("Tea, warm", "R-0042")


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


def enrolled(registry, trial_id, number=1, allotment=ALLOTTED):
    who = somebody(registry, number)
    return outcomes.enrolled(registry, trial_id, who, allotment=allotment)


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=False)


def test_arm_and_randomisation_number_are_noted_with_the_enrolment(registry, trial_id):
    """S2, T1"""
    screening_id = enrolled(registry, trial_id, allotment=Allotment(" Tea,  warm", " R-0042 "))

    enrolment = seen(registry, screening_id).enrolment
    line = log_rows(registry, LogFilter())[0]
    assert (enrolment.on, enrolment.allotment) == (TODAY, ALLOTTED)
    assert (line.enrolled_on, line.arm, line.randomisation_number) == (
        TODAY,
        "Tea, warm",
        "R-0042",
    )


def test_neither_is_asked_for(registry, trial_id):
    screening_id = enrolled(registry, trial_id, allotment=Allotment())

    assert seen(registry, screening_id).enrolment.allotment == Allotment()


def test_no_two_subjects_of_a_trial_have_one_randomisation_number(registry, trial_id):
    """S1: nor is anything else of the second enrolment stored."""
    enrolled(registry, trial_id)
    second = eligible(registry, trial_id, somebody(registry, 2))

    with pytest.raises(RandomisationNumberTaken, match="R-0042 belongs to 07001"):
        enrol(
            registry,
            COORDINATOR,
            screening_id=second,
            enrolled_on=TODAY,
            allotment=Allotment("", "R-0042"),
        )

    assert seen(registry, second).state is State.ELIGIBLE


def test_what_randomisation_gave_is_corrected_with_a_reason(registry, trial_id):
    """T1: the trail keeps what stood there before."""
    screening_id = enrolled(registry, trial_id)
    right = Allotment("Tea, cold", "R-0043")

    with pytest.raises(ReasonMissing):
        correct_allotment(
            registry, COORDINATOR, screening_id=screening_id, allotment=right, reason=" "
        )
    correct_allotment(
        registry, COORDINATOR, screening_id=screening_id, allotment=right, reason="misread"
    )

    entry = audit_page(registry, AuditFilter(action="enrolment corrected"))[0]
    assert seen(registry, screening_id).enrolment.allotment == right
    assert "R-0042" in entry.changes
    assert entry.reason == "misread"


def test_a_correction_that_changes_nothing_is_refused(registry, trial_id):
    screening_id = enrolled(registry, trial_id)

    with pytest.raises(NothingCorrected):
        correct_allotment(
            registry, COORDINATOR, screening_id=screening_id, allotment=ALLOTTED, reason="why"
        )


def test_only_an_enrolment_can_be_corrected(registry, trial_id):
    screening_id = eligible(registry, trial_id, somebody(registry, 1))

    with pytest.raises(NotEnrolled):
        correct_allotment(
            registry, COORDINATOR, screening_id=screening_id, allotment=ALLOTTED, reason="why"
        )


def test_who_withdraws_after_enrolment_was_enrolled_all_the_same(registry, trial_id):
    """C4: nothing is deleted."""
    screening_id = enrolled(registry, trial_id)

    decide(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        outcome=Outcome.WITHDRAWN,
        reason="moves away",
    )

    line = log_rows(registry, LogFilter())[0]
    assert (line.state, line.enrolled_on) == ("withdrawn", TODAY)


def test_nobody_leaves_a_trial_before_the_day_of_the_enrolment(registry, trial_id):
    """W4, C4"""
    days = {"given_on": TODAY - 3 * DAY, "on": TODAY - DAY}
    screening_id = outcomes.enrolled(registry, trial_id, somebody(registry, 1), **days)
    left = {"screening_id": screening_id, "outcome": Outcome.WITHDRAWN}

    with pytest.raises(EndedBeforeEnrolment, match="2026-11-21"):
        decide(registry, COORDINATOR, **left, ended_on=TODAY - 2 * DAY)

    decide(registry, COORDINATOR, **left, ended_on=TODAY - DAY)


def test_reopening_takes_the_enrolment_back_and_keeps_what_randomisation_gave(
    registry, trial_id
):
    """S3"""
    screening_id = enrolled(registry, trial_id)
    for act in (
        lambda: decide(
            registry,
            COORDINATOR,
            screening_id=screening_id,
            outcome=Outcome.WITHDRAWN,
            reason="moves away",
        ),
        lambda: reopen(
            registry, COORDINATOR, screening_id=screening_id, reason="stays after all"
        ),
    ):
        act()

    line = log_rows(registry, LogFilter())[0]
    assert line.enrolled_on is None
    assert line.randomisation_number == "R-0042"
