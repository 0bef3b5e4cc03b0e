"""A check as a person enters it, field by field, before it is one."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.domain.check_rule import Together
from coordinator.domain.check_words import number_words
from coordinator.domain.written import number_in
from coordinator.text import N_, _

TIME_UNITS: Final = {
    "hours": N_("hours"),
    "days": N_("days"),
    "weeks": N_("weeks"),
    "months": N_("months"),
    "years": N_("years"),
}
# A lost sign is what a person settles: it cannot be entered.
COMPARATORS: Final = tuple(one for one in Comparator if one is not Comparator.LOST)
OF_NUMBERS: Final = frozenset(COMPARATORS) - {Comparator.EQUAL}
_LIMITED: Final = frozenset(("comparator", "value", "value_high", "unit"))
_WINDOW: Final = frozenset(("window_value", "window_unit", "window_anchor"))
_MEASURED: Final = _LIMITED | _WINDOW | {"together"}
# What is asked of a check of each kind, beside what it is about.
FIELDS_OF: Final = {
    CheckKind.AGE: _LIMITED,
    CheckKind.SEX: frozenset(("value",)),
    CheckKind.LAB: _MEASURED,
    CheckKind.SCORE: _MEASURED,
    CheckKind.VITAL: _MEASURED,
    CheckKind.DOSE: _MEASURED,
    CheckKind.DURATION: _MEASURED,
    CheckKind.WASHOUT: _WINDOW | {"comparator", "together"},
    CheckKind.CLASSIFICATION: frozenset(("value", "categories", "together")),
    CheckKind.PREGNANCY: _WINDOW,
    CheckKind.CONSENT: frozenset[str](),
    CheckKind.JUDGEMENT: frozenset[str](),
    CheckKind.OTHER: _MEASURED,
}
# Of these kinds a value is one that it equals.
EQUALS: Final = frozenset((CheckKind.SEX, CheckKind.CLASSIFICATION))
_SEVERAL = re.compile(r"\b(?:or|and|and/or)\b|[、或和及与,;]|\w/\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """What stands in the fields; empty where nothing was entered."""

    kind: str = ""
    subject: str = ""
    comparator: str = ""
    value: str = ""
    value_high: str = ""
    unit: str = ""
    window_value: str = ""
    window_unit: str = ""
    window_anchor: str = ""
    together: str = ""
    categories: tuple[str, ...] = ()
    is_whole: bool = False

    @property
    def problems(self) -> dict[str, str]:
        """Say by field what is missing or cannot be."""
        found = {
            "kind": "" if self.kind else _("Choose what is checked."),
            "subject": "" if self.subject.strip() else _("Say what is checked, such as ALT."),
            "comparator": self._comparator_problem(),
            "value": self._value_problem(),
            "value_high": self._high_problem(),
            "window_value": self._window_problem(),
            "window_unit": self._window_unit_problem(),
        }
        return {field: problem for field, problem in found.items() if problem}

    def check(self, span: tuple[int, int]) -> Check:
        """Give the check; only where there are no `problems`."""
        kind = CheckKind(self.kind)
        number = None if kind in EQUALS else decimal_of(self.value)
        high = self.comparator == Comparator.BETWEEN
        window = self._window()
        if kind is CheckKind.WASHOUT and window is not None:
            number = window.value  # its limit is its window
        return Check(
            kind=kind,
            subject=self.subject.strip(),
            comparator=self._compared(kind),
            value=self.value.strip() or None if number is None else number,
            value_high=decimal_of(self.value_high) if high else None,
            unit=self._unit(kind, window),
            window=window,
            span=span,
            is_whole=self.is_whole,
            together=Together(self.together) if self.together else None,
            categories=self.categories,
        )

    def _compared(self, kind: CheckKind) -> Comparator | None:
        if kind in EQUALS and self.value.strip():
            return Comparator.EQUAL
        return Comparator(self.comparator) if self.comparator else None

    def _unit(self, kind: CheckKind, window: Window | None) -> str | None:
        if kind is CheckKind.WASHOUT and window is not None:
            return window.unit
        return self.unit.strip() or None

    def _window(self) -> Window | None:
        value = decimal_of(self.window_value)
        if value is None:
            return None
        return Window(value, self.window_unit, self.window_anchor.strip() or None)

    def _comparator_problem(self) -> str:
        has_value = bool(self.value.strip() or self.value_high.strip())
        needs_one = has_value and self.kind not in EQUALS
        return _("Choose how it compares.") if needs_one and not self.comparator else ""

    def _value_problem(self) -> str:
        if not self.comparator or self.kind == CheckKind.WASHOUT:
            return ""
        if not self.value.strip():
            return _("Enter the value.")
        is_number = decimal_of(self.value) is not None
        return _("Enter a number.") if self.comparator in OF_NUMBERS and not is_number else ""

    def _high_problem(self) -> str:
        if self.comparator != Comparator.BETWEEN:
            return ""
        low, high = decimal_of(self.value), decimal_of(self.value_high)
        if high is None:
            return _("Enter the upper value.")
        return _("It is below the lower value.") if low is not None and high < low else ""

    def _window_problem(self) -> str:
        if not self.window_value.strip():
            has_more = bool(self.window_unit or self.window_anchor.strip())
            return _("Enter how long.") if has_more else ""
        value = decimal_of(self.window_value)
        return _("Enter a number above 0.") if value is None or value <= 0 else ""

    def _window_unit_problem(self) -> str:
        has_value = bool(self.window_value.strip())
        return _("Choose a unit of time.") if has_value and not self.window_unit else ""


@dataclass(frozen=True, slots=True)
class CheckAsked:
    """What a person is asked to enter: the criterion's words, those it rests on, the fields.

    `reasons` are offered for the choice; `warning` says what else will change.
    """

    title: str
    text: str
    span: tuple[int, int]
    entry: CheckEntry
    reasons: tuple[str, ...]
    warning: str = ""

    @property
    def words(self) -> str:
        return self.text[slice(*self.span)]


def entry_of(check: Check) -> CheckEntry:
    """Put a check into fields; a lost sign leaves its field empty."""
    lost = check.comparator in (None, Comparator.LOST)
    window = check.window
    return CheckEntry(
        kind=check.kind.value,
        subject=check.subject,
        comparator="" if lost or check.comparator is None else check.comparator.value,
        value=_words(check.value),
        value_high=_words(check.value_high),
        unit=check.unit or "",
        window_value=_words(window.value) if window else "",
        window_unit=window.unit if window else "",
        window_anchor=(window.anchor or "") if window else "",
        together=check.together.value if check.together else "",
        categories=check.categories,
        is_whole=check.is_whole,
    )


def names_several(subject: str) -> bool:
    """Whether it has to be said if any or all of the things that are named are meant."""
    return _SEVERAL.search(subject) is not None


def decimal_of(words: str) -> Decimal | None:
    """Read a number as a person types it, with a point or a comma; None when it is none."""
    return number_in(words)


def _words(value: Decimal | str | None) -> str:
    if value is None:
        return ""
    return number_words(value) if isinstance(value, Decimal) else value
