"""Where the columns of an eligibility checklist stand on the page."""

from dataclasses import dataclass

from coordinator.forms.parts import PageSize

INSET = 3.5
CODE, BOX, EVIDENCE, ANSWERED = 32.0, 21.0, 116.0, 66.0  # widths
WIDER = 28.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a page begin."""

    left: float
    right: float
    text: float
    boxes: float
    evidence: float
    answered: float

    @classmethod
    def of(cls, size: PageSize, *, is_wide: bool = False) -> "Columns":
        """Lay them out; wide is the place to write by hand beside labels in two languages."""
        answered = size.right - ANSWERED
        evidence = answered - EVIDENCE - (WIDER if is_wide else 0)
        return cls(
            size.left, size.right, size.left + CODE, evidence - 3 * BOX, evidence, answered
        )

    @property
    def box_middles(self) -> tuple[float, float, float]:
        first = self.boxes + BOX / 2
        return first, first + BOX, first + 2 * BOX

    @property
    def verticals(self) -> tuple[float, ...]:
        return (self.left, self.text, self.boxes, self.evidence, self.answered, self.right)

    @property
    def outer(self) -> tuple[float, ...]:
        return (self.left, self.text, self.right)
