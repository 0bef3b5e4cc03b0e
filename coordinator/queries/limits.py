"""The limits of normal that a laboratory's list has for a subject on a day."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.windows import age_on
from coordinator.instruments.other_units import range_for
from coordinator.queries.laboratories import laboratories
from coordinator.queries.subjects import subject_of
from coordinator.registry.store import Registry


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits in the unit that was asked for; empty where a side has none."""

    low: str
    high: str
    laboratory: str
    valid_from: date


def limits_for(
    registry: Registry, *, subject_id: int, laboratory_id: int, what: str, unit: str, on: date
) -> Limits | None:
    """Give the limits that hold for the subject's sex and age on that day, if there are any."""
    found = [one for one in laboratories(registry) if one.id == laboratory_id]
    if not found:
        return None
    subject = subject_of(registry, subject_id)
    age = age_on(subject.identity.birth_on, on) if subject.identity else None
    fitting = range_for(found[0].ranges, what, unit, sex=subject.sex, age=age, day=on)
    if fitting is None:
        return None
    of, low, high = fitting
    return Limits(low, high, found[0].name, of.valid_from)
