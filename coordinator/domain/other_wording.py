"""Criteria worded in a second language: pasted for a whole version, paired by their codes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coordinator.domain.comparison import Change
from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.errors import Refused
from coordinator.text import N_

_FIGURE = re.compile(r"(?<![A-Za-z\d])\d+(?:[.,]\d+)*")  # not that of HbA1c


class NothingPasted(Refused):
    problem = N_("No wording in another language was found for any criterion.")
    remedy = N_("Paste both lists with their headings, or lines that begin with I1, I2, E1.")


class SameLanguage(Refused):
    problem = N_("What was pasted are the words of the criteria themselves.")
    remedy = N_("Paste the criteria as they read in the other language.")


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures that stand in one of two wordings only."""

    here: tuple[str, ...]
    there: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.here or self.there)


@dataclass(frozen=True, slots=True)
class PastedWording:
    """A criterion, its other wording as it is stored, and as it was pasted."""

    criterion_id: int
    code: str
    text: str
    before: str
    after: str

    @property
    def change(self) -> Change:
        if not self.after:
            return Change.GONE
        if self.after == self.before:
            return Change.SAME
        return Change.CHANGED if self.before else Change.NEW

    @property
    def figures(self) -> Figures:
        """What figures the pasted wording has otherwise; none where nothing was pasted."""
        return figures_apart(self.text, self.after) if self.after else Figures((), ())


@dataclass(frozen=True, slots=True)
class PastedWordings:
    """Every criterion of a version, and the pasted words that belong to none of them."""

    lines: tuple[PastedWording, ...]
    left_over: tuple[str, ...] = ()

    @property
    def to_store(self) -> dict[int, str]:
        """Give the wordings that differ from what is stored; nothing is taken away."""
        kept = (Change.NEW, Change.CHANGED)
        return {line.criterion_id: line.after for line in self.lines if line.change in kept}


def figures_apart(text: str, other: str) -> Figures:
    """Compare the figures of two wordings; numbers that are written out are not seen."""
    here, there = (Counter(_FIGURE.findall(words)) for words in (text, other))
    return Figures(tuple((here - there).elements()), tuple((there - here).elements()))


def paired_by_code(
    criteria: tuple[Criterion, ...], pasted: Sequence[tuple[str, str]]
) -> PastedWordings:
    """Pair pasted words, each with its code, with the criteria of a version.

    Raises:
        NothingPasted: no code of them is one of the version's.
        SameLanguage: they are the words in use.
    """
    every = walked(criteria)
    codes = {found.code for found in every}
    words: dict[str, str] = {}
    left_over = []
    for code, text in pasted:
        if code in codes and code not in words:
            words[code] = " ".join(text.split())
        else:
            left_over.append(f"{code} {text}".strip())
    if not words:
        raise NothingPasted
    if all(words.get(found.code, found.text) == found.text for found in every):
        raise SameLanguage
    lines = tuple(
        PastedWording(
            found.id, found.code, found.text, found.other_text, words.get(found.code, "")
        )
        for found in every
    )
    return PastedWordings(lines, tuple(left_over))
