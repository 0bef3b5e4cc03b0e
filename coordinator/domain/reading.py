"""A record as it was brought in, before anything of it is stored."""

from dataclasses import dataclass
from enum import StrEnum

from coordinator.domain.errors import CoordinatorError
from coordinator.domain.record import RegistryRecord, Severity
from coordinator.domain.trial import Trial


class ReadingState(StrEnum):
    """What became of one record."""

    NEW = "new"
    KNOWN = "known"  # a record of a trial that is here already
    SAME = "same"  # exactly this text was read before
    REFUSED = "refused"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Known:
    """A trial that is here already, and whether exactly this text was read for it."""

    trial: Trial
    is_same_text: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One record as it was read, or why it could not be."""

    file_name: str
    is_pasted: bool = False
    record: RegistryRecord | None = None
    error: CoordinatorError | None = None
    known: Known | None = None
    trial_id: int | None = None  # once it was added

    @property
    def state(self) -> ReadingState:
        if self.error is not None:
            return ReadingState.REFUSED
        if self.trial_id is not None:
            return ReadingState.ADDED
        if self.known is None:
            return ReadingState.NEW
        return ReadingState.SAME if self.known.is_same_text else ReadingState.KNOWN

    @property
    def title(self) -> str:
        record = self.record
        return (record.title or record.scientific_title or "") if record else ""

    @property
    def registry_id(self) -> str:
        """The id to know it by: of ClinicalTrials.gov, of ChiCTR, else the first other one."""
        if self.record is None:
            return ""
        ids = self.record.ids
        return ids.nct or ids.chictr or next(iter(ids.secondary), "")

    @property
    def doubts(self) -> int:
        """How many of its warnings a person will have to answer."""
        warnings = self.record.warnings if self.record else ()
        return sum(warning.severity is not Severity.NOTE for warning in warnings)
