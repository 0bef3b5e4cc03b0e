"""Under which title evidence is kept: in English, and translated where it is shown."""

from collections.abc import Iterator
from dataclasses import replace

from coordinator.domain.observation import NewObservation
from coordinator.findings.stated import CALLED
from coordinator.instruments.conversions import analytes
from coordinator.instruments.library import instrument, names
from coordinator.text import _


def as_kept(told: NewObservation) -> NewObservation:
    """Take a title that the program offered in the person's language back to English.

    What somebody called a thing in own words stays as it is.
    """
    offered = (title for title in _own_titles(told.what) if _(title) == told.title.strip())
    title = next(offered, told.title)
    return told if title == told.title else replace(told, title=title)


def _own_titles(what: str) -> Iterator[str]:
    if what in analytes():
        yield from (analytes()[what].title, analytes()[what].short)
    if what in names():
        yield instrument(what).title
    yield from (title for keys, title in CALLED.items() if what in keys)
