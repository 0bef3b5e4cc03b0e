"""A trial mirror's page: `Label:` with the value below, and one block named "Criteria"."""

from coordinator.domain.record import FieldValue, Span
from coordinator.records.found import Found
from coordinator.records.labels import IGNORED, fields_of, folded, line_where
from coordinator.records.layouts.identifiers import numbers_in
from coordinator.records.lines import lines_of
from coordinator.records.outline import Block

_NAME = "trial mirror with one 'Criteria' block"
_NAMES = {
    "status": "status",
    "trial end date": "trial_end_date",
    "target enrollment": "target_enrolment",
    "participant gender": "sex",
    "summary": "summary",
    "phase": "phase",
    "accepts healthy volunteers": "healthy_volunteers",
    "lead sponsor": "sponsor",
    "collaborator": IGNORED,
    "collaborators": IGNORED,
    "treatments": "intervention",
    "treatment": "intervention",
    "conditions": "condition",
    "condition": "condition",
    "ages": "ages",
    "age": "ages",
    "participant age": "ages",
    "minimum age": "min_age",
    "maximum age": "max_age",
    "trial id": "identifier",
    "details": IGNORED,
}
_MARKS = ("target enrollment", "participant gender", "lead sponsor", "trial end date")


def recognises(text: str) -> bool:
    if line_where(text, "criteria") is None:
        return False
    return sum(line_where(text, mark) is not None for mark in _MARKS) > 1


def find(text: str) -> Found:
    criteria = line_where(text, "criteria") or Span(len(text), len(text))
    head = fields_of(text, Span(0, criteria.start), _NAMES, beside=False)
    block = Block(Span(criteria.end, len(text)))
    numbers = tuple(numbers_in(text, Span(0, criteria.start)))[:1]
    return Found(_NAME, _title(text) + head + numbers, (block,), raw_names=("trial_end_date",))


def _title(text: str) -> tuple[FieldValue, ...]:
    """Read the line between "Overview" and the first label."""
    overview = line_where(text, "overview")
    first = line_where(text, *_NAMES) or Span(0, 0)
    start = overview.end if overview and overview.end < first.start else 0
    return tuple(
        FieldValue("title", folded(text[line.start : line.end]), Span(line.start, line.end))
        for line in lines_of(text, Span(start, first.start))[:1]
    )
