"""What the page of an amendment shows, as plain values."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.comparison_words import ComparedLine
from coordinator.domain.protocol import VersionState
from ui.widgets.tones import Tone


@dataclass(frozen=True, slots=True)
class ScreeningLine:
    """An open screening on an earlier version: how it stands, and how it would stand."""

    screening_id: int
    number: str
    initials: str
    version: str
    now: str
    then: str
    changes: bool
    follow: str
    anew: str
    facts: tuple[tuple[str, str], ...]
    revisions: tuple[int, ...]

    @property
    def tone(self) -> Tone:
        return Tone.OPEN if self.changes else Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Particulars:
    """By what name the sponsor calls it, and what the ethics committee approved."""

    amendment: str = ""
    approved_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What this person may do with this version as it stands."""

    move: bool = False
    describe: bool = False
    put_to_use: bool = False
    take_back: bool = False
    review: bool = False


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """`others` are the versions that it can be compared with, the nearest first."""

    version_id: int
    trial_id: int
    title: str
    subtitle: str
    state: VersionState
    use: str
    summary: str
    lines: tuple[ComparedLine, ...]
    others: tuple[tuple[str, str], ...]
    earlier_id: int
    screenings: tuple[ScreeningLine, ...]
    cannot_move: str  # why no screening can be moved; empty where one can
    particulars: Particulars
    first_day: date | None
    consent: str
    allowed: Allowed
    today: date
