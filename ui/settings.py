"""What this workstation remembers between two starts. Nothing of it is about a subject."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from platformdirs import user_config_path

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
    printer: str = ""

    def with_registry(self, path: Path) -> "Settings":
        """Remember `path` as the registry in use, and before the others."""
        others = [one for one in self.recent_registries if one != str(path)]
        recent = (str(path), *others)[:MOST_RECENT]
        return replace(self, registry_path=str(path), recent_registries=recent)

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
    )


def _text(stored: dict[str, object], name: str, usual: str) -> str:
    value = stored.get(name)
    return value if isinstance(value, str) else usual


def _texts(stored: dict[str, object], name: str) -> tuple[str, ...]:
    value = stored.get(name)
    return (
        tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
    )
