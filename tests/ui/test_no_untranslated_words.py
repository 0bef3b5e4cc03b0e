"""Every page in every state of its pictures speaks Chinese, and nothing on it is cut off.

The Chinese catalogue of these tests puts signs that have no width around each sentence. So what
the program says is told from what was entered: all else in Latin letters has to be data.
"""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget
from sqlalchemy import Engine, event

from coordinator import text
from tests.ui import pictures
from tests.ui.marked_words import Data, Marked
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.pictures.shot import CAMERA, SIZE, put_away, settle
from tests.ui.screen_fit import misfits
from tests.ui.screen_words import said_by
from ui import language
from ui.theme import Mode, Theme
from ui.window import Window

NARROW = (1024, 700)
KEPT_AS_WRITTEN = {"audit_table"}  # the trail's keys, and the values before and after
NOT_FEATURES = {"__main__", "shot", "readme"}
FEATURES = sorted({one.name for one in iter_modules(pictures.__path__)} - NOT_FEATURES)


@pytest.fixture
def data():
    """Notes what is written to registries and asked of them, as long as the test runs."""
    found = Data()
    event.listen(Engine, "before_cursor_execute", found.gather)
    yield found
    event.remove(Engine, "before_cursor_execute", found.gather)


@pytest.fixture
def looked_at(qapp, monkeypatch, tmp_path):
    """Makes the pictures of a feature; hands each window, instead of keeping it, to `look`."""
    theme = Theme(qapp, Mode.LIGHT)

    def pictures_of(feature, spoken, look):
        theme.speak(spoken)
        language.choose(spoken)

        def grab(widget):
            look(widget)
            return QPixmap(1, 1)

        monkeypatch.setattr(CAMERA, "take", lambda window, *_rest: look(window))
        monkeypatch.setattr(QWidget, "grab", grab)
        module = import_module(f"tests.ui.pictures.{feature}")
        if spoken != language.SOURCE:
            text.use(Marked())
            monkeypatch.setattr(text, "use", lambda _catalogue: None)
        module.pictures(tmp_path)

    yield pictures_of
    monkeypatch.undo()
    put_away()
    language.choose("en")
    theme.speak("en")
    theme.apply(Mode.LIGHT)
    theme.deleteLater()


def cut_off(window):
    """Give what does not fit on the window as it is, and on a narrower one."""
    for size in (SIZE, NARROW):
        if isinstance(window, Window):
            window.resize(*size)
            settle()
        for widget, words in misfits(window, is_narrow=size is NARROW):
            yield f"{widget.objectName() or type(widget).__name__} at {size[0]}: {words}"


@pytest.mark.qt_no_exception_capture  # a picture's desk closes before its page has had its turn
@pytest.mark.parametrize("feature", FEATURES)
def test_all_that_a_page_says_is_chinese_and_fits(feature, looked_at, data):
    """L1, L2"""
    said, cut, doubled = set(), Counter(), set()

    def look(window):
        doubled.update(map(str, doubled_mnemonics(window).items()))
        heard = ((widget.objectName(), words) for widget, words in said_by(window))
        said.update(words for name, words in heard if name not in KEPT_AS_WRITTEN)
        cut.update(cut_off(window))

    looked_at(feature, "zh_CN", look)

    assert sorted(data.untranslated(said)) == []
    assert sorted(doubled) == []
    assert sorted(cut) == []


@pytest.mark.qt_no_exception_capture  # a picture's desk closes before its page has had its turn
@pytest.mark.parametrize("feature", FEATURES)
def test_all_fits_in_english_and_each_letter_leads_to_one_place(feature, looked_at):
    """L2"""
    cut, doubled = Counter(), set()

    def look(window):
        doubled.update(map(str, doubled_mnemonics(window).items()))
        cut.update(cut_off(window))

    looked_at(feature, "en", look)

    assert sorted(doubled) == []
    assert sorted(cut) == []
