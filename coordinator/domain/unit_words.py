"""Units as people read them; what is stored and exported keeps the code (UCUM)."""

import re
from functools import lru_cache
from typing import Final

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWER: Final = re.compile(r"(?P<figure>(?<=\d ))?10\*(?P<power>\d+)")
_SQUARE: Final = re.compile(r"(?<![A-Za-z_])m2\b")
_MICRO: Final = re.compile(r"(?<![A-Za-z])u(?=(?:g|mol|L|kat)\b)")
_CODES: Final = (
    ("{1.73_m2}", "1.73 m²"),
    ("{copies}", "copies"),
    ("{INR}", ""),
    ("{score}", ""),
    ("/[HPF]", "/HPF"),
    ("[IU]", "IU"),
    ("mm[Hg]", "mmHg"),
    ("[lb_av]", "lb"),
    ("[in_i]", "in"),
)
_IN_TIME: Final = re.compile(r"/\((\d+)\.(h|min)\)")
_CELSIUS: Final = re.compile(r"(?<![A-Za-z])Cel\b")


@lru_cache(maxsize=4096)
def unit_words(said: str, *, is_reported: bool = False) -> str:
    """Write a unit, or a figure with its unit: `2.1 10*9/L` as 2.1 × 10⁹/L.

    In a unit that a person reported, what is no sign of a code stays as written: `ug/L`.
    """
    words = _POWER.sub(_raised, said)
    for code, shown in _CODES:
        words = words.replace(code, shown)
    words = _IN_TIME.sub(r"/\1 \2", _SQUARE.sub("m²", words))
    words = _CELSIUS.sub("°C", words)
    return (words if is_reported else _MICRO.sub("µ", words)).strip()


def _raised(found: re.Match[str]) -> str:
    times = "" if found["figure"] is None else "× "
    return f"{times}10{found['power'].translate(_RAISED)}"


def code_among(units: tuple[str, ...], words: str) -> str:
    """Give the code among those offered that is written so; of other words, the same."""
    shown = (unit for unit in units if unit_words(unit, is_reported=True) == words)
    return words if not words else next(shown, words)
