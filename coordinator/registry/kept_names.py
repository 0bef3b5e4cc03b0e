"""How what is kept of a registry is named, when another is in its place or it went away."""

from datetime import datetime
from pathlib import Path

REPLACED = "replaced"  # by a backup
MOVED = "moved"  # to a server


def name_kept(path: Path, fate: str, at: datetime) -> Path:
    """Name what is kept of the registry at `path`: no two have the same name."""
    name = f"{path.name}.{fate} {at:%Y-%m-%d %H%M}"
    found, number = path.with_name(name), 1
    while found.exists():
        number += 1
        found = path.with_name(f"{name} {number}")
    return found
