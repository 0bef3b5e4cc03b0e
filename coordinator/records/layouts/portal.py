"""A portal's page without list markers: bare lines, labels that may stand without a value."""

import re
from itertools import pairwise

from coordinator.domain.record import FieldValue, Span
from coordinator.records.entry import LineMode
from coordinator.records.found import Found
from coordinator.records.labels import IGNORED, fields_of, folded, line_where
from coordinator.records.layouts.identifiers import identifier
from coordinator.records.lines import lines_of
from coordinator.records.outline import Block

_NAME = "CenterWatch-like page text, labels without values, line breaks lost"
_NAMES = {
    "phase": "phase",
    "condition": "condition",
    "conditions": "condition",
    "treatment": "intervention",
    "treatments": "intervention",
    "clinical study id": "identifier",
    "sponsor": "sponsor",
    "study summary": "summary",
    "study type": "study_type",
    "eligibility criteria": IGNORED,
}
_ENDS = ("study design", "connect with a study center", "not the study for you?")
_AGES = re.compile(
    r"(?P<ages>Ages?\s+[^\n]*?\d[^\n]*?|All Ages)\s+(?P<sex>All Genders|All|Females?"
    r"|Males?)\s*$",
    re.MULTILINE,
)
_SITE_STATUS = re.compile(
    r"(?P<status>(?:Active\s*-\s*(?:Not\s+)?Recruiting|Site Not Available|Not Yet Recruiting"
    r"|Recruiting|Completed|Terminated|Suspended|Withdrawn|Accepting Patients))$",
    re.IGNORECASE,
)


def recognises(text: str) -> bool:
    return line_where(text, "clinical study id") is not None and (
        line_where(text, "eligibility criteria") is not None
    )


def find(text: str) -> Found:
    criteria = line_where(text, "eligibility criteria") or Span(len(text), len(text))
    end = line_where(text, *_ENDS, start=criteria.end) or Span(len(text), len(text))
    ages = _AGES.search(text, 0, criteria.start)
    fields = [*_title(text), *_head(text, criteria.start, ages)]
    if ages:
        fields += [_part(ages, "ages"), _part(ages, "sex")]
    block = Block(Span(criteria.end, end.start), lines=LineMode.ITEMS)
    return Found(
        _NAME,
        (*fields, *_sites(text, end.start)),
        (block,),
        loses_breaks=True,
        raw_names=("site",),
    )


def _head(text: str, end: int, ages: re.Match[str] | None) -> list[FieldValue]:
    """Read the labelled fields, without the line of ages that has no label."""
    values = fields_of(text, Span(0, end), _NAMES)
    found: list[FieldValue] = []
    for value in values:
        if ages and value.span and value.span.start <= ages.start() < value.span.end:
            value = FieldValue(value.name, "", _label_before(text, value.span.start))  # noqa: PLW2901
            if any(other.name == value.name and other.words for other in found):
                continue
        is_number = value.name == "identifier" and value.words
        found.append(identifier(value) if is_number else value)
    return found


def _label_before(text: str, at: int) -> Span:
    lines = lines_of(text, Span(0, at))
    return Span(lines[-1].start, lines[-1].end)


def _title(text: str) -> list[FieldValue]:
    """Read a title that was copied along: the line before the first label."""
    first = line_where(text, *_NAMES)
    lines = lines_of(text, Span(0, first.start if first else 0))
    return [_whole(text, "title", line.start, line.end) for line in lines[:1]]


def _sites(text: str, start: int) -> list[FieldValue]:
    """Read the study centres: name, place, then country and status run together."""
    label = line_where(text, "connect with a study center", start=start)
    if label is None:
        return []
    end = line_where(text, "not the study for you?", start=label.end)
    lines = lines_of(text, Span(label.end, end.start if end else len(text)))
    ends = [
        i for i, line in enumerate(lines) if _SITE_STATUS.search(text, line.start, line.end)
    ]
    found: list[FieldValue] = []
    for before, last in pairwise([-1, *ends]):
        site = lines[before + 1 : last + 1]
        status = _SITE_STATUS.search(text, site[-1].start, site[-1].end)
        if status is None:
            continue
        country = text[site[-1].start : status.start()].strip()
        words = [folded(text[line.start : line.end]) for line in site[:-1]]
        span = Span(site[0].start, site[-1].end)
        found.append(
            FieldValue("site", "; ".join([*words, country] if country else words), span)
        )
        found.append(_part(status, "status"))
        if country and status.start() == site[-1].start + len(country):
            found.append(_whole(text, "glued_status", site[-1].start, site[-1].end))
    return found


def _part(found: re.Match[str], name: str) -> FieldValue:
    return FieldValue(name, folded(found[name]), Span(*found.span(name)))


def _whole(text: str, name: str, start: int, end: int) -> FieldValue:
    return FieldValue(name, folded(text[start:end]), Span(start, end))
