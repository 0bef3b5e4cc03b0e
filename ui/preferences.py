"""What the person at this workstation prefers: kept, and put to use at once."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.domain.fault_words import fault_words
from coordinator.registry.address import Place, place_of
from ui import language, settings
from ui.printing.memory import FormPrinting
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
        theme.speak(language.choose(self._settings.language))
        if self.theme is not theme.mode:
            theme.apply(self.theme)

    @property
    def registry_path(self) -> Place | None:
        remembered = self._settings.registry_path
        return place_of(remembered) if remembered else None

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
    def certificate(self) -> Path | None:
        """The file of the certificate with which PDF files are signed; None for unsigned."""
        chosen = self._settings.certificate
        return Path(chosen) if chosen else None

    @property
    def window_geometry(self) -> str:
        return self._settings.window_geometry

    def use_registry(self, path: Place) -> None:
        self._keep(self._settings.with_registry(path))

    def use_language(self, code: str) -> None:
        self._keep(replace(self._settings, language=code))
        self._theme.speak(language.choose(code))
        self.language_changed.emit()

    def use_theme(self, name: str) -> None:
        self._keep(replace(self._settings, theme=name))
        self._theme.apply(self.theme)

    def use_certificate(self, path: str) -> None:
        self._keep(replace(self._settings, certificate=path))

    def printing_of(self, form_id: str) -> FormPrinting:
        """Say how a form was printed last on this workstation."""
        return self._settings.printing_of(form_id)

    def keep_printing(self, form_id: str, chosen: FormPrinting) -> None:
        self._keep(self._settings.with_printing(form_id, chosen))

    @property
    def shows_both_wordings(self) -> bool:
        """Whether criteria are shown in both of their languages in the walk."""
        return self._settings.shows_both_wordings

    def show_both_wordings(self, are_shown: bool) -> None:  # noqa: FBT001  a switch tells it
        self._keep(replace(self._settings, shows_both_wordings=are_shown))

    def keep_geometry(self, geometry: str) -> None:
        self._keep(replace(self._settings, window_geometry=geometry))

    def _keep(self, changed: Settings) -> None:
        if changed == self._settings:
            return
        self._settings = changed
        try:
            settings.write(changed, self._place)
        except OSError as fault:
            self.not_kept.emit(fault_words(fault))
