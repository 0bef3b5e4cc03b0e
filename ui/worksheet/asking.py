"""An instrument as questions: what is asked, and how it is answered."""

import re
from collections.abc import Mapping
from unicodedata import east_asian_width

from coordinator.domain.instrument import CONFIDENCE_WORDS, Instrument, Item, ItemKind
from coordinator.text import N_, _, enclosed, many, sentences
from ui.worksheet.view import About, Input, Question, Section, SheetView

YES, NO, UNDONE, NOT_KNOWN = "yes", "no", "not done", ""
LETTERS_IN_A_ROW = 40
CHOICES_IN_A_ROW = 5
COLON = re.compile(r": |：")
NOT_VERIFIED = N_("not independently verified")
INPUTS = {
    ItemKind.NUMBER: Input.FIGURE,
    ItemKind.INTEGER: Input.FIGURE,
    ItemKind.DAY: Input.DAY,
    ItemKind.TEXT: Input.TEXT,
}


def sheet_of(
    instrument: Instrument,
    sections: Mapping[str, str],
    units: Mapping[str, tuple[str, ...]],
    details: Mapping[str, str],
    raters: tuple[str, ...],
) -> SheetView:
    """Put an instrument's items into sections, each as a question."""
    laid: list[tuple[str, list[Question]]] = []
    for item in instrument.items:
        title = sections.get(item.key, "")
        if not laid or laid[-1][0] != title:
            laid.append((title, []))
        asked = _question(item, units.get(item.key, ()), details.get(item.key, ""))
        laid[-1][1].append(asked)
    return SheetView(
        instrument.name,
        _(instrument.title),
        _(instrument.purpose),
        tuple(Section(_(title), tuple(questions)) for title, questions in laid),
        _about(instrument),
        instrument.is_rated,
        asks_day=not any(
            item.kind is ItemKind.DAY and not item.subject for item in instrument.items
        ),
        has_absent=any(item.absent is not None for item in instrument.items),
        raters=raters,
    )


def _about(instrument: Instrument) -> About:
    remarks = (
        enclosed(_(remark.text), _(CONFIDENCE_WORDS[remark.confidence]))
        if not remark.confidence.is_verified
        else _(remark.text)
        for remark in instrument.remarks
    )
    return About(
        instrument.citation,
        _(instrument.version),
        _(instrument.look_back),
        _(instrument.missing),
        _(instrument.licence),
        tuple(remarks),
    )


def _question(item: Item, units: tuple[str, ...], detail_of: str) -> Question:
    options = _options(item)
    return Question(
        item.key,
        COLON.split(_(item.title), maxsplit=1)[-1] if detail_of else _(item.title),
        _help(item),
        _input(item, options),
        options,
        units or ((item.unit,) if item.unit else ()),
        "" if item.confidence.is_verified else _(NOT_VERIFIED),
        detail_of,
        item.is_required,
    )


def _help(item: Item) -> str:
    """Say what an item adds, and what is meant by it."""
    points = item.points
    weight = "" if points is None else many("{count} point.", "{count} points.", int(points))
    return sentences((weight, _(item.help)))


def _input(item: Item, options: tuple[tuple[str, str, str], ...]) -> Input:
    if item.kind in INPUTS:
        return INPUTS[item.kind]
    long = sum(_letters(words) for _value, words, _key in options)
    is_short = long <= LETTERS_IN_A_ROW and len(options) <= CHOICES_IN_A_ROW
    return Input.SEGMENTS if item.kind is ItemKind.YES_NO or is_short else Input.CHOICE


def _letters(words: str) -> int:
    """Count a Chinese sign as the two letters that have its room."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def _options(item: Item) -> tuple[tuple[str, str, str], ...]:
    if item.kind is ItemKind.YES_NO:
        found = [
            (YES, _(item.positive).capitalize(), _("y")),
            (NO, _(item.negative).capitalize(), _("n")),
            (NOT_KNOWN, _("Not known"), _("u")),
        ]
        if item.undone is not None:
            found.insert(2, (UNDONE, _("Not done"), _("d")))
        return tuple(found)
    return tuple(
        (choice.value, _(choice.title), str(number))
        for number, choice in enumerate(item.choices, start=1)
    )
