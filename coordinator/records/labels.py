"""Fields of a copied page: a label, and its value beside it or on the lines below."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coordinator.domain.record import FieldValue, Span
from coordinator.records.lines import Line, lines_of

IGNORED = ""
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Label:
    """A label's line: the field it opens, and the value that stands beside it."""

    name: str
    line: Line
    beside: Span | None


def labels_in(
    text: str, lines: Iterable[Line], names: Mapping[str, str], *, beside: bool
) -> Iterator[Label]:
    """Find label lines; `names` gives the field for each label in lower case, without colon."""
    for line in lines:
        words = text[line.start : line.end]
        bare = words[: _LONGEST_LABEL + 1].rstrip(" :：?？").casefold()
        if bare in names:
            yield Label(names[bare], line, None)
        elif beside and (colon := words.find(":", 0, _LONGEST_LABEL)) > 0:
            bare = words[:colon].rstrip().casefold()
            if bare in names:
                start = colon + 1 + len(words[colon + 1 :]) - len(words[colon + 1 :].lstrip())
                yield Label(names[bare], line, Span(line.start + start, line.end))


def fields_of(
    text: str, span: Span, names: Mapping[str, str], *, beside: bool = True
) -> tuple[FieldValue, ...]:
    """Read the fields in a stretch of `text`: a value a line, an empty one for a bare label."""
    lines = lines_of(text, span)
    labels = {label.line.start: label for label in labels_in(text, lines, names, beside=beside)}
    found: list[FieldValue] = []
    current: Label | None = None
    has_value = True
    for line in lines:
        label = labels.get(line.start)
        if label is None:
            if current is not None and current.name and (current.beside is None):
                found.append(_value(text, current.name, Span(line.start, line.end)))
                has_value = True
            continue
        if not has_value and current is not None:
            found.append(_bare(current))
        current, has_value = label, label.name == IGNORED
        if label.beside is not None and label.name:
            found.append(_value(text, label.name, label.beside))
            has_value = True
    if not has_value and current is not None:
        found.append(_bare(current))
    return tuple(found)


def _value(text: str, name: str, span: Span) -> FieldValue:
    return FieldValue(name, folded(text[span.start : span.end]), span)


def _bare(label: Label) -> FieldValue:
    return FieldValue(label.name, "", Span(label.line.start, label.line.end))


def folded(words: str) -> str:
    """Fold every stretch of white space to one space."""
    return " ".join(words.split())


def line_where(text: str, *wanted: str, start: int = 0) -> Span | None:
    """Find the first line that reads as one of `wanted`, whatever its case and colon."""
    for line in lines_of(text, Span(start, len(text))):
        if text[line.start : line.end].rstrip(" :：").casefold() in wanted:
            return Span(line.start, line.end)
    return None
