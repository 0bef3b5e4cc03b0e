"""Opening a registry at the terminal, and finding in it what the person named.

The file is encrypted: who opens it signs in, and sees what that person may see.
"""

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coordinator.commands.staff import sign_out
from coordinator.domain.errors import CoordinatorError, Refused
from coordinator.domain.staff import PasswordTemporary, StaffMember
from coordinator.domain.trial import TrialLine
from coordinator.entering import enter
from coordinator.queries.screenings import screenings_named
from coordinator.queries.trials import trials_of
from coordinator.registry.errors import RegistryMissing
from coordinator.registry.store import Registry
from coordinator.text import N_, _, listed


class NobodyNamed(Refused):
    problem = N_("The registry is encrypted, and opens only for one of its people.")
    remedy = N_("Say who signs in with --user NAME; the password is asked for.")


class NoSuchTrial(Refused):
    problem = N_("No trial of this registry is called “{name}”.")
    remedy = N_("See “trial-coordinator trials” for their names.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class NoVersion(Refused):
    problem = N_("{trial} has no protocol version, and so no checklist.")
    remedy = N_("Add its registry record, or a section of its protocol.")

    def __init__(self, trial: str) -> None:
        super().__init__(trial=trial)


class NoSuchScreening(Refused):
    problem = N_("This registry has no screening {number}.")
    remedy = N_("Check the number in the screening log.")

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class SeveralScreenings(Refused):
    problem = N_("Several trials have a screening {number}: {trials}.")
    remedy = N_("Say which with --trial.")

    def __init__(self, number: str, trials: str) -> None:
        super().__init__(number=number, trials=trials)


@contextmanager
def opened(said: Namespace) -> Iterator[tuple[Registry, StaffMember]]:
    """Open the registry that was named, as the person who was named.

    Raises:
        NobodyNamed; SignInFailed, SignInLocked, PasswordTemporary, RegistryMissing, ….
    """
    if isinstance(said.registry, Path) and not said.registry.is_file():
        raise RegistryMissing(said.registry)
    if not said.user:
        raise NobodyNamed
    registry, actor = enter(said.registry, said.user, asked_password(said.user))
    try:
        if actor.must_change:
            sign_out(registry, actor)
            raise PasswordTemporary(actor.name)
        try:
            yield registry, actor
        except BaseException:  # refused, or given up: the person leaves all the same
            with suppress(CoordinatorError):  # what failed first is told
                sign_out(registry, actor)
            raise
        sign_out(registry, actor)
    finally:
        registry.close()


def asked_password(user_name: str) -> str:
    """Ask for the password; where nobody can be asked, take the first line of the input."""
    return asked_secret(_("Password of {user_name}: ").format(user_name=user_name))


def asked_secret(question: str) -> str:
    """Ask for what nobody shall see; where nobody can be asked, take a line of the input."""
    if sys.stdin.isatty():
        return getpass.getpass(question)
    return sys.stdin.readline().rstrip("\r\n")


def trial_named(registry: Registry, name: str) -> TrialLine:
    """Find a trial by registry id, protocol number, short title or number in the list."""
    wanted = name.casefold()
    for line in trials_of(registry):
        trial = line.trial
        names = (
            trial.nct,
            trial.chictr,
            trial.short_title,
            *trial.secondary_ids,
            str(trial.id),
        )
        protocol = line.version_name.rsplit(" v", 1)[0]
        if wanted in [found.casefold() for found in (*names, protocol) if found]:
            return line
    raise NoSuchTrial(name)


def screening_named(registry: Registry, number: str, trial: str) -> int:
    found = screenings_named(registry, number, trial)
    if not found:
        raise NoSuchScreening(number)
    if len(found) > 1:
        raise SeveralScreenings(number, listed(label for _id, label in found))
    return found[0][0]
