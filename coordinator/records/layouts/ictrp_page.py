"""A copied page of the WHO search portal (ICTRP): it prints `≥` and `≤` as `=`."""

import re
from dataclasses import replace

from coordinator.domain.record import FieldValue, Span
from coordinator.records.found import Found
from coordinator.records.labels import IGNORED, fields_of, line_where
from coordinator.records.layouts.identifiers import identifier
from coordinator.records.outline import Block

_CRITERIA = ("key inclusion & exclusion criteria", "key inclusion and exclusion criteria")
_HEAD = {
    "register": "register",
    "last refreshed on": IGNORED,
    "main id": "identifier",
    "date of registration": "date_registered",
    "prospective registration": IGNORED,
    "primary sponsor": "sponsor",
    "public title": "title",
    "scientific title": "scientific_title",
    "date of first enrolment": IGNORED,
    "target sample size": "target_enrolment",
    "recruitment status": "status",
    "url": "url",
    "study type": "study_type",
    "study design": IGNORED,
    "phase": "phase",
    "countries of recruitment": IGNORED,
    "contacts": IGNORED,
    "name": "contact",
    "address": IGNORED,
    "telephone": IGNORED,
    "email": IGNORED,
    "affiliation": IGNORED,
}
_TAIL = {
    "age minimum": "min_age",
    "age maximum": "max_age",
    "gender": "sex",
    "health condition(s) or problem(s) studied": "condition",
    "intervention(s)": "intervention",
    "primary outcome(s)": "primary_outcome",
    "secondary outcome(s)": "secondary_outcome",
    "secondary id(s)": "secondary",
    "source(s) of monetary support": IGNORED,
    "secondary sponsor(s)": IGNORED,
    "ethics review": IGNORED,
    "status": IGNORED,
    "approval date": "ethics_approval_date",
    "contact": IGNORED,
    "results": IGNORED,
    "results available": IGNORED,
    "date posted": IGNORED,
    "date completed": IGNORED,
    "url": IGNORED,
    "disclaimer": IGNORED,
}
_TITLES = ("health condition(s) or problem(s) studied", "intervention(s)")
# A criterion can begin with "Gender:" too: the field stands right before the next title.
_GENDER = re.compile(r"^Gender:[^\n]*\n\s*(?:Health Condition|Intervention\(s\))", re.MULTILINE)
_EXTRAS = ("primary_outcome", "secondary_outcome", "ethics_approval_date")


def recognises(text: str) -> bool:
    return (
        line_where(text, *_CRITERIA) is not None or "\nMain ID:" in text
    ) and "Public title:" in text


def find(text: str) -> Found:
    start = line_where(text, *_CRITERIA) or Span(len(text), len(text))
    end = _first_label(text, start.end)
    head = [_as_identifier(v) for v in fields_of(text, Span(0, start.start), _HEAD)]
    tail = fields_of(text, Span(end, len(text)), _TAIL)
    register = next((v.words for v in head if v.name == "register" and v.words), "")
    layout = f"WHO ICTRP portal page ({register})" if register else "WHO ICTRP portal page"
    fields = tuple(head) + tuple(part for value in tail for part in _parts(text, value))
    block = Block(Span(start.end, end))
    return Found(layout, fields, (block,), loses_signs=True, raw_names=_extras(tail))


def _first_label(text: str, start: int) -> int:
    """Find where the criteria end: at the ages, or whatever label comes first after them."""
    ages = text.find("\nAge minimum:", start)
    if ages >= 0:
        return ages + 1
    ends = [found.start for title in _TITLES if (found := line_where(text, title, start=start))]
    gender = _GENDER.search(text, start)
    return min([*ends, gender.start() if gender else len(text)])


def _as_identifier(value: FieldValue) -> FieldValue:
    return identifier(value) if value.name == "identifier" else value


def _extras(tail: tuple[FieldValue, ...]) -> tuple[str, ...]:
    has_list = any(v.name == "intervention" and ";" in (v.words or "") for v in tail)
    return (*_EXTRAS, "interventions") if has_list else _EXTRAS


def _parts(text: str, value: FieldValue) -> list[FieldValue]:
    """Cut a list that a register writes into one line, each value ending with a semicolon."""
    words = value.words or ""
    listed = ("condition", "intervention", "secondary")
    if value.name not in listed or ";" not in words or value.span is None:
        return [value]
    parts = [replace(value, name="interventions")] if value.name == "intervention" else []
    at = value.span.start
    for piece in text[value.span.start : value.span.end].split(";"):
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            span = Span(start, start + len(piece.strip()))
            parts.append(FieldValue(value.name, " ".join(piece.split()), span))
        at += len(piece) + 1
    return parts
