"""The sentences of the instruments' files, for the catalogues of translation (Babel)."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from coordinator.domain.instrument import Instrument, Item, ResultRule
from coordinator.instruments.conversions import FILE, analytes
from coordinator.instruments.reading import read_instrument

Found = tuple[int, str, str, list[str]]  # line, function, sentence, comments


def extract(
    file: BinaryIO,
    keywords: Sequence[str],  # noqa: ARG001  Babel gives four arguments
    comment_tags: Sequence[str],  # noqa: ARG001
    options: dict[str, str],  # noqa: ARG001
) -> Iterator[Found]:
    """Give what a person reads of an instrument's file, as Babel wants it."""
    source = file.read().decode("utf-8")
    lines = source.splitlines()
    for sentence in dict.fromkeys(_sentences(file, source)):
        holding = (number for number, line in enumerate(lines, start=1) if sentence in line)
        yield next(holding, 1), "_", sentence, []


def _sentences(file: BinaryIO, source: str) -> Iterator[str]:
    name = str(getattr(file, "name", "")).replace("\\", "/")
    if name.endswith(FILE):
        for analyte in analytes().values():
            yield analyte.title
            yield from filter(None, (analyte.short, analyte.why_separate))
    else:
        yield from filter(None, sentences_of(read_instrument(name, source)))


def sentences_of(instrument: Instrument) -> Iterator[str]:
    """Give all that is shown of an instrument, but for what is cited."""
    yield from (instrument.title, instrument.purpose, instrument.licence)
    if not instrument.version.isdecimal():  # a year is the same everywhere
        yield instrument.version
    yield from (instrument.look_back, instrument.missing)
    for remark in instrument.remarks:
        yield remark.text
    for item in instrument.items:
        yield from _of_item(item)
    for definition in instrument.definitions:
        yield definition.title
    for result in instrument.results:
        yield from _of_result(result)
    for note in instrument.notes:
        yield note.text


def _of_item(item: Item) -> Iterator[str]:
    yield from (item.title, item.help, item.positive, item.negative)
    yield from (choice.title for choice in item.choices)


def _of_result(result: ResultRule) -> Iterator[str]:
    yield from (result.title, result.otherwise, result.working, result.holds, result.fails)
    yield from (choice.title for choice in result.choices)
    yield from (choice.value for choice in result.choices)  # as evidence tells it
