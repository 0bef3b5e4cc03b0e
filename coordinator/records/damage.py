"""Every doubt about a record, each at its place, those that can do harm first."""

from collections.abc import Iterator
from itertools import accumulate

from coordinator.domain.record import (
    ReadCriterion,
    ReadWarning,
    RegistryRecord,
    Severity,
    Span,
)
from coordinator.records.damage_fields import doubts_about_fields
from coordinator.records.damage_meaning import doubts_about_meaning
from coordinator.records.damage_outline import doubts_about_outline
from coordinator.records.damage_record import doubts_about_record
from coordinator.records.damage_signs import doubts_about_gaps, doubts_about_signs
from coordinator.records.damage_words import doubts_about_blanks, doubts_about_words
from coordinator.records.doubt import Doubt
from coordinator.records.found import Found
from coordinator.records.two_languages import doubts_about_languages
from coordinator.records.walking import Placed, walk
from coordinator.text import as_written

_RANK = {Severity.HARM: 0, Severity.DOUBT: 1, Severity.NOTE: 2}


def warnings_of(record: RegistryRecord, found: Found) -> tuple[ReadWarning, ...]:
    """Look at fields, outline and every criterion, and rank what is doubtful."""
    with as_written():  # notes are kept: who reads them translates, see `doubt_notes`
        warnings = [*doubts_about_fields(record, found), *doubts_about_outline(record)]
        for placed in walk(record):
            warnings.extend(_about_criterion(record, placed, found))
        warnings.extend(doubts_about_record(record))
        warnings.extend(doubts_about_languages(record))
    return tuple(sorted(warnings, key=lambda warning: _RANK[warning.severity]))


def _about_criterion(
    record: RegistryRecord, placed: Placed, found: Found
) -> Iterator[ReadWarning]:
    criterion = placed.criterion
    doubts: list[Doubt] = [
        *doubts_about_signs(criterion.text, keeps_strict_signs=found.loses_signs),
        *doubts_about_words(criterion.text, lost_breaks=found.loses_breaks),
        *doubts_about_blanks(criterion.text, found.blanks),
        *doubts_about_meaning(record, placed),
    ]
    if not doubts and not found.drops_signs:
        return
    offsets = _offsets(record.source.text, criterion)
    if found.drops_signs:
        doubts += doubts_about_gaps(record.source.text, criterion.text, offsets)
    for doubt in doubts:
        start, end = doubt.at
        quote = criterion.text[start:end]
        span = Span(offsets[start], offsets[end - 1] + 1) if end > start else criterion.span
        yield ReadWarning(
            doubt.code, placed.path, quote, doubt.note, doubt.severity, span, doubt.readings
        )


def _offsets(text: str, criterion: ReadCriterion) -> list[int]:
    """Say for each character of a criterion's folded text where it stands in the source."""
    words = text[criterion.span.start : criterion.span.end]
    at = criterion.span.start + _marker_length(words, criterion)
    offsets: list[int] = []
    for sign in criterion.text:
        while text[at] != sign and not (sign == " " and text[at].isspace()):
            at += 1
        offsets.append(at)
        at += 1
    return offsets


def _marker_length(words: str, criterion: ReadCriterion) -> int:
    """Count the characters of the source that the folded marker takes up."""
    visible = len("".join(criterion.marker.split()))
    seen = accumulate(not sign.isspace() for sign in words)
    return (
        next((i + 1 for i, count in enumerate(seen) if count == visible), 0) if visible else 0
    )
