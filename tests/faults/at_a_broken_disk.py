"""`python -m tests.faults.at_a_broken_disk HOW REGISTRY`: work on while the disk fails.

Prints a line for each thing that was tried: its name, and how it ended.
"""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from coordinator.commands.keys import keep_recovery_key, rotate_key
from coordinator.domain.errors import CoordinatorError
from coordinator.entering import enter
from coordinator.queries.screenings import screening_of
from coordinator.registry.backups import Said, Source, back_up
from coordinator.registry.peek import peek
from coordinator.registry.sealing import new_recovery_key
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, INVESTIGATOR, PASSWORD, answered
from tests.conftest import NOON, noon
from tests.faults.broken_disk import break_disk


def main() -> None:
    how, path = sys.argv[1], Path(sys.argv[2])
    if how == "read-only":
        break_disk(how)
        attempt("cover", lambda: peek(path))
        attempt("sign-in", lambda: sign_in(path))
        return
    registry, _person = enter(path, COORDINATOR.user_name, PASSWORD, noon)
    answered(registry, 1, I1="yes")
    break_disk(how)
    attempt("answer", lambda: answered(registry, 1, E1="no"))
    attempt("reading", lambda: screening_of(registry, 1, with_identity=True))
    attempt("recovery key", lambda: renew(registry))
    attempt("backup", lambda: back_up_to(registry, path.parent / "backups"))
    attempt("rotation", lambda: rotate_key(registry, COORDINATOR))
    attempt("sign-in", lambda: sign_in(path))


def attempt(name: str, act: Callable[[], object]) -> None:
    try:
        act()
    except CoordinatorError as error:
        ended = type(error).__name__
    else:
        ended = "done"
    sys.stdout.write(f"{name}: {ended}\n")
    sys.stdout.flush()


def renew(registry: Registry) -> None:
    keep_recovery_key(registry, COORDINATOR, recovery_key=new_recovery_key())


def back_up_to(registry: Registry, folder: Path) -> None:
    back_up(Source(registry.path, registry.key), folder, Said(COORDINATOR.name, NOON))


def sign_in(path: Path) -> None:
    with closing(enter(path, INVESTIGATOR.user_name, PASSWORD, noon)[0]):
        pass


if __name__ == "__main__":
    main()
