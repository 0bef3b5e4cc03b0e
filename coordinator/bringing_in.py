"""Bringing in records: from pasted text, from files however long, by number from a registry."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from coordinator.domain.errors import CoordinatorError, Unavailable
from coordinator.domain.fault_words import fault_words
from coordinator.domain.reading import Known, Reading
from coordinator.domain.trial import Trial
from coordinator.fetching import Fetched, fetch_record
from coordinator.queries.sameness import known_of
from coordinator.records import read, read_each, read_text
from coordinator.registry.store import Registry
from coordinator.text import N_, _

Report = Callable[[float, str], None]
"""Tell how far it is, from 0 to 1 (-1 when nobody knows); raises when nobody waits any more."""

EVERY = 8  # records, after which it is told how far the reading is
LOOK = 0.1  # seconds, after which it is asked whether somebody still waits


class FileUnreadable(Unavailable):
    problem = N_("{file} could not be opened: {why}.")
    remedy = N_("See whether it is still there and may be read, then open it again.")

    def __init__(self, file: str, why: str) -> None:
        super().__init__(file=file, why=why)


def readings_of_text(text: str) -> tuple[Reading, ...]:
    name = _("Pasted text")
    try:
        return tuple(Reading(name, is_pasted=True, record=record) for record in read_text(text))
    except CoordinatorError as error:
        return (Reading(name, is_pasted=True, error=error),)


def readings_of_files(report: Report, paths: Sequence[Path]) -> tuple[Reading, ...]:
    """Read files one after the other; what was read before a file broke off is kept."""
    readings: list[Reading] = []
    for number, path in enumerate(paths):
        fraction = number / len(paths) if len(paths) > 1 else -1
        report(fraction, _("Reading {file}").format(file=path.name))
        for count, reading in enumerate(_readings_of(path), start=1):
            readings.append(reading)
            if count % EVERY == 0:
                words = _("Reading {file}: {count} records so far")
                report(fraction, words.format(file=path.name, count=f"{count:,}"))
    return tuple(readings)


def readings_fetched(report: Report, number: str, address: str) -> tuple[Reading, ...]:
    """Fetch a record by its number, and read it; its address stays with it.

    Raises:
        NotARegistryNumber, AddressUnusable, NoSuchRecord, RecordNotFetched, NotATrialRecord.
    """
    fetched = _fetched(report, number, address)
    records = read(fetched.data, fetched.address)
    return tuple(Reading(fetched.file_name, record=record) for record in records)


def with_known(
    registry: Registry, readings: Sequence[Reading], meant: Trial | None = None
) -> tuple[Reading, ...]:
    """Say of each reading whether it is of a trial that is here already.

    A record that tells of no trial here is of the one that is `meant`: a person said so.
    """
    otherwise = None if meant is None else Known(meant, is_same_text=False)
    records = [reading.record for reading in readings if reading.record is not None]
    found = iter(known_of(registry, records))
    return tuple(
        reading if reading.record is None else replace(reading, known=next(found) or otherwise)
        for reading in readings
    )


def _readings_of(path: Path) -> Iterator[Reading]:
    try:
        for record in read_each(path.read_bytes(), path.name):
            yield Reading(path.name, record=record)
    except CoordinatorError as error:
        yield Reading(path.name, error=error)
    except OSError as error:
        why = FileUnreadable(path.name, fault_words(error))
        yield Reading(path.name, error=why)


def _fetched(report: Report, number: str, address: str) -> Fetched:
    """Fetch beside this thread: who stops waiting does not wait for the registry's answer."""
    came: list[Fetched] = []
    failed: list[CoordinatorError] = []
    is_left = threading.Event()

    def fetch() -> None:
        try:
            came.append(fetch_record(number, address, is_wanted=lambda: not is_left.is_set()))
        except CoordinatorError as error:
            failed.append(error)

    thread = threading.Thread(target=fetch, daemon=True, name="fetching")
    thread.start()
    words = _("Fetching {number}").format(number=number.strip())
    try:
        while thread.is_alive():
            report(-1, words)
            thread.join(LOOK)
    finally:
        is_left.set()
    if failed:
        raise failed[0]
    return came[0]
