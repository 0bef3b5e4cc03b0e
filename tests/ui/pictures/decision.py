"""Pictures of the decision: impossible, refused, signed, with a voided signature."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from coordinator.commands.decisions import decide, reopen
from coordinator.commands.signing import sign
from coordinator.domain.screening import Outcome
from coordinator.domain.windows import Anchor
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    PASSWORD,
    TODAY,
    active,
    answered,
    consented,
    record,
    subject,
)
from tests.queries import test_windows
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import settle, shoot
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.desk import Desk

LINES = (
    "I1 年龄18至70岁，性别不限，签署知情同意书",
    "I2 Written informed consent",
    "E1 Any of the following within 4 weeks before screening:",
    "E1.1 fever above 38 °C",
    "E1.2 an antibiotic by mouth or vein",
    *(
        f"E{number} Any of the conditions that section {number} names, unless they were "
        "treated and have been stable for at least 6 months before the screening visit"
        for number in range(2, 33)
    ),
)
ALL_BUT = {f"E{number}": "no" for number in range(1, 33)}


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        windows(desk, out)
    with desk_of_a_site() as desk:
        screening_id = begun(desk.registry)
        page, _ = shown(desk, screening_id)
        page.findChild(QRadioButton, "outcome_ELIGIBLE").click()
        shoot(page, out / "decision-impossible.png", destination="subjects")
        answered(desk.registry, screening_id, I2="yes", E7="yes")
        page, _ = shown(desk, screening_id)
        page.findChild(QRadioButton, "outcome_SCREEN_FAILURE").click()
        shoot(page, out / "decision-failure.png", destination="subjects")
        page, _ = shown(desk, screening_id)
        page.findChild(QRadioButton, "outcome_WITHDRAWN").click()
        page.findChild(QPushButton, "act").click()
        shoot(page, out / "decision-withdrawn.png", destination="subjects")
        answered(desk.registry, screening_id, **{**ALL_BUT, "E7": "no"})
        signatures(desk, screening_id, out)


def signatures(desk: Desk, screening_id: int, out: Path) -> None:
    registry = desk.registry
    wanted = {"screening_id": screening_id, "outcome": Outcome.ELIGIBLE}
    decide(registry, COORDINATOR, **wanted)
    page, presenter = shown(desk, screening_id)
    page.findChild(QLineEdit, "password").setText("not this one")
    presenter.sign("li.na", "not this one")
    wait_until(lambda: not desk.is_busy)
    settle()
    shoot(page, out / "decision-refused.png", destination="subjects")
    signed(registry, screening_id, COORDINATOR)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="E7: a report came late")
    decide(registry, COORDINATOR, **wanted)
    signed(registry, screening_id, COORDINATOR)
    signed(registry, screening_id, INVESTIGATOR)
    page, _ = shown(desk, screening_id)
    shoot(page, out / "decision-signed.png", destination="subjects")


def begun(registry: Registry) -> int:
    title = "一项随机、双盲、安慰剂对照的茶饮治疗手足发凉的多中心临床研究"
    version = active(registry, known=record(*LINES, title=title))
    who = subject(registry, "欧阳校风", hospital_number="H-0042")
    screening_id = consented(registry, version.trial_id, who)
    answered(registry, screening_id, I1="yes", E2="no", E3="no")
    return screening_id


def signed(registry: Registry, screening_id: int, person) -> None:
    screening = screening_of(registry, screening_id, with_identity=True)
    sign(
        registry,
        person,
        screening_id=screening_id,
        user_name=person.user_name,
        password=PASSWORD,
        meaning=screening.next_meaning,
        content_sha256=content_digest(screening),
    )


def shown(desk: Desk, screening_id: int) -> tuple[DecisionPage, DecisionPresenter]:
    presenter = DecisionPresenter(desk)
    page = DecisionPage(presenter)
    presenter.open(screening_id)
    page.show()
    settle()
    return page, presenter


def windows(desk: Desk, out: Path) -> None:
    """A result that has to be repeated before the planned Day 0."""
    registry = desk.registry
    trial_id = active(registry, *test_windows.LINES).trial_id
    test_windows.settle(registry, trial_id, Anchor.ENROLMENT)
    screening_id = consented(registry, trial_id)
    test_windows.measured(registry, "alt", "ALT")
    test_windows.measured(registry, "ast", "AST", TODAY - timedelta(2))
    answered(registry, screening_id, I1="yes", E1="no", E2="no", E3="no")
    test_windows.plan(registry, screening_id, TODAY + timedelta(6))
    page, _ = shown(desk, screening_id)
    shoot(page, out / "decision-windows.png", destination="subjects")
