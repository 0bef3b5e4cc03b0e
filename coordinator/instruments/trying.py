"""A worksheet while it is being filled in: what is right already counts, the rest is told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coordinator.domain.errors import Refused
from coordinator.domain.filled_worksheet import Line, Note
from coordinator.domain.instrument import Instrument, Item
from coordinator.domain.worksheet import Findings, Result
from coordinator.instruments.engine import compute
from coordinator.instruments.entering import Rating, entry_of, findings_of
from coordinator.instruments.lines import lines_of, notes_of
from coordinator.instruments.sheet import FindingsContradict


@dataclass(frozen=True, slots=True)
class Tried:
    """What follows from what stands on the worksheet now.

    `wrong` says by item what is no answer to it; such an item counts as not entered. Where
    two entries contradict each other, `contradiction` says so, and there is no result.
    """

    findings: Findings
    lines: tuple[Line, ...]
    result: Result | None
    notes: tuple[Note, ...]
    wrong: Mapping[str, str]
    contradiction: str = ""


def tried(instrument: Instrument, said: Mapping[str, str], rating: Rating) -> Tried:
    entries, wrong = [], {}
    for item in instrument.items:
        words = said.get(item.key, "").strip()
        if not words:
            continue
        try:
            entries.append(entry_of(item, words))
        except Refused as refused:
            wrong[item.key] = f"{refused.what_happened} {refused.what_to_do}"
    findings = replace(findings_of(instrument, {}, rating), entries=tuple(entries))
    try:
        result = compute(instrument, findings)
        return Tried(findings, lines_of(instrument, findings), result, notes_of(result), wrong)
    except FindingsContradict as refused:
        why = f"{refused.what_happened} {refused.what_to_do}"
        return Tried(findings, (), None, (), wrong, why)


def with_unit(item: Item, words: str, unit: str) -> str:
    """Put the unit that was chosen behind a bare figure; one that was typed stands."""
    bare = words.strip().lstrip("<>=≤≥ ")
    is_bare = bool(bare) and all(sign.isdigit() or sign in ".+-" for sign in bare)
    return f"{words.strip()} {unit}" if unit and unit != item.unit and is_bare else words
