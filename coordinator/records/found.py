"""What a layout found in a source: fields in the record's words, and where the criteria are."""

from dataclasses import dataclass

from coordinator.domain.record import FieldValue
from coordinator.records.outline import Block


@dataclass(frozen=True, slots=True)
class Found:
    layout: str
    fields: tuple[FieldValue, ...]
    blocks: tuple[Block, ...]
    loses_signs: bool = False  # the carrier prints `≥` and `≤` as `=`, but keeps `>` and `<`
    drops_signs: bool = False  # it leaves two spaces where `<`, `≥` and their like stood
    loses_breaks: bool = False  # words at the ends of lost lines run together
    raw_names: tuple[str, ...] = ()  # fields to be shown in the record's words beside the usual
    blanks: tuple[
        str, ...
    ] = ()  # words that stand for a value which the record keeps elsewhere

    def all(self, name: str) -> tuple[FieldValue, ...]:
        return tuple(value for value in self.fields if value.name == name)

    def words(self, name: str) -> tuple[str, ...]:
        """Give the values of a field that are not empty."""
        return tuple(value.words for value in self.all(name) if value.words)

    def first(self, name: str) -> str | None:
        """Give the first value of a field; an empty one where only its label stands."""
        values = self.all(name)
        filled = self.words(name)
        return filled[0] if filled else values[0].words if values else None
