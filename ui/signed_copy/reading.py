"""Scans as pages to look at, and what the QR codes on them say.

Loads QtPdf and the library that reads codes: imported when the first scan is looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtPdf import QPdfDocument

from coordinator.domain.errors import Refused, Unavailable
from coordinator.domain.fault_words import fault_words
from coordinator.domain.wet_ink import (
    LARGEST_SCAN,
    Scan,
    ScanKind,
    ScanTooLarge,
    require_takeable,
)
from coordinator.text import N_

FINE = 300 / 72  # pixels a point: at 300 dots per inch, codes are read surely
LONGEST_SIDE = 4_000  # pixels; A4 at 300 dots per inch has 3,508
MOST_PIXELS = 80_000_000  # of a picture: A4 at 600 dots per inch has 35 million
MOST_PAGES = 60
SHOWN_WIDTH = 1_100  # pixels of a page that is only looked at


class ScanUnreadable(Refused):
    problem = N_("{name} cannot be read as a picture or as a PDF.")
    remedy = N_("Open it in another program to see whether it is whole, or scan again.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class TooManyPages(Refused):
    problem = N_("{name} has {count} pages; {most} are taken.")
    remedy = N_("Scan the signed form alone.")

    def __init__(self, name: str, count: int) -> None:
        super().__init__(name=name, count=count, most=MOST_PAGES)


class ScanOutOfReach(Unavailable):
    problem = N_("{name} cannot be opened: {why}.")
    remedy = N_("Copy it to this computer, then choose it again.")

    def __init__(self, name: str, why: str) -> None:
        super().__init__(name=name, why=why)


@dataclass(frozen=True, slots=True)
class ReadScans:
    """The files, their pages as they are looked at, and the text of each code found."""

    scans: tuple[Scan, ...]
    pages: tuple[QImage, ...]
    codes: tuple[str, ...]


def read_files(paths: Sequence[Path]) -> ReadScans:
    """Read scans from files; a file too large is refused before it is read."""
    return read_scans(tuple(map(_scan, paths)))


def read_scans(scans: tuple[Scan, ...]) -> ReadScans:
    """Give the pages of `scans` and what the codes on them say.

    Raises:
        ScanNotTaken, ScanTooLarge, ScanUnreadable, TooManyPages, ….
    """
    require_takeable(scans)
    pages: list[QImage] = []
    codes: list[str] = []
    for scan in scans:
        for page in _pages_of(scan):
            codes += codes_on(page)
            pages.append(_to_look_at(page))
    return ReadScans(scans, tuple(pages), tuple(codes))


def codes_on(page: QImage) -> list[str]:
    """Give the text of each QR code on a page, however the sheet was laid on the scanner."""
    grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(grey, formats=wanted)
    return [code.text for code in found]


def _scan(path: Path) -> Scan:
    try:
        size = path.stat().st_size
        if size > LARGEST_SCAN:
            raise ScanTooLarge(path.name, size)
        return Scan(path.name, path.read_bytes())
    except OSError as fault:
        raise ScanOutOfReach(path.name, fault_words(fault)) from fault


def _pages_of(scan: Scan) -> Iterator[QImage]:
    if scan.kind is ScanKind.PDF:
        yield from _pdf_pages(scan)
        return
    buffer = _buffer(scan)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise ScanUnreadable(scan.file_name)
    page = reader.read()
    if page.isNull():
        raise ScanUnreadable(scan.file_name)
    yield page


def _pdf_pages(scan: Scan) -> Iterator[QImage]:
    document = QPdfDocument()
    buffer = _buffer(scan)
    document.load(buffer)
    count = document.pageCount()
    if count == 0:
        raise ScanUnreadable(scan.file_name)
    if count > MOST_PAGES:
        raise TooManyPages(scan.file_name, count)
    for number in range(count):
        points = document.pagePointSize(number)
        longest = max(points.width(), points.height(), 1)
        size = (points * min(FINE, LONGEST_SIDE / longest)).toSize()
        yield _on_white(document.render(number, size.expandedTo(QSize(1, 1))))
    document.close()


def _buffer(scan: Scan) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(scan.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _on_white(page: QImage) -> QImage:
    """Lay a page on paper: what is not printed on is transparent."""
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def _to_look_at(page: QImage) -> QImage:
    if page.width() <= SHOWN_WIDTH:
        return page
    return page.scaledToWidth(SHOWN_WIDTH, Qt.TransformationMode.SmoothTransformation)
