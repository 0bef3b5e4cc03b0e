"""One page in the program's window, as pictures."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QEvent, QLocale, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from coordinator.text import _
from tests.ui.desks import wait_until
from ui import language, settings
from ui.desk import Desk
from ui.preferences import Preferences
from ui.settings import Settings
from ui.theme import Mode, Theme
from ui.window import Window

SIZE = (1366, 768)


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is taken; `folder` is where it goes, below the one for all."""

    folder: str = ""
    mode: Mode | None = None
    size: tuple[int, int] = SIZE
    ratio: float = 1.0


class Camera:
    """Takes each picture in all looks that are wanted, without making the page anew."""

    def __init__(self) -> None:
        self._looks: tuple[Look, ...] = (Look(),)
        self._theme: Theme | None = None

    def use(self, theme: Theme, looks: Sequence[Look]) -> None:
        self._theme, self._looks = theme, tuple(looks)

    def take(
        self, window: Window, path: Path, ready: Callable[[], bool] = lambda: True
    ) -> None:
        """Keep a picture of `window` in each look, when it is `ready` in that look."""
        # Another theme dresses all that is there anew: those that are worn come first.
        worn = self._theme.mode if self._theme else None
        for look in sorted(self._looks, key=lambda look: (look.mode is not worn, look.mode)):
            if self._theme and look.mode and look.mode is not self._theme.mode:
                self._theme.apply(look.mode)
            window.resize(*look.size)
            settle()
            wait_until(ready)
            place = path.parent / look.folder / path.name
            place.parent.mkdir(parents=True, exist_ok=True)
            picture_of(window, look.ratio).save(str(place))
        window.resize(*self._looks[0].size)

    @property
    def size(self) -> tuple[int, int]:
        return self._looks[0].size


CAMERA = Camera()


def shoot(
    page: QWidget,
    path: Path,
    *,
    destination: str = "",
    alone: bool = False,
    first: Callable[[QWidget], None] | None = None,
    ready: Callable[[], bool] = lambda: True,
) -> None:
    """Show `page` in a window of a clinic's usual size and keep a picture of it at `path`.

    `first` does something with the page when it is shown, before the picture is taken; a page
    that is drawn beside the screen says when it is `ready`.
    """
    window = Window()
    window.resize(*CAMERA.size)
    window.set_person("Li Na", _("Site coordinator"))
    window.show_page(page, destination=destination, alone=alone)
    window.show()
    settle()
    if first is not None:
        first(page)
        settle()
    CAMERA.take(window, path, ready)
    window.close()
    window.drop_page(page)
    window.deleteLater()
    settle()
    # Outside a loop of events nothing else deletes it, and all that is left is dressed anew
    # with the next look.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def preferences(folder: Path) -> Preferences:
    """Give preferences that leave look and language as the pictures have them."""
    theme = QApplication.instance().findChildren(Theme)[-1]
    spoken = QLocale().name()
    code = spoken if spoken in language.known() else language.SOURCE
    place = folder / "settings.json"
    settings.write(Settings(language=code, theme=theme.mode.value), place)
    return Preferences(theme, place)


@contextmanager
def kept_waiting(desk: Desk) -> Iterator[None]:
    """Let nothing be answered beside the screen meanwhile: both of its threads are busy."""
    may_go_on = Event()
    for _thread in range(2):
        desk.work_in_background(may_go_on.wait, done=lambda _waited: None)
    try:
        yield
    finally:
        may_go_on.set()


def put_away() -> None:
    """Hide every window that is left, so that none goes on in what comes after."""
    for widget in QApplication.topLevelWidgets():
        widget.hide()


def picture_of(window: QWidget, ratio: float) -> QPixmap:
    """Draw `window` as a screen does that has `ratio` of its points for each of ours."""
    picture = QPixmap(QSize(window.width(), window.height()) * ratio)
    picture.setDevicePixelRatio(ratio)
    window.render(picture)
    return picture


def settle() -> None:
    """Let everything that waits for its turn happen."""
    for _turn in range(5):
        QApplication.processEvents()
