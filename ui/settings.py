"""What this workstation remembers between two starts. Nothing of it is about a subject."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from platformdirs import user_config_path

from coordinator.registry.address import Place
from ui.printing.memory import FormPrinting, read_printing

PROGRAM: Final = "trial-coordinator"
MOST_RECENT: Final = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences; an empty one means that the program or the system decides."""

    registry_path: str = ""
    recent_registries: tuple[str, ...] = ()
    language: str = ""
    theme: str = "system"
    window_geometry: str = ""
    last_user: str = ""
    printer: str = ""  # on which something was printed last
    printing: Mapping[str, FormPrinting] = field(default_factory=dict)  # by the form's id
    shows_both_wordings: bool = False  # of criteria that have two languages
    certificate: str = ""  # the file that signs PDF files; its password is kept nowhere

    def with_registry(self, path: Place) -> "Settings":
        """Remember `path` as the registry in use, and before the others.

        Of a shared one the address is kept without the password of the database, which
        PostgreSQL has its own file for.
        """
        others = [one for one in self.recent_registries if one != str(path)]
        recent = (str(path), *others)[:MOST_RECENT]
        return replace(self, registry_path=str(path), recent_registries=recent)

    def with_printing(self, form_id: str, chosen: FormPrinting) -> "Settings":
        """Remember how a form was printed, and its printer for forms never printed yet."""
        kept = {**self.printing, form_id: chosen}
        return replace(self, printing=kept, printer=chosen.printer or self.printer)

    def printing_of(self, form_id: str) -> FormPrinting:
        return self.printing.get(form_id) or FormPrinting(printer=self.printer)

    @property
    def registry(self) -> Path | None:
        """The registry that was open last."""
        return Path(self.registry_path) if self.registry_path else None


def place() -> Path:
    return user_config_path(PROGRAM, appauthor=False) / "settings.json"


def read(path: Path | None = None) -> Settings:
    """Give what was remembered; what cannot be read is as if it had never been set."""
    try:
        stored = json.loads((path or place()).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _of(stored) if isinstance(stored, dict) else Settings()


def write(settings: Settings, path: Path | None = None) -> None:
    """Replace the file as a whole, so that a kill leaves the old one or the new one.

    Raises:
        OSError: the folder cannot be written to; the caller decides whether that matters.
    """
    path = path or place()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    words = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    fresh.write_text(words + "\n", "utf-8")
    fresh.replace(path)


def _of(stored: dict[str, object]) -> Settings:
    usual = Settings()
    return Settings(
        registry_path=_text(stored, "registry_path", usual.registry_path),
        recent_registries=_texts(stored, "recent_registries"),
        language=_text(stored, "language", usual.language),
        theme=_text(stored, "theme", usual.theme),
        window_geometry=_text(stored, "window_geometry", usual.window_geometry),
        last_user=_text(stored, "last_user", usual.last_user),
        printer=_text(stored, "printer", usual.printer),
        printing=read_printing(stored.get("printing")),
        shows_both_wordings=stored.get("shows_both_wordings") is True,
        certificate=_text(stored, "certificate", usual.certificate),
    )


def _text(stored: dict[str, object], name: str, usual: str) -> str:
    value = stored.get(name)
    return value if isinstance(value, str) else usual


def _texts(stored: dict[str, object], name: str) -> tuple[str, ...]:
    value = stored.get(name)
    return (
        tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
    )
