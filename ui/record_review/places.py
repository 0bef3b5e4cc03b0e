"""Where the person is in a review, and where the next point to answer stands."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.record import Span
from ui.record_review.view import CriterionView, PointView, ReviewView


@dataclass(frozen=True, slots=True)
class Place:
    """What is looked at, and what was said last; kept while the person is signed in."""

    criterion_id: int | None = None
    point_id: int | None = None
    typed: tuple[str, str, date | None] | None = None  # of the title page, while incomplete
    last_ground: str = ""
    last_reason: str = ""


def following(view: ReviewView, current: int | None, step: int) -> PointView | None:
    """Give the open point after (1) or before (-1) the `current` one, in order of rank."""
    points = [point for group in view.groups for point in group.points]
    ids = [point.id for point in points]
    start = ids.index(current) if current in ids else (-1 if step > 0 else len(points))
    for distance in range(1, len(points) + 1):
        point = points[(start + step * distance) % len(points)]
        if point.is_open:
            return point
    return None


def first_point(criterion: CriterionView | None) -> PointView | None:
    """Give the point to look at where a criterion is chosen: an open one before others."""
    points = criterion.points if criterion else ()
    return next((point for point in points if point.is_open), None)


def found_at(view: ReviewView, character: int) -> PointView | CriterionView | None:
    """Give the smallest piece of the record that covers this character of the source."""
    every: tuple[PointView | CriterionView, ...] = (*view.record_points, *view.criteria)
    around = [found for found in every if found.span and _covers(found.span, character)]
    return min(around, key=lambda found: _width(found.span), default=None)


def criterion_like(before: ReviewView, after: ReviewView, gone: int | None) -> int | None:
    """Give the criterion that stands where one stood that was split, joined or set aside."""
    ids = [criterion.id for criterion in before.criteria]
    if gone not in ids or not after.criteria:
        return None
    return after.criteria[min(ids.index(gone), len(after.criteria) - 1)].id


def _covers(span: Span, character: int) -> bool:
    return span.start <= character <= span.end


def _width(span: Span | None) -> int:
    return span.end - span.start if span else 0
