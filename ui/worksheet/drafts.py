"""Worksheets that were begun and are not stored: kept while the program runs."""

from dataclasses import dataclass, field, replace

from coordinator.domain.evidence import Evidence
from coordinator.domain.filled_worksheet import FilledWorksheet, TakenOver
from ui.worksheet.view import RatingView

Key = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands on a worksheet. `begun` is what stood there before anybody typed."""

    said: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    taken: dict[str, TakenOver] = field(default_factory=dict)
    rating: RatingView = field(default_factory=RatingView)
    rest_is_absent: bool = False
    begun: "Draft | None" = None

    @property
    def is_touched(self) -> bool:
        return self.begun is not None and replace(self, begun=None) != self.begun

    def saying(self, key: str, words: str, unit: str) -> "Draft":
        """Put `words` at an item; what was taken over there is the person's own now."""
        is_same = (words, unit) == (self.said.get(key, ""), self.units.get(key, ""))
        taken = {name: found for name, found in self.taken.items() if name != key or is_same}
        return replace(
            self,
            said={**self.said, key: words},
            units={**self.units, key: unit},
            taken=taken,
        )

    def with_units(self, said: dict[str, str], units: dict[str, str]) -> "Draft":
        """Begin with figures whose units are chosen beside them."""
        begun = replace(self, said=said, units=units, begun=None)
        return replace(begun, begun=begun)

    @property
    def document_taken(self) -> Evidence | None:
        """The document that the first of the values was taken over from, if it is whole."""
        whole = (found.document for found in self.taken.values() if found.document.is_complete)
        return next(whole, None)

    def without_taken(self) -> "Draft":
        """Empty what was taken over and not changed since."""
        said = {key: words for key, words in self.said.items() if key not in self.taken}
        return replace(self, said=said, taken={})


def fresh(taken_over: tuple[TakenOver, ...]) -> Draft:
    said = {found.key: found.said for found in taken_over}
    begun = Draft(said, taken={found.key: found for found in taken_over})
    return replace(begun, begun=begun)


def of_stored(filled: FilledWorksheet, known: tuple[TakenOver, ...]) -> Draft:
    """Begin with a stored worksheet; `known` has the birth date, which is not kept with it."""
    own = {found.key: found for found in known if not found.observation_id}
    said = {key: found.said for key, found in own.items()}
    said |= {key: _words(value) for key, value in filled.said}
    rating = RatingView(
        filled.rater,
        filled.rated_on,
        document=filled.document,
        remark=filled.remark,
        for_study=filled.for_study,
    )
    begun = Draft(said, taken=own, rating=rating, rest_is_absent=filled.rest_is_absent)
    return replace(begun, begun=begun)


def _words(value: bool | str) -> str:  # noqa: FBT001  as it was stored
    return value if isinstance(value, str) else ("yes" if value else "no")


class Drafts:
    """By subject, worksheet, and the stored one that is corrected (0: a new one)."""

    def __init__(self) -> None:
        self._drafts: dict[Key, Draft] = {}

    def at(self, key: Key) -> Draft | None:
        return self._drafts.get(key)

    def keep(self, key: Key, draft: Draft) -> None:
        self._drafts[key] = draft

    def drop(self, key: Key) -> None:
        self._drafts.pop(key, None)

    def begun_for(self, subject_id: int, name: str) -> Key | None:
        """Find a worksheet of this subject that was begun and not stored."""
        found = (
            key
            for key, draft in self._drafts.items()
            if key[:2] == (subject_id, name) and draft.is_touched
        )
        return next(found, None)
