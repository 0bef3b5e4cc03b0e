"""The stack of pages that were gone to: forward, and back to where one came from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coordinator.domain.errors import CoordinatorError
from coordinator.text import _
from ui.desk import Desk
from ui.window import Window

if TYPE_CHECKING:
    # All the other pages: loaded after the first one is there.
    from ui.features import Features


@dataclass(frozen=True, slots=True)
class Stop:
    """A page that was gone to, and the place in the rail to which it belongs."""

    page: QWidget
    place: str


class Passage:
    """No QObject itself: of several that are, Qt takes the slots of one for another's."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.desk = desk
        self._window = window
        self._at: Stop | None = None
        self._behind: list[Stop] = []
        self._is_covered = self._went_on = False
        self._untold: list[Callable[[], None]] = []  # until the person is back

    @property
    def place(self) -> str:
        """The destination in the rail to which the page in sight belongs."""
        return self._at.place if self._at else ""

    @property
    def features(self) -> "Features":
        """All pages but the first."""
        raise NotImplementedError

    def go(self, destination: str) -> None:
        """Go to a destination of the rail; what lies behind is forgotten."""
        raise NotImplementedError

    def back(self) -> None:
        """Go back to where one came from."""
        if self._behind:
            self._turn_to(self._behind.pop())
        else:
            self.go(self.place or "today")

    def back_from(self, page: QWidget) -> None:
        """Go back where `page` is in sight: what ends beside the screen calls nobody away."""
        if self._at is not None and self._at.page is page:
            self.back()

    def cover(self) -> None:
        """Show and tell nothing until `uncover`: work beside the screen may end meanwhile."""
        self._is_covered = True

    def uncover(self) -> None:
        """Show and tell what came while the screen was locked."""
        self._is_covered = False
        if self._went_on and self._at is not None:
            self._turn_to(self._at)
        self._went_on = False
        untold, self._untold = self._untold, []
        for tell in untold:
            tell()

    def say(self, tell: Callable[[], None]) -> None:
        """Tell something above the page, as soon as its person is there to read it."""
        if self._is_covered:
            self._untold.append(tell)
        else:
            tell()

    def say_done(self, sentence: str) -> None:
        self.say(lambda: self._window.show_done(sentence))

    def say_info(self, sentence: str) -> None:
        self.say(lambda: self._window.messages.show_info(sentence))

    def say_refused(self, error: CoordinatorError) -> None:
        self.say(lambda: self._window.show_error(error))

    def say_draft(self, title: str) -> None:
        """Say that what was typed on a worksheet is there when one comes back."""
        words = _("{title} is not kept yet. What was entered stays there until then.")
        self.say_info(words.format(title=title))

    def _show(self, page: QWidget, place: str = "") -> None:
        """Show `page`; a page that was passed before is gone back to, not piled up."""
        pages = [stop.page for stop in self._behind]
        if page in pages:
            del self._behind[pages.index(page) :]
        elif (
            self._at
            and self._at.page is not page
            and not self.features.is_passing(self._at.page)
        ):
            self._behind.append(self._at)
        self._turn_to(Stop(page, place or self.place))

    def _turn_to(self, stop: Stop) -> None:
        self._at = stop
        if self._is_covered:
            self._went_on = True
        else:
            self._window.show_page(stop.page, destination=stop.place)
