"""Characters that files for other systems cannot hold, and the language that words are in."""

import re
from typing import Final

ENGLISH: Final = "en"
CHINESE: Final = "zh-CN"
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400  # the signs that show control characters


def language_of(words: str) -> str:
    """Tell Chinese from English; a few Chinese characters among many words are English."""
    signs = len(_CJK.findall(words))
    return CHINESE if signs > len(_LATIN_WORD.findall(words)) else ENGLISH


def unholdable(words: str) -> int:
    """Count the characters that neither XML nor FHIR can hold."""
    return len(_UNHOLDABLE.findall(words))


def shown(words: str) -> str:
    """Write a control character as its sign, such as ␛, and what has none by its number."""
    return _UNHOLDABLE.sub(_shown, words)


def _shown(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < ord(" "):
        return chr(_PICTURES + number)
    return "␡" if number == 0x7F else f"[U+{number:04X}]"  # noqa: PLR2004  delete
