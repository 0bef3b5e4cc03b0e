"""All screens on sheets: `python -m tests.ui.contact_sheet OUT [FEATURE…]`.

Each screen in light, dark and high contrast, in each language, at 100 and at 200 per cent of
a screen of 1366 by 768 points: one row a screen, one column a look. The single pictures lie
beside the sheets, in a folder for each look.
"""

import argparse
import os
from collections.abc import Sequence
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from tests.ui.pictures.__main__ import take
from tests.ui.pictures.shot import CAMERA, Look
from ui import language
from ui.theme import Mode, Theme, dressed_application

MODES = (Mode.LIGHT, Mode.DARK, Mode.CONTRAST)
SCALES = {100: (1366, 768), 200: (683, 384)}
THUMB, LABEL, GAP = (683, 384), 26, 12
ROWS = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("features", nargs="*")
    parser.add_argument("--languages", nargs="*", default=language.known())
    parser.add_argument("--modes", nargs="*", type=Mode, default=MODES)
    parser.add_argument("--scales", nargs="*", type=int, default=tuple(SCALES))
    wanted = parser.parse_args()
    application = dressed_application("pictures")
    theme = Theme(application, Mode.LIGHT)
    looks = [
        Look(f"{scale}/{mode.value}", mode, SCALES[scale], scale / 100)
        for scale, mode in product(wanted.scales, wanted.modes)
    ]
    CAMERA.use(theme, looks)
    for spoken in wanted.languages:
        theme.speak(language.choose(spoken))
        take(wanted.out / spoken, wanted.features)
    for scale in wanted.scales:
        columns = [
            f"{spoken}/{scale}/{mode.value}"
            for spoken, mode in product(wanted.languages, wanted.modes)
        ]
        sheets(wanted.out, columns, f"sheet-{scale}")


def sheets(out: Path, columns: Sequence[str], name: str) -> None:
    """Put the pictures of all screens on sheets, a few rows on each."""
    screens = sorted({path.name for column in columns for path in (out / column).glob("*.png")})
    for first in range(0, len(screens), ROWS):
        page = sheet(out, columns, screens[first : first + ROWS])
        page.save(str(out / f"{name}-{first // ROWS + 1:02}.png"))


def sheet(out: Path, columns: Sequence[str], screens: Sequence[str]) -> QImage:
    width, height = THUMB[0] + GAP, THUMB[1] + LABEL + GAP
    page = QImage(
        width * len(columns) + GAP, height * len(screens) + GAP, QImage.Format.Format_RGB32
    )
    page.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for (down, screen), (across, column) in product(enumerate(screens), enumerate(columns)):
        left, top = GAP + across * width, GAP + down * height
        painter.drawText(
            QRect(left, top, THUMB[0], LABEL),
            Qt.AlignmentFlag.AlignVCenter,
            f"{screen.removesuffix('.png')}   {column.replace('/', '  ')}",
        )
        picture = QImage(str(out / column / screen))
        if not picture.isNull():
            place = QRect(left, top + LABEL, *THUMB)
            painter.drawImage(
                place,
                picture.scaled(
                    place.size(),
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                ),
            )
    painter.end()
    return page


if __name__ == "__main__":
    main()
