"""Lines: Latin and Chinese text broken into a measure, character for character as typed.

A Latin word stays whole, and so do a number and its unit; Chinese breaks between characters,
but no line begins with closing punctuation or ends with opening punctuation (the rules known
as kinsoku, GB/T 15834 and JIS X 4051). Only what is wider than a whole line is cut elsewhere.
Nothing is added or left out: the lines put together are the text, less its line ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coordinator.forms.typeface import EM, Typeface, as_set

NOT_AT_START = frozenset(
    "!%),.:;?]}¢°·’”†‡›»‰′″℃℉‼⁇⁈⁉…—–"
    "、。〃々〉》」』】〕〗〙〛〜〞〟゛゜ゝゞーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ・ヽヾ"
    "﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！％），．：；？］｝～｡｣､￠"
)
NOT_AT_END = frozenset("([{£¥‘“‹«〈《「『【〔〖〘〚〝﹙﹛﹝＄（［｛￡￥｢$№<>≤≥≦≧=＝＜＞±≈~×")
NEVER_ALONE = frozenset("\"'＂＇")  # straight quotes open or close: they stay on both sides

CHINESE = (
    "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
EMOJI = "\U0001f000-\U0001faff"
ATTACHED = "\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\u20d0-\u20ff\U0001f3fb-\U0001f3ff"
SPACES = " \t\u2000-\u2006\u2008-\u200b\u205f\u3000"
TOKEN = re.compile(
    f"(?P<spaces>[{SPACES}]+)|[{CHINESE}{EMOJI}][{ATTACHED}]*(?:\u200d[{EMOJI}][{ATTACHED}]*)*"
    f"|[^{SPACES}{CHINESE}{EMOJI}]+"
)
HARD_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# Within a Latin word: after a hyphen between two syllables, after a stroke between two words.
INNER = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})|(?<=[^\W\d_]{3}/)(?=[^\W\d_]{3})")
SPACE_RUN = re.compile(r"\s+")
LAST_RESORT = re.compile(r"[-/_,.;:&=?)]")
ATTACHED_CHAR = re.compile(f"[{ATTACHED}]")

NUMBER = re.compile(r"[<>≤≥=±~+(\[-]*\d[\d.,:–-]*$")
UNIT = re.compile(
    r"(?:years?|y|yrs?|months?|weeks?|wks?|days?|d|hours?|hrs?|h|minutes?|mins?|seconds?|s|"
    r"kg|g|mg|[µμu]g|ng|pg|l|dl|ml|[µμu]l|mmol|[µμu]mol|nmol|mol|iu|u|ku|miu|mm|cm|m|m2|m²|mmhg|"
    r"kpa|bpm|points?|times?|fold|x|×|uln|lln|[°℃%‰]\S*|10\^\S+|\S{1,8}/\S+)[.,;:)\]]*$",
    re.IGNORECASE,
)
COUNTED = frozenset("岁周年月天日次倍例个小分秒级度%％℃")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is not broken, and the spaces after it."""

    text: str
    width: float  # in thousandths of the type size
    spaces: str
    spaces_width: float


class LineBreaker:
    """Breaks text for one typeface; knows the units it met before."""

    def __init__(self, typeface: Typeface) -> None:
        self._widths = typeface.widths
        self._known: dict[str, float] = {}

    def lines(self, text: str, size: float, measure: float) -> tuple[str, ...]:
        """Break `text` into lines of at most `measure` points, trailing spaces not counted."""
        room = measure * EM / size
        return tuple(
            line for part in HARD_END.split(text) for line in self._paragraph(part, room)
        )

    def _paragraph(self, text: str, room: float) -> Iterator[str]:
        line, used = "", 0.0
        for unit in self._units(text):
            if line and used + unit.width > room:
                yield line
                line, used = "", 0.0
            if unit.width > room:
                *full, line = self._cut(unit.text, room)
                yield from full
                used = self._width(line)
                line += unit.spaces
            else:
                line += unit.text + unit.spaces
                used += unit.width
            used += unit.spaces_width
        yield line

    def _units(self, text: str) -> Iterator[Unit]:
        held, spaces = "", ""
        for token, is_space in _tokens(text):
            if is_space:
                spaces = token
                continue
            if held and _may_part(held, spaces, token):
                yield self._unit(held, spaces)
                held = token
            else:
                held += spaces + token
            spaces = ""
        if held or spaces:
            yield self._unit(held, spaces)

    def _unit(self, text: str, spaces: str) -> Unit:
        return Unit(text, self._width(text), spaces, self._width(spaces))

    def _width(self, text: str) -> float:
        width = self._known.get(text)
        if width is None:
            width = sum(map(self._widths.__getitem__, as_set(text)))
            if len(text) <= LONGEST_KNOWN and len(self._known) < MOST_KNOWN:
                self._known[text] = width
        return width

    def _cut(self, text: str, room: float) -> Iterator[str]:
        """Cut what is wider than a line, at its spaces or signs where it has any."""
        while self._width(text) > room:
            fits = max(1, self._fitting(text, room))
            place = _best_cut(text, fits)
            yield text[:place]
            text = text[place:]
        yield text

    def _fitting(self, text: str, room: float) -> int:
        used = 0.0
        for count, char in enumerate(text):
            used += self._widths[char]
            if used > room and not char.isspace():
                return count
        return len(text)


MOST_KNOWN, LONGEST_KNOWN = 50_000, 40
LONGEST_UNIT = 24  # "10^9/L" is one; what is longer is no number and no unit


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    for match in TOKEN.finditer(text):
        token = match[0]
        if match["spaces"]:
            yield token, True
        elif "-" in token or "/" in token:
            yield from ((piece, False) for piece in INNER.split(token))
        else:
            yield token, False


def _may_part(before: str, spaces: str, after: str) -> bool:
    """Whether a line may end between two tokens (with `spaces` between them)."""
    last, first = before[-1], after[0]
    if first in NOT_AT_START or last in NOT_AT_END:
        return False
    if not spaces and (first in NEVER_ALONE or last in NEVER_ALONE):
        return False
    if last.isdigit():
        if first in COUNTED or first == "×":
            return False
        return not (
            len(after) <= LONGEST_UNIT
            and UNIT.match(after)
            and NUMBER.search(before[-LONGEST_UNIT:])
        )
    return True


def _best_cut(text: str, fits: int) -> int:
    """Find where to cut `text` so that at most `fits` characters stay before the cut."""
    half = fits // 2
    for sign in (SPACE_RUN, LAST_RESORT):
        places = [found.end() for found in sign.finditer(text[:fits])]
        good = [place for place in places if place > half and _is_seemly(text, place)]
        if good:
            return good[-1]
    seemly = (place for place in range(fits, half, -1) if _is_seemly(text, place))
    return next(seemly, fits)


def _is_seemly(text: str, place: int) -> bool:
    if place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    return (
        after not in NOT_AT_START
        and before not in NOT_AT_END
        and ATTACHED_CHAR.match(after) is None
    )
