"""Doubts about signs and figures: what a carrier may have lost between two characters."""

import re
from collections.abc import Iterator

from coordinator.domain.record import Severity
from coordinator.records.doubt import Doubt
from coordinator.records.signs import lost_signs_in, readings_of
from coordinator.text import N_, _

_POWER = re.compile(
    r"(?P<number>(?<![\d.,])\d[\d.,]{0,15})\s?[×xX*✕]\s?10(?P<power>[3569]|1[0-2])(?![\d.,^])\s?"
    r"(?P<unit>/\s?[a-zA-Zμµ]{1,4}\d?|cells?/\w+|个/L)?"
)
_BARE_POWER = re.compile(
    r"(?P<number>(?<![\w.])\d[\d.,]{0,15})\s?[×xX*]?\s?(?<!\d)10(?P<power>9"
    r"|12)\s?(?P<unit>/\s?[lL])(?![a-z])"
)
_LOST_SYMBOL = re.compile(
    r"(?<=\d)\s?\?\s?C\b|(?<![\d.])3[5-9](?:\.\d)?\s?\?(?=\s*(?:[,;.)a-z\n]|$))"
    r"|(?<=NYHA )\?+(?=\W)|(?<=grade )\?+(?=\W)|(?<=\d)\s\?(?=m?[gm]/)"
)
_REPLACED = re.compile(
    r"\ufffd+|Ã[©¨¤¶¼±]|â‰[¥¤]|â€[™œ\"“”¢]|Â[°±µ]|‚Ä[¢ôúù¶ì]|‚â[•§]|¬[∫±µ]|√[©°±£]"
)
_PLAIN_POWER = re.compile(r"(?<![\d.])\d[\d.]{0,15}\s?\*\s?10\^\d{1,2}\s?/\s?\w+")

_VALUE_AND_UNIT = re.compile(r"(?<=\s)(?P<value>\d[\d.,]{0,12})\s?[a-zA-Z%][^\s,;]{0,16}")
_PAUSES = frozenset(".:;,!?-")

_LOST_SIGN = N_(
    "A comparison sign was probably lost here. Look up the sign in the protocol; the readings "
    "can decide in opposite ways."
)
_LOST_SUPERSCRIPT = N_(
    "A superscript was probably lost: 10{power} may be 10 to the power of {power}. "
    "Look up the value and its unit in the protocol."
)
_SYMBOL = N_("A character was lost here. Look up the value in the protocol.")
_MOJIBAKE = N_("These characters were damaged on the way. Look up the words in the protocol.")
_UNIT_NOTE = N_("The power of ten is typed as plain text; compare the unit with the protocol.")


def doubts_about_signs(text: str, *, keeps_strict_signs: bool) -> Iterator[Doubt]:
    """Find lost comparison signs, superscripts and symbols in a criterion's text."""
    for sign in lost_signs_in(text):
        readings = readings_of(sign, keeps_strict_signs=keeps_strict_signs)
        yield Doubt("LOST_SIGN", sign.quote, _(_LOST_SIGN), Severity.HARM, readings)
    yield from _superscripts(text)
    if "?" in text:
        for lost in _LOST_SYMBOL.finditer(text):
            yield Doubt("LOST_SYMBOL", lost.span(), _(_SYMBOL), Severity.HARM)
    if not text.isascii() and (found := _REPLACED.search(text)):
        yield Doubt("MOJIBAKE", found.span(), _(_MOJIBAKE), Severity.HARM)
    if "*" in text and (found := _PLAIN_POWER.search(text)):
        yield Doubt("NON_STANDARD_UNIT_TEXT", found.span(), _(_UNIT_NOTE), Severity.NOTE)


def doubts_about_gaps(text: str, words: str, offsets: list[int]) -> Iterator[Doubt]:
    """Find a value after two spaces: the register left out the sign between them.

    `offsets` says for each character of `words` where it stands in `text`.
    """
    for found in _VALUE_AND_UNIT.finditer(words):
        at = found.start()
        before = text[offsets[at] - 2 : offsets[at]]
        if at > 1 and before == "  " and words[at - 2] not in _PAUSES:
            readings = tuple(f"{sign} {found['value']}" for sign in ("≥", "≤", ">", "<"))
            yield Doubt("LOST_SIGN", found.span(), _(_LOST_SIGN), Severity.HARM, readings)


def _superscripts(text: str) -> Iterator[Doubt]:
    """Find `1.5 × 109/L`, which was most likely `1.5 × 10⁹/L`."""
    if "10" not in text:
        return
    seen: set[int] = set()
    for pattern in (_POWER, _BARE_POWER):
        for found in pattern.finditer(text):
            if found.end() in seen:
                continue
            seen.add(found.end())
            number, power, unit = found["number"], found["power"], found["unit"] or ""
            readings = (f"{number} × 10^{power}{unit}", f"{number} × 10{power}{unit}")
            note = _(_LOST_SUPERSCRIPT).format(power=power)
            yield Doubt("LOST_SUPERSCRIPT", found.span(), note, Severity.HARM, readings)
