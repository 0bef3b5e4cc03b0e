"""The instruments that come with the program: read when asked for, and then kept."""

import re
import tomllib
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files

from coordinator.domain.errors import Refused
from coordinator.domain.instrument import Instrument
from coordinator.instruments.reading import read_instrument
from coordinator.text import N_, listed

FOLDER = "instruments"
ENDING = ".toml"
ABBREVIATED = 4  # letters


class InstrumentUnknown(Refused):
    problem = N_("There is no worksheet “{name}”.")
    remedy = N_("Perhaps you mean: {near}.")

    def __init__(self, name: str) -> None:
        near = get_close_matches(name.casefold(), names(), n=3, cutoff=0.3) or names()
        super().__init__(name=name, near=listed(near))


@cache
def names() -> tuple[str, ...]:
    """Name all instruments, without reading them."""
    found = files("resources").joinpath(FOLDER).iterdir()
    return tuple(
        sorted(file.name.removesuffix(ENDING) for file in found if file.name.endswith(ENDING))
    )


@cache
def instrument(name: str) -> Instrument:
    """Read the instrument of this name.

    Raises:
        InstrumentUnknown: there is none.
        InstrumentRefused: its file is wrong.
    """
    if name not in names():
        raise InstrumentUnknown(name)
    text = files("resources").joinpath(FOLDER, name + ENDING).read_text("utf-8")
    return read_instrument(name + ENDING, text)


def instruments() -> tuple[Instrument, ...]:
    """Read all of them: for a list."""
    return tuple(instrument(name) for name in names())


def asked_for_in(criterion: str) -> tuple[str, ...]:
    """Name the worksheets that the words of a criterion ask for, the most exact first.

    A phrase of a file such as "igg4 + 2011" asks for both words, in any place.
    """
    found = _exactness_of(criterion)
    return tuple(sorted(sorted(found), key=lambda name: found[name], reverse=True))


def best_asked_for_in(criterion: str) -> tuple[str, ...]:
    """Name only those that the words ask for most exactly: all versions where none is named."""
    found = _exactness_of(criterion)
    best = max(found.values(), default=(0, 0))
    return tuple(sorted(name for name in found if found[name] == best))


@lru_cache(maxsize=4096)
def _exactness_of(criterion: str) -> dict[str, tuple[int, int]]:
    text = " ".join(criterion.casefold().split())
    found = {name: _exactness(words, text) for name, words in _words().items()}
    return {name: letters for name, letters in found.items() if any(letters)}


def for_age_first(found: tuple[str, ...], age: int) -> tuple[str, ...]:
    """Put those first that were made for people of this age, in completed years."""
    return tuple(sorted(found, key=lambda name: not _is_for(name, age)))


def _is_for(name: str, age: int) -> bool:
    _words_of, low, high = _heads()[name]
    return (low is None or age >= low) and (high is None or age <= high)


def _words() -> dict[str, tuple[str, ...]]:
    return {name: words for name, (words, _low, _high) in _heads().items()}


@cache
def _heads() -> dict[str, tuple[tuple[str, ...], int | None, int | None]]:
    """Give each instrument's words and ages, without its rules: in a tenth of the time."""
    folder = files("resources").joinpath(FOLDER)
    read = {
        name: tomllib.loads(folder.joinpath(name + ENDING).read_text("utf-8"))
        for name in names()
    }
    return {
        name: (tuple(table["words"]), table.get("from_age"), table.get("to_age"))
        for name, table in read.items()
    }


def _exactness(phrases: tuple[str, ...], text: str) -> tuple[int, int]:
    """Say how many letters of the longest phrase the text holds, and of all phrases."""
    parted = (phrase.casefold().split(" + ") for phrase in phrases)
    letters = [
        sum(map(len, parts)) for parts in parted if all(_stands_in(p, text) for p in parts)
    ]
    return max(letters, default=0), sum(letters)


def _stands_in(words: str, text: str) -> bool:
    """Find words at the beginning of a word; abbreviations also to its end."""
    end = "(?![a-z])" if len(words) <= ABBREVIATED else ""
    return re.search(f"(?<![a-z]){re.escape(words)}{end}", text) is not None
