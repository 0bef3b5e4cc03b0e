"""The readings of a check: one, or several where a sign, a superscript or a word is open."""

from collections.abc import Iterator
from dataclasses import dataclass

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.check_rule import Together
from coordinator.findings.comparing import READINGS, Limits
from coordinator.findings.naming import things_of
from coordinator.findings.units import limit_of_normal, unit_readings
from coordinator.findings.values import grade_of
from coordinator.text import _, remembered

BOTH = (Together.ANY, Together.ALL)


@dataclass(frozen=True, slots=True)
class Variant:
    """One definite reading of a check.

    `name` tells it from the other readings, `sign` from those with another sign or unit.
    `code` is the unit of its limits; `side` is ULN or LLN where they are multiples of a
    limit of normal. `is_graded` says that they are grades, such as III to IV.
    """

    name: str
    sign: str
    limits: Limits
    together: Together
    code: str = ""
    side: str = ""
    is_graded: bool = False


@remembered(16_384)
def variants_of(check: Check) -> tuple[Variant, ...]:
    """Give all readings; none where the check's limit is no number."""
    limits = limits_of(check)
    if limits is None:
        return ()
    return tuple(_variants(check, limits))


def limits_of(check: Check) -> Limits | None:
    """Give the limits as they are written, with the sign that is written."""
    low, high = check.value, check.value_high
    if isinstance(low, str):
        grade = grade_of(low)
        if grade is None:
            return None
        low, high = grade.low, high if grade.is_settled else grade.high
    if low is None:
        return None
    comparator = check.comparator or Comparator.LOST
    if high is not None and comparator is Comparator.EQUAL:
        comparator = Comparator.BETWEEN
    return Limits(comparator, low, high if comparator is Comparator.BETWEEN else None)


def doubt_of(check: Check) -> tuple[str, str]:
    """Say what of the check is open, and what would settle it."""
    if check.comparator in (Comparator.LOST, None):
        return (
            _("The sign before {value} was lost").format(value=check.value),
            _("the sign before {value}, confirmed from the protocol").format(value=check.value),
        )
    if check.unit and len(unit_readings(check.unit)) > 1:
        return (
            _("“{unit}” lost its superscript").format(unit=check.unit),
            _("the unit, confirmed from the protocol"),
        )
    return (
        _("“{subject}” can mean any or all of them").format(subject=check.subject),
        _("whether any or all of “{subject}” are meant").format(subject=check.subject),
    )


def _variants(check: Check, limits: Limits) -> Iterator[Variant]:
    side = limit_of_normal(check.unit) if check.unit else ""
    readings = unit_readings("" if side else check.unit or "")
    signs = READINGS if limits.comparator is Comparator.LOST else (limits.comparator,)
    for sign in signs:
        for unit in readings:
            for together in _ways_together(check):
                signed = Limits(sign, limits.low, limits.high)
                sign_words = _name(check, signed, unit.said)
                both = _together_words(check, together)
                yield Variant(
                    f"{sign_words} {both}".strip(),
                    sign_words,
                    signed.times(unit.times),
                    together,
                    unit.code,
                    side,
                    is_graded=check.kind is CheckKind.SCORE and limits.high is not None,
                )


def _ways_together(check: Check) -> tuple[Together, ...]:
    if len(things_of(check)) == 1:
        return (Together.ANY,)
    return BOTH if check.together not in BOTH else (check.together,)


def _name(check: Check, limits: Limits, unit: str) -> str:
    names = []
    if check.comparator in (Comparator.LOST, None):
        names.append(limits.said("", with_sign=True))
    if unit:
        names.append(unit)
    return " ".join(names)


def _together_words(check: Check, together: Together) -> str:
    if check.together in BOTH or len(things_of(check)) == 1:
        return ""
    return _("for any of them") if together is Together.ANY else _("for all of them")
