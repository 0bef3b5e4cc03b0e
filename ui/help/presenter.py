"""Shows a topic of the help, follows its links, finds words in all pages."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from coordinator.help_pages import HelpPage, help_pages
from coordinator.languages import spoken_language
from coordinator.text import _
from ui.help.topics import BEGINNING, CHAPTERS
from ui.help.view import HelpView, Listed


class HelpPresenter(QObject):
    shown = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages = help_pages(spoken_language())
        self._name = BEGINNING
        self._behind: list[str] = []
        self._words = ""

    def open(self, topic: str) -> None:
        """Begin with a topic: what was read before is forgotten."""
        self._behind.clear()
        self._words = ""
        self._show(topic)

    def read(self, topic: str) -> None:
        """Go on to another topic; back leads here again."""
        if topic != self._name and topic in self._pages:
            self._behind.append(self._name)
            self._show(topic)

    def follow(self, link: str) -> None:
        """Read what a link leads to. Nothing outside of the help is a topic."""
        self.read(link.removesuffix(".md"))

    def back(self) -> None:
        if self._behind:
            self._show(self._behind.pop())
        else:
            self.left.emit()

    def leave(self) -> None:
        self.left.emit()

    def search(self, words: str) -> None:
        """List the pages that hold all of `words`, those that are about them first."""
        self._words = words.strip()
        self._show(self._name)

    def _show(self, topic: str) -> None:
        self._name = topic if topic in self._pages else BEGINNING
        page = self._pages[self._name]
        lines = tuple(self._found() if self._words else self._chapters())
        self.shown.emit(
            HelpView(
                lines,
                page.name,
                page.title,
                page.text,
                is_first=not self._behind,
                is_searched=bool(self._words),
            )
        )

    def _chapters(self) -> Iterator[Listed]:
        for chapter, names in CHAPTERS:
            yield Listed("", _(chapter))
            yield from (_listed(self._pages[name]) for name in names if name in self._pages)

    def _found(self) -> Iterator[Listed]:
        found = [
            self._pages[name]
            for _chapter, names in CHAPTERS
            for name in names
            if name in self._pages and self._pages[name].holds(self._words)
        ]
        found.sort(key=lambda page: not page.is_about(self._words))
        yield from map(_listed, found)


def _listed(page: HelpPage) -> Listed:
    return Listed(page.name, page.title)
