"""The site's laboratories and what each of them holds to be normal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from coordinator.commands.decisions import decide
from coordinator.commands.evidence import enter_observation
from coordinator.commands.laboratories import (
    enter_laboratory,
    enter_range,
    rename_laboratory,
    retire_laboratory,
    void_range,
)
from coordinator.commands.site import NotForYou
from coordinator.domain.laboratory import LaboratoryExists, RangeImpossible
from coordinator.domain.logic import Truth
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import Outcome, ReasonMissing
from coordinator.domain.staff import NameMissing
from coordinator.domain.subject import Sex
from coordinator.domain.windows import OutOfRange
from coordinator.instruments.conversions import UnitUnknown
from coordinator.queries.laboratories import laboratories
from coordinator.queries.screenings import screening_of
from tests.builders import COORDINATOR, DOCUMENT, MONITOR, TODAY, active, answered, consented

ULN_40 = {
    "analyte": "alt",
    "unit": "U/L",
    "low": None,
    "high": Decimal(40),
    "valid_from": date(2026, 1, 1),
}


@pytest.fixture
def central(registry):
    return enter_laboratory(registry, COORDINATOR, name=" Central laboratory ")


def ranged(registry, laboratory_id, **said):
    return enter_range(registry, COORDINATOR, laboratory_id=laboratory_id, **{**ULN_40, **said})


def names(registry):
    return [found.name for found in laboratories(registry)]


def test_laboratories_stand_by_name_those_out_of_use_last(registry, central):
    enter_laboratory(registry, COORDINATOR, name="Blood bank")
    retire_laboratory(registry, COORDINATOR, laboratory_id=central)
    enter_laboratory(registry, COORDINATOR, name="emergency laboratory")

    assert names(registry) == ["Blood bank", "emergency laboratory", "Central laboratory"]
    retire_laboratory(registry, COORDINATOR, laboratory_id=central, is_in_use=True)
    assert names(registry)[1] == "Central laboratory"


def test_a_name_is_there_once_and_not_empty(registry, central):
    other = enter_laboratory(registry, COORDINATOR, name="Blood bank")

    with pytest.raises(LaboratoryExists):
        enter_laboratory(registry, COORDINATOR, name="central LABORATORY")
    with pytest.raises(LaboratoryExists):
        rename_laboratory(registry, COORDINATOR, laboratory_id=other, name="Central laboratory")
    with pytest.raises(NameMissing):
        enter_laboratory(registry, COORDINATOR, name=" ")
    rename_laboratory(registry, COORDINATOR, laboratory_id=central, name="central laboratory")
    assert "central laboratory" in names(registry)


def test_a_monitor_changes_nothing(registry, central):
    with pytest.raises(NotForYou):
        enter_laboratory(registry, MONITOR, name="Mine")
    with pytest.raises(NotForYou):
        void_range(
            registry, MONITOR, range_id=ranged(registry, central), reason="not the newest"
        )


def test_a_range_is_for_an_analyte_a_sex_an_age_and_from_a_day(registry, central):
    ranged(registry, central, unit="u/l", sex=Sex.MALE, from_age=18, to_age=60)

    [found] = laboratories(registry)[0].ranges
    assert (found.analyte, found.unit, found.high) == ("alt", "U/L", Decimal(40))
    assert found.holds_for(Sex.MALE, 40, TODAY)
    assert not found.holds_for(Sex.FEMALE, 40, TODAY)
    assert not found.holds_for(Sex.MALE, 61, TODAY)
    assert not found.holds_for(Sex.MALE, 40, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("wrong", "refusal", "words"),
    [
        ({"analyte": "sunshine"}, RangeImpossible, "no such value"),
        ({"unit": "parsec"}, UnitUnknown, "parsec"),
        ({"high": None}, RangeImpossible, "neither"),
        ({"low": Decimal(50)}, RangeImpossible, "lower limit 50 lies above"),
        ({"low": Decimal(-1)}, RangeImpossible, "below zero"),
        ({"from_age": 60, "to_age": 18}, RangeImpossible, "ages from 60 to 18"),
        ({"valid_from": date(1026, 1, 1)}, OutOfRange, "1026"),
    ],
)
def test_a_range_that_cannot_be_is_refused(registry, central, wrong, refusal, words):
    with pytest.raises(refusal, match=words):
        ranged(registry, central, **wrong)

    assert laboratories(registry)[0].ranges == ()


def test_a_range_is_voided_with_a_reason(registry, central):
    """T2: it stays in the registry, and counts no longer."""
    range_id = ranged(registry, central)

    with pytest.raises(ReasonMissing):
        void_range(registry, COORDINATOR, range_id=range_id, reason=" ")
    void_range(registry, COORDINATOR, range_id=range_id, reason="mistyped")

    assert laboratories(registry)[0].ranges == ()
    assert registry.verify().is_whole


def test_what_was_computed_at_the_decision_stays_when_a_range_is_voided(registry, central):
    """G3"""
    version = active(registry, "I1 Age 18 to 70 years", "E1 ALT > 3 x ULN")
    screening_id = consented(registry, version.trial_id)
    range_id = ranged(registry, central)
    told = NewObservation(
        "alt",
        "ALT",
        value="78",
        unit="U/L",
        on=TODAY,
        document=DOCUMENT,
        laboratory_id=central,
    )
    enter_observation(registry, COORDINATOR, subject_id=1, told=told)

    def finding():
        found = screening_of(registry, screening_id, with_identity=True)
        return found.checklist.item("E1").finding

    assert finding().truth is Truth.FALSE
    answered(registry, screening_id, I1="yes", E1="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    before = finding()
    later = registry.clock() + timedelta(hours=1)
    registry.clock = lambda: later
    void_range(registry, COORDINATOR, range_id=range_id, reason="another analyser")
    ranged(registry, central, high=Decimal(20))

    assert finding() == before
