"""By what a record is known to be of a trial that the site has already."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from coordinator.domain.record import RegistryRecord
from coordinator.domain.trial import Trial

# "NA", "none" or "No. 1" is what people write where a trial has no further id.
_TELLING_ID = re.compile(r"(?=.*\d).{5,}")


class Likeness(IntEnum):
    """How well a record and a trial fit; more is surer."""

    NONE = 0
    TITLE = 1
    SOURCE = 2
    SECONDARY_ID = 3
    REGISTRY_ID = 4


@dataclass(frozen=True, slots=True)
class Marks:
    nct: str
    chictr: str
    secondary: frozenset[str]
    title: str


def marks_of_trial(trial: Trial) -> Marks:
    return _marks(trial.nct, trial.chictr, trial.secondary_ids, trial.title)


def marks_of_record(record: RegistryRecord) -> Marks:
    ids = record.ids
    return _marks(ids.nct or "", ids.chictr or "", ids.secondary, record.title or "")


def likeness(one: Marks, other: Marks, *, same_source: bool) -> Likeness:
    """Say by what two fit; registry ids that differ rule it out, whatever else is alike."""
    pairs = ((one.nct, other.nct), (one.chictr, other.chictr))
    if any(ours and theirs and ours != theirs for ours, theirs in pairs):
        return Likeness.NONE
    if any(ours and ours == theirs for ours, theirs in pairs):
        return Likeness.REGISTRY_ID
    if _all_ids(one) & _all_ids(other):
        return Likeness.SECONDARY_ID
    # A file can hold several records: their titles tell them apart.
    if same_source and (not one.title or not other.title or one.title == other.title):
        return Likeness.SOURCE
    return Likeness.TITLE if one.title and one.title == other.title else Likeness.NONE


def _marks(nct: str, chictr: str, secondary: tuple[str, ...], title: str) -> Marks:
    telling = (folded_id for i in secondary if _TELLING_ID.match(folded_id := _folded(i)))
    return Marks(_folded(nct), _folded(chictr), frozenset(telling), _folded(title))


def _all_ids(marks: Marks) -> frozenset[str]:
    return marks.secondary | ({marks.nct, marks.chictr} - {""})


def _folded(words: str) -> str:
    """Fold width, case and everything that is neither letter nor digit."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
