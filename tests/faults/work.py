"""What the programs do until they are killed: each tells what it was told is stored."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from time import monotonic_ns

from coordinator.commands.decisions import decide, reopen
from coordinator.commands.evidence import correct_observation, enter_observation
from coordinator.commands.keys import keep_recovery_key, rotate_key
from coordinator.commands.screening import enter_at_criterion
from coordinator.commands.signing import sign
from coordinator.domain.checklist import Item
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import AnsweredMeanwhile, Entry
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import Outcome, Screening
from coordinator.domain.signature import Meaning
from coordinator.domain.staff import SignInFailed
from coordinator.entering import enter
from coordinator.founding import found_registry
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.registry.backups import Said, Source, back_up
from coordinator.registry.errors import RegistryLocked
from coordinator.registry.keyring import Holder
from coordinator.registry.migrations import upgrade  # noqa: F401  loaded before a kill
from coordinator.registry.sealing import new_recovery_key
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    PEOPLE,
    SITE,
    TODAY,
)
from tests.faults.ground import DECIDED, EXAMINED, WALKED, clock

BEGUN = "begun"
BACKUPS = "backups"  # the folder they are made in
Tell = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Work:
    """What a program does at the file it is given, and for how long it may, in seconds."""

    name: str
    run: Callable[[Path, Tell], None]
    span: float


def token() -> str:
    """Give words that no other program gives."""
    return f"{os.getpid()}-{monotonic_ns()}"


def signed_in(path: Path, tell: Tell) -> Registry:
    """Sign in; while another program holds the file, try again as a person would."""
    while True:
        try:
            registry, _person = enter(path, COORDINATOR.user_name, PASSWORD, clock)
        except RegistryLocked:
            tell("locked", "")
            continue
        tell(BEGUN, "")
        return registry


def answer(path: Path, tell: Tell) -> None:
    """Correct the answers of a screening over and over."""
    with closing(signed_in(path, tell)) as registry:
        for turn in count():
            items = screening_of(registry, WALKED, with_identity=True).checklist.items
            for item in items:
                remark = token()
                try:
                    _correct(registry, item, (Answer.NO, Answer.YES)[turn % 2], remark)
                except (AnsweredMeanwhile, RegistryLocked):
                    tell("conflict", remark)
                    break  # another program was faster: look again
                tell("answer", remark)


def _correct(registry: Registry, item: Item, word: Answer, remark: str) -> None:
    entry = Entry(
        word,
        DOCUMENT,
        remark=remark,
        against_finding="as the record says",
        correction="mistyped" if item.entry.revision else "",
    )
    enter_at_criterion(
        registry,
        INVESTIGATOR if item.criterion.needs_investigator else COORDINATOR,
        screening_id=WALKED,
        criterion_id=item.criterion.id,
        entry=entry,
        expected_revision=item.entry.revision,
    )


def examine(path: Path, tell: Tell) -> None:
    """Enter evidence, and correct it."""
    with closing(signed_in(path, tell)) as registry:
        while True:
            with suppress(RegistryLocked):
                _enter_and_correct(registry, tell)


def _enter_and_correct(registry: Registry, tell: Tell) -> None:
    first, second = token(), token()
    entered = enter_observation(registry, COORDINATOR, subject_id=EXAMINED, told=_alt(first))
    tell("evidence", first)
    correct_observation(
        registry,
        COORDINATOR,
        observation_id=entered,
        told=_alt(second),
        correction="mistyped",
    )
    tell("evidence", second)


def _alt(place: str) -> NewObservation:
    document = replace(DOCUMENT, place=place)
    return NewObservation("alt", "ALT", value="78", unit="U/L", on=TODAY, document=document)


def sign_and_reopen(path: Path, tell: Tell) -> None:
    """Decide, sign twice, take it back: over and over, from where the last one stopped."""
    with closing(signed_in(path, tell)) as registry:
        while True:
            found = screening_of(registry, DECIDED, with_identity=True)
            if found.is_open:
                decide(registry, COORDINATOR, screening_id=DECIDED, outcome=Outcome.ELIGIBLE)
                tell("decision", "")
            elif found.next_meaning is None:
                reopen(registry, COORDINATOR, screening_id=DECIDED, reason="once more")
                tell("reopening", "")
            else:
                _sign(registry, found)
                newest = screening_of(registry, DECIDED, with_identity=True).signatures[-1]
                tell("signature", f"{newest.meaning} {newest.signed_at.isoformat()}")


def _sign(registry: Registry, found: Screening) -> None:
    meaning = found.next_meaning
    if meaning is None:
        return
    signer = COORDINATOR if meaning is Meaning.COMPLETED else INVESTIGATOR
    sign(
        registry,
        COORDINATOR,
        screening_id=DECIDED,
        user_name=signer.user_name,
        password=PASSWORD,
        meaning=meaning,
        content_sha256=content_digest(found),
    )


def back_up_often(path: Path, tell: Tell) -> None:
    """Back the registry up, also while another program writes to it."""
    folder = path.with_name(BACKUPS)
    with closing(signed_in(path, tell)) as registry:
        while True:
            said = Said(COORDINATOR.name, clock())
            made = back_up(Source(path, registry.key), folder, said)
            tell("backup", made.path.name)


def rotate(path: Path, tell: Tell) -> None:
    with closing(signed_in(path, tell)) as registry:
        while True:
            rotate_key(registry, COORDINATOR, told=lambda step: tell("step", step.value))


def change_keys(path: Path, tell: Tell) -> None:
    """Give the monitor new passwords, and the safe new recovery keys."""
    with closing(signed_in(path, tell)) as registry:
        while True:
            password, recovery_key = token(), new_recovery_key()
            tell("password tried", password)
            holder = Holder(MONITOR.user_name, MONITOR.name, MONITOR.role)
            registry.keyring.enter(registry.key, [(holder, password)])
            tell("password", password)
            tell("recovery key tried", recovery_key)
            keep_recovery_key(registry, COORDINATOR, recovery_key=recovery_key)
            tell("recovery key", recovery_key)


def come_and_go(path: Path, tell: Tell) -> None:
    """Sign in, with a wrong password before it, and leave."""
    tell(BEGUN, "")
    while True:
        try:
            enter(path, INVESTIGATOR.user_name, "guessed", clock)
        except SignInFailed:
            tell("failure", "")
        enter(path, INVESTIGATOR.user_name, PASSWORD, clock)[0].close()
        tell("sign-in", "")


def migrate(path: Path, tell: Tell) -> None:
    """Open a file of a former schema."""
    tell(BEGUN, "")
    enter(path, COORDINATOR.user_name, PASSWORD, clock)
    tell("migrated", "")
    _wait()


def found(path: Path, tell: Tell) -> None:
    """Make a new registry."""
    tell(BEGUN, "")
    founded = found_registry(path, SITE, PEOPLE)
    tell("recovery key", founded.recovery_key)
    _wait()


def _wait() -> None:
    """Do nothing more until the kill comes."""
    reading, _writing = os.pipe()
    os.read(reading, 1)


ANSWER = Work("answering", answer, 0.5)
EXAMINE = Work("entering evidence", examine, 0.5)
SIGN = Work("signing", sign_and_reopen, 1.5)
BACK_UP = Work("backing up", back_up_often, 1.0)
ROTATE = Work("rotating the key", rotate, 1.0)
CHANGE_KEYS = Work("changing passwords", change_keys, 1.0)
COME_AND_GO = Work("signing in", come_and_go, 1.5)
MIGRATE = Work("migrating", migrate, 1.2)
FOUND = Work("founding", found, 2.0)
