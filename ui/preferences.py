"""What the person at this workstation prefers: kept, and put to use at once."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui import language, settings
from ui.settings import Settings
from ui.theme import Mode, Theme


class Preferences(QObject):
    language_changed = Signal()
    not_kept = Signal(str)
    """The settings could not be written: why. The program goes on without."""

    def __init__(self, theme: Theme, place: Path | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self._settings = settings.read(place)
        language.choose(self._settings.language)
        if self.theme is not theme.mode:
            theme.apply(self.theme)

    @property
    def registry_path(self) -> Path | None:
        remembered = self._settings.registry_path
        return Path(remembered) if remembered else None

    @property
    def language(self) -> str:
        """The language that was chosen; empty for the system's."""
        return self._settings.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the program speaks."""
        return language.known()

    @property
    def theme(self) -> Mode:
        known = {mode.value for mode in Mode}
        return Mode(self._settings.theme) if self._settings.theme in known else Mode.SYSTEM

    @property
    def window_geometry(self) -> str:
        return self._settings.window_geometry

    def use_registry(self, path: Path) -> None:
        self._keep(self._settings.with_registry(path))

    def use_language(self, code: str) -> None:
        self._keep(replace(self._settings, language=code))
        language.choose(code)
        self.language_changed.emit()

    def use_theme(self, name: str) -> None:
        self._keep(replace(self._settings, theme=name))
        self._theme.apply(self.theme)

    def keep_geometry(self, geometry: str) -> None:
        self._keep(replace(self._settings, window_geometry=geometry))

    def _keep(self, changed: Settings) -> None:
        if changed == self._settings:
            return
        self._settings = changed
        try:
            settings.write(changed, self._place)
        except OSError as fault:
            self.not_kept.emit(fault.strerror or str(fault))
