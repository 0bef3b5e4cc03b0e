"""A doubt about some words, before it is known where in the record they stand."""

from dataclasses import dataclass

from coordinator.domain.record import Severity


@dataclass(frozen=True, slots=True)
class Doubt:
    """`at` is from and up to which character of the criterion's text."""

    code: str
    at: tuple[int, int]
    note: str
    severity: Severity
    readings: tuple[str, ...] = ()
