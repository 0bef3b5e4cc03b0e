"""Columns at the terminal, where a Chinese character is as wide as two Latin ones."""

from unicodedata import east_asian_width


def padded(words: str, width: int) -> str:
    """Fill up with blanks to a width in the cells of a terminal."""
    wide = sum(east_asian_width(sign) in "WF" for sign in words)
    return words.ljust(width - wide)
