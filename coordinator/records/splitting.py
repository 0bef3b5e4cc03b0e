"""Entries cut where a series runs on inside them."""

from collections.abc import Iterator
from dataclasses import replace

from coordinator.records.entry import Entry
from coordinator.records.series import series_in


def split(text: str, entry: Entry) -> Iterator[Entry]:
    """Cut an entry where a series runs on inside it."""
    series = None
    if entry.heading is None:
        series = series_in(text, entry.marker, entry.text_start, entry.end)
    if series is None:
        yield entry
        return
    stops = [*(marker.start for marker in series.markers), entry.end]
    pieces = tuple(
        part
        for marker, stop in zip(series.markers, stops[1:], strict=True)
        for part in split(
            text,
            replace(
                entry,
                start=marker.start,
                text_start=marker.end,
                end=trimmed(text, marker.end, stop),
                marker=marker,
                is_after_blank=False,
                ran_on=True,
            ),
        )
    )
    head = replace(entry, end=trimmed(text, entry.text_start, stops[0]))
    if series.is_own:
        yield from split(text, head)
        yield from pieces
    elif head.end <= head.text_start:
        yield from pieces
    else:
        yield replace(head, inner=pieces)


def trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
