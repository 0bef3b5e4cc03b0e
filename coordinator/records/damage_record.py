"""Doubts that only show when all criteria and fields are seen together."""

import re
from collections.abc import Iterator
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.record import FieldValue, ReadWarning, RegistryRecord, Severity
from coordinator.records.headings import Section
from coordinator.records.walking import Placed, walk
from coordinator.text import N_, _

_DAY = re.compile(r"[Dd]ay\s?-?[01]\b")
_DEFINED = re.compile(
    r"[Dd]ay\s?-?[01]\s*(?:\(|is\b|=|:|of\b|\)|refers|will be|means)|\([^()]*[Dd]ay\s?[01]\s?\)"
)
_FIRST_WORD = re.compile(r"\s*([A-Za-z][\w-]{4,40})")

_DAY_NOTE = N_("{day} is not defined here. Look up in the protocol what happens on that day.")
_TWICE = N_("Pregnancy stands in both lists. Answer both, and compare them with the protocol.")
_AGES = N_(
    "The criterion's limits of age and the record's fields differ ({fields}). "
    "Look them up in the protocol."
)
_SEXES = N_(
    "The criterion asks for another sex than the record's field ({field}). "
    "Look in the protocol who may take part."
)
_LETTER = N_("The text seems to have lost its first letter.")


def doubts_about_record(record: RegistryRecord) -> Iterator[ReadWarning]:
    """Compare criteria with one another and with the fields."""
    placed = tuple(walk(record))
    yield from _anchors(placed)
    yield from _duplicates(record, placed)
    yield from _ages(record, placed)
    yield from _sexes(record, placed)
    for value in record.places:
        if value.name == "summary":
            yield from _first_letter(record, value)
            break


def _anchors(placed: tuple[Placed, ...]) -> Iterator[ReadWarning]:
    """Find "Day 0" where no criterion says what it is; once for each outermost item."""
    if any(_DEFINED.search(each.criterion.text) for each in placed):
        return
    seen: set[str] = set()
    for each in placed:
        found = _DAY.search(each.criterion.text)
        if found and each.top_path not in seen:
            seen.add(each.top_path)
            note = _(_DAY_NOTE).format(day=found[0])
            yield ReadWarning(
                "ANCHOR_UNDEFINED",
                each.top_path,
                found[0],
                note,
                Severity.DOUBT,
                each.criterion.span,
            )


def _duplicates(record: RegistryRecord, placed: tuple[Placed, ...]) -> Iterator[ReadWarning]:
    """Find pregnancy asked about in both lists, where the lists do not say for whom."""
    both = {
        section: next(
            (each.path for each in placed if each.section is section and _is_pregnancy(each)),
            None,
        )
        for section in (Section.INCLUSION, Section.EXCLUSION)
    }
    if all(both.values()) and record.inclusion:
        where = f"{both[Section.INCLUSION]}+{both[Section.EXCLUSION]}"
        yield ReadWarning("DUPLICATE_RULE", where, "", _(_TWICE), Severity.NOTE)


def _is_pregnancy(placed: Placed) -> bool:
    return any(
        check.kind is CheckKind.PREGNANCY and check.subject == "pregnancy"
        for check in placed.criterion.checks
    )


def _ages(record: RegistryRecord, placed: tuple[Placed, ...]) -> Iterator[ReadWarning]:
    """Find an age criterion that contradicts the fields."""
    fields = (record.min_age, record.max_age)
    if record.age_unit not in {"years", None} or fields == (None, None):
        return
    for each in placed:
        if each.section is not Section.INCLUSION:
            continue
        for check in each.criterion.checks:
            if check.kind is CheckKind.AGE and check.is_whole and _contradicts(check, fields):
                shown = "–".join("" if limit is None else str(limit) for limit in fields)
                start, end = check.span
                yield ReadWarning(
                    "AGE_CONFLICT",
                    each.path,
                    each.criterion.text[start:end],
                    _(_AGES).format(fields=shown),
                    Severity.HARM,
                    each.criterion.span,
                )


def _sexes(record: RegistryRecord, placed: tuple[Placed, ...]) -> Iterator[ReadWarning]:
    """Find an inclusion criterion that is about sex alone and contradicts the field."""
    for each in placed:
        if each.section is not Section.INCLUSION or record.sex is None:
            continue
        for check in each.criterion.checks:
            if check.kind is CheckKind.SEX and check.is_whole and check.value != record.sex:
                yield ReadWarning(
                    "SEX_CONFLICT",
                    each.path,
                    each.criterion.text,
                    _(_SEXES).format(field=record.sex),
                    Severity.HARM,
                    each.criterion.span,
                )


def _contradicts(check: Check, fields: tuple[Decimal | None, Decimal | None]) -> bool:
    if check.unit not in {"years", None} or not isinstance(check.value, Decimal):
        return False
    low, high = fields
    match check.comparator:
        case Comparator.BETWEEN:
            return (check.value, check.value_high) != (low, high)
        case Comparator.AT_LEAST:
            return check.value != low
        case Comparator.AT_MOST:
            return check.value != high
        case _:
            return False


def _first_letter(record: RegistryRecord, summary: FieldValue) -> Iterator[ReadWarning]:
    """Find a summary whose first word is a word of the record without its first letter."""
    words = summary.words or ""
    first = _FIRST_WORD.match(words)
    if first is None or first[1] in (record.title or "").split():
        return
    whole = re.compile(rf"(?<!\w)\w{re.escape(first[1])}(?!\w)")
    if not re.search(rf"(?<!\w){re.escape(first[1])}(?!\w)", words[first.end() :]) and (
        whole.search(record.title or "") or whole.search(words)
    ):
        end = words.find(" ", first.end() + 1)
        quote = words[: end if end > 0 else len(words)]
        yield ReadWarning(
            "TRUNCATED_FIRST_LETTER", "summary", quote, _(_LETTER), Severity.NOTE, summary.span
        )
