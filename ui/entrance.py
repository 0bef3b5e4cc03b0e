"""All that comes before the work: first start, a registry out of reach, the sign-in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.errors import CoordinatorError
from coordinator.registry.address import Place
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

FIRST_PAGE = ("ui.workplace", "ui.navigation", "ui.widgets.messages")


class Entrance(QObject):
    """Shows one page at a time, without the rail, until somebody has signed in."""

    entered = Signal(object, object)
    """A registry and the staff member who signed in."""
    at_sign_in = Signal()
    """The sign-in was painted."""
    language_wanted = Signal(str)
    """The program shall speak another language; `speak_anew` shows that it does."""
    restore_agreed = Signal(object, bool)
    """A backup shall take the place of a registry that cannot be opened."""

    def __init__(self, window: Window, usual: Path, clock: "Clock | None" = None) -> None:
        """Make new registries at `usual`, unless the person puts them elsewhere."""
        super().__init__()
        self._window = window
        self._usual = usual
        self._clock = clock
        self._door: Door | None = None
        self._pool: Pool | None = None
        self._page: QWidget | None = None
        self._new_place: Path | None = None  # of a first start that is in sight

    def begin(self, path: Place | None) -> None:
        """Open the registry at `path`, the usual one, or begin with the first start."""
        if path is None and not self._usual.exists():
            self.show_first_start(self._usual)
        else:
            self.open(path or self._usual)

    def open(self, path: Place, notice: str = "") -> None:
        """Go to the sign-in of the registry at `path`, or say why that is not possible."""
        try:
            cover = peek(path)
        except CoordinatorError as error:
            self.show_trouble(path, error)
            return
        self.show_sign_in(cover, notice)

    def show_sign_in(self, cover: Peek, notice: str = "") -> None:
        if cover.path.name == SAMPLES and not notice:
            words = _("Everybody in the sample registry signs in with “{password}”.")
            notice = words.format(password=SAMPLE_PASSWORD)
        door = Door(cover.path, self._clock, FIRST_PAGE)
        door.entered.connect(self.entered)
        door.out_of_reach.connect(lambda error: self.show_trouble(cover.path, error))
        presenter = SignInPresenter(cover, door, notice)
        presenter.other_registry_wanted.connect(self.choose_registry)
        presenter.recovery_wanted.connect(lambda: self.use_recovery_key(cover))
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
        presenter.language_wanted.connect(self.language_wanted)
        self._show(FirstStartPage(presenter))
        self._new_place = place

    def speak_anew(self) -> None:
        """Make the first page again in another language: nothing is typed on it yet."""
        if self._new_place is not None:
            self._window.retranslate()
            self.show_first_start(self._new_place)

    def show_trouble(self, path: Place, error: CoordinatorError) -> None:
        from ui.trouble.page import TroublePage  # noqa: PLC0415  seldom needed
        from ui.trouble.presenter import TroublePresenter  # noqa: PLC0415

        presenter = TroublePresenter(path, error)
        presenter.try_again_wanted.connect(lambda: self.open(path))
        presenter.address_given.connect(self.open)
        presenter.other_registry_wanted.connect(self.choose_registry)
        if isinstance(path, Path):
            presenter.new_registry_wanted.connect(lambda: self.show_first_start(path))
            presenter.restore_wanted.connect(lambda: self.choose_backup(path))
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

    def choose_backup(self, path: Path) -> None:
        """Ask for a backup, look at it, and let it take the place of the registry at `path`."""
        from ui.backup.choosing import choose_backup  # noqa: PLC0415  seldom needed

        self._pool = self._pool or Pool(self._window.show_error)
        send = self._pool.send_reporting
        choose_backup(self._window, send, path, self.restore_agreed.emit)

    def use_recovery_key(self, cover: Peek) -> None:
        """Ask for the recovery key, and go back to the sign-in with a new password."""
        from ui.recover.page import RecoverDialog  # noqa: PLC0415  seldom needed
        from ui.recover.presenter import RecoverPresenter  # noqa: PLC0415

        self._pool = self._pool or Pool(self._window.show_error)
        presenter = RecoverPresenter(cover, self._pool.send, self._clock)
        presenter.recovered.connect(lambda notice: self.open(cover.path, notice))
        RecoverDialog(self._window, presenter).open()

    def leave(self) -> None:
        """Take the page away: somebody has signed in, and another page is shown."""
        self._close_door()
        self._new_place = None
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
