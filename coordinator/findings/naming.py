"""What the words of a check are about: analytes, worksheets, and the keys of observations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from coordinator.domain.check import Check, CheckKind
from coordinator.domain.observation import folded_words
from coordinator.domain.units import Analyte
from coordinator.findings.phrases import folded_tokens, phrases_in
from coordinator.findings.units import is_multiple, unit_readings
from coordinator.instruments.conversions import analytes
from coordinator.instruments.library import asked_for_in, best_asked_for_in, names
from coordinator.text import _, remembered

_PRESSURE: Final = frozenset(
    [
        "blood pressure",
        "resting blood pressure",
        "bp",
        "systolic diastolic blood pressure",
        "血压",
    ]
)
_COMPUTED: Final = {
    "egfr": ("egfr-",),
    "creatinine_clearance": ("cockcroft-gault", "creatinine-clearance"),
    "bmi": ("bmi",),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a check is about.

    `keys` are those under which observations of it are kept, the main one first; `called`
    is how the criterion calls it, `title` how the program does.
    """

    keys: tuple[str, ...]
    called: str
    title: str
    analyte: Analyte | None = None
    instruments: tuple[str, ...] = ()


@remembered(16_384)
def things_of(check: Check) -> tuple[Thing, ...]:
    """Name what a check of a value is about, each thing of "ALT or AST" apart."""
    if check.kind is CheckKind.SCORE:
        return (_scored(check.subject),)
    found = tuple(_analytes_in(check))
    return found or (_plain(check.subject),)


def _scored(subject: str) -> Thing:
    """Name the worksheet; of several versions none is chosen for who types a total."""
    found, own = best_asked_for_in(spelt(subject)), (folded_words(subject),)
    keys = (*own, *found) if len(found) > 1 else (*found, *own)
    return Thing(keys, subject, subject, instruments=found)


def _plain(subject: str) -> Thing:
    """Keep the words; of what stands in a bracket that was cut off, these alone."""
    is_cut = subject.count("(") > subject.count(")")
    words = (subject.rsplit("(", 1)[1] if is_cut else subject).strip(" ()")
    return Thing((folded_words(words),), words, words)


def _analytes_in(check: Check) -> Iterator[Thing]:
    """Give each analyte once, called as it is where it stands first."""
    told: set[str] = set()
    for called, keys in phrases_in(check.subject, _names()):
        for key in _fitting(keys, check):
            if key in told:
                continue
            told.add(key)
            one = analytes()[key]
            computed = _computed(key)
            is_alone = len(_fitting(keys, check)) == 1
            yield Thing(
                tuple(dict.fromkeys((key, *computed))),
                called if is_alone else _(one.short or one.title),
                _(one.title),
                one,
                tuple(name for name in asked_for_in(called) if name in computed),
            )


def _computed(key: str) -> tuple[str, ...]:
    """Name the worksheets that compute an analyte: by any formula, which may disagree."""
    return tuple(name for name in names() if name.startswith(_COMPUTED.get(key, "-")))


def _fitting(keys: tuple[str, ...], check: Check) -> tuple[str, ...]:
    """Leave out of several meanings of a name those that are never reported in this unit."""
    if len(keys) == 1 or not check.unit or is_multiple(check.unit):
        return keys
    codes = {reading.code for reading in unit_readings(check.unit)}
    fitting = tuple(
        key for key in keys if codes & {*analytes()[key].units, *analytes()[key].separate}
    )
    return fitting or keys[:1]


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Give the keys of the analytes that each name can mean."""
    names: dict[str, tuple[str, ...]] = {}
    for key, one in analytes().items():
        for written in (*one.words, one.short, one.title):
            if folded := folded_tokens(written):
                names[folded] = tuple(dict.fromkeys((*names.get(folded, ()), key)))
    return names | dict.fromkeys(_PRESSURE, ("systolic", "diastolic"))


def spelt(subject: str) -> str:
    """Write names of diseases and scores as the worksheets' words have them."""
    return re.sub(r"(?i)igg4[- ]?rd", "IgG4-RD", subject)
