"""What is noted of a doubt: kept in English with a record, said in the reader's language."""

import re
from functools import cache
from string import Formatter
from typing import Final

from coordinator.text import N_, _

WITH_VALUES: Final = (
    N_(
        "A superscript was probably lost: 10{power} may be 10 to the power of "
        "{power}. Look up the value and its unit in the protocol."
    ),
    N_("Day and month can be read either way: {one} or {other}."),
    N_(
        "The criterion asks for another sex than the record's field ({field}). Look "
        "in the protocol who may take part."
    ),
    N_(
        "The criterion's limits of age and the record's fields differ ({fields}). "
        "Look them up in the protocol."
    ),
    N_(
        "The heading took the number {number} of the list: the items begin with the "
        "next number. Compare the numbering with the protocol."
    ),
    N_("The numbering goes from {before} to {after}. See whether an item is missing."),
    N_(
        "The wording in the other language has other figures: {here} here, {there} "
        "there. See which of them the protocol states."
    ),
    N_("Words run together: {words}. Read them apart only where the protocol confirms it."),
    N_("{blank} stands for a value that the record keeps elsewhere: see the protocol."),
    N_("{day} is not defined here. Look up in the protocol what happens on that day."),
    N_("{number} is the sum of the groups that the record states."),
    N_("{word} may be a typing mistake for {meant}; the text is left as it is."),
)
"""The notes that words or figures of a record are put into."""


def note_words(note: str) -> str:
    """Say a note in the reader's language; the words of the record in it stay as they are."""
    said = _(note)
    if said != note:
        return said
    for template, pattern in _patterns():
        if (found := pattern.fullmatch(note)) is not None:
            return _(template).format(**found.groupdict())
    return note


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((template, _pattern(template)) for template in WITH_VALUES)


def _pattern(template: str) -> re.Pattern[str]:
    """Give what a filled template looks like; a value that stands twice is the same twice."""
    pattern, told = "", set[str]()
    for text, name, _spec, _how in Formatter().parse(template):
        pattern += re.escape(text)
        if name:
            pattern += f"(?P={name})" if name in told else f"(?P<{name}>.+?)"
            told.add(name)
    return re.compile(pattern, re.DOTALL)
