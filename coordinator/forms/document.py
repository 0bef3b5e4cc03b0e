"""A form as a PDF: its pages, its metadata, and the same bytes from the same facts."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from coordinator.domain.errors import Unavailable
from coordinator.domain.fault_words import fault_words
from coordinator.forms.embedding import InitialFont
from coordinator.forms.flow import Piece, paginate
from coordinator.forms.furniture import FOOT_HEIGHT, Foot, Head, draw_marks
from coordinator.forms.legend import legend_of_edges
from coordinator.forms.parts import Mark, PageSize
from coordinator.forms.pen import Pen, storable
from coordinator.languages import BETWEEN, Language, spoken_language
from coordinator.text import N_

rl_config.useA85 = 0  # files are binary nowadays: a fifth smaller, and faster written
pdfmetrics.registerFont(InitialFont())

LANGUAGE_TAGS = {Language.ENGLISH: "en", Language.CHINESE: "zh-CN", Language.BOTH: "zh-CN"}
"""What a PDF says of its language (BCP 47); of two it names the one that comes first."""


class FormNotWritten(Unavailable):
    problem = N_("The form could not be written to {path}: {why}.")
    remedy = N_("Choose another folder, or close the program that has the file open.")

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path=path, why=why)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a form's pages show, and what its file says about itself."""

    size: PageSize
    head: Head
    foot: Foot
    pieces: Sequence[Piece]
    title: str
    author: str
    subject: str
    printed_at: datetime
    marks: tuple[Mark, ...] = ()
    language: Language = field(default_factory=spoken_language)


def as_pdf(sheet: Sheet) -> bytes:
    """Lay `sheet` out and write it; equal sheets give equal bytes."""
    target = BytesIO()
    canvas = _canvas(target, sheet)
    draw_pages(Pen(canvas, sheet.size), sheet)
    canvas.save()
    return target.getvalue()


def draw_pages(pen: Pen, sheet: Sheet) -> None:
    size = sheet.size
    begin = size.margins.top + sheet.head.height
    room = size.height - size.margins.bottom - FOOT_HEIGHT - 4 - begin
    edges = "".join((sheet.head.words, *sheet.foot.lines))
    pieces = [*sheet.pieces, *legend_of_edges(edges, sheet.pieces, size)]
    pages = paginate(pieces, room)
    for number, page in enumerate(pages, 1):
        draw_marks(pen, sheet.marks)
        sheet.head.draw(pen)
        for top, block in page:
            block.draw(pen, begin + top)
        sheet.foot.draw(pen, number, len(pages))
        pen.finish_page()


def _canvas(target: BytesIO, sheet: Sheet) -> Canvas:
    canvas = Canvas(
        target,
        pagesize=(sheet.size.width, sheet.size.height),
        pageCompression=1,
        invariant=1,
        lang=LANGUAGE_TAGS[sheet.language],
        initialFontName=InitialFont.fontName,
        pdfVersion=(1, 5),
    )
    canvas.setTitle(storable(sheet.title.replace(BETWEEN, " ")))
    canvas.setAuthor(storable(sheet.author))
    canvas.setSubject(storable(sheet.subject))
    canvas.setCreator("Trial Coordinator")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp = sheet.printed_at.strftime("D:%Y%m%d%H%M%S%z")
    stamp = f"{stamp[:-2]}'{stamp[-2:]}'"
    canvas.setDateFormatter(lambda *_clock: stamp)
    return canvas


def save(path: Path, pdf: bytes) -> None:
    """Write a form so that at `path` there is always the old file or the whole new one.

    Raises:
        FormNotWritten: the folder is missing or protected, or the disk is full.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise FormNotWritten(path, fault_words(error)) from error
