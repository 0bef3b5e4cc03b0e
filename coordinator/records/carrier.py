"""What the carrier of a text added to it, undone: escapes, entities, line break tags.

What the author of the record typed, right or wrong, is left as it is.
"""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>~|=&^-])")
_IS_ESCAPED = re.compile(r"\\[<>.\[\]*~#^]")
_BREAK_TAG = re.compile(  # one break, however many ways it was written in
    r"(?:(?:\n|_x000d_)[ \t]*<br\s*/?\s*>|<br\s*/?\s*>[ \t]*\n?(?=\S)|<br\s*/?\s*>)",
    re.IGNORECASE,
)
_EXCEL_RETURN = re.compile(r"_x000[dD]_\n?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^\n*]{1,200}?)(?<=\S)\1")
_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)


def undo(text: str) -> str:
    """Give `text` as its author saw it, without what the carrier needed."""
    if "&" in text:
        text = _without_entities(_without_entities(text))
    if "<" in text:
        text = _BREAK_TAG.sub("\n", text)
    if "_x000" in text:
        text = _EXCEL_RETURN.sub("\n", text)
    if "\\" in text and _IS_ESCAPED.search(text):
        text = _ESCAPE.sub(r"\1", text)
    return _without_emphasis(text)


def _without_entities(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def _without_emphasis(text: str) -> str:
    if "**" in text or "__" in text:
        text = _BOLD.sub(r"\2", text)
    if "#" in text:
        text = _MARKDOWN_HEADING.sub("", text)
    return text
