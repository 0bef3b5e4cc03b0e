"""Registry numbers, known by their form."""

import re
from collections.abc import Iterator
from dataclasses import replace

from coordinator.domain.record import FieldValue, Span

_NCT = re.compile(r"NCT\d{8}(?!\d)")
_CHICTR = re.compile(r"ChiCTR[A-Z]{0,4}-?(?:[A-Z]{2,4}-)?\d{8,12}(?!\d)", re.IGNORECASE)


def identifier(value: FieldValue) -> FieldValue:
    """Name a field that holds an identifier after the registry that gave it."""
    return replace(value, name=kind_of(value.words or ""))


def kind_of(words: str) -> str:
    if _NCT.fullmatch(words):
        return "nct"
    return "chictr" if _CHICTR.fullmatch(words) else "secondary"


def numbers_in(text: str, span: Span) -> Iterator[FieldValue]:
    """Find every registry number that stands in a stretch of text."""
    for name, pattern in (("nct", _NCT), ("chictr", _CHICTR)):
        for found in pattern.finditer(text, span.start, span.end):
            yield FieldValue(name, found[0], Span(*found.span()))
