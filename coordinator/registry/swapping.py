"""A registry put in the place of another, whole or not at all, whenever the power fails.

    NAME.restoring, NAME.restoring.keys       what shall take the place of NAME
    NAME.restoring.old, NAME.restoring.old.keys     a second name for what lies there now
    NAME.restoring.decided                    from here on it goes forward, never back

Up to the last of these files the old registry is in force, and whoever begins again clears
the rest away. From there on each step can be done again, and whoever next opens the
registry does them: the old one gets the name under which it is kept, the new one its place.
The standard library alone: the sign-in is painted after a look at this.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from coordinator.registry.disk import flush

BESIDE = ("", ".keys")
UNWRITTEN = ("-wal", "-shm", "-journal")


def restoring(path: Path) -> Path:
    """Say where a registry lies that shall take the place of the one at `path`."""
    return path.with_name(f"{path.name}.restoring")


def old_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.restoring.old")


def decided(path: Path) -> Path:
    return path.with_name(f"{path.name}.restoring.decided")


def prepare(path: Path) -> None:
    """Give what lies at `path` a second name, under which it outlives the swap."""
    for ending in (*BESIDE, "-wal"):
        source = path.with_name(f"{path.name}{ending}")
        if source.exists():
            _name_twice(source, old_of(path).with_name(f"{old_of(path).name}{ending}"))
    flush(path.parent)


def decide(path: Path, kept_as: Path) -> None:
    """Make up one's mind: `kept_as` is the name under which the old registry is kept."""
    unfinished = decided(path).with_name(f"{decided(path).name}.part")
    unfinished.write_text(kept_as.name, "utf-8")
    flush(unfinished)
    unfinished.replace(decided(path))
    flush(path.parent)


def go_forward(path: Path) -> None:
    """Do what is left of a swap that was decided; nothing where none was."""
    try:
        kept_as = path.with_name(Path(decided(path).read_text("utf-8")).name)
    except FileNotFoundError:
        return
    for ending in (*BESIDE, "-wal"):
        _move(old_of(path), kept_as, ending)
    if restoring(path).exists():
        # Until here the file at `path` is the old one: what its log holds is kept with it.
        for ending in UNWRITTEN:
            path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
    for ending in reversed(BESIDE):
        _move(restoring(path), path, ending)
    flush(path.parent)
    decided(path).unlink(missing_ok=True)
    flush(path.parent)


def clear(path: Path) -> None:
    """Remove what was prepared and not decided; the registry at `path` stays as it is."""
    if decided(path).exists():
        return
    for place in (restoring(path), old_of(path)):
        for ending in (*BESIDE, *UNWRITTEN, ".keys-journal"):
            place.with_name(f"{place.name}{ending}").unlink(missing_ok=True)
    decided(path).with_name(f"{decided(path).name}.part").unlink(missing_ok=True)


def _move(source: Path, target: Path, ending: str) -> None:
    moved = source.with_name(f"{source.name}{ending}")
    # It may have been moved before, or by another program at this moment.
    with suppress(FileNotFoundError):
        moved.replace(target.with_name(f"{target.name}{ending}"))


def _name_twice(source: Path, other: Path) -> None:
    """Link where the disk knows links; copy elsewhere."""
    try:
        os.link(source, other)
    except OSError:
        shutil.copyfile(source, other)
        other.chmod(0o600)
        flush(other)
