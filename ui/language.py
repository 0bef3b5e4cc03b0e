"""Which language the program speaks.

The sentences are collected, and a catalogue begun, brought up to date and compiled, with

    python -m babel.messages.frontend extract -F pyproject.toml -k N_ -k many:1,2 \
        -o build/coordinator.pot coordinator ui resources
    pybabel init -D coordinator -i build/coordinator.pot -d resources/translations -l zh_CN
    pybabel update -D coordinator -i build/coordinator.pot -d resources/translations
    pybabel compile -D coordinator -d resources/translations

English is what the sentences are written in, and needs no catalogue.
"""

import gettext
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from PySide6.QtCore import QLocale

from coordinator import text

SOURCE: Final = "en"
TRANSLATIONS: Final = files("resources") / "translations"


def choose(code: str = "", shelf: Traversable = TRANSLATIONS) -> str:
    """Speak `code`, such as `zh_CN`, or the system's language where it is empty.

    Gives the language that is spoken from now on: English where there is no catalogue.
    """
    at_hand = catalogues(shelf)
    for name in _names([code] if code else QLocale.system().uiLanguages()):
        if name == SOURCE:
            break
        if name in at_hand:
            with _catalogue(name, shelf).open("rb") as compiled:
                text.use(gettext.GNUTranslations(compiled))
            return name
    text.use(gettext.NullTranslations())
    return SOURCE


def catalogues(shelf: Traversable = TRANSLATIONS) -> tuple[str, ...]:
    """Name the languages that the program can speak beside English."""
    return tuple(sorted(c.name for c in shelf.iterdir() if _catalogue(c.name, shelf).is_file()))


def known() -> tuple[str, ...]:
    """Name all languages that the program can speak."""
    return (SOURCE, *catalogues())


def _catalogue(name: str, shelf: Traversable) -> Traversable:
    return shelf / name / "LC_MESSAGES" / "coordinator.mo"


def _names(wanted: list[str]) -> Iterator[str]:
    """Give each wanted language as `zh_CN`, then as `zh`."""
    for one in wanted:
        parts = one.replace("-", "_").split("_")
        yield f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else parts[0]
        yield parts[0]
