"""Doubts about a record's fields: what is missing, a placeholder, a sum, or ambiguous."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coordinator.domain.record import (
    FieldValue,
    ReadWarning,
    RegistryRecord,
    Severity,
    Span,
)
from coordinator.records.found import Found
from coordinator.records.values import target_of
from coordinator.text import N_, _

_AMBIGUOUS_DATE = re.compile(r"\b(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]((?:19|20)\d{2})\b")
_ODD_ID_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Missing:
    code: str
    where: str
    labels: tuple[str, ...]  # the fields whose bare label is quoted
    note: str
    severity: Severity = Severity.DOUBT


_MISSING = (
    _Missing(
        "ID_MISSING",
        "ids",
        ("identifier",),
        N_("The record states no registry number. Look it up in the protocol or the registry."),
    ),
    _Missing("TITLE_MISSING", "title", ("title",), N_("The record states no title.")),
    _Missing("SPONSOR_MISSING", "sponsor", ("sponsor",), N_("The record states no sponsor.")),
    _Missing(
        "PHASE_MISSING", "phase", ("phase",), N_("The record states no phase."), Severity.NOTE
    ),
    _Missing(
        "AGE_MISSING",
        "min_age,max_age",
        ("ages", "min_age", "max_age"),
        N_("The record's fields state no limits of age. Look them up in the protocol."),
    ),
    _Missing(
        "CONDITION_MISSING",
        "conditions",
        ("condition",),
        N_("The record states no condition; it is not taken from the title."),
        Severity.NOTE,
    ),
)


def doubts_about_fields(record: RegistryRecord, found: Found) -> Iterator[ReadWarning]:
    """Find doubts about the fields; criteria are looked at elsewhere."""
    yield from _missing(record, found)
    yield from _about_target(record, found)
    yield from _about_ages(record, found)
    for value in record.raw:
        match = _AMBIGUOUS_DATE.search(value.words or "")
        if match and match[1].zfill(2) != match[2].zfill(2):
            note = _("Day and month can be read either way: {one} or {other}.").format(
                one=f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}",
                other=f"{match[3]}-{match[1]:0>2}-{match[2]:0>2}",
            )
            where = f"raw.{value.name}"
            yield _warning("DATE_FORMAT_AMBIGUOUS", where, value, note, Severity.NOTE)
    yield from _oddities(found)


def _missing(record: RegistryRecord, found: Found) -> Iterator[ReadWarning]:
    has = {
        "ids": record.ids.nct or record.ids.chictr or record.ids.secondary,
        "title": record.title or record.scientific_title,
        "sponsor": record.sponsor,
        "phase": record.phase,
        "min_age,max_age": _has_ages(record, found),
        "conditions": record.conditions,
    }
    for missing in _MISSING:
        if not has[missing.where]:
            label = next((v for name in missing.labels for v in found.all(name)), None)
            words, span = _label_words(record, label)
            yield ReadWarning(
                missing.code, missing.where, words, _(missing.note), missing.severity, span
            )


def _has_ages(record: RegistryRecord, found: Found) -> bool:
    """Take "All ages" and "N/A" for a statement; only silence is missing."""
    said = any(found.words(name) for name in ("ages", "min_age", "max_age"))
    return said or record.min_age is not None or record.max_age is not None


def _label_words(record: RegistryRecord, label: FieldValue | None) -> tuple[str, Span | None]:
    if label is None or label.span is None:
        return "", None
    return record.source.text[label.span.start : label.span.end], label.span


def _about_target(record: RegistryRecord, found: Found) -> Iterator[ReadWarning]:
    value = next((v for v in found.all("target_enrolment") if v.words), None)
    if value is None:
        return
    if record.target_enrolment is None:
        note = _("This is a placeholder, not a number of subjects: the target stays unknown.")
        yield _warning("PLACEHOLDER_VALUE", "target_enrolment", value, note, Severity.NOTE)
    elif target_of(value.words).is_sum:
        note = _("{number} is the sum of the groups that the record states.").format(
            number=record.target_enrolment
        )
        yield _warning("SUMMED_VALUE", "target_enrolment", value, note, Severity.NOTE)


def _about_ages(record: RegistryRecord, found: Found) -> Iterator[ReadWarning]:
    if record.age_unit is not None or (record.min_age is None and record.max_age is None):
        return
    values = [v for name in ("ages", "min_age", "max_age") for v in found.all(name) if v.words]
    quotes = [_with_label(record, value) for value in values]
    note = _("The field states no unit of age, or two. Compare it with the criteria's text.")
    yield ReadWarning(
        "AGE_UNIT_NOT_STATED",
        "min_age,max_age",
        " / ".join(quotes),
        note,
        Severity.DOUBT,
        values[0].span if values else None,
    )


def _with_label(record: RegistryRecord, value: FieldValue) -> str:
    """Quote a field with the label that stands before it on its line."""
    if value.span is None:
        return value.words or ""
    text = record.source.text
    start = text.rfind("\n", 0, value.span.start) + 1
    line = text[start : value.span.end]
    return " ".join(line.split()) if ":" in line else value.words or ""


def _oddities(found: Found) -> Iterator[ReadWarning]:
    for value in found.all("secondary"):
        if len((value.words or "").split()) > _ODD_ID_WORDS:
            note = _("This second identifier looks like a title; it is kept as it stands.")
            yield _warning("ODD_SECONDARY_ID", "ids.secondary", value, note, Severity.NOTE)
    for value in found.all("glued_status")[:1]:
        note = _("Country and status of a study centre run together; it is a centre's status.")
        yield _warning("GLUED_TEXT", "status", value, note, Severity.NOTE)


def _warning(
    code: str, where: str, value: FieldValue, note: str, severity: Severity
) -> ReadWarning:
    return ReadWarning(code, where, value.words or "", note, severity, value.span)
