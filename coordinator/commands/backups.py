"""Making backups: by hand, or by the program's own rule, which cannot be switched off."""

from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from sqlalchemy import select

from coordinator.commands.site import require_settings
from coordinator.domain.audit import Action
from coordinator.domain.backup import Backup, BackupsMade
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import StaffMember
from coordinator.registry.address import Address
from coordinator.registry.backup_folder import (
    clear_old,
    default_folder,
    folders_of,
    identity_of,
)
from coordinator.registry.backups import (
    REMAINS,
    Said,
    ServerSource,
    Source,
    back_up,
    copy_of,
)
from coordinator.registry.disk import folder_explained
from coordinator.registry.restoring import read_whole
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.store import PROGRAM, Registry
from coordinator.registry.whole import Told, nobody, part


def back_up_now(
    registry: Registry,
    actor: StaffMember,
    *,
    folder: Path | None = None,
    told: Told = nobody,
) -> Backup:
    """Make a backup in `folder`, or where the site keeps them; the rule never removes it.

    Raises:
        FolderOutOfReach, FolderReadOnly, FolderFull; RegistryDamaged, ….
    """
    place = folder or _folders(registry)[0]
    made = back_up(_source(registry), place, Said(actor.user_name, registry.clock()), told)
    _note(registry, actor, made)
    return made


def back_up_by_rule(registry: Registry, told: Told = nobody) -> BackupsMade:
    """Make the automatic backup, a second copy where the site wants one, and clear up.

    That the second folder is out of reach spoils nothing: it is told as `problem`.

    Raises:
        FolderOutOfReach, FolderReadOnly, FolderFull; RegistryDamaged, ….
    """
    folder, second = _folders(registry)
    first = part(told, 0.0, 0.8 if second else 1.0)
    said = Said(PROGRAM, registry.clock(), is_automatic=True)
    made = back_up(_source(registry), folder, said, first)
    _note(registry, PROGRAM, made)
    identity = identity_of(registry.place)
    removed = clear_old(folder, identity)
    if second is None:
        return BackupsMade(made, removed)
    try:
        copied = copy_of(made, second, part(told, 0.8, 1.0))
        removed += clear_old(second, identity)
    except CoordinatorError as error:
        return BackupsMade(made, removed, problem=str(error))
    return BackupsMade(made, removed, copied)


def verify_backup(
    registry: Registry, actor: StaffMember, *, backup: Path, told: Told = nobody
) -> bool:
    """Read a backup whole; False where it has an older key, and only its sums were verified.

    Raises:
        BackupUnusable, BackupForged; FolderOutOfReach, FolderFull, ….
    """
    place = registry.place
    beside = Path(gettempdir()) if isinstance(place, Address) else place.parent
    with folder_explained(beside), TemporaryDirectory(dir=beside, prefix=REMAINS) as folder:
        opened = read_whole(backup, Path(folder) / "registry", registry.key, told)
    with registry.changing(Action.TRAIL_VERIFIED, actor) as session:
        session.note("Backup", str(backup), opened=opened)
    return opened


def change_backup_folders(
    registry: Registry, actor: StaffMember, *, folder: Path | None, second: Path | None
) -> None:
    """Say where backups lie; without a folder they lie beside the registry.

    Raises:
        NotForYou, PasswordTemporary.
        FolderOutOfReach, FolderReadOnly: nothing can be written there.
    """
    require_settings(actor)
    usual = default_folder(registry.place)
    first_words = str(folder) if folder and folder != usual else ""
    second_words = str(second) if second and second != (folder or usual) else ""
    for place in filter(None, (first_words, second_words)):
        _require_writable(Path(place))
    with registry.changing(Action.SETTING_CHANGED, actor) as session:
        row = session.scalars(select(SiteRow)).one()
        row.backup_folder, row.second_backup_folder = first_words, second_words


def _require_writable(folder: Path) -> None:
    trial = folder / "trial-coordinator-writes-here.part"
    with folder_explained(folder):
        trial.touch()
        trial.unlink()


def _folders(registry: Registry) -> tuple[Path, Path | None]:
    with registry.reading() as session:
        first, second = folders_of(session, registry.place)
    if isinstance(registry.place, Address) and first == default_folder(registry.place):
        with folder_explained(first):
            first.parent.mkdir(parents=True, exist_ok=True)
    return first, second


def _source(registry: Registry) -> Source | ServerSource:
    place = registry.place
    if isinstance(place, Address):
        return ServerSource(place, registry.key)
    return Source(place, registry.key)


def _note(registry: Registry, actor: StaffMember | str, made: Backup) -> None:
    told = made.manifest
    with registry.changing(Action.BACKUP_MADE, actor) as session:
        session.note(
            "Backup",
            str(made.path.absolute()),
            entries=told.entries if told else None,
            head=told.head if told else None,
            size=made.size,
        )
