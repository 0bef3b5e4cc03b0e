"""A piece of wanted evidence: what is there, what was typed, and whether it can be stored."""

from dataclasses import dataclass, replace

from coordinator.domain.observation import Observation
from coordinator.domain.wanted import Wanted
from ui.walk.rows_view import TypedRow
from ui.walk.telling import is_blank, missing_in, shown_of, typed_of


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of wanted evidence with what was typed for it; None where nothing was.

    `question` is a doubt about the value, `others` are the value in other units, `limits`
    what the laboratory that was chosen has as normal, lower and upper.
    """

    wanted: Wanted
    draft: TypedRow | None
    question: str = ""
    others: tuple[str, ...] = ()
    limits: tuple[str, str] = ("", "")

    @property
    def shown(self) -> Observation | None:
        """The observation in the row, which would be corrected; None for a new one."""
        if self.draft is not None and self.draft.is_new:
            return None
        return shown_of(self.wanted)

    @property
    def stored(self) -> TypedRow:
        """What stands in the row before anything is typed."""
        stored = typed_of(self.shown, self.wanted)
        if self.shown is not None:
            return stored
        low, high = self.limits
        return replace(stored, low=low, high=high)

    @property
    def typed(self) -> TypedRow:
        return self.draft or self.stored

    @property
    def is_unstored(self) -> bool:
        if self.draft is None or self.draft.content == self.stored.content:
            return False
        return self.shown is not None or not is_blank(self.draft)

    @property
    def is_fixed(self) -> bool:
        """Whether the result is not typed here: a worksheet or the log has it."""
        found = self.shown
        return found is not None and (found.from_log or found.worksheet_id is not None)

    @property
    def asks_reason(self) -> bool:
        return self.is_unstored and self.shown is not None

    @property
    def is_tellable(self) -> bool:
        """Whether it says something that can be reckoned with and stored."""
        return self.is_unstored and not missing_in(self.wanted, self.typed)

    @property
    def waits(self) -> bool:
        """Whether what was typed cannot be stored yet."""
        lacks_reason = self.asks_reason and not self.typed.correction.strip()
        return self.is_unstored and (lacks_reason or not self.is_tellable)
