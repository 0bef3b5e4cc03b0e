"""The pen: text and lines onto the pages of a PDF, measured from the top left corner."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from coordinator.forms.embedding import EmbeddedFace
from coordinator.forms.missing import box_strokes
from coordinator.forms.parts import BLACK, HAIRLINE, PageSize, Style
from coordinator.forms.typeface import EM, Home, Typeface, Weight, as_set, typeface


def storable(words: str) -> str:
    """Replace halves of a surrogate pair, which a PDF's metadata cannot hold."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Ink:
    """The faces of one document, entered in it when they are first used."""

    def __init__(self, canvas: Canvas) -> None:
        # ReportLab's way in for a font that gathers its characters while pages are drawn.
        self._document: Any = canvas._doc  # noqa: SLF001
        self._faces: dict[tuple[Weight, bool], EmbeddedFace] = {}

    def face(self, weight: Weight, home: Home) -> EmbeddedFace:
        key = (weight, home is Home.SECOND)
        found = self._faces.get(key)
        if found is None:
            used = typeface(weight)
            name = f"{weight.value}{'Second' if home is Home.SECOND else ''}"
            found = self._faces[key] = EmbeddedFace(name, used.face(home), used.widths)
            self._document.delayedFonts.append(found)
        return found


class Pen:
    """Draws one page after the other; `finish_page` hands each over to the canvas."""

    def __init__(self, canvas: Canvas, size: PageSize) -> None:
        self.size = size
        self._canvas = canvas
        self._ink = Ink(canvas)
        self._operators: list[str] = []
        self._add = self._operators.append
        self._bookmarks = 0

    def text(self, x: float, baseline: float, words: str, style: Style) -> None:
        self.lines(x, baseline, (words,), style)

    def text_right(self, right: float, baseline: float, words: str, style: Style) -> None:
        width = typeface(style.weight).width(words, style.size)
        self.lines(right - width, baseline, (words,), style)

    def text_centred(self, middle: float, baseline: float, words: str, style: Style) -> None:
        width = typeface(style.weight).width(words, style.size)
        self.lines(middle - width / 2, baseline, (words,), style)

    def lines(self, x: float, baseline: float, lines: Iterable[str], style: Style) -> None:
        """Write lines, the first on `baseline`, the others below it."""
        face = typeface(style.weight)
        main = self._ink.face(style.weight, Home.MAIN)
        start = f"{x:.2f} {self.size.height - baseline:.2f} Td"
        written = [f"BT {style.grey:g} g /{main.name} {style.size:g} Tf {start}"]
        down = f"0 {-style.leading:g} Td"
        number = main.numbers.__getitem__
        for line in map(as_set, lines):
            if face.is_plain(line):
                written.append(f"<{''.join(map(number, line))}> Tj")
            else:
                written.append(self._mixed(line, style, face))
                self._boxes(x, baseline, line, style)
            baseline += style.leading
            written.append(down)
        written[-1] = "ET"
        self._add("\n".join(written))

    def _mixed(self, line: str, style: Style, face: Typeface) -> str:
        written = []
        for home, chars in groupby(line, face.homes.__getitem__):
            used = self._ink.face(style.weight, home)
            shown = f"<{''.join(map(used.numbers.__getitem__, chars))}> Tj"
            if home is Home.SECOND:
                main = self._ink.face(style.weight, Home.MAIN).name
                shown = f"/{used.name} {style.size:g} Tf {shown} /{main} {style.size:g} Tf"
            elif home is not Home.MAIN:
                shown = f"3 Tr {shown} 0 Tr"  # there as text, but nothing is seen
            written.append(shown)
        return " ".join(written)

    def _boxes(self, x: float, baseline: float, line: str, style: Style) -> None:
        face = typeface(style.weight)
        for char in line:
            width = face.widths[char] * style.size / EM
            if face.homes[char] is Home.NOWHERE:
                bottom = self.size.height - baseline - 0.1 * style.size
                self._add(box_strokes(char, x, bottom, width, style.size))
            x += width

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = HAIRLINE) -> None:
        height = self.size.height
        self._add(f"{width:g} w {x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l S")

    def dotted_rule(self, x1: float, y: float, x2: float) -> None:
        level = self.size.height - y
        self._add(
            f"[0.3 1.7] 0 d 1 J 0.6 w {x1:.2f} {level:.2f} m {x2:.2f} {level:.2f} l S "
            "[] 0 d 0 J"
        )

    def frame(
        self, x: float, top: float, width: float, height: float, line: float = HAIRLINE
    ) -> None:
        bottom = self.size.height - top - height
        self._add(f"{line:g} w {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S")

    def fill(self, x: float, top: float, width: float, height: float, grey: float) -> None:
        bottom = self.size.height - top - height
        self._add(f"{grey:g} g {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def tick_box(self, x: float, top: float, side: float, ticked: str) -> None:
        """Draw a square, crossed where `ticked` says what; the word is there as text only."""
        self.frame(x, top, side, side, 0.7)
        if not ticked:
            return
        self._add("3 Tr")
        self.text(x, top + side - 1, ticked, Style(side / 2, side))
        self._add("0 Tr")
        near, far = 0.16 * side, 0.84 * side
        self.rule(x + near, top + near, x + far, top + far, 1.3)
        self.rule(x + near, top + far, x + far, top + near, 1.3)

    def slanted(self, words: str, style: Style, middle: tuple[float, float]) -> None:
        """Write across the page, rising by about 50 degrees."""
        face = self._ink.face(style.weight, Home.MAIN)
        half = typeface(style.weight).width(words, style.size) / 2
        cos, sin = 0.6428, 0.7660
        x = middle[0] - half * cos + 0.35 * style.size * sin
        y = self.size.height - middle[1] - half * sin - 0.35 * style.size * cos
        shown = "".join(map(face.numbers.__getitem__, words))
        self._add(
            f"BT {style.grey:g} g /{face.name} {style.size:g} Tf "
            f"{cos} {sin} {-sin} {cos} {x:.2f} {y:.2f} Tm <{shown}> Tj ET"
        )

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Enter this place of the page in the outline that readers show beside the pages."""
        key = f"place {self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=self.size.height - top)
        self._canvas.addOutlineEntry(storable(title), key, level)

    def path(self, operators: str) -> None:
        """Draw PDF path operators, filled black."""
        self._add(f"{BLACK:g} g {operators}")

    def finish_page(self) -> None:
        self._canvas.addLiteral("\n".join(self._operators))
        self._canvas.showPage()
        self._operators.clear()
