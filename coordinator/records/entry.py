"""One item or heading of an eligibility text, before it is nested."""

from dataclasses import dataclass
from enum import Enum, auto

from coordinator.records.headings import Heading
from coordinator.records.markers import Marker


class LineMode(Enum):
    """What a line break means."""

    GUESS = auto()
    ITEMS = auto()  # every line is an item of its own


@dataclass(frozen=True, slots=True)
class Entry:
    """An item or a heading: its marker, and where its own words stand."""

    start: int
    text_start: int
    end: int
    indent: int = 0
    marker: Marker | None = None
    heading: Heading | None = None
    is_after_blank: bool = False
    ran_on: bool = False  # stood inside a paragraph, not on a line of its own
    inner: tuple["Entry", ...] = ()

    @property
    def text_indent(self) -> int:
        return self.indent + self.text_start - self.start
