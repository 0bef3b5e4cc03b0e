"""The languages that program and forms know.

The sentences are collected, and the Chinese catalogue is brought up to date and compiled, with

    python -m installer.translations

English is what the sentences are written in, and needs no catalogue.
"""

import gettext
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from coordinator.text import N_, speaking, spoken

TRANSLATIONS: Final = files("resources") / "translations"


class Language(StrEnum):
    """What a form can be written in; the program itself speaks one of the first two."""

    ENGLISH = "en"
    CHINESE = "zh_CN"
    BOTH = "zh_CN+en"


LANGUAGE_WORDS = {
    Language.ENGLISH: N_("English"),
    Language.CHINESE: N_("Chinese"),
    Language.BOTH: N_("Chinese and English"),
}
OWN_NAMES = {Language.ENGLISH: "English", Language.CHINESE: "简体中文"}
"""How each language calls itself: not translated, so that everybody finds their own."""
PLACES: Final = re.compile(r"\{[^}]*\}")
LATIN_MARKS: Final = {"，": ", ", "、": ", ", "；": "; ", "：": ": ", "（": " (", "）": ")"}
BETWEEN: Final = "\u2002"
"""What stands between two languages on paper: a space that nobody types, so that a label too
long for its column is parted there."""


class TwoLanguages(gettext.NullTranslations):
    """Says everything in a first language and then in English, on paper that both read."""

    def __init__(self, first: gettext.NullTranslations) -> None:
        super().__init__()
        self.first = first

    def gettext(self, message: str) -> str:
        if not has_words(message):
            return message
        return beside(self.first.gettext(message), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        usual = msgid1 if n == 1 else msgid2
        return beside(self.first.ngettext(msgid1, msgid2, n), usual)


def own_name(code: str) -> str:
    """Give the name by which a language calls itself."""
    return OWN_NAMES[Language(code)] if code in OWN_NAMES else code


def of_the_program() -> tuple[Language, ...]:
    """Give the languages that the window can speak, as far as they were packed with it."""
    at_hand = (one for one in OWN_NAMES if compiled(one.value).is_file())
    return (Language.ENGLISH, *at_hand)


def beside(first: str, second: str) -> str:
    """Put the same words of two languages side by side; equal ones stand once.

    So do values that are parted by other marks only, such as `Li Na，2026-11-22`.
    """
    if second in (first, _with_latin_marks(first)):
        return second
    return f"{first}{BETWEEN}{second}"


def _with_latin_marks(words: str) -> str:
    return "".join(LATIN_MARKS.get(sign, sign) for sign in words)


def has_words(message: str) -> bool:
    """Whether it says something: a comma, or two values with a colon between, says nothing."""
    return any(char.isalpha() for char in PLACES.sub("", message))


def in_each_language(say: Callable[[], str]) -> str:
    """Say a whole sentence with its values: on bilingual paper in one language, then the other.

    Put together of parts that are each said twice, a sentence would mix the languages.
    """
    catalogue = spoken()
    if not isinstance(catalogue, TwoLanguages):
        return say()
    with speaking(catalogue.first):
        first = say()
    with speaking(catalogue_of(Language.ENGLISH)):
        return beside(first, say())


def rows_in_each_language(
    say: Callable[[], Iterable[tuple[str, ...]]],
) -> list[tuple[str, ...]]:
    """Say rows of a table so; what both languages say alike, such as a name, stands once."""
    catalogue = spoken()
    if not isinstance(catalogue, TwoLanguages):
        return list(say())
    with speaking(catalogue.first):
        first = list(say())
    with speaking(catalogue_of(Language.ENGLISH)):
        second = list(say())
    return [tuple(map(beside, *pair)) for pair in zip(first, second, strict=True)]


def spoken_language() -> Language:
    """Say in which language words are said at this place."""
    here = spoken()
    if isinstance(here, TwoLanguages):
        return Language.BOTH
    is_chinese = isinstance(here, gettext.GNUTranslations)
    return Language.CHINESE if is_chinese else Language.ENGLISH


@cache
def catalogue_of(language: Language) -> gettext.NullTranslations:
    """Give the words of a language; each catalogue is read once.

    Raises:
        FileNotFoundError: the program was put together without its translations.
    """
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    if language is Language.BOTH:
        return TwoLanguages(catalogue_of(Language.CHINESE))
    with compiled(language.value).open("rb") as file:
        return gettext.GNUTranslations(file)


def compiled(name: str, shelf: Traversable = TRANSLATIONS) -> Traversable:
    """Give the place of a compiled catalogue, whether it is there or not."""
    return shelf / name / "LC_MESSAGES" / "coordinator.mo"
