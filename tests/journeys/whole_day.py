"""`python -m tests.journeys.whole_day REGISTRY FORM`: a day of work, until it is killed.

It does at the registry what a site does in a day, errs in a way that is reported, says that
it has worked, and rotates the key until it is killed. All in it is invented.
"""

import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coordinator.commands.decisions import decide
from coordinator.commands.evidence import enter_observation
from coordinator.commands.keys import rotate_key
from coordinator.commands.screening import enter_at_criterion
from coordinator.commands.signing import sign
from coordinator.commands.subjects import correct_subject
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.form import Copy
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import Outcome
from coordinator.domain.signature import Meaning
from coordinator.domain.subject import Identity, Sex
from coordinator.entering import enter
from coordinator.founding import found_registry
from coordinator.printouts import screening_printout, write_printout
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.registry.backups import Said, Source, back_up
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    PASSWORD,
    PEOPLE,
    SITE,
    TODAY,
    active,
    answered,
    consented,
    subject,
)
from tests.conftest import NOON, noon
from ui.__main__ import guard
from ui.printing.folder import PrivateFolder
from ui.window import Window

NAME, GUARDIAN = "欧阳校风", "Wilhelmine Quakenbrueck"
NUMBER, TELEPHONE = "H-7731954", "139 5550 7731"
INITIALS = "OYXFQZ"
REMARK = "brought by her neighbour Zachariasz"
BORN = TODAY.replace(year=1983)
SECRETS = (NAME, GUARDIAN, NUMBER, TELEPHONE, INITIALS, REMARK, BORN.isoformat(), PASSWORD)


def main() -> None:
    path, form = map(Path, sys.argv[1:])
    application = QApplication([])
    guard(Window())
    found_registry(path, SITE, PEOPLE)
    registry, _person = enter(path, COORDINATOR.user_name, PASSWORD, noon)
    with closing(registry):
        screening_id = screen_somebody(registry)
        sign_and_print(registry, screening_id, form)
        back_up(Source(path, registry.key), path.parent / "backups", Said("Li Na", NOON))
        make_a_mistake(application)
        sys.stdout.write("worked\n")
        sys.stdout.flush()
        while True:
            rotate_key(registry, COORDINATOR)


def screen_somebody(registry: Registry) -> int:
    """Enter a subject, with a correction, and walk the checklist with remarks and evidence."""
    version = active(registry)
    someone = subject(registry, "欧阳校", hospital_number=NUMBER)
    correct_subject(
        registry,
        COORDINATOR,
        subject_id=someone,
        identity=Identity(NAME, NUMBER, BORN, TELEPHONE, GUARDIAN),
        sex=Sex.FEMALE,
        initials=INITIALS,
        reason=REMARK,
    )
    screening_id = consented(registry, version.trial_id, someone)
    told = NewObservation("alt", REMARK, value="78", on=TODAY, document=DOCUMENT)
    enter_observation(registry, COORDINATOR, subject_id=someone, told=told)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="yes")
    item = screening_of(registry, screening_id, with_identity=True).checklist.item("E2")
    enter_at_criterion(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        criterion_id=item.criterion.id,
        entry=Entry(Answer.NO, DOCUMENT, remark=REMARK, correction="mistyped"),
        expected_revision=item.entry.revision,
    )
    return screening_id


def sign_and_print(registry: Registry, screening_id: int, form: Path) -> None:
    """Sign the decision, save the form where the person wants it, and look at a copy."""
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    found = screening_of(registry, screening_id, with_identity=True)
    sign(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        user_name=COORDINATOR.user_name,
        password=PASSWORD,
        meaning=Meaning.COMPLETED,
        content_sha256=content_digest(found),
    )
    made = screening_printout(
        registry, actor=COORDINATOR, screening_id=screening_id, copy=Copy.SITE
    )
    write_printout(form, made)
    write_printout(PrivateFolder().path / made.file_name, made)


def make_a_mistake(application: QApplication) -> None:
    """Let the program err over a name, as a slot of a page would."""
    known: dict[str, str] = {}
    QTimer.singleShot(0, lambda: known[NAME])
    QTimer.singleShot(0, lambda: date.fromisoformat(REMARK))
    application.processEvents()
    for window in application.topLevelWidgets():
        window.close()


if __name__ == "__main__":
    main()
