"""Making a registry: the work behind the first start. Loads the database only when called."""

from collections.abc import Callable, Sequence
from pathlib import Path

from coordinator.domain.site import Site
from coordinator.domain.staff import NewStaffMember
from coordinator.registry.peek import peek
from coordinator.text import _

Report = Callable[[float, str], None]


def found_registry(path: Path, site: Site, people: Sequence[NewStaffMember]) -> Path:
    """Make a registry for `site` at `path`; one that was begun there and left is finished.

    Raises:
        RegistryExists, DiskFull, …; NameMissing, PasswordTooShort, UserNameTaken.
    """
    from coordinator.commands.site import found_site  # noqa: PLC0415  loads SQLAlchemy
    from coordinator.registry.store import Registry  # noqa: PLC0415

    was_begun = path.is_file() and not peek(path).is_founded
    registry = Registry(path) if was_begun else Registry.create(path)
    try:
        found_site(registry, site=site, people=people)
    finally:
        registry.close()
    return path


def make_samples(report: Report, path: Path) -> Path:
    """Make the registry with the sample trials at `path`, unless it is there already.

    It is made beside and put there when it is whole, so that nobody opens half of one.
    """
    if path.exists():
        return path
    from coordinator.samples import create_sample_registry  # noqa: PLC0415  loads SQLAlchemy

    beside = path.with_name(f"{path.name}.making")
    clear(beside)
    words = _("Making the sample registry…")
    try:
        create_sample_registry(beside, advance=lambda done, all_: report(done / all_, words))
        beside.replace(path)
    finally:
        clear(beside)
    return path


def clear(path: Path) -> None:
    """Remove a registry that was not finished, with what belongs to it."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
