"""What the page of the laboratories shows, and what is typed there."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class LaboratoryLine:
    laboratory_id: int
    name: str
    ranges: str
    is_in_use: bool


@dataclass(frozen=True, slots=True)
class RangeLine:
    range_id: int
    analyte: str
    unit: str
    limits: str
    who: str
    valid_from: str


@dataclass(frozen=True, slots=True)
class TypedRange:
    """One line of a laboratory's list, as it stands in the fields."""

    analyte: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    sex: str = ""
    from_age: str = ""
    to_age: str = ""
    valid_from: date | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        day = self.valid_from.isoformat() if self.valid_from else ""
        return (
            *(self.analyte, self.unit, self.low, self.high),
            *(self.sex, self.from_age, self.to_age, day),
        )


@dataclass(frozen=True, slots=True)
class LaboratoriesView:
    laboratories: tuple[LaboratoryLine, ...]
    chosen: LaboratoryLine | None
    ranges: tuple[RangeLine, ...]
    typed: TypedRange
    can_change: bool
    analytes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    problem: str = ""
    entered: str = ""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of a pasted list, as it was understood, or what is wrong with it."""

    number: int
    words: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ReadingView:
    lines: tuple[ReadLine, ...] = field(default=())
    good: int = 0
    problem: str = ""
