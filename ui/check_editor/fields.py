"""The fields of a check: what each is called, what it offers, and where it stands."""

from typing import Final

from coordinator.domain.check_entry import COMPARATORS, TIME_UNITS
from coordinator.domain.check_rule import Together
from coordinator.domain.check_words import KIND_WORDS, SIGNS
from coordinator.domain.windows import ANCHOR_WORDS
from coordinator.text import N_, _

NONE: Final = "none"  # no comparison: a thing that is there or not
TOGETHER: Final = {
    "": N_("not said"),
    Together.ANY.value: N_("any one of them"),
    Together.ALL.value: N_("all of them"),
}
LABELS: Final = {
    "kind": N_("&Kind"),
    "subject": N_("&What is checked"),
    "together": N_("O&f these"),
    "comparator": N_("&Comparison"),
    "value": N_("&Value"),
    "value_high": N_("U&p to"),
    "unit": N_("&Unit"),
    "window_value": N_("&Time window"),
    "window_unit": N_("Unit &of time"),
    "window_anchor": N_("&Before"),
    "categories": N_("Results &that satisfy it"),
}
LINES: Final = (
    ("kind", "subject", "together"),
    ("comparator", "value", "value_high", "unit"),
    ("window_value", "window_unit", "window_anchor"),
    ("categories",),
)
WIDE: Final = frozenset(("subject", "window_anchor", "unit"))


def kinds() -> list[tuple[str, str]]:
    return [(kind.value, _(words)) for kind, words in KIND_WORDS.items()]


def comparators() -> list[tuple[str, str]]:
    offered = [
        (one.value, SIGNS[one] if one in SIGNS else _("from … to")) for one in COMPARATORS
    ]
    return [*offered, (NONE, _("none"))]


def times(written: str) -> list[tuple[str, str]]:
    """Offer units of time, with that of the record first where it is worded otherwise."""
    known = [("", _("none")), *((unit, _(words)) for unit, words in TIME_UNITS.items())]
    return known if not written or written in TIME_UNITS else [(written, written), *known]


def anchor_of(words: str) -> str:
    """Give the name of one of the four dates, or the words of one's own."""
    known = {_(shown): anchor.value for anchor, shown in ANCHOR_WORDS.items()}
    return known.get(words.strip(), words)


def anchor_words(stored: str) -> str:
    known = {anchor.value: _(shown) for anchor, shown in ANCHOR_WORDS.items()}
    return known.get(stored, stored)
