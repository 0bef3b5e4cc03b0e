"""The words a person reads, in the language of the person or of the paper."""

import gettext
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar, cast

_program: gettext.NullTranslations = gettext.NullTranslations()
_here: Final[ContextVar[gettext.NullTranslations | None]] = ContextVar("_here", default=None)
_P = ParamSpec("_P")
_R = TypeVar("_R")


def N_(sentence: str) -> str:
    """Mark `sentence` for translation, to be translated later."""
    return sentence


def _(sentence: str) -> str:
    """Translate `sentence` now."""
    return spoken().gettext(sentence) if sentence else ""


def many(singular: str, plural: str, count: int) -> str:
    """Choose and translate the form of a sentence that fits `count`, and put the number in."""
    return spoken().ngettext(singular, plural, count).format(count=count)


def listed(words: Iterable[str]) -> str:
    """Put words one after the other, as a language lists them: “I3, E12”, “I3、E12”."""
    return _(", ").join(words)


def particulars(said: Iterable[str]) -> str:
    """Put what is known of one thing in a row: “laboratory report, binder 3, 2026-11-15”."""
    between = _("{first}, {second}").format(first="", second="")
    return between.join(filter(None, said))


def in_turn(said: Iterable[str]) -> str:
    """Put what is longer than words one after the other: “fever; weight 45 kg, in range”."""
    return _("; ").join(said)


def sentences(said: Iterable[str]) -> str:
    """Put whole sentences one after the other: Chinese has no space between them."""
    between = _("{first} {second}").format(first="", second="")
    return between.join(filter(None, said))


def called(name: str, said: object) -> str:
    """Put a name before what it stands for: “Sponsor: Elm Pharma”."""
    return _("{name}: {said}").format(name=name, said=said)


def enclosed(words: str, beside: object) -> str:
    """Put what belongs to words behind them, in brackets: “ALT (E3)”."""
    return _("{words} ({beside})").format(words=words, beside=beside)


def spoken() -> gettext.NullTranslations:
    """Give the catalogue in which words are said at this place."""
    return _here.get() or _program


def remembered(size: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Remember what a function that translates gives, for each language by itself."""

    def remembering(function: Callable[_P, _R]) -> Callable[_P, _R]:
        def said(_catalogue: object, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            return function(*args, **kwargs)

        cached = cast("Callable[..., _R]", lru_cache(maxsize=size)(said))

        def recalled(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            return cached(spoken(), *args, **kwargs)

        return recalled

    return remembering


def use(catalogue: gettext.NullTranslations) -> None:
    """Let the program speak with the words of `catalogue` from now on."""
    global _program  # noqa: PLW0603  the one place where the program's language is kept
    _program = catalogue


@contextmanager
def as_written() -> Iterator[None]:
    """Say what is made within as the code has it: kept so, it can be translated by readers."""
    with speaking(gettext.NullTranslations()):
        yield


@contextmanager
def speaking(catalogue: gettext.NullTranslations) -> Iterator[None]:
    """Say what is made within, such as a form, with `catalogue`, whatever the program speaks.

    It holds for this thread of work alone: the window goes on in its own language.
    """
    token = _here.set(catalogue)
    try:
        yield
    finally:
        _here.reset(token)
