"""Sizes, greys and widths that all printed forms share. Every length is in points."""

from dataclasses import dataclass
from enum import StrEnum

from coordinator.domain.site import Paper
from coordinator.forms.typeface import Weight

MM = 72 / 25.4

BLACK, SOFT, FAINT, MARK = 0.0, 0.32, 0.62, 0.9  # greys; SOFT is still 7:1 on white
HAIRLINE, LINE, HEAVY = 0.4, 0.7, 1.2


@dataclass(frozen=True, slots=True)
class Style:
    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    grey: float = BLACK


TITLE = Style(14, 17, Weight.BOLD)
HEADING = Style(10, 13, Weight.BOLD)
BODY = Style(8.4, 10.7)
STRONG = Style(8.4, 10.7, Weight.BOLD)
SMALL = Style(7.2, 8.9)
SMALL_STRONG = Style(7.2, 8.9, Weight.BOLD)
SMALL_SOFT = Style(7.2, 8.9, grey=SOFT)
LABEL = Style(6.2, 7.6, grey=SOFT)
TINY = Style(6.2, 8)
TINY_STRONG = Style(6.2, 8, Weight.BOLD)


class Mark(StrEnum):
    """Words across the page, beneath the text (S7, G3, T4)."""

    DRAFT = "draft"
    BLANK = "blank"
    SUPERSEDED = "superseded"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Margins:
    """The left one is for the binder's holes; landscape is bound at the top."""

    top: float = 11 * MM
    right: float = 12 * MM
    bottom: float = 9 * MM
    left: float = 20 * MM


PORTRAIT_MARGINS = Margins()
LANDSCAPE_MARGINS = Margins(top=18 * MM, right=12 * MM, bottom=9 * MM, left=12 * MM)

SHEETS = {Paper.A4: (595.276, 841.89), Paper.LETTER: (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class PageSize:
    width: float
    height: float
    margins: Margins

    @property
    def left(self) -> float:
        return self.margins.left

    @property
    def right(self) -> float:
        return self.width - self.margins.right

    @property
    def measure(self) -> float:
        return self.right - self.left


def portrait(paper: Paper) -> PageSize:
    width, height = SHEETS[paper]
    return PageSize(width, height, PORTRAIT_MARGINS)


def landscape(paper: Paper) -> PageSize:
    width, height = SHEETS[paper]
    return PageSize(height, width, LANDSCAPE_MARGINS)
