"""What the page of a trial's consent forms shows, as plain values."""

from dataclasses import dataclass
from datetime import date

from ui.widgets.tones import Tone


@dataclass(frozen=True, slots=True)
class FormLine:
    """A version, and in words how long it is valid, who signs it again, who signed it."""

    id: int
    version: str
    validity: str
    state: str
    tone: Tone
    again: str
    signed: str
    note: str
    valid_from: date
    valid_until: date | None
    asks_again: bool


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """A later protocol version, and whether subjects consent again to it."""

    version_id: int
    words: str
    asks: bool
    is_in_use: bool


@dataclass(frozen=True, slots=True)
class TypedForm:
    """A version as it stands in the fields."""

    version: str
    valid_from: date | None
    valid_until: date | None
    asks_again: bool
    note: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ConsentFormsView:
    trial_id: int
    subtitle: str
    lines: tuple[FormLine, ...]
    amendments: tuple[AmendmentLine, ...]
    can_enter: bool
    can_change: bool
