"""Paint every widget in light and dark: `python -m tests.ui.gallery OUT`.

With QT_QPA_PLATFORM=offscreen it needs no screen; QT_SCALE_FACTOR=2 paints it twice as fine.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.gallery.samples import PAGES
from ui.theme import Mode, Theme, dressed_application
from ui.widgets.dialogs import ReasonDialog
from ui.window import Window

SIZES = ((1366, 768), (1000, 700))


def paint(folder: Path) -> None:
    application = QApplication.instance() or dressed_application("gallery")
    theme = Theme(application, Mode.LIGHT)
    ratio = round(application.primaryScreen().devicePixelRatio())
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.apply(mode)
        window = Window()
        window.set_person("Li Na", "Site coordinator")
        window.show_count("today", 3)
        for name, make in PAGES.items():
            window.show_page(make(), destination=name)
            for width, height in SIZES:
                window.resize(width, height)
                window.show()
                application.processEvents()
                window.grab().save(str(folder / f"{name}-{mode}-{width}@{ratio}x.png"))
        dialog = ReasonDialog(
            window,
            "Void the signatures?",
            "Why is the decision changed after it was signed?",
            ("Transcription error", "New source document"),
            "Void the signatures",
            is_final=True,
        )
        dialog.open()
        application.processEvents()
        dialog.grab().save(str(folder / f"dialog-{mode}@{ratio}x.png"))
        dialog.close()
        window.close()


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    paint(out)
