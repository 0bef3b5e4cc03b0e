"""What is shown of the evidence that a criterion asks for, and of what is computed from it."""

from dataclasses import dataclass, replace

from coordinator.domain.criterion import Standing
from coordinator.domain.observation import Nature


@dataclass(frozen=True, slots=True)
class TypedRow:
    """What stands in a row's fields, as it was typed; `on` and `until` may be no dates.

    `is_absent` says that a treatment or event was looked for and is absent, `is_ever` that
    this holds from the beginning, `for_study` that it was done for the trial. `is_new` makes
    it another result and not a correction of the one shown, for which `correction` is the
    reason; of what was done for the trial it is the reason why it is entered late.
    """

    value: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    on: str = ""
    until: str = ""
    is_ongoing: bool = False
    is_absent: bool = False
    is_ever: bool = False
    for_study: bool = False
    is_new: bool = False
    correction: str = ""

    @property
    def content(self) -> "TypedRow":
        """Give what it tells, without how it is to be stored."""
        return replace(self, is_new=False, correction="")


@dataclass(frozen=True, slots=True)
class RowView:
    """One row. `fixed` are the words of a result that is not typed here, such as a worksheet's.

    `computed` is what follows from the figures, `note` where they come from, `question` a
    doubt about what was typed, `unsaved` what is missing before it can be stored.
    """

    what: str
    title: str
    nature: Nature
    typed: TypedRow
    units: tuple[str, ...] = ()
    needs_low: bool = False
    needs_high: bool = False
    needs_unit: bool = True
    fixed: str = ""
    computed: str = ""
    note: str = ""
    question: str = ""
    unsaved: str = ""
    asks_reason: bool = False
    asks_late: bool = False  # why it is entered late, if it is
    is_claimed: bool = False
    can_add: bool = False
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WayOut:
    """What would decide an unknown finding, and the row or worksheet in which it is entered."""

    words: str
    what: str = ""
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class FindingView:
    """`standing` is where the subject would stand, were the finding the answer."""

    headline: str
    working: str
    standing: Standing
    valid: str = ""
    cut_off: str = ""
    ways_out: tuple[WayOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence rows of the current criterion, what is known besides, and the finding.

    `known` are the lines for who only reads. `document` is the offer to give results that
    are only claimed the source document at the criterion, `day` to give those that lack a
    day the one in another row. `laboratories` are offered where limits of normal are needed.
    """

    rows: tuple[RowView, ...] = ()
    known: tuple[str, ...] = ()
    finding: FindingView | None = None
    worksheets: tuple[tuple[str, str], ...] = ()
    document: str = ""
    day: str = ""
    laboratories: tuple[tuple[int, str], ...] = ()
    laboratory_id: int | None = None
