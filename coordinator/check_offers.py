"""What can be completed while a check is entered: analytes, units, worksheets, their results.

Read when it is first asked for: the program starts without it.
"""

from coordinator.domain.check import Check, CheckKind
from coordinator.domain.check_entry import TIME_UNITS
from coordinator.domain.instrument import Instrument, ResultKind
from coordinator.findings.naming import things_of
from coordinator.instruments.conversions import analytes
from coordinator.instruments.library import asked_for_in, instrument, instruments
from coordinator.text import _, remembered

DOSES = ("mg/d", "mg/kg/d", "mg/wk", "mg/m2", "g/d", "ug/d")
MULTIPLES = ("× ULN", "× LLN")
NAMED = {
    CheckKind.AGE: ("age",),
    CheckKind.SEX: ("sex",),
    CheckKind.PREGNANCY: ("pregnancy", "contraception"),
    CheckKind.CONSENT: ("informed consent",),
    CheckKind.JUDGEMENT: ("investigator's judgement",),
}


class CheckOffers:
    """Offers for the fields of a check."""

    def subjects(self, kind: CheckKind) -> tuple[str, ...]:
        if kind in NAMED:
            return NAMED[kind]
        if kind in (CheckKind.LAB, CheckKind.VITAL):
            return tuple(sorted({_(one.short or one.title) for one in analytes().values()}))
        if kind in (CheckKind.SCORE, CheckKind.CLASSIFICATION):
            return tuple(_(one.title) for one in instruments() if _is_of(one, kind))
        return ()

    def units(self, kind: CheckKind, subject: str) -> tuple[str, ...]:
        """Give the UCUM codes in which it is reported, and multiples of its limits."""
        if kind in (CheckKind.AGE, CheckKind.DURATION):
            return tuple(TIME_UNITS)
        if kind is CheckKind.DOSE:
            return DOSES
        if kind not in (CheckKind.LAB, CheckKind.VITAL):
            return ()
        found = (thing.analyte for thing in things_of(Check(kind, subject)))
        units = (unit for one in found if one for unit in (*one.units, *one.separate))
        multiples = MULTIPLES if kind is CheckKind.LAB else ()
        return tuple(dict.fromkeys((*multiples, *units)))

    def categories(self, words: str) -> tuple[tuple[str, str], ...]:
        """Give the results, value and title, of the worksheet that `words` name best."""
        return _categories(words)


def make_ready() -> None:
    """Read what checks are named and computed by, so that nobody waits for it on a page."""
    instruments()
    things_of(Check(CheckKind.LAB, "ALT"))


@remembered(1024)
def worksheets_named(words: str) -> tuple[str, ...]:
    """Give the titles of the worksheets that the words of a criterion ask for."""
    return tuple(_(instrument(name).title) for name in asked_for_in(words))


def worksheets_named_in(texts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give for each of many criteria the worksheets that it asks for."""
    return {words: worksheets_named(words) for words in texts}


@remembered(256)
def _categories(words: str) -> tuple[tuple[str, str], ...]:
    for name in asked_for_in(words):
        for result in instrument(name).results:
            if result.kind is ResultKind.CATEGORY:
                return tuple((choice.value, _(choice.title)) for choice in result.choices)
    return ()


def _is_of(one: Instrument, kind: CheckKind) -> bool:
    is_number = any(result.kind is ResultKind.NUMBER for result in one.results[:1])
    return is_number is (kind is CheckKind.SCORE)
