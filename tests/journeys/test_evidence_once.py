"""Evidence is entered once: one trial, another trial, a second attempt (S3, S5, W2)."""

from datetime import timedelta

from coordinator.commands.decisions import decide
from coordinator.commands.evidence import carry_over, enter_observation
from coordinator.domain.logic import Truth
from coordinator.domain.observation import NewObservation
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome
from coordinator.queries.evidence import evidence_of, to_carry_over, wanted_of
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    TODAY,
    active,
    answered,
    coded,
    consented,
    record,
    subject,
)

LINES = ("I1 Age 18 to 70 years", "E1 ALT > 3 x ULN", "E2 Active infection")
ALT = NewObservation(
    "alt", "ALT", value="78", unit="U/L", high="40", on=TODAY, document=DOCUMENT
)


def finding(registry, screening_id, code):
    found = screening_of(registry, screening_id, with_identity=True)
    return found.checklist.item(code).finding


def wanted(registry, screening_id, version, code):
    return wanted_of(registry, screening_id, coded(version, code).id)


def withdrawn(registry, screening_id):
    decide(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        outcome=Outcome.WITHDRAWN,
        reason="wants to think it over",
    )
    now = registry.clock() + timedelta(hours=1)
    registry.clock = lambda: now


def test_a_result_is_entered_once_for_two_trials_and_two_attempts(registry):
    """S3, S5: each answer keeps what was computed for it, and from which result."""
    tea = active(registry, *LINES)
    coffee = active(registry, known=record(*LINES, ids=RegistryIds(nct="NCT99990002")))
    someone = subject(registry)

    first = consented(registry, tea.trial_id, someone)
    assert finding(registry, first, "E1").truth is Truth.UNKNOWN
    [asked] = wanted(registry, first, tea, "E1")
    assert (asked.what, asked.needs_high, asked.fitting) == ("alt", True, ())
    alt = enter_observation(
        registry, COORDINATOR, subject_id=someone, told=ALT, screening_id=first
    )
    assert finding(registry, first, "E1").truth is Truth.FALSE
    answered(registry, first, I1="yes", E1="no")
    entry = screening_of(registry, first, with_identity=True).checklist.item("E1").entry
    assert entry.cited == (alt,)
    assert "1.95" in entry.working
    withdrawn(registry, first)

    second = consented(registry, coffee.trial_id, someone)
    assert finding(registry, second, "E1").used == (alt,)
    [asked] = wanted(registry, second, coffee, "E1")
    assert [found.id for found in asked.fitting] == [alt]
    withdrawn(registry, second)

    again = consented(registry, tea.trial_id, someone)
    assert finding(registry, again, "E1").truth is Truth.UNKNOWN
    assert [found.id for found in to_carry_over(registry, again)] == [alt]
    carry_over(registry, COORDINATOR, screening_id=again, valid=(alt,), not_valid=())
    assert finding(registry, again, "E1").used == (alt,)

    entered = [found.id for found in evidence_of(registry, someone) if not found.from_log]
    assert entered == [alt]
    assert registry.verify().is_whole
