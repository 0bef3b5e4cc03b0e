"""The two pictures of the README: `python -m tests.ui.pictures resources/pictures readme`."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from coordinator.demo import demonstrate
from coordinator.terminal.demonstration import take_pictures

HEIGHT = 1000  # pixels of the form


def pictures(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        made = demonstrate(Path(folder), lambda _done, _of: None)
        take_pictures(made.registry, Path(folder) / "screens")
        shutil.copyfile(Path(folder) / "screens" / "walk.png", out / "walk.png")
        [form] = [path for path in made.forms if "eligible, site" in path.name]
        first_page(form).save(str(out / "form.png"))


def first_page(path: Path) -> QImage:
    document = QPdfDocument()
    document.load(str(path))
    size = document.pagePointSize(0)
    wanted = QSize(round(HEIGHT * size.width() / size.height()), HEIGHT)
    drawn = document.render(0, wanted)
    document.close()
    paper = QImage(wanted, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper
