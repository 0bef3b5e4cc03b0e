"""A copied page of Veeva's ClinicalTrials: labels on lines of their own, values below."""

from coordinator.domain.record import FieldValue, Span
from coordinator.records.found import Found
from coordinator.records.headings import heading_at
from coordinator.records.labels import IGNORED, fields_of, folded, line_where
from coordinator.records.layouts.identifiers import identifier
from coordinator.records.lines import lines_of
from coordinator.records.outline import Block

_NAME = "Veeva 'ClinicalTrials' page (copy of a ClinicalTrials.gov record)"
_NAMES = {
    "status": "status",
    "conditions": "condition",
    "condition": "condition",
    "treatments": "intervention",
    "treatment": "intervention",
    "phase": "phase",
    "study type": "study_type",
    "identifiers": "identifier",
    "identifier": "identifier",
    "enrollment": "target_enrolment",
    "sex": "sex",
    "ages": "ages",
    "volunteers": "healthy_volunteers",
    "about": "summary",
    "funder types": IGNORED,
    "collaborators": IGNORED,
    "details and patient eligibility": IGNORED,
    "full description": IGNORED,
}
_TAIL_NAMES = {
    "central trial contact": "contact",
    "central trial contacts": "contact",
} | dict.fromkeys(
    ("data sourced from clinicaltrials.gov", "loading...", "clinical trials"), IGNORED
)
_ENDS = ("trial design", "trial contacts and locations", "trial documents", "timeline")
_FURNITURE = frozenset({"clinicaltrials.veeva", "menu", "find trials", "search"})


def recognises(text: str) -> bool:
    return "Details and patient eligibility" in text


def find(text: str) -> Found:
    details = line_where(text, "details and patient eligibility") or Span(0, 0)
    end = line_where(text, *_ENDS, start=details.end) or Span(len(text), len(text))
    block = Span(_criteria_start(text, details.end, end.start), end.start)
    head = fields_of(text, Span(0, block.start), _NAMES, beside=False)
    tail = fields_of(text, Span(end.start, len(text)), _TAIL_NAMES, beside=False)
    contact = tuple(value for value in tail if value.name == "contact")[:1]
    identifiers = tuple(identifier(v) if v.name == "identifier" else v for v in head)
    return Found(_NAME, _top(text) + identifiers + contact, (Block(block),))


def _criteria_start(text: str, start: int, end: int) -> int:
    """Begin after the line on volunteers, or else at the first heading of criteria."""
    label = line_where(text, "volunteers", start=start)
    lines = lines_of(text, Span(label.end if label and label.end < end else start, end))
    if label and label.end < end:
        return lines[0].end if lines else end
    for line in lines:
        if heading_at(text, line.start, line.end):
            return line.start
    return end


def _top(text: str) -> tuple[FieldValue, ...]:
    """Read title and sponsor, which stand above the first label without labels of their own."""
    status = line_where(text, "status", "conditions", "details and patient eligibility")
    spans = [
        Span(line.start, line.end)
        for line in lines_of(text, Span(0, status.start if status else 0))
        if text[line.start : line.end].casefold() not in _FURNITURE
    ]
    names = [span for span in spans[1:] if not text[span.start : span.end].endswith(" logo")]
    found = [FieldValue("title", folded(text[s.start : s.end]), s) for s in spans[:1]]
    found += [FieldValue("sponsor", folded(text[s.start : s.end]), s) for s in names[:1]]
    return tuple(found)
