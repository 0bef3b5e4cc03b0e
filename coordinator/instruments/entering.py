"""What a person, a file or the registry says at an item becomes an entry, or is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from coordinator.domain.errors import Refused
from coordinator.domain.instrument import Instrument, Item, ItemKind
from coordinator.domain.unit_words import unit_words
from coordinator.domain.worksheet import Entry, Findings
from coordinator.domain.written import half_width
from coordinator.instruments.conversions import converted, unit_code
from coordinator.text import N_, _, listed

Given = Decimal | int | bool | str
Said = Given | None  # None: not known
UNDONE = frozenset({"not done", "not_done"})
YES = frozenset({"yes", "true", "present", "positive", "+"})
NO = frozenset({"no", "false", "absent", "negative", "-"})
SEXES = {"f": "female", "m": "male", "女": "female", "男": "male"}
_MEASURED = re.compile(
    r"\s*(?P<sign><=|>=|<|>|≤|≥)?\s*(?P<figure>[-+]?[0-9]{1,12}(?:\.[0-9]{1,12})?)"
    r"(?P<unit>\s+10[*^⁹³].*|\s*[^\s\d.,].*)?\s*$"
)
_SIGNS = {"≤": "<=", "≥": ">="}


class ItemUnknown(Refused):
    problem = N_("The worksheet {title} has no item “{key}”.")
    remedy = N_("Its items are: {keys}.")

    def __init__(self, instrument: Instrument, key: str) -> None:
        known = [item.key for item in instrument.items]
        near = get_close_matches(key, known, n=3, cutoff=0.5) or known
        super().__init__(title=_(instrument.title), key=key, keys=listed(near))


class NotAnAnswer(Refused):
    problem = N_("“{said}” is not an answer to “{title}”.")
    remedy = N_("Enter {wanted}.")

    def __init__(self, item: Item, said: object, wanted: str) -> None:
        super().__init__(title=_(item.title), said=said, wanted=wanted)


class OutsideLimits(Refused):
    problem = N_("“{title}” cannot be {said}.")
    remedy = N_("Enter a value {limits}.")

    def __init__(self, item: Item, said: str) -> None:
        super().__init__(title=_(item.title), said=said, limits=limits_of(item))


@dataclass(frozen=True, slots=True)
class Rating:
    """Who rated when, and whether all that was not entered is absent."""

    rater: str = ""
    rated_on: date | None = None
    rest_is_absent: bool = False


def findings_of(
    instrument: Instrument, said: Mapping[str, Said], rating: Rating = Rating()
) -> Findings:
    """Take what was said at the items; None: not known, "not done": it will not be.

    Raises:
        ItemUnknown, NotAnAnswer, OutsideLimits, UnitUnknown, NoConversion.
    """
    entries = []
    for key, value in said.items():
        item = instrument.item(key)
        if item is None:
            raise ItemUnknown(instrument, key)
        if value is not None and value != "":
            entries.append(entry_of(item, value))
    return Findings(tuple(entries), rating.rater, rating.rated_on, rating.rest_is_absent)


def as_said(findings: Findings) -> dict[str, bool | str]:
    """Give findings back as they can be stored, and taken in again by `findings_of`."""
    return {entry.key: _said_again(entry) for entry in findings.entries}


def _said_again(entry: Entry) -> bool | str:
    if entry.is_undone:
        return "not done"
    match entry.value:
        case bool() | str():
            return entry.value
        case date():
            return entry.value.isoformat()
        case _:
            return entry.reported


def entry_of(item: Item, said: Given) -> Entry:
    """Take what was said at one item."""
    if isinstance(said, str) and said.strip().casefold() in UNDONE:
        return Entry(item.key, None, N_("not done"), is_undone=True)
    match item.kind:
        case ItemKind.YES_NO:
            return _yes_or_no(item, said)
        case ItemKind.CHOICE:
            return _choice(item, said)
        case ItemKind.DAY:
            return _day(item, said)
        case ItemKind.TEXT:
            return Entry(item.key, str(said), str(said))
    return _number(item, said)


def limits_of(item: Item) -> str:
    """Say in words what can be entered."""
    low, high, above = (
        None if limit is None else unit_words(f"{limit} {item.unit}")
        for limit in (item.limits.low, item.limits.high, item.limits.above)
    )
    if low is not None and high is not None:
        return _("from {low} to {high}").format(low=low, high=high)
    if above is not None and high is not None:
        return _("above {above}, up to {high}").format(above=above, high=high)
    if above is not None:
        return _("above {above}").format(above=above)
    if low is not None:
        return _("from {low} on").format(low=low)
    return _("up to {high}").format(high=high) if high is not None else _("as a number")


def _yes_or_no(item: Item, said: Given) -> Entry:
    word = str(said).strip().casefold()
    for value, words, own in ((True, YES, item.positive), (False, NO, item.negative)):
        if word in (*words, own.casefold(), _(own).casefold()):
            return Entry(item.key, value, own)
    raise NotAnAnswer(item, said, listed((_(item.positive), _(item.negative))))


def _choice(item: Item, said: Given) -> Entry:
    word = str(said).strip()
    if item.subject == "sex":
        word = SEXES.get(word.casefold(), word)
    for choice in item.choices:
        if word.casefold() in (choice.value.casefold(), choice.title.casefold()):
            return Entry(item.key, choice.value, choice.value)
    raise NotAnAnswer(item, said, listed(choice.value for choice in item.choices))


def _day(item: Item, said: Given) -> Entry:
    try:
        day = date.fromisoformat(str(said).strip())
    except ValueError as fault:
        raise NotAnAnswer(item, said, _("a day such as 2026-11-22")) from fault
    return Entry(item.key, day, day.isoformat())


def _number(item: Item, said: Given) -> Entry:
    words = f"{said:f}" if isinstance(said, Decimal) else str(said).strip()
    found = None if isinstance(said, bool) else _MEASURED.fullmatch(half_width(words))
    if found is None:
        raise NotAnAnswer(item, said, _("a number, such as 1.35, <0.1 or 1.35 g/L"))
    sign = _SIGNS.get(found["sign"] or "", found["sign"] or "")
    figure, unit = Decimal(found["figure"]), (found["unit"] or "").strip()
    value = _in_own_unit(item, figure, unit) if unit else figure
    if item.kind is ItemKind.INTEGER and value != value.to_integral_value():
        raise NotAnAnswer(item, said, _("a whole number"))
    if not item.limits.allow(value):
        raise OutsideLimits(item, words)
    own_unit = "" if unit or not item.unit else f" {item.unit}"
    entry = Entry(item.key, value, f"{words}{own_unit}", sign)
    if unit and unit_code(unit) != item.unit:
        return replace(entry, figure=figure, unit=unit_code(unit))
    return entry


def _in_own_unit(item: Item, figure: Decimal, unit: str) -> Decimal:
    if item.analyte:
        return converted(item.analyte, figure, unit, item.unit)
    if unit_code(unit) != item.unit:
        wanted = _("a number in {unit}").format(unit=unit_words(item.unit) or "1")
        raise NotAnAnswer(item, f"{figure} {unit}", wanted)
    return figure
