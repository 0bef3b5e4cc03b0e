"""What has to be true after every kill: the judgement names what is not."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from coordinator.domain.errors import CoordinatorError
from coordinator.entering import enter
from coordinator.queries.evidence import evidence_of
from coordinator.queries.screenings import screening_of
from coordinator.registry import backup_file, cipher
from coordinator.registry.backups import REMAINS
from coordinator.registry.cover import keyring_of
from coordinator.registry.keyring import SAFE, Keyring
from coordinator.registry.peek import peek
from coordinator.registry.rotation import rotating
from coordinator.registry.sealing import WrongPasswordError
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, INVESTIGATOR, MONITOR, PASSWORD, PEOPLE
from tests.faults.ground import DECIDED, EXAMINED, WALKED, clock
from tests.faults.process import Told
from tests.faults.work import BACKUPS

TOKENS = ("answer", "evidence", "signature")
TRIED = " tried"


@dataclass
class Remembered:
    """What was told of a registry since it was made, and how often its programs were killed."""

    recovery_key: str
    told: list[Told] = field(default_factory=list)
    kills: int = 0
    entries: int = 0

    def add(self, told: Sequence[Told]) -> None:
        self.told += told
        self.kills += 1

    def possible(self, word: str, first: str) -> list[str]:
        """Give the newest secret that was told as kept, and those tried after it."""
        found = [first]
        for what, said in self.told:
            if what == word:
                found = [said]
            elif what == word + TRIED:
                found.append(said)
        return found


def faults_of(path: Path, look: Callable[[Path], Iterator[str]]) -> list[str]:
    """Start again as a person would, and name each thing that is not as it was told."""
    found = []
    try:
        found += look(path)
    except CoordinatorError as error:
        found.append(f"it does not open by itself: {type(error).__name__}: {error}")
    except cipher.FAULTS as fault:
        found.append(f"it cannot be read: {fault}")
    return found


def look_at_work(path: Path, known: Remembered) -> Iterator[str]:
    peek(path)
    registry, _person = enter(path, COORDINATOR.user_name, PASSWORD, clock)
    with closing(registry):
        yield from _sound(registry)
        count = registry.verify().count
        if count < known.entries:
            yield f"{known.entries - count} entries are missing"
        known.entries = count
        yield from _lost(registry, known)
        yield from _keys(path, registry.key, known)
        yield from _backups(path, registry.key, known)
    enter(path, INVESTIGATOR.user_name, PASSWORD, clock)[0].close()


def look_at_migrated(path: Path) -> Iterator[str]:
    for user_name in (COORDINATOR.user_name, INVESTIGATOR.user_name):
        registry, _person = enter(path, user_name, PASSWORD, clock)
        with closing(registry):
            yield from _sound(registry)
            answer = screening_of(registry, 1, with_identity=True).checklist.item("I1")
            if answer.entry.by != COORDINATOR.name:
                yield "what was answered before is not there"


def look_at_founded(path: Path) -> Iterator[str]:
    for person in PEOPLE:
        registry, _person = enter(path, person.user_name, PASSWORD, clock)
        with closing(registry):
            yield from _sound(registry)
    if not Keyring(path).has_recovery_key():
        yield "no recovery key was made"
    if left := [file.name for file in path.parent.glob("*.making*")]:
        yield f"{left} were left"


def _sound(registry: Registry) -> Iterator[str]:
    verified = registry.verify()
    if not verified.is_whole:
        yield f"the chain is broken at {verified.broken_at}"
    yield from _database(registry.path, registry.key)


def _database(path: Path, key: bytes) -> Iterator[str]:
    with closing(cipher.connect(path, key)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            yield f"the file is damaged: {found[:3]}"
        if strays := connection.execute("PRAGMA foreign_key_check").fetchall():
            yield f"rows without their parent: {strays[:3]}"


def _lost(registry: Registry, known: Remembered) -> Iterator[str]:
    """Find what was told as stored and is not there, and what nobody can have entered."""
    stored = stored_in(registry)
    for word in TOKENS:
        told = {said for what, said in known.told if what == word}
        if lost := told - stored[word]:
            yield f"{len(lost)} told as stored and lost ({word}): {sorted(lost)[:3]}"
        # Of each program that was killed, the last thing may be stored and not told.
        if len(stored[word] - told) > 2 * known.kills:
            yield f"more is stored than was entered ({word})"


def stored_in(registry: Registry) -> dict[str, set[str]]:
    items = screening_of(registry, WALKED, with_identity=True).checklist.items
    entries = [entry for item in items for entry in (*item.former, item.entry)]
    signed = screening_of(registry, DECIDED, with_identity=True).signatures
    evidence = [
        found
        for newest in evidence_of(registry, EXAMINED)
        for found in (*newest.former, newest)
    ]
    return {
        "answer": {entry.remark for entry in entries if entry.revision},
        "signature": {f"{one.meaning} {one.signed_at.isoformat()}" for one in signed},
        "evidence": {found.told.document.place for found in evidence},
    }


def _keys(path: Path, key: bytes, known: Remembered) -> Iterator[str]:
    """Everybody's password opens the registry, and the sheet in the safe."""
    keyring = Keyring(path)
    if keyring.is_between_keys():
        yield "the keyring is between two keys after a sign-in"
    for user_name, word, first in (
        (MONITOR.user_name, "password", PASSWORD),
        (SAFE, "recovery key", known.recovery_key),
    ):
        secrets = known.possible(word, first)
        opening = [secret for secret in secrets if _opens(keyring, user_name, secret, key)]
        known.told += [(word, secret) for secret in opening]
        if len(opening) != 1:
            who = user_name or "the safe"
            yield f"{len(opening)} of {len(secrets)} secrets open the registry for {who}"
    for left in (rotating(path), keyring_of(path).with_suffix(".keys-journal")):
        if left.exists():
            yield f"{left.name} was left"


def _opens(keyring: Keyring, user_name: str, secret: str, key: bytes) -> bool:
    try:
        return keyring.opened(user_name, secret) == key
    except WrongPasswordError:
        return False


def _backups(path: Path, key: bytes, known: Remembered) -> Iterator[str]:
    """Each backup that was told as made is there, and whatever has its name is whole."""
    told = {said for word, said in known.told if word == "backup"}
    known.told = [(word, said) for word, said in known.told if word != "backup"]
    folder = path.with_name(BACKUPS)
    found = set(folder.glob(f"*{backup_file.ENDING}"))
    for backup in sorted(found):
        manifest = backup_file.require_as_written(backup)
        backup_file.require_own(backup, manifest, key)
        told.discard(backup.name)
    if told:
        yield f"backups told as made are missing: {sorted(told)}"
    if folder.exists():
        left = {path for path in folder.iterdir() if not path.name.startswith(REMAINS)}
        if strays := left - found:
            yield f"nothing will clear away {sorted(path.name for path in strays)}"
        shutil.rmtree(folder)
