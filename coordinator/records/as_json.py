"""A record as JSON, in the shape that `trial-coordinator read --json` prints."""

from coordinator.domain.record import (
    OtherSection,
    ReadCriterion,
    ReadWarning,
    RegistryRecord,
    Span,
)
from coordinator.records.assembly import as_number
from coordinator.records.constraints import Json, checks_as_json


def as_json(record: RegistryRecord) -> dict[str, Json]:
    """Give everything that was read, as plain values."""
    return {
        "file": record.source.file_name,
        "layout": record.layout,
        "ids": {
            "nct": record.ids.nct,
            "chictr": record.ids.chictr,
            "secondary": list(record.ids.secondary),
        },
        "title": record.title,
        "scientific_title": record.scientific_title,
        "sponsor": record.sponsor,
        "status": record.status,
        "phase": record.phase,
        "conditions": list(record.conditions),
        "interventions": list(record.interventions),
        "min_age": as_number(record.min_age),
        "max_age": as_number(record.max_age),
        "age_unit": record.age_unit,
        "sex": record.sex,
        "target_enrolment": record.target_enrolment,
        "healthy_volunteers": record.healthy_volunteers,
        "raw": {value.name: value.words for value in record.raw},
        "inclusion": [_criterion(criterion) for criterion in record.inclusion],
        "exclusion": [_criterion(criterion) for criterion in record.exclusion],
        "other_sections": [_other(section) for section in record.other_sections],
        "not_placed": [_words(record, span) for span in record.not_placed],
        "warnings": [_warning(warning) for warning in record.warnings],
        "source": _source(record),
    }


def _criterion(criterion: ReadCriterion) -> dict[str, Json]:
    found: dict[str, Json] = {
        "marker": criterion.marker,
        "text": criterion.text,
        "children": [_criterion(child) for child in criterion.children],
        "checks": checks_as_json(criterion.checks),
        "span": _span(criterion.span),
    }
    if criterion.is_heading:
        found["heading"] = True
    if criterion.other_text:
        found["other_text"] = criterion.other_text
    return found


def _other(section: OtherSection) -> Json:
    return {
        "heading": section.heading,
        "items": [_criterion(item) for item in section.items],
        "span": _span(section.span),
    }


def _warning(warning: ReadWarning) -> Json:
    return {
        "code": warning.code,
        "where": warning.where,
        "quote": warning.quote,
        "note": warning.note,
        "severity": str(warning.severity),
        "readings": list(warning.readings),
        "span": _span(warning.span) if warning.span else None,
    }


def _source(record: RegistryRecord) -> Json:
    source = record.source
    return {
        "sha256": source.sha256,
        "encoding": source.encoding,
        "read_at": source.read_at.isoformat(),
        "reader_version": source.reader_version,
    }


def _words(record: RegistryRecord, span: Span) -> str:
    return record.source.text[span.start : span.end]


def _span(span: Span) -> Json:
    return [span.start, span.end]
