"""Criteria that were pasted in another language, set beside those of a version."""

import re
from collections.abc import Iterator

from coordinator.domain.other_wording import NothingPasted, PastedWordings, paired_by_code
from coordinator.domain.record import NotATrialRecord, RegistryRecord
from coordinator.queries.comparison import statements_of_record
from coordinator.queries.trials import version_of
from coordinator.records import read_text
from coordinator.registry.store import Registry

_CODED = re.compile(r"\s*([IE]\d+(?:\.\d+)*)[\s.:：、)]\s*(\S.*)")


def pasted_wordings(registry: Registry, version_id: int, text: str) -> PastedWordings:
    """Pair what was pasted with the criteria of a version, by code.

    Each line may begin with a code such as I3 or E4.2; else both lists are read with their
    headings, and numbered as the criteria are.

    Raises:
        NothingPasted, SameLanguage: there is nothing to be stored.
    """
    version = version_of(registry, version_id)
    coded = tuple(_coded_lines(text))
    if coded:
        return paired_by_code(version.criteria, coded)
    try:
        (record, *_others) = read_text(text)
    except NotATrialRecord as fault:
        raise NothingPasted from fault
    return paired_by_code(version.criteria, tuple(_read(record)))


def _coded_lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield lines with their codes, each with the lines below that have none."""
    code, words = "", ""
    for line in text.splitlines():
        found = _CODED.fullmatch(line)
        if found is None:
            words = f"{words} {line.strip()}".strip()
            continue
        if words:
            yield code, words
        code, words = found[1], found[2].strip()
    if code:
        yield code, words


def _read(record: RegistryRecord) -> Iterator[tuple[str, str]]:
    for statement in statements_of_record(record):
        yield statement.code, statement.text
    for section in record.other_sections:
        yield "", section.heading
        yield from (("", item.text) for item in section.items)
    for span in record.not_placed:
        yield "", record.source.text[span.start : span.end]
