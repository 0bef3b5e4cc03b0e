"""What the page of the backups shows, as plain values."""

from dataclasses import dataclass

from ui.widgets.tones import Tone


@dataclass(frozen=True, slots=True)
class BackupLine:
    path: str
    made: str
    how: str
    entries: str
    size: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class BackupsView:
    last: str
    is_old: bool
    folder: str
    second: str
    problem: str  # with the folder
    lines: tuple[BackupLine, ...]
    can_change: bool
    can_restore: bool
    is_busy: bool = False
    is_shared: bool = False  # it lies on a server: backups are restored elsewhere


@dataclass(frozen=True, slots=True)
class LostLine:
    on: str
    actor: str
    entries: str
    done: str


@dataclass(frozen=True, slots=True)
class CountLine:
    what: str
    now: str
    then: str
    is_less: bool


@dataclass(frozen=True, slots=True)
class RestoreView:
    """`step` is 0 while the proof is asked, 1 while it is read, 2 when it is compared."""

    step: int
    file: str
    about: str
    user_name: str
    problem: str = ""
    sentences: tuple[str, ...] = ()
    lost: tuple[LostLine, ...] = ()
    counts: tuple[CountLine, ...] = ()
    is_another: bool = False
    kept: str = ""
