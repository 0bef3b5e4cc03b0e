"""The backups that lie in a folder, and which of them the rule keeps no longer."""

from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.backup import Backup, kept
from coordinator.domain.errors import CoordinatorError
from coordinator.registry import backup_file, cover
from coordinator.registry.address import Address, Place
from coordinator.registry.disk import folder_explained
from coordinator.registry.rows.site import SiteRow


def default_folder(registry: Place) -> Path:
    """Say where backups lie when nothing else is said: a server's lie on this computer."""
    if isinstance(registry, Address):
        own = user_data_path("Trial Coordinator", appauthor=False)
        return own / "backups" / f"{registry.host} {registry.database}".replace("/", " ")
    return registry.absolute().parent / "backups"


def folders_of(session: Session, registry: Place) -> tuple[Path, Path | None]:
    """Say where a site keeps its backups, and where it keeps a second copy, if anywhere."""
    statement = select(SiteRow.backup_folder, SiteRow.second_backup_folder)
    first, second = session.execute(statement).one()
    return Path(first) if first else default_folder(registry), Path(second) if second else None


def backups_in(folder: Path, registry: str = "") -> tuple[Backup, ...]:
    """Give the backups that lie in `folder`, newest first; those of one registry, if named.

    What cannot be read is among them, with the reason, unless only one registry's are wanted.

    Raises:
        FolderOutOfReach, ….
    """
    with folder_explained(folder):
        paths = [path for path in folder.iterdir() if path.suffix == backup_file.ENDING]
    found = [_looked_at(path) for path in paths]
    if registry:
        found = [one for one in found if one.manifest and one.manifest.registry == registry]
    return tuple(sorted(found, key=_when, reverse=True))


def clear_old(folder: Path, registry: str) -> tuple[Path, ...]:
    """Remove the automatic backups of a registry that the rule keeps no longer."""
    automatic = [
        (one.path, one.manifest.made_at)
        for one in backups_in(folder, registry)
        if one.manifest and one.manifest.is_automatic
    ]
    stay = kept(at for _path, at in automatic)
    old = tuple(path for path, at in automatic if at not in stay)
    with folder_explained(folder):
        for path in old:
            path.unlink(missing_ok=True)
    return old


def identity_of(registry: Place) -> str:
    """Give the name that a registry has for programs; its backups carry it."""
    with cover.reading(registry) as connection:
        return str(connection.execute("SELECT registry FROM cover").fetchone()[0])


def _looked_at(path: Path) -> Backup:
    try:
        return Backup(path, path.stat().st_size, backup_file.manifest_of(path))
    except CoordinatorError as error:
        return Backup(
            path, path.stat().st_size, why=str(error.facts.get("why", error.what_happened))
        )


def _when(backup: Backup) -> tuple[float, str]:
    made = backup.manifest.made_at.timestamp() if backup.manifest else 0.0
    return made, backup.path.name
