"""What of the eligibility text found a place, and what did not: nothing is dropped."""

from collections.abc import Iterator

from coordinator.domain.record import ReadCriterion, RegistryRecord, Span


def placed(record: RegistryRecord) -> tuple[Span, ...]:
    """Give all spans that criteria, headings and other sections take up, in order."""
    spans = [*record.headings]
    for criteria in (record.inclusion, record.exclusion):
        spans.extend(_spans(criteria))
    for section in record.other_sections:
        spans.extend(_spans(section.items))
    return tuple(sorted(spans, key=lambda span: span.start))


def not_placed(record: RegistryRecord) -> tuple[Span, ...]:
    """Find the stretches of the eligibility text that no span covers."""
    text = record.source.text
    covered = placed(record)
    left: list[Span] = []
    place = 0
    for region in sorted(record.eligibility, key=lambda span: span.start):
        at = region.start
        while place < len(covered) and covered[place].start < region.end:
            left.extend(_visible(text, at, covered[place].start))
            at = max(at, covered[place].end)
            place += 1
        left.extend(_visible(text, at, region.end))
    return tuple(left)


def _spans(criteria: tuple[ReadCriterion, ...]) -> Iterator[Span]:
    for criterion in criteria:
        yield criterion.span
        if criterion.other_span is not None:
            yield criterion.other_span
        yield from _spans(criterion.children)


def _visible(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end] if start < end else ""
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        yield Span(first, first + len(words.strip()))
