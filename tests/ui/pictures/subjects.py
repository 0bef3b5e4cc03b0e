"""Pictures of subjects: none yet, some, very many, and one being entered and corrected."""

from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from coordinator.commands.decisions import decide
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome
from coordinator.domain.subject import Sex
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    MONITOR,
    TODAY,
    active,
    answered,
    consented,
    record,
    subject,
)
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.subject_entry.page import SubjectEntryPage
from ui.subject_entry.presenter import SubjectEntryPresenter
from ui.subjects.page import SubjectsPage
from ui.subjects.presenter import SubjectsPresenter
from ui.widgets.table import DataTable

PEOPLE = (
    ("林小雨", "H-4711", date(1983, 4, 1), Sex.FEMALE),
    ("Tom Brook", "H-4802", date(1971, 12, 3), Sex.MALE),
    ("欧阳校风", "00231877", date(1990, 2, 28), Sex.MALE),
    ("阿卜杜热西提·买买提依明", "00231901", date(1966, 4, 9), Sex.MALE),
    (
        "Maximiliane von Oettingen-Wallerstein-Spielberg",
        "00232004",
        date(1959, 7, 8),
        Sex.FEMALE,
    ),
    ("曾乐红", "00232117", date(2012, 6, 18), Sex.FEMALE),
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        shoot(page_of(desk)[0], out / "subjects-empty.png", destination="subjects")
        fill(desk)
        page, _presenter = page_of(desk)
        shoot(page, out / "subjects.png", destination="subjects", first=_choose_first)
        page, _presenter = page_of(Desk(desk.registry, MONITOR))
        shoot(page, out / "subjects-monitor.png", destination="subjects", first=_choose_first)
        page, _presenter = page_of(desk)
        shoot(page, out / "subjects-enter.png", destination="subjects", first=_enter)
        fill_up(desk)
        page, _presenter = page_of(desk)
        shoot(page, out / "subjects-full.png", destination="subjects", first=_choose_often)


def page_of(desk: Desk) -> tuple[SubjectsPage, SubjectsPresenter]:
    presenter = SubjectsPresenter(desk)
    return SubjectsPage(presenter, SubjectEntryPage(SubjectEntryPresenter(desk))), presenter


def fill(desk: Desk) -> None:
    registry = desk.registry
    ids = [
        subject(registry, name, hospital_number=number, birth_on=birth, sex=sex)
        for name, number, birth, sex in PEOPLE
    ]
    trial_id = active(registry).trial_id
    for subject_id in ids[1:4]:
        screening_id = consented(registry, trial_id, subject_id)
    answered(registry, screening_id, I1="yes", E1="yes")


def fill_up(desk: Desk) -> None:
    """Enter as many as a ward sees in a year, and one who was screened again and again."""
    registry = desk.registry
    for number in range(120):
        name = f"周{'安平宁康乐'[number % 5]}{number}"
        born = date(1950 + number % 50, 1, 1 + number % 28)
        subject(registry, name, hospital_number=f"K-{number}", birth_on=born)
    often = subject(registry, PEOPLE[4][0], hospital_number="K-often")
    for number in range(8):
        ids = RegistryIds(nct=f"NCT9998{number:04}")
        version = active(registry, known=record(title=f"Soup {number}", ids=ids))
        screening_id = consented(registry, version.trial_id, often)
        withdraw(registry, screening_id)


def withdraw(registry: Registry, screening_id: int) -> None:
    decide(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        outcome=Outcome.WITHDRAWN,
        ended_on=TODAY,
    )


def _choose_often(page: SubjectsPage) -> None:
    page.findChild(DataTable, "subjects").select(0)


def _choose_first(page: SubjectsPage) -> None:
    page.findChild(DataTable, "subjects").select(2)


def _enter(page: SubjectsPage) -> None:
    page.findChild(object, "new_subject").click()
    page.findChild(QLineEdit, "hospital_number").insert("h-4711")
    page.findChild(QLineEdit, "name").insert("曾乐红")
    wait_until(lambda: bool(page.findChild(QLineEdit, "initials").text()))
    wait_until(lambda: page.findChild(object, "resembling").isVisible())
    QTest.qWait(0)
