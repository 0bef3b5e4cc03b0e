"""Queries that pages and terminal alone ask, of a screening with a life, on both engines."""

import pytest

from coordinator.commands.decisions import decide
from coordinator.commands.staff import sign_in
from coordinator.domain.lists import ListKind
from coordinator.domain.log import LogFilter
from coordinator.domain.report import ReportScope
from coordinator.domain.screening import Outcome
from coordinator.queries.attempts import attempts_of, screened_again
from coordinator.queries.clock import entered_later_than_now
from coordinator.queries.evidence_uses import uses_of
from coordinator.queries.exchange import exchange_facts, screenings_to_export
from coordinator.queries.inspection import inspection_of
from coordinator.queries.keys import keys_in_force
from coordinator.queries.lists import list_form, logged_form
from coordinator.queries.trail_forms import screening_trail_form, trial_trail_form
from coordinator.registry.proof import prove
from tests.builders import COORDINATOR, PASSWORD, TODAY, active, answered, consented
from tests.conftest import NOON


@pytest.fixture
def screening_id(registry):
    """A screening that failed, signed by nobody."""
    found = consented(registry, active(registry).trial_id)
    answered(registry, found, E2="yes")
    decide(registry, COORDINATOR, screening_id=found, outcome=Outcome.SCREEN_FAILURE)
    return found


@pytest.mark.usefixtures("screening_id")
def test_the_inspector_is_told_who_did_what_how_often(registry):
    """T1, T4"""
    sign_in(registry, user_name="li.na", password=PASSWORD)

    told = inspection_of(registry, COORDINATOR, prove(registry), since=TODAY, until=TODAY)

    assert "criterion answered" in {count.action for count in told.counts}
    [access] = told.access
    assert (access.user_name, access.signed_in, access.failed) == ("li.na", 1, 0)
    assert access.last_at == NOON


def test_a_screening_s_attempts_are_counted(registry, screening_id):
    assert [attempt.attempt for attempt in attempts_of(registry, screening_id)] == [1]
    assert screened_again(registry, 1) == {}


@pytest.mark.usefixtures("screening_id")
def test_nothing_was_entered_later_than_now(registry):
    assert entered_later_than_now(registry) is None
    assert uses_of(registry, 1) == {}
    assert keys_in_force(registry).recovery_made_at is None


def test_a_trial_is_exported_with_its_screenings(registry, screening_id):
    assert screenings_to_export(registry, 1) == ((screening_id, "07001"),)
    assert exchange_facts(registry, COORDINATOR, trial_id=1)


def test_the_trail_of_a_screening_and_of_its_trial_is_given_whole(registry, screening_id):
    """T1"""
    assert screening_trail_form(registry, COORDINATOR, screening_id=screening_id)
    assert trial_trail_form(registry, COORDINATOR, trial_id=1)


@pytest.mark.usefixtures("screening_id")
@pytest.mark.parametrize("kind", ListKind)
def test_each_list_is_made_of_a_trial_and_a_period(registry, kind):
    scope = ReportScope(1, TODAY, TODAY)

    assert list_form(registry, COORDINATOR, kind, scope)


@pytest.mark.usefixtures("screening_id")
def test_the_log_is_made_as_it_was_looked_for(registry):
    form = logged_form(registry, COORDINATOR, LogFilter(words="07001"))

    assert [row.log.screening_number for row in form.rows] == ["07001"]
