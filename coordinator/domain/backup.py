"""Backups: what a backup tells of itself, and which of them are kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from coordinator.domain.errors import Refused, Unavailable
from coordinator.text import N_, _

DAILY, WEEKLY, MONTHLY = 14, 8, 12
OLD_AFTER = 3  # days without a good backup before somebody is warned


class BackupUnusable(Unavailable):
    problem = N_("{path} is not a whole backup of this program ({why}).")
    remedy = N_("Choose another backup. The file was left as it is.")

    def __init__(self, path: object, why: str) -> None:
        super().__init__(path=path, why=_(why))


class BackupOutOfReach(Unavailable):
    problem = N_("{path} cannot be read ({why}).")
    remedy = N_("Check its name, and see that its disk or stick is connected.")

    def __init__(self, path: object, why: str) -> None:
        super().__init__(path=path, why=why)


class BackupForged(Refused):
    problem = N_("{path} was changed after this program made it ({why}).")
    remedy = N_("Do not use it; keep it, and find out who changed it. Choose another backup.")

    def __init__(self, path: object, why: str) -> None:
        super().__init__(path=path, why=_(why))


class BackupOfAnother(Refused):
    problem = N_("{path} is a backup of another registry: {site}.")
    remedy = N_("Choose a backup of this one, or say that it shall take this one's place.")

    def __init__(self, path: object, site: str) -> None:
        super().__init__(path=path, site=site)


class FolderOutOfReach(Unavailable):
    problem = N_("The folder {path} cannot be reached ({why}).")
    remedy = N_(
        "See that its disk or stick is connected, or choose another folder. "
        "The registry is as it was."
    )

    def __init__(self, path: object, why: str) -> None:
        super().__init__(path=path, why=why)


class FolderReadOnly(Unavailable):
    problem = N_("Nothing may be written to {path}.")
    remedy = N_("Choose another folder, or ask for the right to write to it.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class FolderFull(Unavailable):
    problem = N_("There is no room left at {path}.")
    remedy = N_("Free some space, or choose another folder. The registry is as it was.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup tells of itself, with nothing of a subject in it.

    `tag` proves that who wrote it knew the registry's key.
    """

    registry: str
    site_name: str
    site_number: str
    made_at: datetime
    made_by: str
    is_automatic: bool
    schema: str
    entries: int
    head: str
    members: tuple[Member, ...]
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in a folder; without a manifest it cannot be read, for the reason `why`."""

    path: Path
    size: int
    manifest: Manifest | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When the last good backup was made, and where; `at` is None before the first."""

    at: datetime | None = None
    place: str = ""

    def days_ago(self, now: datetime) -> int | None:
        return None if self.at is None else max(0, (now - self.at).days)

    def is_old(self, now: datetime, founded_at: datetime) -> bool:
        """Whether somebody should see to it: none for days, counted from the beginning."""
        return (now - (self.at or founded_at)).days >= OLD_AFTER


@dataclass(frozen=True, slots=True)
class BackupState:
    """How the site stands with its backups.

    `has_news`: something was done since the last one, besides coming and going.
    """

    last: LastBackup
    folder: Path
    second: Path | None
    has_news: bool
    is_old: bool
    is_of_today: bool
    now: datetime


@dataclass(frozen=True, slots=True)
class BackupsMade:
    """A good backup, the old ones that the rule removed, and why a second copy failed."""

    backup: Backup
    removed: tuple[Path, ...] = ()
    second: Backup | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class LostWork:
    """What one person did on one day that a backup does not have."""

    on: date
    actor: str
    entries: int
    actions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something: now, and in the backup."""

    table: str
    now: int
    then: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What a backup has not that the registry in use has, and the other way round.

    Both have `common` audit entries from the first on. `screenings` are named by the trail.
    """

    is_same_registry: bool
    common: int
    lost: tuple[LostWork, ...]
    screenings: tuple[str, ...]
    counts: tuple[Count, ...]
    only_in_backup: int = 0

    @property
    def lost_entries(self) -> int:
        return sum(line.entries for line in self.lost)


def kept(made: Iterable[datetime]) -> frozenset[datetime]:
    """Say which backups stay: the newest of 14 days, of 8 weeks, and of 12 months.

    Only periods with a backup are counted: neither a long pause nor a clock that is wrong
    takes all of them away.
    """
    newest_first = sorted(set(made), reverse=True)
    found: set[datetime] = set()
    for period, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        found |= set(islice(_newest_of(newest_first, period), most))
    return frozenset(found)


def _newest_of(
    newest_first: Iterable[datetime], period: Callable[[date], tuple[int, ...]]
) -> Iterable[datetime]:
    newest: dict[tuple[int, ...], datetime] = {}
    for at in newest_first:
        newest.setdefault(period(at.date()), at)
    return newest.values()


def _day(on: date) -> tuple[int, ...]:
    return (on.toordinal(),)


def _week(on: date) -> tuple[int, ...]:
    return on.isocalendar()[:2]


def _month(on: date) -> tuple[int, ...]:
    return (on.year, on.month)
