"""`read` and `checks`: what the reader finds, without a registry."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from coordinator.domain.doubt_notes import note_words
from coordinator.domain.errors import CoordinatorError, Unavailable
from coordinator.domain.fault_words import fault_words
from coordinator.domain.layout_words import layout_words
from coordinator.domain.record import ReadCriterion, RegistryRecord
from coordinator.records import read
from coordinator.records.as_json import as_json
from coordinator.records.constraints import checks_as_json, checks_in
from coordinator.records.decoding import decode
from coordinator.terminal.progress import progress
from coordinator.text import N_, _, listed


class FileUnreadable(Unavailable):
    problem = N_("{path} cannot be read: {why}.")
    remedy = N_("Check its name and your right to read it.")

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path=path, why=why)


def read_files(said: Namespace) -> int:
    """Read every file that can be read; a refused one is told on the error stream."""
    records: list[RegistryRecord] = []
    refused = 0
    with progress(_("Reading")) as bar:
        for done, path in enumerate(said.files, start=1):
            try:
                records += read(content_of(path), path.name)
            except CoordinatorError as error:
                refused += 1
                sys.stderr.write(f"{error}\n")
            bar.advance(done, len(said.files))
    if said.json:
        json.dump(
            [as_json(record) for record in records], sys.stdout, ensure_ascii=False, indent=1
        )
        sys.stdout.write("\n")
    else:
        for record in records:
            sys.stdout.write("\n".join(outline(record)) + "\n\n")
    return 1 if refused else 0


def print_checks(said: Namespace) -> int:
    """Read one criterion a line, and print one JSON list of checks a line."""
    data = sys.stdin.buffer.read() if str(said.file) == "-" else content_of(said.file)
    for line in decode(data, said.file.name).text.splitlines():
        found = checks_as_json(checks_in(line))
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    return 0


def content_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise FileUnreadable(path, fault_words(fault)) from fault


def outline(record: RegistryRecord) -> Iterator[str]:
    """Give a record as a person reads it: fields, criteria, and what needs a look."""
    ids = listed(filter(None, (record.ids.nct, record.ids.chictr, *record.ids.secondary)))
    yield f"{record.source.file_name}: {record.title or _('no title')} ({ids or _('no id')})"
    yield _("Layout: {layout}").format(layout=layout_words(record.layout))
    for heading, criteria in (
        (_("Inclusion"), record.inclusion),
        (_("Exclusion"), record.exclusion),
    ):
        yield heading
        yield from _lines(criteria, 1)
    for warning in record.warnings:
        yield f"! {warning.code} {warning.where} “{warning.quote}” {note_words(warning.note)}"


def _lines(criteria: tuple[ReadCriterion, ...], depth: int) -> Iterator[str]:
    for criterion in criteria:
        yield f"{'   ' * depth}{criterion.marker} {criterion.text}"
        yield from _lines(criterion.children, depth + 1)
