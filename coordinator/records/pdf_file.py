"""The words of a PDF file: a protocol's section, as far as it holds text and no pictures."""

import io
import re
import struct
import time
import zlib
from collections import Counter
from collections.abc import Iterator

from coordinator.domain.record import NotATrialRecord
from coordinator.text import _

START = b"%PDF-"
_START_WITHIN = 1024  # bytes: what readers of PDF allow before it
_MOST_PAGES = 600
_MOST_DRAWING = 8_000_000  # bytes that draw one page
_MOST_TEXT = 20_000_000
_SECONDS = 60.0
_EDGE = 2  # lines at the top and at the bottom of a page that may repeat
_FEWEST_REPEATED = 3
_NUMBER = re.compile(r"\d+")
_ITEM = re.compile(r"\s*(?:[(（]?(?:\d{1,3}|[A-Za-z])[.)）、]|[•▪●○o–-])\s")
_BROKEN = (  # what a damaged file makes pypdf raise, beside its own errors
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError),
    *(TypeError, ValueError, struct.error, zlib.error),
)


def is_pdf_file(data: bytes) -> bool:
    return START in data[:_START_WITHIN]


def text_of_pdf_file(data: bytes, file_name: str) -> str:
    """Give the words of all pages; what repeats on every page stands before them, once each.

    Raises:
        NotATrialRecord: the file is locked, damaged, too large, or holds pictures only.
    """
    from pypdf.errors import (  # noqa: PLC0415  only where there is a PDF
        DependencyError,
        FileNotDecryptedError,
        LimitReachedError,
        PyPdfError,
    )

    try:
        pages = tuple(_pages(data, file_name))
    except (FileNotDecryptedError, DependencyError) as locked:
        why = _("the PDF file is locked with a password")
        raise NotATrialRecord(file_name, why) from locked
    except (LimitReachedError, MemoryError) as large:
        raise NotATrialRecord(file_name, _("it unpacks to an unreasonable size")) from large
    except (PyPdfError, *_BROKEN) as broken:
        raise NotATrialRecord(file_name, _("the PDF file is damaged")) from broken
    if not any(any(page) for page in pages):
        why = _("the PDF file holds pictures of pages, no text; have its text recognised first")
        raise NotATrialRecord(file_name, why)
    return _joined(pages)


def _pages(data: bytes, file_name: str) -> Iterator[tuple[str, ...]]:
    """Give the lines of every page, within bounds of size and time."""
    from pypdf import PdfReader  # noqa: PLC0415  only where there is a PDF

    until = time.monotonic() + _SECONDS

    def in_time(*_operation: object) -> None:
        if time.monotonic() > until:
            raise NotATrialRecord(file_name, _("reading the PDF file takes unreasonably long"))

    reader = PdfReader(io.BytesIO(data))
    size = 0
    if len(reader.pages) > _MOST_PAGES:
        why = _("it has more than {number} pages; bring in the section with the criteria")
        raise NotATrialRecord(file_name, why.format(number=_MOST_PAGES))
    for page in reader.pages:
        in_time()
        drawing = page.get_contents()
        if drawing is not None and len(drawing.get_data()) > _MOST_DRAWING:
            raise NotATrialRecord(file_name, _("it unpacks to an unreasonable size"))
        words = page.extract_text(visitor_operand_before=in_time)
        size += len(words)
        if size > _MOST_TEXT:
            raise NotATrialRecord(file_name, _("it unpacks to an unreasonable size"))
        yield tuple(line.rstrip() for line in words.splitlines() if line.strip())


def _joined(pages: tuple[tuple[str, ...], ...]) -> str:
    """Put the pages' lines together so that a sentence goes on over the end of a page."""
    repeated = _repeated(pages)
    edges: list[str] = []
    body: list[str] = []
    for lines in pages:
        at_edge = {place for place, shape in _edge_of(lines) if (place, shape) in repeated}
        for place, line in enumerate(lines):
            is_edge = place in at_edge or place - len(lines) in at_edge
            (edges if is_edge else body).append(line)
    return "\n".join([*dict.fromkeys(edges), *([""] if edges else []), *body])


def _repeated(pages: tuple[tuple[str, ...], ...]) -> frozenset[tuple[int, str]]:
    """Find the headers and footers: alike but for numbers, at one place of most pages."""
    seen = Counter(edge for lines in pages for edge in _edge_of(lines))
    fewest = max(_FEWEST_REPEATED, len(pages) // 2)
    return frozenset(edge for edge, count in seen.items() if count >= fewest)


def _edge_of(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Give place and shape of what may be a header or footer; an item of a list is neither."""
    for place in (*range(_EDGE), *range(-_EDGE, 0)):
        if len(lines) > 2 * _EDGE and not _ITEM.match(lines[place]):
            yield place, _NUMBER.sub("0", " ".join(lines[place].split()))
