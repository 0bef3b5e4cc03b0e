"""The delegation log and the report of access on paper (Roles, G2, T1)."""

from datetime import timedelta

import pytest

from coordinator.commands.delegation import (
    end_delegation,
    propose_delegation,
    sign_delegations,
)
from coordinator.commands.staff import sign_in
from coordinator.domain.staff import Duty, SignInFailed
from coordinator.printouts_of_people import access_printout, delegation_log_printout
from tests.builders import COORDINATOR, PASSWORD, TODAY, active
from tests.forms.reading import words


def solid(text):
    """Leave out what a reader guesses about spaces and ends of lines."""
    return "".join(text.split())


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


def test_the_log_tells_who_was_delegated_what_from_when_and_who_signed(registry, trial_id):
    """G2: unsigned lines say so; ended ones say by whom and why."""
    said = {"user_name": "li.na", "duties": [Duty.ENTER_SUBJECTS], "trial_id": trial_id}
    numbers = propose_delegation(registry, COORDINATOR, from_on=TODAY, **said)
    proof = {"user_name": "ada.brandt", "password": PASSWORD}
    sign_delegations(registry, COORDINATOR, delegation_ids=numbers, **proof)
    end_delegation(
        registry,
        COORDINATOR,
        delegation_id=numbers[0],
        ended_on=TODAY + timedelta(days=3),
        reason="on leave",
        **proof,
    )
    propose_delegation(registry, COORDINATOR, from_on=TODAY + timedelta(days=9), **said)

    made = delegation_log_printout(registry, actor=COORDINATOR, trial_id=trial_id)

    text = solid(words(made.pdf))
    assert solid("Delegation of duties log") in text
    assert solid("Dr Ada Brandt (ada.brandt) 2026-11-22 12:00 +0800") in text
    assert solid("ended 2026-11-25, Dr Ada Brandt: on leave") in text
    assert solid("NOT SIGNED: does not hold yet") in text
    assert solid("since the registry was set up") in text
    again = delegation_log_printout(registry, actor=COORDINATOR, trial_id=trial_id)
    assert again.pdf == made.pdf


def test_the_report_tells_who_had_access_person_by_person(registry):
    """T1"""
    sign_in(registry, user_name="li.na", password=PASSWORD)
    for name in ("li.na", "nobody"):
        with pytest.raises(SignInFailed):
            sign_in(registry, user_name=name, password="x")

    made = access_printout(registry, actor=COORDINATOR, since=TODAY, until=TODAY)

    text = solid(words(made.pdf))
    assert solid("Li Na (li.na) · signed in 1 time · 1 wrong password") in text
    assert solid("Site coordinator 2026-11-22 12:00:00 now") in text
    assert solid("unknown") not in text
    assert solid("User names that are nobody's") in text
