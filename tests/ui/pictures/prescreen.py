"""Pictures of the pre-screening: nothing known, facts typed, a subject, many trials."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.commands.evidence import enter_observation
from coordinator.domain.observation import NewObservation
from coordinator.domain.record import RegistryIds
from coordinator.instruments.conversions import analytes
from coordinator.text import _
from tests.builders import COORDINATOR, TODAY, active, consented, record, subject
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import settle, shoot
from ui.desk import Desk
from ui.prescreen.fact_row import FactRow
from ui.prescreen.page import PrescreenPage
from ui.prescreen.presenter import PrescreenPresenter
from ui.widgets.choices import ChoiceField
from ui.widgets.table import DataTable

TRIALS = (
    (
        "Tea against cold hands in adults with a long winter",
        "I1 Age 18 to 70 years",
        "I2 Haemoglobin of at least 90 g/L",
        "I3 Written informed consent",
        "E1 ALT or AST > 2 times ULN as the laboratory of the site measured it, in any sample",
        "E2 Active infection",
        "E3 Rituximab within 6 months before enrolment",
    ),
    (
        "Warm socks",
        "I1 Age 60 years or older",
        "E1 Platelets < 80 x 10^9/L",
        "E2 Haemoglobin < 70 g/L",
    ),
    ("Porridge for breakfast", "I1 Age 18 years or older", "E1 Fever"),
    ("Mittens for women", "I1 Female", "I2 Creatinine < 150 umol/L", "E1 Fever"),
    ("Scarves", "I1 SLEDAI-2K score of at least 6", "E1 Pregnancy", "E2 ALT > 3 times ULN"),
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        take(desk, out / "prescreen-none.png")
    with desk_of_a_site() as desk:
        fill(desk)
        take(desk, out / "prescreen-empty.png")
        take(desk, out / "prescreen.png", first=tell)
        known = subject(desk.registry)
        alt = NewObservation("alt", "ALT", value="31", unit="U/L", high="40", on=TODAY)
        enter_observation(desk.registry, COORDINATOR, subject_id=known, told=alt)
        take(desk, out / "prescreen-subject.png", subject_id=known)
        consented(desk.registry, 3, known)
        take(desk, out / "prescreen-in-screening.png", subject_id=known)
    with desk_of_a_site() as desk:
        fill_up(desk)
        take(desk, out / "prescreen-full.png", first=tell)


def take(
    desk: Desk,
    path: Path,
    *,
    subject_id: int = 0,
    first: Callable[[QWidget], None] | None = None,
) -> None:
    presenter = PrescreenPresenter(desk)
    page = PrescreenPage(presenter)
    presenter.open(subject_id)
    wait(desk)

    def prepared(shown: QWidget) -> None:
        wait(desk)
        if first is not None:
            first(shown)
        presenter.refresh()
        wait(desk)

    shoot(page, path, destination="subjects", first=prepared)


SIGNS = "\u2061\u2062"  # a test puts them around what is translated


def tell(page: QWidget) -> None:
    """Say what a person tells who walks in: age, sex, two results, a treatment."""
    page.findChild(QLineEdit, "age").insert("43")
    page.findChild(ChoiceField, "sex").set_value("female")
    asks = page.findChild(DataTable, "to_ask")
    for analyte, value, high in (("alt", "95", "40"), ("haemoglobin", "120", "")):
        words = _(analytes()[analyte].title).strip(SIGNS)
        row = next(
            n for n in range(asks.model().rowCount())
            if asks.model().index(n, 0).data().lstrip(SIGNS).startswith(words)
        )  # fmt: skip
        asks.opened.emit(row)
        fact = page.findChildren(FactRow)[-1]
        fact.findChild(QLineEdit, "value").insert(value)
        fact.findChild(QLineEdit, "high").insert(high)
    settle()


def fill(desk: Desk) -> None:
    for number, (title, *lines) in enumerate(TRIALS, start=1):
        ids = RegistryIds(nct=f"NCT9999000{number}")
        active(desk.registry, known=record(*lines, title=title, ids=ids))


def fill_up(desk: Desk) -> None:
    """Enter as many trials as a large department has, each with many criteria."""
    for number in range(40):
        title, *lines = TRIALS[number % len(TRIALS)]
        more = (f"E{place} Known allergy to tea {place}" for place in range(4, 24))
        ids = RegistryIds(nct=f"NCT9998{number:04}")
        known = record(*lines, *more, title=f"{title}, part {number + 1}", ids=ids)
        active(desk.registry, known=known)


def wait(desk: Desk) -> None:
    settle()
    wait_until(lambda: not desk.is_busy)
    settle()
