"""Identifying words inside what people typed: withheld, however they are spaced (P1)."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from coordinator.domain.subject import Identity
from coordinator.text import N_, _

WITHHELD = N_("[withheld]")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LEAST_BARE = 4  # signs: a shorter number without its hyphens would be found in many others
SHORTEST = 2  # a single letter or character would hide half of the text
BETWEEN_SIGNS = r"[\s\-·]*"
BETWEEN_WORDS = r"[\s\-·,、]*"  # as in “family name, first name”
_IDLE = re.compile(BETWEEN_WORDS)

# Chinese keyboards give wide letters and digits; hyphens, dots and apostrophes have many forms.
# Each sign becomes one sign, so that a place in the one text is the same place in the other.
_ALIKE = str.maketrans(
    {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
    | dict.fromkeys(map(ord, "•‧・･․"), "·")
    | dict.fromkeys(map(ord, "’‘ʼ′`"), "'")
)

Discretion = Callable[[str], str]


def as_typed(words: str) -> str:
    return words


def withholding(*identities: Identity) -> Discretion:
    """Give what puts `WITHHELD` in the place of everything that names one of the subjects."""
    known = _Known(identities)
    return known.withheld


class _Known:
    """What identifies subjects, by its bare signs: only where these are, it is looked for."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self._secrets: defaultdict[str, set[str]] = defaultdict(set)
        self._births: defaultdict[str, set[date]] = defaultdict(set)
        for identity in identities:
            for secret in _secrets(identity):
                self._secrets[_bare(secret)].add(secret)
            self._births[str(identity.birth_on.year)].add(identity.birth_on)
        self._lengths = frozenset(map(len, (*self._secrets, *self._births)))

    def withheld(self, words: str) -> str:
        alike = words.translate(_ALIKE)
        patterns = "|".join(self._wanted(_bare(alike)))
        if not patterns:
            return words
        kept, end = [], 0
        for found in re.finditer(patterns, alike, re.IGNORECASE):
            kept += [words[end : found.start()], _(WITHHELD)]
            end = found.end()
        return "".join((*kept, words[end:]))

    def _wanted(self, bare: str) -> Iterator[str]:
        """Give the patterns of what the text may hold: few, of however many subjects."""
        parts = {
            bare[begin : begin + length]
            for length in self._lengths
            for begin in range(len(bare) - length + 1)
        }
        for part in sorted(self._secrets.keys() & parts, key=lambda p: (-len(p), p)):
            yield from map(_pattern, sorted(self._secrets[part]))
        for year in sorted(self._births.keys() & parts):
            for day in sorted(self._births[year]):
                yield from _as_day(day)


def _secrets(identity: Identity) -> Iterator[str]:
    for words in (
        identity.name,
        " ".join(reversed(identity.name.split())),  # family name first, or last
        identity.hospital_number,
        identity.telephone,
        identity.guardian_name,
    ):
        secret = words.translate(_ALIKE).strip()
        if len(_bare(secret)) >= SHORTEST:
            yield secret


def _bare(words: str) -> str:
    return _IDLE.sub("", words).casefold()


def _pattern(secret: str) -> str:
    """Match `secret` however it is spaced or hyphened; a Latin word only as a whole word."""
    words = re.split(r"[\s,]+", secret)
    bare = [re.sub(r"[\-·]", "", word) for word in words]
    if len("".join(bare)) >= LEAST_BARE:
        words = bare
    inner = BETWEEN_WORDS.join(
        BETWEEN_SIGNS.join(map(re.escape, word)) for word in words if word
    )
    before = r"(?<![^\W_\u2e80-\uffef])" if _is_latin(secret[0]) else ""
    after = r"(?![^\W_\u2e80-\uffef])" if _is_latin(secret[-1]) else ""
    return before + inner + after


def _as_day(day: date) -> Iterator[str]:
    """Match a day in the ways in which people write it, in figures and in words."""
    year, month, of_month = day.year, day.month, day.day
    name, nth = MONTHS[month - 1], rf"0?{of_month}(?:st|nd|rd|th)?"
    for words in (
        rf"{year}[\s\-./年]*{month:02}[\s\-./月]*{of_month:02}(?:\s*日)?",
        rf"{year}[\s\-./年]+{month}[\s\-./月]+{of_month}(?:\s*日)?",
        rf"0?{of_month}[\s\-./]+0?{month}[\s\-./]+{year}",
        rf"0?{month}[\s\-./]+0?{of_month}[\s\-./]+{year}",
        rf"{nth}[\s\-.]+{name}[a-z]*[\s\-.,]+{year}",
        rf"{name}[a-z]*[\s\-.]+{nth}[\s\-.,]+{year}",
    ):
        yield rf"(?<![\d]){words}(?![\d])"


def _is_latin(char: str) -> bool:
    return char.isalnum() and char < "\u2e80"
