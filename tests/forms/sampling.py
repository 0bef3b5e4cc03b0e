"""Samples of every output, to be looked at: `python -m tests.forms.samples OUT`."""

import argparse
import sys
from pathlib import Path

from PySide6.QtGui import QImage, QPainter, Qt

from coordinator.domain.site import Paper
from coordinator.languages import Language
from tests.forms.outputs import OUTPUTS
from tests.forms.rendering import application, rendered

DPI, ACROSS, DOWN, GAP = 72, 4, 2, 12


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.forms.samples")
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder for the samples")
    parser.add_argument("--only", default="", metavar="WORDS", help="of outputs called so")
    said = parser.parse_args()
    kept = application()
    count = sum(
        sampled(said.out, language, paper, said.only)
        for language in Language
        for paper in Paper
    )
    sys.stdout.write(f"{count} forms in {said.out}\n")
    return kept


def sampled(out, language, paper, only=""):
    """Write the PDFs of a language and a paper, with contact sheets of their pages."""
    folder = out / f"{language.value} {paper.value}"
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    wanted = [output for name, output in OUTPUTS.items() if only in name]
    for output in wanted:
        pdf = output.made(language, paper)
        (folder / f"{output.name}.pdf").write_bytes(pdf)
        pages += rendered(pdf, DPI)
    upright = [page for page in pages if page.height() > page.width()]
    across = [page for page in pages if page.height() <= page.width()]
    sheets = [
        shown[begin : begin + ACROSS * DOWN]
        for shown in (upright, across)
        for begin in range(0, len(shown), ACROSS * DOWN)
    ]
    for number, sheet in enumerate(sheets, 1):
        contact_sheet(sheet).save(str(out / f"contact {folder.name} {number:02}.png"))
    return len(wanted)


def contact_sheet(pages):
    wide = max(page.width() for page in pages) + GAP
    high = max(page.height() for page in pages) + GAP
    sheet = QImage(ACROSS * wide, DOWN * high, QImage.Format.Format_Grayscale8)
    sheet.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(sheet)
    for place, page in enumerate(pages):
        painter.drawImage(place % ACROSS * wide, place // ACROSS * high, page)
    painter.end()
    return sheet
