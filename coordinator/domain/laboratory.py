"""The site's laboratories and what is normal there, by analyte, sex, age and time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coordinator.domain.errors import Refused
from coordinator.domain.subject import Sex
from coordinator.text import N_


class RangeImpossible(Refused):
    problem = N_("The reference range of {analyte} is not one: {what}.")
    remedy = N_("Enter it as the laboratory's own list has it.")

    def __init__(self, analyte: str, what: str) -> None:
        super().__init__(analyte=analyte, what=what)


class LaboratoryExists(Refused):
    problem = N_("The laboratory “{name}” is entered already.")
    remedy = N_("Choose it from the list, or give the new one another name.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


@dataclass(frozen=True, slots=True)
class ReferenceRange:
    """Limits of normal; None where a side has none. Ages in completed years, both included.

    `valid_from` is the day from which the laboratory uses it: a later one for the same
    analyte, sex and ages takes its place from its own day on.
    """

    id: int
    laboratory_id: int
    analyte: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    valid_from: date
    sex: Sex | None = None
    from_age: int | None = None
    to_age: int | None = None

    def holds_for(self, sex: Sex | None, age: int | None, day: date) -> bool:
        """Say whether it is meant for such a subject on `day`; what is unknown never fits."""
        has_ages = self.from_age is not None or self.to_age is not None
        if day < self.valid_from or (self.sex is not None and sex is not self.sex):
            return False
        if not has_ages:
            return True
        return age is not None and (
            (self.from_age is None or age >= self.from_age)
            and (self.to_age is None or age <= self.to_age)
        )


@dataclass(frozen=True, slots=True)
class NewRange:
    """Limits of normal as a person enters them, for the laboratory that is in sight."""

    analyte: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    valid_from: date
    sex: Sex | None = None
    from_age: int | None = None
    to_age: int | None = None


@dataclass(frozen=True, slots=True)
class Laboratory:
    id: int
    name: str
    is_in_use: bool = True
    ranges: tuple[ReferenceRange, ...] = ()
