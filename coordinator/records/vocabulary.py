"""The words that eligibility criteria commonly use, to tell words that run together."""

from functools import cache, lru_cache
from importlib.resources import files
from string import ascii_lowercase

_JOINTS = frozenset(
    [
        "with",
        "and",
        "the",
        "that",
        "than",
        "from",
        "who",
        "which",
        "must",
        "have",
        "has",
        "for",
        "more",
        "other",
        "any",
        "their",
        "this",
        "these",
        "within",
        "during",
        "after",
        "before",
        "between",
        "such",
        "should",
    ]
)
_SHORT_JOINTS = frozenset(["in", "of", "or", "to", "by", "on", "at", "is", "an", "as"])
_SHORTEST = 4
_REMEMBERED = 50_000  # words, of which a record has a few hundred
_SHORTEST_MISTYPED = 7


@cache
def _words(name: str) -> frozenset[str]:
    text = files("resources").joinpath("vocabulary", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def all_words() -> frozenset[str]:
    """Give the words in which nothing is doubtful."""
    return _words("common") | _words("known")


@lru_cache(_REMEMBERED)
def halves_of(word: str, *, bold: bool) -> tuple[str, str] | None:
    """Cut a word that nobody uses into two that everybody uses, one of them a small one.

    `bold` also takes two long words: it is for pages known to have lost their line breaks.
    """
    bare = word.casefold()
    common, known = _words("common"), _words("known")
    if bare in all_words():
        return None
    for cut in range(2, len(bare) - 1):
        one, other = bare[:cut], bare[cut:]
        if {one, other} <= common:
            if _is_joint(one, other, bold=bold):
                return word[:cut], word[cut:]
        elif _joins_rare(one, other, known, bold) or _joins_rare(other, one, known, bold):
            return word[:cut], word[cut:]
    return None


def _joins_rare(joint: str, rare: str, known: frozenset[str], bold: bool) -> bool:  # noqa: FBT001
    if rare not in known:
        return False
    return (joint in _JOINTS and len(rare) > _SHORTEST) or (
        bold and joint in _SHORT_JOINTS and len(rare) > _SHORTEST + 2
    )


def _is_joint(one: str, other: str, *, bold: bool) -> bool:
    if one in _JOINTS or other in _JOINTS:
        return min(len(one), len(other)) >= _SHORTEST - 1
    if not bold:
        return False
    if one in _SHORT_JOINTS or other in _SHORT_JOINTS:
        return max(len(one), len(other)) > _SHORTEST + 1
    return min(len(one), len(other)) >= _SHORTEST


@lru_cache(_REMEMBERED)
def meant_by(word: str) -> str | None:
    """Find the word that a mistyped one was most likely meant to be; none for a good one.

    A letter too many, two letters swapped, a letter left out: nothing bolder, since another
    language's spelling or a name that nobody knows is no mistake.
    """
    bare = word.casefold()
    known = all_words()
    if len(bare) < _SHORTEST_MISTYPED or bare in known:
        return None
    for place in range(1, len(bare)):
        shorter = bare[:place] + bare[place + 1 :]
        if shorter in known and len(shorter) >= _SHORTEST_MISTYPED and _is_extra(bare, place):
            return shorter
    if not bare.endswith(("re", "er")):
        for place in range(1, len(bare) - 1):
            swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
            if swapped != bare and swapped in known:
                return swapped
    return _with_a_letter_more(bare)


def _is_extra(word: str, place: int) -> bool:
    """Leave endings and British spellings alone: plurals, `oedema`, `tumour`."""
    letter, before = word[place], word[place - 1]
    if letter == before or (place == len(word) - 1 and letter in "sdeyrn"):
        return False
    return word[place : place + 2] not in {"ae", "oe"} and before + letter != "ou"


def _with_a_letter_more(word: str) -> str | None:
    if len(word) <= _SHORTEST_MISTYPED:
        return None
    for place in range(1, len(word)):
        for letter in ascii_lowercase:
            longer = word[:place] + letter + word[place:]
            if longer in _words("common"):
                return longer
    return None
