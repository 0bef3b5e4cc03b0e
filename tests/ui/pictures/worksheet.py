"""Pictures of worksheets: beside a criterion, with evidence taken over, kept, to choose."""

from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from coordinator.commands.evidence import enter_observation
from coordinator.commands.worksheets import fill_in
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.observation import NewObservation
from coordinator.instruments.entering import Rating
from tests.builders import COORDINATOR, MONITOR, active, coded, consented, subject
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.worksheet.page import WorksheetPage
from ui.worksheet.presenter import WorksheetPresenter
from ui.worksheet.view import RatingView

ACTIVE = (
    "I2 Active disease: SLE disease activity index (SLEDAI-2K) of 8 points or more"
    " at screening, rated by a trained physician of the site"
)
LINES = (
    "I1 Age 18 to 70 years",
    ACTIVE,
    "E1 Estimated glomerular filtration rate (eGFR) below 30 mL/min/1.73 m²",
)
REPORT = Evidence(SourceKind.LABORATORY_REPORT, "report 26-1180", date(2026, 11, 15))
RATED = Rating("Dr Ada Brandt", date(2026, 11, 20), rest_is_absent=True)
SHEET = Evidence(SourceKind.SCORE_SHEET, "binder 3, sheet 1", date(2026, 11, 20))
KNOWN = (("creatinine", "88", "umol/L"), ("c3", "0.61", "g/L"), ("platelets", "92", "10*9/L"))


def pictures(out: Path) -> None:
    with worksheets_of() as (desk, version, screening_id):
        i2, e1 = coded(version, "I2").id, coded(version, "E1").id
        begun = (1, screening_id, i2, "sledai-2k")
        shot(desk, out / "worksheet.png", begun, then=begin)
        shot(desk, out / "worksheet-source.png", begun, then=begin, first=_down)
        shot(desk, out / "worksheet-egfr.png", (1, screening_id, e1, "egfr-ckd-epi-2021"))
        shot(desk, out / "worksheet-igg4.png", (1, None, None, "igg4-acr-eular-2019"))
        shot(desk, out / "worksheet-organs.png", (1, None, None, "igg4-ri-2018"), then=_organs)
        shot(desk, out / "worksheet-total.png", (1, None, None, "clasi"))
        shot(desk, out / "worksheet-wrong.png", begun, then=_wrong)
        kept(desk, screening_id, i2)
        shot(desk, out / "worksheet-kept.png", begun)
        monitor = Desk(desk.registry, MONITOR)
        shot(monitor, out / "worksheet-monitor.png", begun)
        shot(desk, out / "worksheet-choose.png", begun, then=_choose)


@contextmanager
def worksheets_of():
    """A desk with a screening, and some results of the subject's blood."""
    with desk_of_a_site() as desk:
        version = active(desk.registry, *LINES)
        subject_id = subject(desk.registry)
        screening_id = consented(desk.registry, version.trial_id, subject_id)
        for what, value, unit in KNOWN:
            told = NewObservation(
                what, what.upper(), value=value, unit=unit, on=REPORT.dated_on, document=REPORT
            )
            enter_observation(desk.registry, COORDINATOR, subject_id=subject_id, told=told)
        yield desk, version, screening_id


def shot(desk: Desk, path: Path, where, then=None, first=None) -> None:
    presenter = WorksheetPresenter(desk)
    page = WorksheetPage(presenter)
    presenter.open(*where)
    if then:
        then(presenter)
    shoot(page, path, destination="subjects", first=first)


def begin(presenter: WorksheetPresenter) -> None:
    presenter.say("look_back", "28", "")
    presenter.say("seizure", "no", "")
    presenter.say("psychosis", "no", "")
    presenter.say("arthritis", "yes", "")
    presenter.say("rash", "yes", "")


def kept(desk: Desk, screening_id: int, criterion_id: int) -> None:
    fill_in(
        desk.registry,
        COORDINATOR,
        subject_id=1,
        screening_id=screening_id,
        criterion_id=criterion_id,
        instrument="sledai-2k",
        said={
            "look_back": "28",
            "arthritis": True,
            "rash": True,
            "c3": "0.61",
            "c3_low": "0.8",
        },
        rating=RATED,
        document=SHEET,
    )


def _down(page: WorksheetPage) -> None:
    page.findChild(QLineEdit, "rater").insert("Dr Ada Brandt")
    QApplication.processEvents()
    bar = page.findChild(QScrollArea, "sheet_scroll").verticalScrollBar()
    bar.setValue(bar.maximum())


def _organs(presenter: WorksheetPresenter) -> None:
    presenter.say("orbit", "2", "")
    presenter.say("orbit_urgent", "yes", "")
    presenter.say("lacrimal", "1", "")


def _wrong(presenter: WorksheetPresenter) -> None:
    presenter.say("arthritis", "yes", "")
    presenter.say("joints", "0", "")
    presenter.say("seizure", "perhaps", "")
    presenter.say_rating(RatingView(rated_text="2027-13-01"))


def _choose(presenter: WorksheetPresenter) -> None:
    found = []
    presenter.choosing.connect(found.append)
    presenter.list_all()
    wait_until(lambda: bool(found))
