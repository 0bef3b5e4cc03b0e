"""All that comes before the work: first start, a registry out of reach, the sign-in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.errors import CoordinatorError
from coordinator.registry.peek import Peek, peek
from coordinator.sample_registry import SAMPLE_PASSWORD, SAMPLES
from coordinator.text import _
from ui.door import Door
from ui.errands import Pool
from ui.painted import FirstPaint
from ui.signin.page import SignInPage
from ui.signin.presenter import SignInPresenter
from ui.widgets.named import named
from ui.window import Window

if TYPE_CHECKING:
    # This brings SQLAlchemy, for which the sign-in does not wait.
    from coordinator.registry.store import Clock

FIRST_PAGE = ("ui.workplace",)


class Entrance(QObject):
    """Shows one page at a time, without the rail, until somebody has signed in."""

    entered = Signal(object, object)
    """A registry and the staff member who signed in."""
    at_sign_in = Signal()
    """The sign-in was painted."""

    def __init__(self, window: Window, usual: Path, clock: "Clock | None" = None) -> None:
        """Make new registries at `usual`, unless the person puts them elsewhere."""
        super().__init__()
        self._window = window
        self._usual = usual
        self._clock = clock
        self._door: Door | None = None
        self._pool: Pool | None = None
        self._page: QWidget | None = None

    def begin(self, path: Path | None) -> None:
        """Open the registry at `path`, the usual one, or begin with the first start."""
        if path is None and not self._usual.exists():
            self.show_first_start(self._usual)
        else:
            self.open(path or self._usual)

    def open(self, path: Path, notice: str = "") -> None:
        """Go to the sign-in of the registry at `path`, or say why that is not possible."""
        try:
            cover = peek(path)
        except CoordinatorError as error:
            self.show_trouble(path, error)
            return
        if cover.is_founded:
            self.show_sign_in(cover, notice)
        else:
            self.show_first_start(path, form=True)

    def show_sign_in(self, cover: Peek, notice: str = "") -> None:
        if cover.path.name == SAMPLES and not notice:
            words = _("Everybody in the sample registry signs in with “{password}”.")
            notice = words.format(password=SAMPLE_PASSWORD)
        door = Door(cover.path, self._clock, FIRST_PAGE)
        door.entered.connect(self.entered)
        door.out_of_reach.connect(lambda error: self.show_trouble(cover.path, error))
        presenter = SignInPresenter(cover, door, notice)
        presenter.other_registry_wanted.connect(self.choose_registry)
        page = SignInPage(presenter)
        painted = FirstPaint(page)
        painted.happened.connect(door.get_ready)
        painted.happened.connect(self.at_sign_in)
        self._show(page)
        self._door = door

    def show_first_start(self, place: Path, *, form: bool = False) -> None:
        from ui.first_start.page import FirstStartPage  # noqa: PLC0415  seldom needed
        from ui.first_start.presenter import FirstStartPresenter  # noqa: PLC0415

        self._pool = self._pool or Pool(self._window.show_error)
        presenter = FirstStartPresenter(place, self._pool, can_move=not form, form=form)
        presenter.ready.connect(self.open)
        presenter.other_registry_wanted.connect(self.choose_registry)
        self._show(FirstStartPage(presenter))

    def show_trouble(self, path: Path, error: CoordinatorError) -> None:
        from ui.trouble.page import TroublePage  # noqa: PLC0415  seldom needed
        from ui.trouble.presenter import TroublePresenter  # noqa: PLC0415

        presenter = TroublePresenter(path, error)
        presenter.try_again_wanted.connect(lambda: self.open(path))
        presenter.other_registry_wanted.connect(self.choose_registry)
        presenter.new_registry_wanted.connect(lambda: self.show_first_start(path))
        self._show(TroublePage(presenter))

    def choose_registry(self) -> None:
        """Ask for another registry file, and open it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  seldom needed

        dialog = named("registry_dialog", QFileDialog(self._window, _("Open a registry")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Registries (*.registry)"), _("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.open(Path(chosen)))
        dialog.open()

    def leave(self) -> None:
        """Take the page away: somebody has signed in, and another page is shown."""
        self._close_door()
        if self._page is not None:
            self._window.drop_page(self._page)
            self._page = None

    def close(self) -> None:
        """Let go of everything: the program ends."""
        self._close_door()
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _show(self, page: QWidget) -> None:
        self._window.show_page(page, alone=True)
        self.leave()
        self._page = page

    def _close_door(self) -> None:
        if self._door is not None:
            self._door.close()
            self._door = None
