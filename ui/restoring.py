"""Puts a backup in a registry's place, or a registry on a server, while nobody works."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.errors import CoordinatorError
from coordinator.registry.address import Place
from coordinator.text import _, sentences
from ui.errands import Pool
from ui.widgets.empty import EmptyState
from ui.window import Window

if TYPE_CHECKING:
    from coordinator.registry.store import Clock
    from coordinator.restoring import Examined, Restored
    from coordinator.transferring import Transfer, Transferred
    from ui.errands import Report


class Restoring(QObject):
    """Shows that it is at work, and tells when the registry can be opened again."""

    ended = Signal(object, str)
    """The path of the registry, and what came of it in words."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._pool: Pool | None = None
        self._page: QWidget | None = None

    def begin(self, examined: "Examined", *, another: bool, clock: "Clock | None") -> None:
        path = examined.taken.target
        page = EmptyState("save", _("The backup takes its place…"))
        self._window.show_page(page, alone=True)
        self._page = page
        self._pool = self._pool or Pool(self._window.show_error)
        self._pool.send(
            put_back,
            examined,
            another,
            clock,
            done=lambda done: self._end(path, done_words(examined, done)),
            failed=lambda error: self._end(path, error_words(error)),
        )

    def move(self, wanted: "Transfer", *, clock: "Clock | None") -> None:
        """Put the registry on the server; where that fails, its file opens as it was."""
        page = EmptyState("database", _("The registry goes to the server…"))
        self._window.show_page(page, alone=True)
        self._page = page
        self._pool = self._pool or Pool(self._window.show_error)
        errand = self._pool.send_reporting(
            moved,
            wanted,
            clock,
            done=lambda done: self._end(done.address, moved_words(done)),
            failed=lambda error: self._end(wanted.path, unmoved_words(error)),
        )
        errand.progressed.connect(
            lambda _share, words: page.say(_("The registry goes to the server…"), words)
        )

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _end(self, path: Place, words: str) -> None:
        page, self._page = self._page, None
        self.ended.emit(path, words)
        if page is not None:
            self._window.drop_page(page)


def put_back(
    examined: "Examined",
    another: bool,  # noqa: FBT001  what was agreed
    clock: "Clock | None",
) -> "Restored":
    from coordinator.registry.store import local_now  # noqa: PLC0415  loads SQLAlchemy
    from coordinator.restoring import restore  # noqa: PLC0415

    return restore(examined, another=another, clock=clock or local_now)


def done_words(examined: "Examined", done: "Restored") -> str:
    at = examined.taken.manifest.made_at
    words = _("The registry of {at:%Y-%m-%d %H:%M} is in place.").format(at=at)
    if done.kept_as is None:
        return words
    kept = _("The former one is kept as {name}.").format(name=done.kept_as.name)
    return sentences((words, kept))


def moved(report: "Report", wanted: "Transfer", clock: "Clock | None") -> "Transferred":
    from coordinator.registry.store import local_now  # noqa: PLC0415  loads SQLAlchemy
    from coordinator.transferring import transfer  # noqa: PLC0415

    return transfer(wanted, report, clock or local_now)


def moved_words(done: "Transferred") -> str:
    return sentences(
        (
            _("The registry is on the server; what arrived was compared with the file."),
            _("The file is kept as {name}.").format(name=done.kept_as.name),
        )
    )


def unmoved_words(error: CoordinatorError) -> str:
    nothing = _("Nothing was moved.")
    return sentences((nothing, error.what_happened, error.what_to_do))


def error_words(error: CoordinatorError) -> str:
    nothing = _("Nothing was restored.")
    return f"{nothing} {error.what_happened} {error.what_to_do}"
