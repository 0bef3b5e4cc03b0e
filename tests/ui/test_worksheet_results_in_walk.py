"""What a worksheet computed, at the criterion that asks for it (A4)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coordinator.commands.worksheets import fill_in
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.instruments.entering import Rating
from tests.builders import COORDINATOR, TODAY, active, consented
from tests.ui.walking import Walk
from ui.walk.evidence_row import EvidenceRow

LINES = (
    "I1 Age 18 to 70 years",
    "E1 eGFR below 30 mL/min/1.73m2",
    "E2 Immunoglobulin G below 4 g/L or immunoglobulin A below 0.1 g/L",
)
SHEET = Evidence(SourceKind.LABORATORY_REPORT, "report 7", TODAY)


@pytest.fixture
def walk(qtbot, registry):
    screening_id = consented(registry, active(registry, *LINES).trial_id)
    fill_in(
        registry,
        COORDINATOR,
        subject_id=1,
        instrument="egfr-ckd-epi-2021",
        said={"creatinine": "88 umol/L", "sex": "female", "age": "43", "sampled_on": TODAY},
        rating=Rating("", TODAY),
        document=SHEET,
        screening_id=screening_id,
    )
    found = Walk(qtbot, registry, screening_id)
    yield found
    found.close()


def test_the_result_is_shown_once_and_not_with_all_its_digits(walk):
    walk.presenter.open(walk.screening_id, "E1")
    row = walk.robot.row("egfr")

    assert row.says("fixed").startswith("72.08 mL/min/1.73 m")
    assert row.history == ()


def test_no_title_of_a_row_is_cut_off(walk):
    walk.robot.page.resize(1366, 768)
    for code in ("E1", "E2", "E1", "E2"):
        walk.presenter.open(walk.screening_id, code)
        walk.robot.page.grab()
        for row in walk.robot.page.findChildren(EvidenceRow):
            title = row.findChild(QLabel, "row_title")
            needed = title.fontMetrics().boundingRect(
                0, 0, title.width(), 1000, int(Qt.TextFlag.TextWordWrap), title.text()
            )
            if row.isVisible():
                assert title.height() >= needed.height()
                assert title.minimumHeight() < needed.height() + title.fontMetrics().height()
