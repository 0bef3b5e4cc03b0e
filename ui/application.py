"""Leads from one state of the program to the next: first start, sign-in, work, lock."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.domain.errors import CoordinatorError
from coordinator.founding import SAMPLE_PASSWORD, SAMPLES
from coordinator.registry.peek import Peek, peek
from coordinator.text import _
from ui.door import Door
from ui.errands import Pool
from ui.idle import IdleWatch
from ui.painted import FirstPaint
from ui.preferences import Preferences
from ui.signin.page import SignInPage
from ui.signin.presenter import SignInPresenter
from ui.widgets.named import named
from ui.window import Window

if TYPE_CHECKING:
    # These bring SQLAlchemy, for which the sign-in does not wait.
    from coordinator.domain.staff import StaffMember
    from coordinator.registry.store import Clock, Registry
    from ui.workplace import Workplace

FIRST_PAGE = ("ui.workplace",)


class Application(QObject):
    at_sign_in = Signal()
    """The sign-in was painted."""
    at_work = Signal()
    """Somebody has signed in, and the first page is there."""

    def __init__(
        self,
        window: Window,
        preferences: Preferences,
        idle: IdleWatch,
        usual: Path,
        clock: "Clock | None" = None,
    ) -> None:
        """Make new registries at `usual`, unless the person puts them elsewhere."""
        super().__init__()
        self._window = window
        self._preferences = preferences
        self._idle = idle
        self._usual = usual
        self._clock = clock
        self._door: Door | None = None
        self._pool: Pool | None = None
        self._alone: QWidget | None = None
        self._workplace: Workplace | None = None
        window.closing.connect(self.finish)
        window.sign_out_requested.connect(self.sign_out)
        window.lock_requested.connect(self.lock)
        idle.reached.connect(self.lock_when_idle)
        preferences.not_kept.connect(self._say_not_kept)

    @property
    def workplace(self) -> "Workplace | None":
        return self._workplace

    def start(self, path: Path | None = None) -> None:
        """Open the registry at `path`, the one used last, or begin with the first start."""
        geometry = self._preferences.window_geometry.encode("ascii", "ignore")
        self._window.restoreGeometry(QByteArray.fromBase64(geometry))
        path = path or self._preferences.registry_path
        if path is None and not self._usual.exists():
            self.show_first_start(self._usual)
        else:
            self.open(path or self._usual)
        self._window.show()

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
        self._close_door()
        door = Door(cover.path, self._clock, FIRST_PAGE)
        door.entered.connect(self._enter)
        door.out_of_reach.connect(lambda error: self.show_trouble(cover.path, error))
        presenter = SignInPresenter(cover, door, notice)
        presenter.other_registry_wanted.connect(self.choose_registry)
        page = SignInPage(presenter)
        painted = FirstPaint(page)
        painted.happened.connect(door.get_ready)
        painted.happened.connect(self.at_sign_in)
        self._door = door
        self._show_alone(page)

    def show_first_start(self, place: Path, *, form: bool = False) -> None:
        from ui.first_start.page import FirstStartPage  # noqa: PLC0415  seldom needed
        from ui.first_start.presenter import FirstStartPresenter  # noqa: PLC0415

        self._close_door()
        self._pool = self._pool or Pool(self._window.show_error)
        presenter = FirstStartPresenter(place, self._pool, can_move=not form, form=form)
        presenter.ready.connect(self.open)
        presenter.other_registry_wanted.connect(self.choose_registry)
        self._show_alone(FirstStartPage(presenter))

    def show_trouble(self, path: Path, error: CoordinatorError) -> None:
        from ui.trouble.page import TroublePage  # noqa: PLC0415  seldom needed
        from ui.trouble.presenter import TroublePresenter  # noqa: PLC0415

        self._close_door()
        presenter = TroublePresenter(path, error)
        presenter.try_again_wanted.connect(lambda: self.open(path))
        presenter.other_registry_wanted.connect(self.choose_registry)
        presenter.new_registry_wanted.connect(lambda: self.show_first_start(path))
        self._show_alone(TroublePage(presenter))

    def choose_registry(self) -> None:
        """Ask for another registry file, and open it."""
        dialog = named("registry_dialog", QFileDialog(self._window, _("Open a registry")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Registries (*.registry)"), _("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.open(Path(chosen)))
        dialog.open()

    def lock(self) -> None:
        if self._workplace is not None:
            self._idle.stop()
            self._workplace.lock()

    def lock_when_idle(self) -> None:
        if self._workplace is not None:
            self._workplace.lock(_("Nobody used the program for a while."))

    def sign_out(self) -> None:
        """Sign out and go back to the sign-in of the same registry."""
        if self._workplace is not None:
            path = self._workplace.registry_path
            self.open(path, notice=self._leave())

    def finish(self) -> None:
        """Sign out and let go of everything: the window is being closed."""
        self._idle.stop()
        geometry = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        self._preferences.keep_geometry(geometry)
        self._leave()
        self._close_door()
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _enter(self, registry: "Registry", person: "StaffMember") -> None:
        from ui.workplace import Workplace  # noqa: PLC0415  loads SQLAlchemy

        self._close_door()
        self._preferences.use_registry(registry.path)
        self._workplace = Workplace(self._window, self._preferences, registry, person)
        self._workplace.unlocked.connect(self._watch_idle)
        self._workplace.site_changed.connect(self._watch_idle)
        self._workplace.begin()
        self._drop_alone()
        self._watch_idle()
        self.at_work.emit()

    def _watch_idle(self) -> None:
        if self._workplace is not None:
            self._idle.start(self._workplace.idle_minutes())

    def _leave(self) -> str:
        """Sign out who is signed in; gives what went wrong, in words."""
        if self._workplace is None:
            return ""
        self._idle.stop()
        workplace, self._workplace = self._workplace, None
        return workplace.leave()

    def _show_alone(self, page: QWidget) -> None:
        self._window.show_page(page, alone=True)
        self._drop_alone()
        self._alone = page

    def _drop_alone(self) -> None:
        if self._alone is not None:
            self._window.drop_page(self._alone)
            self._alone = None

    def _close_door(self) -> None:
        if self._door is not None:
            self._door.close()
            self._door = None

    def _say_not_kept(self, why: str) -> None:
        words = _("This workstation's preferences could not be kept ({why}).")
        self._window.messages.show_info(words.format(why=why))
