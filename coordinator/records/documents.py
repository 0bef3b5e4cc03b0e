"""Documents that hold a text among other things: web pages, Word files."""

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from coordinator.domain.record import NotATrialRecord
from coordinator.text import _

_IS_HTML = re.compile(
    r"\s*(?:<!doctype\s+html|<html|<head|<body|<div|<p>|<h[1-6])", re.IGNORECASE
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_PART = "word/document.xml"
_MOST_XML = 100_000_000
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form", "h1"}
    | {"h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"}
    | {"section", "table", "tbody", "td", "th", "tr", "ul"}
)
_UNSEEN = frozenset(["script", "style", "head", "template", "noscript"])
_LISTS = frozenset(["ol", "ul"])


def is_web_page(text: str) -> bool:
    return _IS_HTML.match(text) is not None


def text_of_web_page(page: str) -> str:
    """Give the words of a page as they stand on the screen, lists with their markers."""
    reader = _PageReader()
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split(" ")).rstrip() for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class _PageReader(HTMLParser):
    """Collects what a person would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0
        self._lists: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _LISTS:
            start = dict(attrs).get("start") or "1"
            number = int(start) if start.isdigit() else 1
            self._lists.append(number if tag == "ol" else 0)
        elif tag == "li":
            self._begin_item()
        elif tag == "sup":
            self.pieces.append("^")
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _LISTS:
            if self._lists:
                self._lists.pop()
            self._break()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        words = " ".join(data.split())
        if words:
            before = " " if data[0].isspace() and not self._is_at_start() else ""
            after = " " if data[-1].isspace() else ""
            self.pieces.append(before + words + after)

    def _begin_item(self) -> None:
        """Write the marker that a browser shows."""
        self._break()
        indent = "  " * max(0, len(self._lists) - 1)
        if self._lists and self._lists[-1]:
            self.pieces.append(f"{indent}{self._lists[-1]}. ")
            self._lists[-1] += 1
        else:
            self.pieces.append(f"{indent}• ")

    def _break(self) -> None:
        if not self._is_at_start():
            self.pieces.append("\n")

    def _is_at_start(self) -> bool:
        return not self.pieces or self.pieces[-1].endswith("\n")


def text_of_word_file(data: bytes, file_name: str) -> str | None:
    """Give the paragraphs of a Word file; none where the zip file is none.

    Raises:
        NotATrialRecord: the file is broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _WORD_PART not in archive.namelist():
                return None
            if archive.getinfo(_WORD_PART).file_size > _MOST_XML:
                raise NotATrialRecord(file_name, _("it unpacks to an unreasonable size"))
            content = archive.read(_WORD_PART)
        if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
            raise NotATrialRecord(file_name, _("its XML declares entities, which are not read"))
        root = ET.fromstring(content)  # noqa: S314  no entities: they were refused above
    except (zipfile.BadZipFile, ET.ParseError, NotImplementedError, RuntimeError, OSError) as e:
        raise NotATrialRecord(file_name, _("the Word file is broken or locked")) from e
    return "\n".join(_paragraph(paragraph) for paragraph in root.iter(f"{_WORD}p"))


def _paragraph(paragraph: ET.Element) -> str:
    """Write a paragraph; one of a numbered or bulleted list gets a bullet at its depth."""
    words = "".join(_piece(element) for element in paragraph.iter())
    numbering = paragraph.find(f"{_WORD}pPr/{_WORD}numPr")
    if numbering is None or not words.strip():
        return words
    level = numbering.find(f"{_WORD}ilvl")
    depth = level.get(f"{_WORD}val", "0") if level is not None else "0"
    return "  " * (int(depth) if depth.isdigit() else 0) + "• " + words


def _piece(element: ET.Element) -> str:
    if element.tag == f"{_WORD}t":
        return element.text or ""
    if element.tag == f"{_WORD}tab":
        return "\t"
    return "\n" if element.tag == f"{_WORD}br" else ""
