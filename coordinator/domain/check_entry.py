"""A check as a person enters it, field by field, before it is one."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.domain.check_words import number_words
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

    def check(self, span: tuple[int, int], *, is_whole: bool = False) -> Check:
        """Give the check; only where there are no `problems`."""
        number = decimal_of(self.value)
        high = self.comparator == Comparator.BETWEEN
        return Check(
            kind=CheckKind(self.kind),
            subject=self.subject.strip(),
            comparator=Comparator(self.comparator) if self.comparator else None,
            value=number if number is not None else self.value.strip() or None,
            value_high=decimal_of(self.value_high) if high else None,
            unit=self.unit.strip() or None,
            window=self._window(),
            span=span,
            is_whole=is_whole,
        )

    def _window(self) -> Window | None:
        value = decimal_of(self.window_value)
        if value is None:
            return None
        return Window(value, self.window_unit, self.window_anchor.strip() or None)

    def _comparator_problem(self) -> str:
        needs_one = bool(self.value.strip() or self.value_high.strip())
        return _("Choose how it compares.") if needs_one and not self.comparator else ""

    def _value_problem(self) -> str:
        if not self.comparator:
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
    )


def decimal_of(words: str) -> Decimal | None:
    """Read a number as a person types it, with a point or a comma; None when it is none."""
    plain = words.strip().replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _words(value: Decimal | str | None) -> str:
    if value is None:
        return ""
    return number_words(value) if isinstance(value, Decimal) else value
