"""Pictures of a screening's beginning: who, which trial, which consent."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desks import desk_of_a_site
from tests.ui.pictures.shot import shoot
from tests.ui.pictures.subjects import fill
from ui.desk import Desk
from ui.screen_patient.page import ScreenPatientPage
from ui.screen_patient.presenter import ScreenPatientPresenter
from ui.subject_entry.page import SubjectEntryPage
from ui.subject_entry.presenter import SubjectEntryPresenter
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField

MINOR = 6


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        fill(desk)
        shoot(_page(desk), out / "screen-who.png", destination="subjects")
        shoot(_page(desk, 1), out / "screen-trial.png", destination="subjects")
        shoot(_page(desk, 1, 1), out / "screen-consent.png", destination="subjects")
        shoot(
            _page(desk, MINOR, 1),
            out / "screen-consent-minor.png",
            destination="subjects",
            first=_leave_gaps,
        )
        shoot(
            _page(desk, 1, 1),
            out / "screen-consent-version.png",
            destination="subjects",
            first=_another,
        )


def _page(desk: Desk, subject_id: int = 0, trial_id: int = 0) -> ScreenPatientPage:
    presenter = ScreenPatientPresenter(desk)
    page = ScreenPatientPage(presenter, SubjectEntryPage(SubjectEntryPresenter(desk)))
    presenter.start(subject_id, trial_id)
    return page


def _leave_gaps(page: ScreenPatientPage) -> None:
    day = page.findChild(DateField, "given_on").line
    day.insert("2026-11-02")
    QTest.keyClick(day, Qt.Key.Key_Return)
    page.findChild(object, "record_consent").click()


def _another(page: ScreenPatientPage) -> None:
    field = page.findChild(ChoiceField, "form_version")
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(field, key)
    page.findChild(object, "enter_version").click()
