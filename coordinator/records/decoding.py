"""Bytes of any kind into text, or a sentence that says why not."""

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from coordinator.domain.record import NotATrialRecord
from coordinator.text import _

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF")
_OTHER_SCRIPTS = frozenset(  # what is told reliably; of the Latin ones only one is in use
    {"big5", "big5hkscs", "cp932", "shift_jis", "euc_jp", "cp949", "euc_kr", "cp1251", "koi8_r"}
)
_PROBE = 65_536
_LINE_BREAKS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_INVISIBLE = ("\x00", "\ufeff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_HIGH = re.compile(rb"[\x80-\xff]")
_CHINESE_RUN = re.compile(
    rb"(?:[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\xa1-\xfe])+"
)
_MUCH_CONTROL = 0.02
_MOST = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str


def decode(data: bytes, file_name: str) -> Decoded:
    """Decode `data`, trying what Chinese and Western systems really write.

    Raises:
        NotATrialRecord: `data` is empty or is not text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise NotATrialRecord(file_name, _("it is empty"))
    if data.startswith(_BINARY_STARTS):
        raise NotATrialRecord(file_name, _("it is not text but a binary file"))
    encoding = _encoding_of(data)
    text = data.decode(encoding, errors="replace")
    probe = text[:_PROBE]
    if len(_CONTROL.findall(probe)) > _MUCH_CONTROL * len(probe) + 1:
        raise NotATrialRecord(file_name, _("it is not text but a binary file"))
    return Decoded(with_plain_line_breaks(text), encoding.removesuffix("-sig"))


def with_plain_line_breaks(text: str) -> str:
    """Make every line break a newline: spans count characters of this text."""
    for sign in _LINE_BREAKS:
        if sign in text:
            text = text.replace(sign, "\n")
    for sign in _INVISIBLE:
        if sign in text:
            text = text.replace(sign, "")
    return text


def _encoding_of(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    probe = data[:_PROBE]
    if b"\x00" in probe:
        at_even, at_odd = probe[::2].count(0), probe[1::2].count(0)
        return "utf-16-le" if at_odd >= at_even else "utf-16-be"
    if _is_utf_8(data):
        return "utf-8"
    if _looks_chinese(probe):
        return "gb18030"
    best = charset_normalizer.from_bytes(probe[:8192]).best()
    return best.encoding if best and best.encoding in _OTHER_SCRIPTS else "cp1252"


def _is_utf_8(data: bytes) -> bool:
    """Tell whether `data` is UTF-8, perhaps cut off inside its last character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _looks_chinese(probe: bytes) -> bool:
    """Tell GB text, whose high bytes come in pairs, from Western, where they stand alone."""
    high = len(_HIGH.findall(probe))
    paired = sum(len(_HIGH.findall(run)) for run in _CHINESE_RUN.findall(probe))
    return paired >= _MOST * high
