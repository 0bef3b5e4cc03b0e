"""Which language the program speaks at the terminal, its usage and its help included."""

import gettext
import os
from argparse import (
    Action,
    ArgumentParser,
    RawDescriptionHelpFormatter,
    _MutuallyExclusiveGroup,
)
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import as_file
from locale import getlocale
from typing import Final
from unicodedata import east_asian_width

from coordinator.languages import TRANSLATIONS, Language, own_name
from coordinator.text import N_, _, listed

DOMAIN: Final = "coordinator"
OPTION: Final = "--language"
FILLER: Final = "\0"  # stands in no words
VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
SPOKEN: Final = (Language.ENGLISH, Language.CHINESE)
# As Python's own argument parser calls them.
HEADINGS: Final = (N_("options"), N_("positional arguments"))
MISTAKES: Final = (
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)
"""What the argument parser says of a mistake: it asks `gettext` for the words."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Give what was asked for before the command's word, else the terminal's language."""
    asked = _asked(arguments)
    if asked in SPOKEN:
        return Language(asked)
    told = next(filter(None, (environment.get(name, "") for name in VARIABLES)), "")
    of_the_system = told or getlocale()[0] or ""
    is_chinese = of_the_system.startswith(("zh", "Chinese"))
    return Language.CHINESE if is_chinese else Language.ENGLISH


def _asked(arguments: Sequence[str]) -> str:
    first, second = (*arguments[:2], "", "")[:2]
    if first == OPTION:
        return second
    return first.removeprefix(f"{OPTION}=")


@contextmanager
def arguments_in(language: Language) -> Iterator[None]:
    """Let Python's argument parser find its words in the catalogue of `language`."""
    before, told = gettext.textdomain(), os.environ.get(VARIABLES[0])
    try:
        with as_file(TRANSLATIONS) as shelf:
            gettext.bindtextdomain(DOMAIN, str(shelf))
            gettext.textdomain(DOMAIN)
            os.environ[VARIABLES[0]] = language.value
            yield
    finally:
        gettext.textdomain(before)
        os.environ.pop(VARIABLES[0])
        if told is not None:
            os.environ[VARIABLES[0]] = told


class Wording(RawDescriptionHelpFormatter):
    """Lays out the help with the words of the program's language, its columns in line."""

    def format_help(self) -> str:
        return super().format_help().replace(FILLER, "")

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[_MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        said = as_wide_as_shown(_("usage: ") if prefix is None else prefix)
        super().add_usage(usage, actions, groups, said)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_(heading) if heading in HEADINGS else heading)

    def _format_action_invocation(self, action: Action) -> str:
        return as_wide_as_shown(super()._format_action_invocation(action))

    def _expand_help(self, action: Action) -> str:
        return as_wide_as_shown(super()._expand_help(action))


def as_wide_as_shown(words: str) -> str:
    """Fill up each character that takes the room of two letters, so that counting them fits."""
    return "".join(
        f"{sign}{FILLER}" if east_asian_width(sign) in "FW" else sign for sign in words
    )


def add_help(to: ArgumentParser) -> None:
    to.add_argument("-h", "--help", action="help", help=_("show this, and end"))


def add_language(to: ArgumentParser, languages: Iterable[Language] = SPOKEN) -> None:
    """Add the option; what it asks for was looked up before anything was parsed."""
    names = listed(f"{one.value} ({own_name(one.value)})" for one in languages)
    to.add_argument(
        OPTION,
        dest="speaks",
        choices=[one.value for one in languages],
        help=_("speak this language: {names}").format(names=names),
    )
