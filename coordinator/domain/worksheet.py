"""A worksheet filled in: what was entered, and what follows from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coordinator.domain.instrument import ResultKind
from coordinator.domain.logic import Truth


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as it was entered.

    `value` is in the worksheet's own unit, unrounded; `reported` are the words of the
    report, `figure` and `unit` its figure where that had to be converted. `sign` is that of
    a reported bound, such as `<`: then the value is known only to lie on one side.
    `is_undone` says that it was not done, and will not be.
    """

    key: str
    value: Decimal | bool | str | date | None
    reported: str
    sign: str = ""
    figure: Decimal | None = None
    unit: str = ""
    is_undone: bool = False

    @property
    def is_converted(self) -> bool:
        return self.figure is not None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a rater entered.

    With `rest_is_absent` the rater says that everything not entered was looked for and is
    absent. Without it, what is not entered is not known.
    """

    entries: tuple[Entry, ...] = ()
    rater: str = ""
    rated_on: date | None = None
    rest_is_absent: bool = False

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One result of a worksheet, as far as the findings settle it.

    `value` stands only when it is settled; `low` and `high` are what a number can still
    become (None: without bound), `possible` the categories that a category can. `open_items`
    are the keys of the items that would decide it. `withheld` says why it is not given.
    """

    key: str
    title: str
    kind: ResultKind
    shown: str
    unit: str = ""
    value: Decimal | str | None = None
    truth: Truth | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    possible: tuple[str, ...] = ()
    open_items: tuple[str, ...] = ()
    withheld: str = ""

    @property
    def is_settled(self) -> bool:
        if self.withheld:
            return False
        if self.kind is ResultKind.TRUTH:
            return self.truth is not Truth.UNKNOWN
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Result:
    """What a worksheet proposes; an investigator confirms it.

    `notes` point something out, `questions` doubt an entry, `at_cut_off` are the titles of
    items whose figure lies at a limit.
    """

    instrument: str
    title: str
    version: str
    rater: str
    rated_on: date | None
    outcomes: tuple[Outcome, ...]
    open_items: tuple[str, ...]
    at_cut_off: tuple[str, ...]
    notes: tuple[str, ...]
    questions: tuple[str, ...]
    unverified: tuple[str, ...]
    working: str

    @property
    def main(self) -> Outcome:
        """Give the first result: the one the instrument is named for."""
        return self.outcomes[0]

    def outcome(self, key: str) -> Outcome:
        return next(outcome for outcome in self.outcomes if outcome.key == key)
