"""`backup`, `restore`, `verify` and `recover`: what keeps a registry from being lost."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.commands.backups import back_up_now
from coordinator.domain.backup import Backup, Difference
from coordinator.domain.errors import Refused
from coordinator.domain.staff import SignInFailed
from coordinator.recovering import recover
from coordinator.registry.address import Address
from coordinator.registry.restoring import TakenOut, take_out
from coordinator.registry.sealing import WrongPasswordError
from coordinator.registry.server_engine import require_empty
from coordinator.registry.whole import Told
from coordinator.restoring import (
    Examined,
    Proof,
    as_kept,
    drop,
    examine,
    restore,
    restore_on_server,
)
from coordinator.terminal.columns import padded
from coordinator.terminal.progress import ProgressBar, progress
from coordinator.terminal.registry import asked_password, asked_secret, opened
from coordinator.terminal.verifying import verify as verify_registry
from coordinator.text import N_, _, listed, many

STEPS = 100


class NothingRestored(Refused):
    problem = N_("Nothing was restored: the registry is as it was.")
    remedy = N_("Say --yes when what is written above may be lost.")


class PasswordsDiffer(Refused):
    problem = N_("The two passwords are not the same.")
    remedy = N_("Type the new password twice.")


def make_backup(said: Namespace) -> int:
    """Make a backup in a folder, or where the site keeps its own."""
    with opened(said) as (registry, actor), progress(_("Backing up")) as bar:
        made = back_up_now(registry, actor, folder=said.folder, told=shown_by(bar))
    sys.stdout.write(f"{made.path}\n{backup_words(made)}\n")
    return 0


def restore_backup(said: Namespace) -> int:
    """Tell what would be lost; put the backup in the registry's place when that is agreed."""
    target = said.to or said.registry
    if isinstance(target, Address):
        return _restore_on_server(said, target)
    proof = asked_proof(said)
    with progress(_("Verifying")) as bar:
        examined = examine(said.backup, target, proof, told=shown_by(bar))
    for line in lines_of(examined):
        sys.stdout.write(f"{line}\n")
    if not (said.yes or is_free(examined) or is_agreed(examined)):
        drop(examined)
        raise NothingRestored
    done = restore(examined, another=said.another)
    words = _("Restored: {path}").format(path=done.path)
    if done.kept_as is not None:
        words += "\n" + _("The former registry is kept: {path}").format(path=done.kept_as)
    sys.stdout.write(f"{words}\n")
    return 0


def _restore_on_server(said: Namespace, address: Address) -> int:
    """Put the backup into an empty database, where nothing can be lost."""
    require_empty(address)
    proof = asked_proof(said)
    with TemporaryDirectory(prefix="trial-coordinator-") as folder:
        with progress(_("Verifying")) as bar:
            examined = examine(
                said.backup, Path(folder) / "registry", proof, told=shown_by(bar)
            )
        for line in lines_of(examined):
            sys.stdout.write(f"{line}\n")
        with progress(_("Restoring")) as bar:
            restore_on_server(examined, address, shown_by(bar))
    sys.stdout.write(_("Restored: {path}").format(path=address) + "\n")
    return 0


def verify(said: Namespace) -> int:
    """Walk the audit trail of the registry, or read a backup whole."""
    if said.backup is None:
        return verify_registry(said)
    proof = asked_proof(said)
    with TemporaryDirectory(prefix="trial-coordinator-") as folder:
        with progress(_("Verifying")) as bar:
            taken = taken_out(said.backup, Path(folder) / "registry", proof, bar)
        made = Backup(taken.backup, taken.backup.stat().st_size, taken.manifest)
        sys.stdout.write(f"{_('The backup is whole.')} {backup_words(made)}\n")
    return 0


def recover_access(said: Namespace) -> int:
    """Set a new password for a person, with the recovery key from the safe."""
    recovery_key = asked_secret(_("Recovery key: "))
    words = _("New password of {user_name}: ").format(user_name=said.person)
    password = asked_secret(words)
    if sys.stdin.isatty() and asked_secret(_("The same again: ")) != password:
        raise PasswordsDiffer
    recover(said.registry, recovery_key=recovery_key, user_name=said.person, password=password)
    words = _("{user_name} signs in with the new password, and then chooses another.")
    sys.stdout.write(words.format(user_name=said.person) + "\n")
    return 0


def asked_proof(said: Namespace) -> Proof:
    """Ask for the password of the person who was named, or for the recovery key."""
    if said.user:
        return Proof(said.user, asked_password(said.user))
    return Proof("", asked_secret(_("Recovery key: ")))


def taken_out(backup: Path, place: Path, proof: Proof, bar: ProgressBar) -> TakenOut:
    try:
        return take_out(backup, place, *as_kept(proof), shown_by(bar))
    except WrongPasswordError as fault:
        raise SignInFailed from fault


def is_free(examined: Examined) -> bool:
    """Say whether nothing lies where the backup shall go: then nothing can be lost."""
    return not os.path.lexists(examined.taken.target)


def is_agreed(examined: Examined) -> bool:
    """Ask on a terminal, where a word has to be typed; nobody is asked elsewhere."""
    if not sys.stdin.isatty():
        return False
    word = _("restore")
    question = _("Type “{word}” to put this backup in the place of {path}: ")
    sys.stdout.write(question.format(word=word, path=examined.taken.target))
    sys.stdout.flush()
    return sys.stdin.readline().strip() == word


def backup_words(made: Backup) -> str:
    told = made.manifest
    if told is None:
        return made.why
    words = _("{site}, {at}: {entries} audit entries, head {head}.")
    at = f"{told.made_at:%Y-%m-%d %H:%M}"
    return words.format(site=told.site_name, at=at, entries=told.entries, head=told.head)


def lines_of(examined: Examined) -> Iterator[str]:
    """Write what a backup holds, and what would be lost by restoring it."""
    made = Backup(examined.taken.backup, 0, examined.taken.manifest)
    yield backup_words(made)
    found = examined.difference
    if found is None:
        if examined.why:
            yield _("It cannot be compared with the registry in use: {why}").format(
                why=examined.why
            )
        return
    if not found.is_same_registry:
        yield _("It is the backup of another registry (say --another to restore it).")
    if not found.lost_entries:
        yield _("Nothing would be lost: the registry in use has no entry besides.")
    else:
        yield from _lost(found)
    if found.only_in_backup:
        yield many(
            "{count} entry is in the backup only.",
            "{count} entries are in the backup only.",
            found.only_in_backup,
        )


def _lost(found: Difference) -> Iterator[str]:
    yield many(
        "{count} audit entry would be lost:",
        "{count} audit entries would be lost:",
        found.lost_entries,
    )
    for line in found.lost:
        done = listed(f"{_(action)} ({count})" for action, count in line.actions)
        yield f"  {line.on}  {padded(line.actor, 20)} {line.entries:>6}  {done}"
    if found.screenings:
        yield _("Screenings concerned: {names}").format(names=listed(found.screenings))


def shown_by(bar: ProgressBar) -> Told:
    """Draw on `bar` how far the work is."""

    def told(share: float, _words: str) -> None:
        bar.advance(round(share * STEPS), STEPS)

    return told
