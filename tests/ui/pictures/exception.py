"""Pictures of an exception: with gaps, waiting, refused, in force, moved, and a long one."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from coordinator.domain.approved_exception import Approval
from coordinator.domain.record import RegistryIds
from tests.builders import TODAY, active, answered, consented, record, subject
from tests.commands import test_exceptions as exceptions
from tests.commands import test_moving as moving
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.desk import Desk
from ui.exception.page import ExceptionPage
from ui.exception.presenter import ExceptionPresenter

LONG = (
    "Treatment with a biological agent, an immunosuppressant or more than 15 mg of prednisone"
    " a day within twelve weeks, or the wish to be treated with one of them during the trial"
)
MONITOR = "Dr Maximiliane Freifrau von Oettingen-Wallerstein-Spielberg, medical monitor"
PLACES = "e-mail of the medical monitor, binder 4, " + "p. 212, 213, 214, 215, " * 6


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        registry = desk.registry
        version = active(registry)
        screening_id = consented(registry, version.trial_id)
        answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="yes")
        take(desk, screening_id, out / "exception-empty.png", first=_leave_gaps)
        found = exceptions.entered(registry, screening_id)
        take(desk, screening_id, out / "exception-waits.png")
        take(desk, screening_id, out / "exception-refused.png", first=_sign_wrongly)
        exceptions.signed(registry, screening_id, found)
        take(desk, screening_id, out / "exception-in-force.png")
        presenter = DecisionPresenter(desk)
        page = DecisionPage(presenter)
        presenter.open(screening_id)
        shoot(page, out / "exception-decision.png", destination="subjects")
        later = moving.amended(registry, version, I1="Age 18 to 75 years")
        moving.moved(registry, screening_id, later)
        take(desk, screening_id, out / "exception-moved.png")
        long(desk, out / "exception-full.png")


def long(desk: Desk, path: Path) -> None:
    """Take an exception of a long criterion, told at length."""
    registry = desk.registry
    lines = ("I1 Age 18 to 70 years", f"E1 {LONG}")
    known = record(*lines, title="Pastries", ids=RegistryIds(nct="NCT99990006"))
    someone = subject(registry, hospital_number="H-4799")
    screening_id = consented(registry, active(registry, known=known).trial_id, someone)
    answered(registry, screening_id, I1="yes", E1="yes")
    sponsor = Approval(MONITOR, TODAY, PLACES)
    exceptions.entered(registry, screening_id, "E1", sponsor=sponsor, ground=f"{LONG}. " * 3)
    take(desk, screening_id, path, "E1")


def take(desk: Desk, screening_id: int, path: Path, code: str = "E2", first=None) -> None:
    presenter = ExceptionPresenter(desk)
    page = ExceptionPage(presenter)
    presenter.open(screening_id, code)
    shoot(page, path, destination="subjects", first=first)


def _leave_gaps(page: ExceptionPage) -> None:
    page.findChild(object, "act").click()


def _sign_wrongly(page: ExceptionPage) -> None:
    page.findChild(QLineEdit, "user_name").setText("ada.brandt")
    page.findChild(QPushButton, "act").click()
    wait_until(lambda: page.findChild(QPushButton, "act").isEnabled())
