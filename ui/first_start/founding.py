"""The work behind the first start, done beside the screen: it loads all of the database."""

from collections.abc import Sequence
from pathlib import Path

from coordinator.domain.site import Site
from coordinator.domain.staff import NewStaffMember
from coordinator.registry.peek import peek


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


def make_samples(path: Path) -> Path:
    """Make the registry with the sample trials at `path`, unless it is there already."""
    from coordinator.samples import create_sample_registry  # noqa: PLC0415  loads SQLAlchemy

    if not path.exists():
        create_sample_registry(path)
    return path
