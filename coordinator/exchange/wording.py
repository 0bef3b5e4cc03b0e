"""A criterion with its parts in one text, for formats that know no parts."""

from coordinator.domain.criterion import Criterion


def whole_text(criterion: Criterion, depth: int = 0) -> str:
    """Write a criterion with its parts as lines, as a person reads it in the protocol."""
    label = f"{'  ' * depth}{criterion.marker or '–'} " if depth else ""
    parts = (whole_text(part, depth + 1) for part in criterion.parts)
    return "\n".join((f"{label}{criterion.text}", *parts))
