"""The longest names that stand in some words, Latin ones by whole words."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

TOKEN: Final = re.compile(r"[^\W_\u4e00-\u9fff]+|[\u4e00-\u9fff]+")
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST_CHINESE = 12
_LONGEST = 6  # words
Meaning = TypeVar("Meaning")


def folded_tokens(words: str) -> str:
    """Fold a name as it is looked up: "anti-dsDNA" becomes "anti dsdna"."""
    return " ".join(token.casefold() for token in TOKEN.findall(words))


def phrases_in(words: str, names: Mapping[str, Meaning]) -> Iterator[tuple[str, Meaning]]:
    """Give the names of a vocabulary that stand in some words, the longest at each place."""
    tokens = list(TOKEN.finditer(words))
    place = 0
    while place < len(tokens):
        size = _longest_at(tokens, place, names)
        if size:
            start, end = tokens[place].start(), tokens[place + size - 1].end()
            yield words[start:end], names[_name(tokens, place, size)]
        elif _CHINESE.fullmatch(tokens[place][0]):
            yield from _chinese_in(tokens[place][0], names)
        place += size or 1


def _longest_at(tokens: list[re.Match[str]], place: int, names: Mapping[str, Meaning]) -> int:
    sizes = range(min(_LONGEST, len(tokens) - place), 0, -1)
    return next((size for size in sizes if _name(tokens, place, size) in names), 0)


def _name(tokens: list[re.Match[str]], place: int, size: int) -> str:
    return " ".join(token[0].casefold() for token in tokens[place : place + size])


def _chinese_in(words: str, names: Mapping[str, Meaning]) -> Iterator[tuple[str, Meaning]]:
    start = 0
    while start < len(words):
        sizes = range(min(_LONGEST_CHINESE, len(words) - start), 1, -1)
        size = next((size for size in sizes if words[start : start + size] in names), 0)
        if size:
            yield words[start : start + size], names[words[start : start + size]]
        start += size or 1
