"""The same pages drawn straight on ReportLab's canvas: what a form is measured against.

Everything is known beforehand: where each line stands, and where it ends. Only the QR code is
computed, as any form has to.
"""

from importlib.resources import files
from io import BytesIO

import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from coordinator.forms.document import draw_pages
from coordinator.forms.eligibility_checklist import checklist_sheet
from coordinator.forms.pen import Pen
from coordinator.forms.typeface import Weight

HAIRLINE = 0.4


class RecordingPen(Pen):
    """Notes down what is drawn."""

    def __init__(self, size):
        super().__init__(Canvas(BytesIO()), size)
        self.strokes = []

    def lines(self, x, baseline, lines, style):
        lines = tuple(lines)
        self.strokes.append(("text", x, baseline, lines, style))

    def rule(self, x1, y1, x2, y2, width=HAIRLINE):
        self.strokes.append(("rule", x1, y1, x2, y2, width))

    def frame(self, x, top, width, height, line=HAIRLINE):
        self.strokes.append(("frame", x, top, width, height, line))

    def fill(self, x, top, width, height, grey):
        self.strokes.append(("fill", x, top, width, height, grey))

    def path(self, operators):
        self.strokes.append(("path", operators))

    def finish_page(self):
        self.strokes.append(("page",))


def recorded(form):
    """Give the sheet of `form` with everything that is drawn on it."""
    sheet = checklist_sheet(form)
    pen = RecordingPen(sheet.size)
    draw_pages(pen, sheet)
    return sheet, pen.strokes


def register_fonts():
    for weight in Weight:
        data = (
            files("resources").joinpath("fonts", f"NotoSansSC-{weight.value}.ttf").read_bytes()
        )
        pdfmetrics.registerFont(TTFont(f"straight {weight.value}", BytesIO(data)))


def draw_straight(sheet, strokes):
    """Draw the strokes with ReportLab's own means, and give the PDF."""
    target, height = BytesIO(), sheet.size.height
    canvas = Canvas(
        target, pagesize=(sheet.size.width, height), pageCompression=1, invariant=1, lang="en"
    )
    segno.make(sheet.foot.code, error="m", micro=False).matrix  # noqa: B018  its cost counts
    draw = {
        "text": lambda *said: _text(canvas, height, *said),
        "rule": lambda x1, y1, x2, y2, width: (
            canvas.setLineWidth(width),
            canvas.line(x1, height - y1, x2, height - y2),
        ),
        "frame": lambda x, top, wide, high, line: (
            canvas.setLineWidth(line),
            canvas.rect(x, height - top - high, wide, high),
        ),
        "fill": lambda x, top, wide, high, grey: (
            canvas.setFillGray(grey),
            canvas.rect(x, height - top - high, wide, high, stroke=0, fill=1),
        ),
        "path": canvas.addLiteral,
        "page": canvas.showPage,
    }
    for kind, *facts in strokes:
        draw[kind](*facts)
    canvas.save()
    return target.getvalue()


def _text(canvas, height, x, baseline, lines, style):
    canvas.setFont(f"straight {style.weight.value}", style.size)
    canvas.setFillGray(style.grey)
    for place, line in enumerate(lines):
        canvas.drawString(x, height - baseline - place * style.leading, line)
