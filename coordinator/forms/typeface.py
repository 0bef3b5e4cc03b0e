"""The typefaces of the forms: which characters they have, and how wide each one is.

Noto Sans SC sets Latin and Chinese; what it lacks (Łódź, 10⁹, ₂) comes from Noto Sans. What
neither has is not lost: it is drawn as a box with its number, and stays selectable text.
"""

import re
import unicodedata
from enum import Enum, auto
from functools import cache
from importlib.resources import files
from io import BytesIO
from threading import Lock

from reportlab.pdfbase.ttfonts import TTFontFace

EM = 1000  # widths are counted in thousandths of the type size
TAB_SPACES = 4
BOX_WIDTH = 1150  # of a character that no face has

_loading = Lock()


class Weight(Enum):
    REGULAR = "Regular"
    BOLD = "Bold"


class Home(Enum):
    """Where a character's shape comes from."""

    MAIN = auto()
    SECOND = auto()
    INVISIBLE = auto()  # joiners, direction marks, variation selectors
    NOWHERE = auto()  # no face has it


class Typeface:
    """Both faces of a weight as one, with what was found out about each character."""

    def __init__(self, weight: Weight) -> None:
        self.weight = weight
        self.main = _face(f"NotoSansSC-{weight.value}.ttf")
        self._second_name = f"NotoSans-{weight.value}.ttf"
        self.plain: set[str] = set()  # of the characters met, those that the main face has
        self.homes = _Homes(self)
        self.widths = _Widths(self)

    @property
    def second(self) -> TTFontFace:
        return _face(self._second_name)

    def face(self, home: Home) -> TTFontFace:
        return self.second if home is Home.SECOND else self.main

    def width(self, text: str, size: float) -> float:
        return sum(map(self.widths.__getitem__, as_set(text))) * size / EM

    def is_plain(self, text: str) -> bool:
        """Whether the main face has all of `text`."""
        if text.isascii() and text.isprintable():
            return True
        return self.plain.issuperset(text) or all(
            self.homes[char] is Home.MAIN for char in text
        )

    def missing_from(self, text: str) -> list[str]:
        """Name the characters of `text` that no face has, each once."""
        return [c for c in dict.fromkeys(text) if self.homes[c] is Home.NOWHERE]


class _Homes(dict[str, Home]):
    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, char: str) -> Home:
        home = self[char] = self._found(char)
        if home is Home.MAIN:
            self._typeface.plain.add(char)
        return home

    def _found(self, char: str) -> Home:
        if char == "\t":
            return Home.MAIN
        if unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f":
            return Home.INVISIBLE
        code = ord(char)
        if code in self._typeface.main.charToGlyph and not _is_better_in_second(char):
            return Home.MAIN
        if ord(typed(char)) in self._typeface.second.charToGlyph:
            return Home.SECOND
        return Home.NOWHERE


class _Widths(dict[str, float]):
    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, char: str) -> float:
        width = self[char] = self._found(char)
        return width

    def _found(self, char: str) -> float:
        if char == "\t":
            return TAB_SPACES * self[" "]
        home = self._typeface.homes[char]
        if home is Home.INVISIBLE:
            return 0
        if home is Home.NOWHERE:
            return BOX_WIDTH
        return float(self._typeface.face(home).charWidths[ord(typed(char))])


def _is_better_in_second(char: str) -> bool:
    # Of raised and lowered figures the main face has only some (¹ ² ³ ⁴): one family of
    # shapes reads better. The signs are as wide there as a Chinese character.
    is_raised = unicodedata.decomposition(char).startswith(("<super>", "<sub>"))
    return (is_raised and char not in "ªº™") or char in "§±¶×÷‐†‡•"


# Signs that Chinese sets as wide as a character and Latin does not. Where they belong to Latin
# text they are set as one of these code points, which Unicode keeps free for such a use.
NARROW = {ord(char): 0xFDD0 + place for place, char in enumerate("“”‘’…·")}
AS_TYPED = {narrow: chr(char) for char, narrow in NARROW.items()}
WIDE = re.compile("[“”‘’…·]")
BY_LATIN = re.compile("[“‘](?![\u2e80-\uffef])|(?<![\u2e80-\uffef])[”’…·]")


def as_set(text: str) -> str:
    """Give `text` with the narrow signs where it is Latin."""
    if text.isascii() or not WIDE.search(text):
        return text
    return BY_LATIN.sub(lambda found: found[0].translate(NARROW), text)


def typed(char: str) -> str:
    return AS_TYPED.get(ord(char), char)


@cache
def _face(file_name: str) -> TTFontFace:
    data = files("resources").joinpath("fonts", file_name).read_bytes()
    return TTFontFace(BytesIO(data))


_loaded: dict[str, Typeface] = {}


def typeface(weight: Weight) -> Typeface:
    """Load the typeface of `weight` when the first form asks for it (about 50 ms)."""
    found = _loaded.get(weight.value)
    if found is None:
        with _loading:
            found = _loaded.setdefault(weight.value, Typeface(weight))
    return found
