"""Where the words that a review point quotes stand."""

from coordinator.domain.readings import place_of
from coordinator.registry.rows.trials import CriterionRow, PointRow


def place_of_quote(row: CriterionRow, point: PointRow) -> int | None:
    """Give the character of the record's words at which a point's quote begins.

    None where the words do not hold it, or hold it several times and the source does not
    tell which one is meant.
    """
    return place_of(point.quote, row.verbatim, _source_up_to(row, point))


def _source_up_to(row: CriterionRow, point: PointRow) -> str | None:
    source = row.version.source
    if source is None or row.span_start is None or point.span_end is None:
        return None
    return source.text[row.span_start : point.span_end]
