"""The instruments that come with the program: read when asked for, and then kept."""

import re
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from coordinator.domain.errors import Refused
from coordinator.domain.instrument import Instrument
from coordinator.instruments.reading import read_instrument
from coordinator.text import N_

FOLDER = "instruments"
ENDING = ".toml"
ABBREVIATED = 4  # letters


class InstrumentUnknown(Refused):
    problem = N_("There is no worksheet “{name}”.")
    remedy = N_("Perhaps you mean: {near}.")

    def __init__(self, name: str) -> None:
        near = get_close_matches(name.casefold(), names(), n=3, cutoff=0.3) or names()
        super().__init__(name=name, near=", ".join(near))


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
    text = " ".join(criterion.casefold().split())
    found = {each.name: _exactness(each.words, text) for each in instruments()}
    return tuple(
        sorted((name for name in found if found[name]), key=lambda name: (-found[name], name))
    )


def _exactness(phrases: tuple[str, ...], text: str) -> int:
    """Say how many letters of the longest phrase the text holds; 0: of none."""
    parted = (phrase.casefold().split(" + ") for phrase in phrases)
    return max(
        (sum(map(len, parts)) for parts in parted if all(_stands_in(p, text) for p in parts)),
        default=0,
    )


def _stands_in(words: str, text: str) -> bool:
    """Find words at the beginning of a word; abbreviations also to its end."""
    end = "(?![a-z])" if len(words) <= ABBREVIATED else ""
    return re.search(f"(?<![a-z]){re.escape(words)}{end}", text) is not None
