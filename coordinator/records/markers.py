"""List markers at the start of a line or inside it: bullets, numbers, letters."""

import re
from dataclasses import dataclass
from functools import cache

_BULLET = re.compile(
    r"(?:-{2,3}|‚Ä¢|â€¢|¬[ø∑]|\?(?=\s?[^\W\d_]{2})|[•●○◦‣▪▫■□◆◇➢➤►▶✓✔⁃∙·\uf0b7\uf0a7\uf0d8\u2022§]"
    r"|[*+–—-](?=[^\S\n]|[^\W\d_]|[<>≥≤(\"“])|o(?=[^\S\n]{1,4}\S))\s*"
)
_NUMBER = re.compile(
    r"(?P<code>(?:I|E|IC|EC|IN|EX|SI|SE|INC|EXC)[-#]?(?P<coded>\d{1,2})[.):：]?(?=\s))"
    r"|(?P<levels>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)]|(?=\s+[A-Z\u4e00-\u9fff]))(?=\s|[^\W\d_])"
    r"|(?P<open>[(（\[【]?)\s?(?:(?P<decimal>\d{1,2})|(?P<roman>[ivx]{2,5}|[IVX]{2,5})"
    r"|(?P<letter>[a-zA-Z])|(?P<chinese>[一二三四五六七八九十]{1,3}))\s?"
    r"(?P<close>[.．]\)|[)）\]】]\.?|[、．.:：]|-(?=\s?[A-Z][a-z]))"
    r"|(?P<circled>[①-⑳⑴-⒇㈠-㈩❶-❿])"
)
_OPENED = {"(": ")", "（": "）", "[": "]", "【": "】", "": ""}
_CHINESE = "零一二三四五六七八九"
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: its style, its number in that style (0 for a bullet), its extent."""

    style: str
    number: int
    start: int
    end: int  # where the item's own text begins

    @property
    def is_bullet(self) -> bool:
        return self.number == 0

    @property
    def is_framed(self) -> bool:
        """Whether a bracket closes it: `a)`, `(iii)`."""
        return self.style.endswith((")", "）"))

    @property
    def is_strong(self) -> bool:
        """Whether it stands by itself: letters and a bare colon need a series about them."""
        return self.is_bullet or not (
            self.style.startswith(("letter", "roman")) or self.style.endswith((":", "：", "-"))
        )


def marker_at(text: str, at: int, end: int) -> tuple[Marker, ...]:
    """Read the marker at `at`: the ways it can be understood, the likelier one first."""
    if bullet := _BULLET.match(text, at, end):
        sign = bullet[0].strip()
        if doubled := _BULLET.match(text, bullet.end(), end):
            bullet, sign = doubled, doubled[0].strip()
        for inner in _numbers_at(text, bullet.end(), end):
            if inner.is_strong:
                return (Marker(inner.style, inner.number, at, inner.end),)
        return (Marker(sign, 0, at, bullet.end()),) if bullet.end() < end else ()
    return _numbers_at(text, at, end)


def _numbers_at(text: str, at: int, end: int) -> tuple[Marker, ...]:
    found = _NUMBER.match(text, at, end)
    if found is None or found.end() >= end or not _ends_well(text, found):
        return ()
    stop = found.end()
    while stop < end and text[stop].isspace():
        stop += 1
    if stop >= end:
        return ()
    return tuple(
        Marker(style, number, at, stop) for style, number in _readings_of(found) if number
    )


def _ends_well(text: str, found: re.Match[str]) -> bool:
    """Refuse `1.5`, `(IV)+`, `e.g.`, `i.v.`, an open bracket that another sign closes."""
    following = text[found.end()]
    if found["code"] or found["levels"] or found["circled"]:
        return True
    close = found["close"].rstrip(".") or "."
    if close == "-":
        return found["decimal"] is not None and not found["open"]
    opened = _OPENED[found["open"]]
    if (
        (opened and close not in {opened, "）", ")"})
        or following in "+/%"
        or (not opened and close in "]】")
    ):
        return False
    if close in ".．:：":
        if following.isdigit() or following in ".,=":
            return False
        is_apart = following.isspace() or following.isupper() or following >= "\u4e00"
        return found["decimal"] is not None or is_apart
    return True


def _readings_of(found: re.Match[str]) -> tuple[tuple[str, int], ...]:
    if found["coded"]:
        return (("code", int(found["coded"])),)
    if found["circled"]:
        return (("circled", _circled(found["circled"])),)
    if found["levels"]:
        parts = found["levels"].split(".")
        return ((f"levels{len(parts)}:{'.'.join(parts[:-1])}", int(parts[-1])),)
    frame = found["open"] + found["close"]
    if found["decimal"]:
        return ((f"decimal{frame}", int(found["decimal"])),)
    if found["chinese"]:
        return ((f"chinese{frame}", _chinese(found["chinese"])),)
    return _letters(found["roman"] or found["letter"], frame)


def _letters(letters: str, frame: str) -> tuple[tuple[str, int], ...]:
    """Read `i` as a letter and as a Roman number: the series about it decides."""
    case = "upper" if letters.isupper() else "lower"
    readings: list[tuple[str, int]] = []
    if len(letters) == 1:
        readings.append((f"letter-{case}{frame}", ord(letters.lower()) - ord("a") + 1))
    if set(letters.lower()) <= set(_ROMAN):
        readings.append((f"roman-{case}{frame}", _roman(letters.lower())))
    return tuple(readings)


@cache
def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _chinese(signs: str) -> int:
    tens, ten, ones = signs.partition("十")
    if not ten:
        return _CHINESE.find(signs) if len(signs) == 1 else 0
    return 10 * (_CHINESE.find(tens) if tens else 1) + (_CHINESE.find(ones) if ones else 0)


def _circled(sign: str) -> int:
    for first in "①⑴㈠❶":
        if 0 <= ord(sign) - ord(first) < 20:  # noqa: PLR2004  the blocks hold twenty signs
            return ord(sign) - ord(first) + 1
    return 0
