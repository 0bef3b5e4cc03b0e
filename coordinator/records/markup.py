"""Texts of fields that may hold marked-up words, as protocol and data systems keep them."""

import re

from coordinator.records.documents import text_of_web_page
from coordinator.records.rendering import plain

_MARKED_UP = re.compile(
    r"</(?:p|div|span|ul|ol|li|b|i|u|em|strong|sup|sub|table|h[1-6])>|<(?:br|p|li)\s*/?>",
    re.IGNORECASE,
)
_PARAMETER = re.compile(
    r"<usdm:(?:tag|ref|macro)\b([^<>]{0,400}?)/?>(?:\s*</usdm:(?:tag|ref|macro)>)?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(name|attribute|id)\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)


def words_of(text: str) -> str:
    """Give what a person would see of a text that may be marked up."""
    return plain(text_of_web_page(text) if _MARKED_UP.search(text) else text)


def with_blanks(text: str) -> tuple[str, tuple[str, ...]]:
    """Put a named blank, such as `[min_age]`, where a text refers to a value kept elsewhere.

    What the value is, is not looked up: whoever reads the protocol fills it in.
    """
    blanks: list[str] = []

    def blank(found: re.Match[str]) -> str:
        named = dict(_NAMED.findall(found[1]))
        words = " ".join(named.get(key, "") for key in ("name", "attribute", "id")).split()
        blanks.append(f"[{' '.join(words) or '…'}]")
        return blanks[-1]

    return _PARAMETER.sub(blank, text), tuple(blanks)
