"""The help: short pages in Markdown, one a topic, in each language of the program."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from coordinator.languages import Language

SHELF: Final = files("resources") / "help"
TITLE: Final = re.compile(r"\A# (.+)\n")
MARKS: Final = re.compile(r"\]\([^)]*\)|[#*`|\[\]]+")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A topic; `text` is the whole page, its title in the first line."""

    name: str
    title: str
    text: str

    def holds(self, words: str) -> bool:
        """Whether every one of `words` stands somewhere on the page, as it is read."""
        read = MARKS.sub(" ", self.text).casefold()
        return all(word in read for word in words.casefold().split())

    def is_about(self, words: str) -> bool:
        """Whether every one of `words` stands in its title."""
        return all(word in self.title.casefold() for word in words.casefold().split())


@cache
def help_pages(language: Language) -> dict[str, HelpPage]:
    """Give all pages by their name; in English where a translation is not there."""
    shelf = SHELF / language.value
    return {
        name: _read(shelf.joinpath(f"{name}.md").read_text("utf-8"), name)
        if shelf.joinpath(f"{name}.md").is_file()
        else _read(SHELF.joinpath("en", f"{name}.md").read_text("utf-8"), name)
        for name in _names()
    }


def _names() -> list[str]:
    found = (SHELF / Language.ENGLISH.value).iterdir()
    return sorted(file.name.removesuffix(".md") for file in found if file.name.endswith(".md"))


def _read(text: str, name: str) -> HelpPage:
    found = TITLE.match(text)
    return HelpPage(name, found[1].strip() if found else name, text)
