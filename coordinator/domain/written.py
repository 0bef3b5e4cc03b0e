"""Figures as people write them, with the signs of a Chinese keyboard as well."""

import re
from decimal import Decimal
from typing import Final

FIGURE: Final = r"[-+]?[0-9]{1,12}(?:[.,][0-9]{1,40})?"  # worksheets compute 34 digits
_WIDE: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_FIGURE: Final = re.compile(FIGURE)
_AMBIGUOUS: Final = re.compile(r"[-+]?[0-9]{1,3},[0-9]{3}")  # thousands, or a fraction


def half_width(words: str) -> str:
    """Write the wide letters, digits and signs in the usual ones: `＞５` as `>5`.

    What is raised stays so: 10⁹ is no 109.
    """
    return words.translate(_WIDE)


def number_in(words: str) -> Decimal | None:
    """Read a figure that stands alone, with a point or a comma.

    None for everything that could be meant otherwise than it is read: `1,350`, `1e9`, `8O`.
    """
    plain = half_width(words).strip()
    if not _FIGURE.fullmatch(plain) or _AMBIGUOUS.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", "."))
