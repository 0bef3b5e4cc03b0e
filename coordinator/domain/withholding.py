"""Identifying words inside what people typed: withheld, however they are spaced (P1)."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from coordinator.domain.subject import Identity
from coordinator.text import N_, _

WITHHELD = N_("[withheld]")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LEAST_BARE = 4  # signs: a shorter number without its hyphens would be found in many others
SHORTEST = 2  # a single letter or character would hide half of the text

Discretion = Callable[[str], str]


def as_typed(words: str) -> str:
    return words


def withholding(identity: Identity) -> Discretion:
    """Give what puts `WITHHELD` in the place of everything that names the subject."""
    secrets = (
        identity.name,
        " ".join(reversed(identity.name.split())),  # family name first, or last
        identity.hospital_number,
        identity.telephone,
        identity.guardian_name,
    )
    wanted = [_pattern(secret.strip()) for secret in secrets if len(secret.strip()) >= SHORTEST]
    pattern = re.compile("|".join((*wanted, *_as_day(identity.birth_on))), re.IGNORECASE)
    return lambda words: pattern.sub(_(WITHHELD), words)


def _pattern(secret: str) -> str:
    """Match `secret` however it is spaced or hyphened; a Latin word only as a whole word."""
    signs = "".join(secret.split())
    if len(bare := signs.replace("-", "")) >= LEAST_BARE:
        signs = bare
    inner = r"[\s\-]*".join(map(re.escape, signs))
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
