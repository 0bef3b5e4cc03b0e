"""Pictures of a trial's clarifications: none yet, some, very many, one answered, corrected."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from coordinator.commands.clarifications import answer_clarification, ask
from tests.builders import COORDINATOR, TODAY, active, coded
from tests.ui.desks import desk_of_a_site
from tests.ui.pictures.shot import settle, shoot
from ui.clarifications.page import ClarificationsPage
from ui.clarifications.presenter import ClarificationsPresenter
from ui.desk import Desk

ASKED = (
    ("I1", "Is the 70th birthday itself still included?", "Yes, up to the 71st."),
    ("E2", "Does a common cold without fever count as an active infection?", ""),
    ("E2", "体温37.9 °C（家中测量）是否算发热？", "只算研究中心测量的体温。"),
)
LONG_QUESTION = (
    "Does a subject who was treated with rituximab under another name, in another country, by "
    "another hospital, and of whom no discharge letter can be had any more, count as treated?"
)
LONG_ANSWER = (
    "Yes, unless the hospital confirms in writing that nothing was given; a note of the "
    "subject alone is not enough, and a letter of the family physician is to be filed with "
    "the form."
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        version = active(desk.registry)
        page = page_of(desk, version.trial_id)
        shoot(page, out / "clarifications-empty.png", destination="trials")
        for code, question, answer in ASKED:
            fill(desk, coded(version, code).id, question, answer)
        page = page_of(desk, version.trial_id)
        shoot(page, out / "clarifications.png", destination="trials")
        for name in ("answer_it", "correct"):
            page = page_of(desk, version.trial_id)
            page.findChild(QWidget, "clarifications").select(1)
            page.show()
            page.findChild(QWidget, name).click()
            settle()
            dialog = page.findChild(QWidget, "clarification_dialog")
            dialog.grab().save(str(out / f"clarifications-{name}.png"))
            dialog.close()
        for number in range(40):
            answer = LONG_ANSWER if number % 2 else ""
            fill(desk, coded(version, "E2").id, LONG_QUESTION, answer)
        page = page_of(desk, version.trial_id)
        page.findChild(QWidget, "clarifications").select(6)
        shoot(page, out / "clarifications-much.png", destination="trials")


def page_of(desk: Desk, trial_id: int) -> ClarificationsPage:
    presenter = ClarificationsPresenter(desk)
    page = ClarificationsPage(presenter)
    presenter.open(trial_id)
    return page


def fill(desk: Desk, criterion_id: int, question: str, answer: str) -> None:
    number = ask(
        desk.registry,
        COORDINATOR,
        criterion_id=criterion_id,
        question=question,
        asked_of="the sponsor's monitor",
        asked_on=TODAY,
    )
    if answer:
        answer_clarification(
            desk.registry,
            COORDINATOR,
            clarification_id=number,
            answer=answer,
            answered_by="Dr Noor Vale",
            answered_on=TODAY,
            applies_from=TODAY,
        )
