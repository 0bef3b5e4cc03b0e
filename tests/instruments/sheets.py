"""Worksheets filled in for tests."""

from datetime import date

from coordinator.instruments.engine import compute
from coordinator.instruments.entering import Rating, findings_of
from coordinator.instruments.library import instrument

RATED = date(2026, 11, 22)


def result_of(name, said=(), *, rest=False):
    """Compute a worksheet; with `rest`, what is not said is absent."""
    asked = instrument(name)
    given = dict(said) if not isinstance(said, str) else dict.fromkeys(said.split(), True)
    rating = Rating("Dr Ada Rater", RATED, rest_is_absent=rest)
    return compute(asked, findings_of(asked, given, rating))


def outcome_of(name, key, said=(), *, rest=False):
    return result_of(name, said, rest=rest).outcome(key)
