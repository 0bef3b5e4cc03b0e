"""Noting a pre-screening without identity, and reducing it to counts (P3)."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from coordinator.commands.prescreening import note_prescreening
from coordinator.commands.reducing import reduce_prescreenings
from coordinator.commands.site import change_site
from coordinator.domain.audit import Action
from coordinator.domain.observation import NewObservation
from coordinator.domain.prescreening import (
    NothingKnown,
    NoTrialRecruits,
    PrescreenedCounts,
    ToldFacts,
)
from coordinator.domain.staff import NotDelegated
from coordinator.domain.subject import Sex
from coordinator.queries.prescreening import prescreened_counts, prescreening
from coordinator.queries.staff import site_of
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.rows.prescreenings import PrescreeningRow
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, MONITOR, TODAY, active
from tests.conftest import NOON

HAEMOGLOBIN = NewObservation("haemoglobin", "Haemoglobin", value="120", unit="g/L", on=TODAY)
TOLD = ToldFacts(Decimal(17), Sex.FEMALE, (HAEMOGLOBIN,))


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


def rows(registry):
    with registry.reading() as session:
        return list(session.scalars(select(PrescreeningRow).order_by(PrescreeningRow.id)))


def trail(registry, action):
    with registry.reading() as session:
        return list(session.scalars(select(AuditEntryRow).filter_by(action=action.value)))


def keep_facts(registry):
    site = replace(site_of(registry), keeps_prescreened_facts=True)
    change_site(registry, COORDINATOR, site=site)


def later(registry, days):
    registry.close()
    return Registry(registry.place, lambda: NOON + timedelta(days), key=registry.key)


def test_a_prescreening_that_nobody_notes_leaves_nothing(registry, trial_id):
    """P3"""
    prescreening(registry, TOLD)

    assert rows(registry) == []
    assert prescreened_counts(registry, trial_id) == PrescreenedCounts()


def test_a_note_holds_day_fit_and_the_criterion_that_excludes_and_no_facts(registry, trial_id):
    """P3"""
    assert note_prescreening(registry, COORDINATOR, told=TOLD) == 1

    (row,) = rows(registry)
    assert (row.trial_id, row.on, row.fit) == (trial_id, TODAY, "excluded")
    assert row.excluded_by == ["I1"]
    assert (row.age, row.sex, row.facts) == (None, "", [])


def test_facts_are_kept_where_the_site_switched_that_on(registry, trial_id):
    """P3"""
    keep_facts(registry)

    note_prescreening(registry, COORDINATOR, told=TOLD)

    (row,) = rows(registry)
    assert (row.age, row.sex) == (Decimal(17), "female")
    assert row.facts[0]["value"] == "120"


def test_the_audit_trail_does_not_tell_the_facts(registry, trial_id):
    """P3, T1"""
    keep_facts(registry)

    note_prescreening(registry, COORDINATOR, told=TOLD)

    (entry,) = trail(registry, Action.PRESCREENING_NOTED)
    changes = json.loads(entry.changes)
    told = [changes[name] for name in ("facts", "age", "sex", "excluded_by")]
    assert all(before is None and after.startswith("•") for before, after in told)


def test_prescreenings_are_counted_by_how_they_stood(registry, trial_id):
    note_prescreening(registry, COORDINATOR, told=TOLD)
    note_prescreening(registry, COORDINATOR, told=replace(TOLD, age=Decimal(43)))

    counts = prescreened_counts(registry, trial_id)

    assert (counts.excluded, counts.total) == (1, 2)


@pytest.mark.parametrize(
    ("actor", "told", "refusal"),
    [(MONITOR, TOLD, NotDelegated), (COORDINATOR, ToldFacts(), NothingKnown)],
)
def test_what_cannot_be_noted_is_refused_and_leaves_nothing(
    registry, trial_id, actor, told, refusal
):
    with pytest.raises(refusal):
        note_prescreening(registry, actor, told=told)

    assert rows(registry) == []


def test_without_a_trial_there_is_nothing_to_note(registry):
    with pytest.raises(NoTrialRecruits):
        note_prescreening(registry, COORDINATOR, told=TOLD)


def test_after_the_sites_limit_day_and_fit_are_left_and_the_counts_stay(registry, trial_id):
    """P3"""
    keep_facts(registry)
    note_prescreening(registry, COORDINATOR, told=TOLD)

    with closing(later(registry, 91)) as reopened:
        assert reduce_prescreenings(reopened) == 1

        (row,) = rows(reopened)
        assert (row.on, row.fit, row.is_reduced) == (TODAY, "excluded", True)
        assert (row.age, row.sex, row.facts, row.excluded_by) == (None, "", [], [])
        assert prescreened_counts(reopened, trial_id).excluded == 1
        assert reopened.verify().broken_at is None


def test_what_is_not_due_stays_and_nothing_is_written(registry, trial_id):
    """P3, T1"""
    note_prescreening(registry, COORDINATOR, told=TOLD)

    with closing(later(registry, 90)) as reopened:
        head = reopened.head()
        assert reduce_prescreenings(reopened) == 0

        assert reopened.head() == head
        assert rows(reopened)[0].excluded_by == ["I1"]


def test_each_prescreening_is_reduced_once(registry, trial_id):
    """T1"""
    note_prescreening(registry, COORDINATOR, told=TOLD)

    with closing(later(registry, 91)) as reopened:
        reduce_prescreenings(reopened)
        assert reduce_prescreenings(reopened) == 0

        assert len(trail(reopened, Action.PRESCREENINGS_REDUCED)) == 1
