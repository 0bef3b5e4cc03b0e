"""Pictures of pages that forms are held against: `python -m tests.forms.references` makes them.

They are small and grey: what they hold up is the layout, not each stroke of a letter. Chinese
stands in them as signs, as many as a sentence may need: a better translation is no other page.
"""

import gettext
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from coordinator.domain.site import Paper
from coordinator.languages import Language, TwoLanguages, catalogue_of
from tests.forms.outputs import OUTPUTS
from tests.forms.rendering import application, rendered

FOLDER = Path(__file__).parent / "references"
DPI = 60
CELL = 6  # pixels: pages are compared by the mean grey of squares of this side
TOLERANCE = 24  # of 255, in a square
MOST_OUTSIDE = 0.004  # of all squares may differ by more


class StandIn(gettext.GNUTranslations):
    """Says each sentence in Chinese signs, a third as many as it has letters."""

    def __init__(self):
        super().__init__()
        self._catalog = {}

    def gettext(self, message):
        return "".join(self._said(part) for part in PLACES.split(message))

    def ngettext(self, _one, many, _count):
        return self.gettext(many)

    def _said(self, part):
        letters = sum(char.isalpha() for char in part)
        if part.startswith("{") or not letters:
            return part
        count = -(-letters // 3)
        return (SIGNS * (count // len(SIGNS) + 1))[:count]


PLACES = re.compile(r"(\{[^}]*\})")
SIGNS = "筛选入组知情同意标准排除失败研究者协调员稽查轨迹方案版本日期签名"
CATALOGUES = {
    Language.ENGLISH: catalogue_of(Language.ENGLISH),
    Language.CHINESE: StandIn(),
    Language.BOTH: TwoLanguages(StandIn()),
}


@dataclass(frozen=True)
class Reference:
    """A page of an output; counted from 0."""

    output: str
    language: Language = Language.ENGLISH
    page: int = 0
    paper: Paper = Paper.A4

    @property
    def path(self):
        words = (self.output, self.language.value, self.paper.value, f"{self.page + 1}.png")
        return FOLDER / " ".join(words)

    def drawn(self):
        pdf = OUTPUTS[self.output].said(CATALOGUES[self.language], self.paper)
        return rendered(pdf, DPI)[self.page]


REFERENCES = (
    *(Reference("checklist of every answer", language) for language in Language),
    *(Reference("checklist signed", language, 1) for language in Language),
    Reference("checklist with long criteria", page=1),
    Reference("checklist with annexes", Language.CHINESE, 1),
    Reference("checklist with annexes", Language.BOTH, 2),
    Reference("checklist, draft", Language.BOTH),
    Reference("checklist, superseded", Language.BOTH),
    Reference("checklist in two wordings", Language.BOTH),
    Reference("blank checklist", Language.BOTH),
    Reference("blank checklist", Language.ENGLISH, 0, Paper.LETTER),
    Reference("blank checklist, superseded", Language.CHINESE, 0, Paper.LETTER),
    Reference("screening log", Language.BOTH),
    Reference("delegation log", Language.CHINESE),
    Reference("clarifications"),
    Reference("comparison of versions", Language.BOTH),
    Reference("audit trail"),
    Reference("access report", Language.CHINESE),
)


def difference(one, other):
    """Say which part of the squares differ by more than the tolerance; 1 for other sizes."""
    if one.size() != other.size():
        return 1.0
    here, there = squares(one), squares(other)
    outside = sum(abs(a - b) > TOLERANCE for a, b in zip(here, there, strict=True))
    return outside / len(here)


def squares(picture):
    """Give the mean grey of each square of a page."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    line, data = grey.bytesPerLine(), bytes(grey.constBits())
    rows = [data[top * line : top * line + grey.width()] for top in range(grey.height())]
    return [
        sum(sum(row[left : left + CELL]) for row in rows[top : top + CELL]) / CELL**2
        for top in range(0, grey.height() - CELL + 1, CELL)
        for left in range(0, grey.width() - CELL + 1, CELL)
    ]


def main():
    kept = application()
    FOLDER.mkdir(exist_ok=True)
    wanted = {reference.path for reference in REFERENCES}
    for stray in set(FOLDER.glob("*.png")) - wanted:
        stray.unlink()
    for reference in REFERENCES:
        reference.drawn().save(str(reference.path))
    sys.stdout.write(f"{len(REFERENCES)} pages in {FOLDER.name}\n")
    return kept


if __name__ == "__main__":
    main()
