"""Which language the program speaks; what it knows lies in `coordinator.languages`."""

import gettext
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from coordinator import text
from coordinator.languages import TRANSLATIONS, compiled
from coordinator.text import N_, _

SOURCE: Final = "en"
WORDS_OF_QT: Final = "words-of-qt"

LACKING: Final = frozenset(
    {
        N_("&Look in:"),
        N_("Files of &type:"),
        N_("Folder"),
        N_("Drive"),
        N_("Page &Set:"),
        N_("Page &order:"),
        N_("Pages &per sheet:"),
    }
)
"""What Qt says in the dialogs of this program, and its own catalogue does not know."""


class WordsQtLacks(QTranslator):
    """Says what Qt's own catalogue leaves in English."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        return _(source) if source in LACKING else None


def choose(code: str = "", shelf: Traversable = TRANSLATIONS) -> str:
    """Speak `code`, such as `zh_CN`, or the system's language where it is empty.

    Gives the language that is spoken from now on: English where there is no catalogue.
    """
    spoken = _nearest(code, shelf)
    if spoken == SOURCE:
        text.use(gettext.NullTranslations())
    else:
        with compiled(spoken, shelf).open("rb") as file:
            text.use(gettext.GNUTranslations(file))
    _let_qt_speak(spoken)
    return spoken


def catalogues(shelf: Traversable = TRANSLATIONS) -> tuple[str, ...]:
    """Name the languages that the program can speak beside English."""
    return tuple(sorted(c.name for c in shelf.iterdir() if compiled(c.name, shelf).is_file()))


def known() -> tuple[str, ...]:
    """Name all languages that the program can speak."""
    return (SOURCE, *catalogues())


def _nearest(code: str, shelf: Traversable) -> str:
    at_hand = (SOURCE, *catalogues(shelf))
    wanted = [code] if code else QLocale.system().uiLanguages()
    return next((name for name in _names(wanted) if name in at_hand), SOURCE)


def _names(wanted: list[str]) -> Iterator[str]:
    """Give each wanted language as `zh_CN`, then as `zh`."""
    for one in wanted:
        parts = one.replace("-", "_").split("_")
        yield f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else parts[0]
        yield parts[0]


def _let_qt_speak(code: str) -> None:
    """Have Qt's own words, in file dialogs, calendars and menus, in the same language."""
    QLocale.setDefault(QLocale(code))
    application = QCoreApplication.instance()
    if application is None:
        return
    for former in application.findChildren(QTranslator, WORDS_OF_QT):
        application.removeTranslator(former)
        former.setParent(None)
    if code == SOURCE:
        return
    lacking, words = WordsQtLacks(application), QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    words.load(f"qtbase_{code}", folder)
    for each in (lacking, words):  # the one that was installed last is asked first
        each.setObjectName(WORDS_OF_QT)
        application.installTranslator(each)
