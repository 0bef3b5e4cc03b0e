"""What the form for one observation shows, and what a person typed into it."""

from dataclasses import dataclass, field
from datetime import date

from coordinator.domain.evidence import Evidence
from coordinator.domain.observation import Nature, NewObservation
from coordinator.text import _
from ui.observation_entry.things import Thing


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields. `is_compared` answers a question about the value."""

    nature: Nature = Nature.MEASURED
    title: str = ""
    value: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    laboratory: str = ""
    on: date | None = None
    until: date | None = None
    is_ongoing: bool = False
    for_study: bool = False
    late_reason: str = ""
    document: Evidence = field(default_factory=Evidence)
    is_compared: bool = False
    reason: str = ""

    @classmethod
    def of(cls, told: NewObservation) -> "Typed":
        """Give what the fields hold when an observation is to be corrected."""
        return cls(
            told.nature,
            _(told.title),
            told.value,
            told.unit,
            told.low,
            told.high,
            str(told.laboratory_id or ""),
            told.on,
            told.until,
            told.is_ongoing,
            told.for_study,
            document=told.document,
        )

    def told(self, thing: Thing) -> NewObservation:
        """Give what the fields say of `thing`."""
        return NewObservation(
            thing.key,
            thing.title,
            self.nature,
            self.value,
            self.unit,
            self.low,
            self.high,
            self.on,
            self.until,
            self.is_ongoing,
            self.for_study,
            int(self.laboratory) if self.laboratory else None,
            self.document,
        )

    def next_line(self) -> "Typed":
        """Make room for the next line of the same report: what stands once in it stays."""
        return Typed(
            self.nature,
            laboratory=self.laboratory,
            on=self.on,
            for_study=self.for_study,
            document=self.document,
        )


@dataclass(frozen=True, slots=True)
class ObservationView:
    """`things` are the names offered, `units` what the chosen one is reported in.

    `conversion` is the value in its other units, `question` what is doubted about it,
    `origin` where the limits come from. `entered` tells what was entered just now.
    """

    title: str
    act: str
    typed: Typed
    today: date
    is_correction: bool = False
    things: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    laboratories: tuple[tuple[str, str], ...] = ()
    conversion: str = ""
    question: str = ""
    origin: str = ""
    claim: str = ""
    same_document: str = ""
    entered: str = ""
    problems: tuple[tuple[str, str], ...] = ()

    def problem_of(self, name: str) -> str:
        return dict(self.problems).get(name, "")
