"""Pictures of a subject's evidence: none, some, very much, one chosen, the form by kinds."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.commands.evidence import correct_observation, enter_observation
from coordinator.commands.laboratories import enter_laboratory, enter_range
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.observation import YES, Nature, NewObservation
from coordinator.domain.subject import Sex
from tests.builders import COORDINATOR, MONITOR, subject
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.evidence.page import EvidencePage
from ui.evidence.presenter import EvidencePresenter
from ui.observation_entry.page import ObservationEntryPage
from ui.observation_entry.presenter import ObservationEntryPresenter
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.table import DataTable

TAKEN = date(2026, 11, 15)
REPORT = Evidence(SourceKind.LABORATORY_REPORT, "report 771, p. 2", TAKEN)
MEASURED = (
    ("alt", "Alanine aminotransferase (ALT)", "31", "U/L", "7", "35"),
    ("ast", "Aspartate aminotransferase (AST)", "28", "U/L", "13", "35"),
    ("igg4", "Immunoglobulin G4", "4.2", "g/L", "", "1.35"),
    ("hbv_dna", "Hepatitis B virus DNA", "<10", "[IU]/mL", "", ""),
    ("creatinine", "Creatinine", "64", "umol/L", "41", "73"),
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        subject_id = subject(desk.registry)
        laboratory(desk)
        shoot(page_of(desk, subject_id), out / "evidence-empty.png", destination="subjects")
        fill(desk, subject_id)
        page = page_of(desk, subject_id)
        shoot(page, out / "evidence.png", destination="subjects", first=_choose("64 → 66"))
        page = page_of(desk, subject_id)
        shoot(page, out / "evidence-claimed.png", destination="subjects", first=_choose(""))
        page = page_of(Desk(desk.registry, MONITOR), subject_id)
        shoot(page, out / "evidence-monitor.png", destination="subjects", first=_choose(""))
        for name, first in (
            ("measured", _measured),
            ("questioned", _questioned),
            ("course", _course),
            ("correction", _correction),
        ):
            page = page_of(desk, subject_id)
            path = out / f"evidence-{name}.png"
            shoot(page, path, destination="subjects", first=first)
        fill_up(desk, subject_id)
        page = page_of(desk, subject_id)
        shoot(
            page, out / "evidence-much.png", destination="subjects", first=_choose("the first")
        )


def page_of(desk: Desk, subject_id: int) -> EvidencePage:
    entry = ObservationEntryPage(ObservationEntryPresenter(desk))
    presenter = EvidencePresenter(desk, entry.presenter)
    page = EvidencePage(presenter, entry)
    presenter.open(subject_id)
    return page


def laboratory(desk: Desk) -> None:
    enter_range(
        desk.registry,
        COORDINATOR,
        laboratory_id=enter_laboratory(desk.registry, COORDINATOR, name="Harbour Laboratory"),
        analyte="alt",
        unit="U/L",
        low=Decimal(7),
        high=Decimal(35),
        valid_from=date(2026, 1, 1),
        sex=Sex.FEMALE,
    )


def fill(desk: Desk, subject_id: int) -> None:
    for what, title, value, unit, low, high in MEASURED:
        _enter(
            desk,
            subject_id,
            NewObservation(
                what, title, value=value, unit=unit, low=low, high=high, on=TAKEN,
                document=REPORT,
            ),
        )  # fmt: skip
    last = _enter(
        desk,
        subject_id,
        NewObservation("weight", "Body weight", value="64", unit="kg", on=date(2026, 11, 20)),
    )
    correct_observation(
        desk.registry,
        COORDINATOR,
        observation_id=last,
        told=NewObservation(
            "weight", "Body weight", value="66", unit="kg", on=date(2026, 11, 20)
        ),
        correction="read from the wrong line of the visit sheet",
    )
    for told in (
        NewObservation(
            "rituximab", "Rituximab", Nature.COURSE, "1000 mg", on=date(2025, 3, 2),
            until=date(2025, 3, 16), document=REPORT,
        ),
        NewObservation(
            "breast-feeding", "Breast-feeding", Nature.STATED, YES, on=date(2026, 11, 1)
        ),
        NewObservation("malignancy", "Malignancy", Nature.ABSENCE, until=TAKEN),
    ):  # fmt: skip
        _enter(desk, subject_id, told)


def fill_up(desk: Desk, subject_id: int) -> None:
    """Enter sixty lines of a report with names as long as some are."""
    lies = "binder 4, tab 12, the third page behind the discharge letter of the other hospital"
    document = Evidence(SourceKind.LABORATORY_REPORT, lies, TAKEN)
    for number in range(60):
        told = NewObservation(
            "anti_factor", "Antibodies against the invented ribonucleoprotein, by immunoblot",
            value=f"{number}.25", unit="g/L", low="0.01", high="1.35", on=TAKEN,
            document=document,
        )  # fmt: skip
        _enter(desk, subject_id, told)


def _enter(desk: Desk, subject_id: int, told: NewObservation) -> int:
    return enter_observation(desk.registry, COORDINATOR, subject_id=subject_id, told=told)


def _choose(_words: str):
    return lambda page: page.findChild(DataTable, "evidence").select(0 if _words else 3)


def _form(page: EvidencePage, what: str, value: str = "", unit: str = "") -> None:
    page.findChild(QWidget, "add").click()
    line = page.findChild(QLineEdit, "what")
    wait_until(lambda: line.completer().model().rowCount() > 0)
    line.setText(what)
    page.findChild(QLineEdit, "value").setText(value)
    if unit:
        page.findChild(ChoiceField, "unit").setEditText(unit)
    page.findChild(DateField, "on").set_day(TAKEN)
    line.editingFinished.emit()
    line.completer().popup().hide()


def _measured(page: EvidencePage) -> None:
    _form(page, "Alanine aminotransferase (ALT)", "31", "U/L")
    choice = page.findChild(ChoiceField, "laboratory")
    choice.setCurrentIndex(1)
    choice.chosen.emit(choice.value())


def _questioned(page: EvidencePage) -> None:
    _form(page, "Immunoglobulin G4", "1350", "mg/dL")
    page.findChild(QWidget, "enter_observation").click()


def _course(page: EvidencePage) -> None:
    page.findChild(QWidget, "add").click()
    choice = page.findChild(ChoiceField, "nature")
    choice.setCurrentIndex(2)
    choice.chosen.emit(choice.value())


def _correction(page: EvidencePage) -> None:
    page.findChild(DataTable, "evidence").select(0)
    page.findChild(QWidget, "correct").click()
