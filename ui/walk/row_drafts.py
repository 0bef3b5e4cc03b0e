"""What was typed in evidence rows and is not stored yet: nothing of it is lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from ui.walk.rows_view import TypedRow


@dataclass(frozen=True, slots=True)
class _Begun:
    typed: TypedRow
    criterion_id: int


class RowDrafts:
    """By screening and piece of evidence; `keeping_presenter` keeps them likewise."""

    def __init__(self) -> None:
        self._begun: dict[tuple[int, str], _Begun] = {}

    def at(self, screening_id: int, what: str) -> TypedRow | None:
        begun = self._begun.get((screening_id, what))
        return begun.typed if begun else None

    def keep(self, screening_id: int, what: str, typed: TypedRow, criterion_id: int) -> None:
        """Keep what was typed at a criterion; it shows at all that ask for the same."""
        self._begun[screening_id, what] = _Begun(typed, criterion_id)

    def drop(self, screening_id: int, what: str) -> None:
        self._begun.pop((screening_id, what), None)

    def any_at(self, screening_id: int) -> bool:
        return any(key[0] == screening_id for key in self._begun)

    def of(self, screening_id: int) -> Iterator[tuple[str, TypedRow, int]]:
        """Yield what was typed for which piece of evidence, and at which criterion."""
        for (where, what), begun in self._begun.items():
            if where == screening_id:
                yield what, begun.typed, begun.criterion_id

    def unstored_at(self, screening_id: int) -> frozenset[int]:
        """Give the criteria at which something was typed into a row and is not stored."""
        return frozenset(
            begun.criterion_id for key, begun in self._begun.items() if key[0] == screening_id
        )
