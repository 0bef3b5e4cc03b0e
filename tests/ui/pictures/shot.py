"""One page in the program's window, as a picture."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ui.window import Window

SIZE = (1366, 768)


def shoot(
    page: QWidget,
    path: Path,
    *,
    destination: str = "",
    alone: bool = False,
    first: Callable[[QWidget], None] | None = None,
) -> None:
    """Show `page` in a window of a clinic's usual size and keep a picture of it at `path`.

    `first` does something with the page when it is shown, before the picture is taken.
    """
    window = Window()
    window.resize(*SIZE)
    window.set_person("Li Na", "Site coordinator")
    window.show_page(page, destination=destination, alone=alone)
    window.show()
    settle()
    if first is not None:
        first(page)
        settle()
    path.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(path))
    window.close()
    window.drop_page(page)
    window.deleteLater()
    settle()


def settle() -> None:
    """Let everything that waits for its turn happen."""
    for _turn in range(5):
        QApplication.processEvents()
