"""Where a damaged place stands in a criterion's words, and the words with a reading put in."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """`words` stand for `quote`, which begins at character `start` of the record's words."""

    start: int
    quote: str
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.quote)


_SIGN = re.compile(r"[≥≤=<>]\s*")


def reading_for(quote: str, words: str, start: int) -> Reading:
    """Say what `words` replace in a quote that begins at `start`.

    A sign with its figure, such as "≥ 1.0", replaces just these in "(=1.0 mg/kg)". Nothing
    is replaced where both say the same but for white space.
    """
    sign = _SIGN.match(words)
    lost = re.search(rf"[=?]\s*{re.escape(words[sign.end() :])}", quote) if sign else None
    place = lost.span() if lost else (0, len(quote))
    replaced = quote[slice(*place)]
    same = "".join(replaced.split()) == "".join(words.split())
    return Reading(start + place[0], replaced, replaced if same else words)


def folded(text: str) -> str:
    return " ".join(text.split())


def place_of(quote: str, verbatim: str, source_up_to_quote: str | None) -> int | None:
    """Find where in `verbatim` the quote begins that ends `source_up_to_quote`.

    The latter is the source from the criterion's begin up to the end of the quote: of a
    quote that stands several times it tells which one is meant.
    """
    starts = _starts(quote, verbatim)
    if len(starts) <= 1:
        return starts[0] if starts else None
    if source_up_to_quote is None:
        return None
    number = len(_starts(quote, folded(source_up_to_quote)))
    return starts[number - 1] if 1 <= number <= len(starts) else None


def worded(verbatim: str, readings: Iterable[Reading]) -> str | None:
    """Put all readings in; None where two of them claim the same characters."""
    pieces: list[str] = []
    reached = 0
    for reading in sorted(readings, key=lambda r: r.start):
        if reading.start < reached:
            return None
        pieces += [verbatim[reached : reading.start], reading.words]
        reached = reading.end
    return "".join((*pieces, verbatim[reached:]))


def replaced_once(text: str, words: str, by: str) -> str | None:
    """Replace `words` where they stand exactly once; otherwise None."""
    return text.replace(words, by) if words and text.count(words) == 1 else None


def same_place(text: str, verbatim: str, at: int) -> int:
    """Give the character of `verbatim` that answers to character `at` of the edited `text`.

    Within words that were edited it is where the record's words for them begin.
    """
    if text == verbatim:
        return min(at, len(text))
    ours, theirs = (re.findall(r"\s+|[^\s\u4e00-\u9fff]+|.", s) for s in (text, verbatim))
    blocks = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    reached = 0
    for block in blocks:
        before = len("".join(ours[: block.a]))
        length = len("".join(ours[block.a : block.a + block.size]))
        place = len("".join(theirs[: block.b]))
        if at < before:
            break
        reached = place + min(at - before, length)
    return reached


def source_cut(source: str, end: int, later: str) -> int:
    """Give the character of `source` from which the words `later` run up to `end`."""
    wanted = sum(not c.isspace() for c in later)
    place = end
    while wanted and place > 0:
        place -= 1
        wanted -= not source[place].isspace()
    return place


def _starts(quote: str, text: str) -> list[int]:
    if not quote:
        return []
    return [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)]
