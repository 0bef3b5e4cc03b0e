"""Every page, in every state of its pictures, at each size of a window that a clinic has."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from tests.ui import pictures
from tests.ui.pictures import shot
from tests.ui.pictures.shot import Camera, settle
from tests.ui.screen_sizes import complaints
from ui import language
from ui.theme import Mode, Theme

# A clinic's usual screen at 200 and at 100 per cent, a small window, and 4K; what fits both of
# two sizes fits those between them. Where there is little room a page is scrolled downwards.
SIZES = ((683, 384), (880, 560), (1366, 768), (3840, 2160))
SMALLEST = QSize(*SIZES[0])
NOT_FEATURES = {"__main__", "shot", "readme"}
FEATURES = sorted({m.name for m in iter_modules(pictures.__path__)} - NOT_FEATURES)


class Gauge(Camera):
    """Looks at each page that is to be pictured, at all sizes, and takes no picture."""

    def __init__(self):
        super().__init__()
        self.complaints = []

    def take(self, window, path, _ready):
        for size in SIZES:
            window.resize(*size)
            settle()
            is_so_large = (window.width(), window.height()) == size
            found = [] if is_so_large else ["the window is larger than that"]
            found += sorted(set(complaints(window)))
            self.complaints += [f"{path.stem} at {size[0]} x {size[1]}: {c}" for c in found]

    def take_dialog(self, dialog):
        """Look at a dialog as it is, and on a screen that is no larger than the smallest."""
        for room in (dialog.maximumSize(), SMALLEST):
            dialog.setMaximumSize(room)
            settle()
            found = sorted(set(complaints(dialog)))
            title, width, height = dialog.windowTitle(), dialog.width(), dialog.height()
            self.complaints += [f"{title} at {width} x {height}: {c}" for c in found]


@pytest.fixture(params=["en", "zh_CN"])
def gauge(qapp, monkeypatch, request):
    theme = Theme(qapp, Mode.LIGHT)
    theme.speak(request.param)
    language.choose(request.param)
    camera = Gauge()
    monkeypatch.setattr(shot, "CAMERA", camera)

    def grab(widget):
        if isinstance(widget, QDialog):
            camera.take_dialog(widget)
        return QPixmap(1, 1)

    monkeypatch.setattr(QWidget, "grab", grab)
    yield camera
    monkeypatch.undo()
    shot.put_away()
    language.choose(language.SOURCE)
    theme.speak(language.SOURCE)
    theme.deleteLater()


@pytest.mark.parametrize("feature", FEATURES)
def test_nothing_is_cut_off_lies_over_another_or_out_at_the_side(gauge, tmp_path, feature):
    import_module(f"tests.ui.pictures.{feature}").pictures(tmp_path)

    assert gauge.complaints == []
