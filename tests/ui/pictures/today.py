"""Pictures of the Today page."""

from datetime import date
from pathlib import Path

from coordinator.commands.decisions import decide
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome
from coordinator.domain.subject import Sex
from tests.builders import active, answered, consented, draft, record, subject
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.today.page import TodayPage
from ui.today.presenter import TodayPresenter

PEOPLE = (
    ("林小雨", Sex.FEMALE, date(1983, 4, 1)),
    ("欧阳校风", Sex.MALE, date(1961, 12, 24)),
    ("Maximiliane von Oettingen", Sex.FEMALE, date(1990, 7, 7)),
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        take(desk, out / "today-empty.png")
        fill(desk)
        take(desk, out / "today.png")
        presenter = TodayPresenter(desk)
        shoot(TodayPage(presenter), out / "today-busy.png", destination="today")


def take(desk: Desk, path: Path) -> None:
    presenter = TodayPresenter(desk)
    shown = []
    presenter.shown.connect(lambda view: shown.append(view.is_busy))
    page = TodayPage(presenter)
    presenter.refresh()
    wait_until(lambda: False in shown)
    shoot(page, path, destination="today")


def fill(desk: Desk) -> None:
    """Enter two trials, a draft, and subjects in different states."""
    registry = desk.registry
    tea = active(registry).trial_id
    long = record(title="A randomised comparison of warm socks", ids=RegistryIds())
    socks = active(registry, known=long).trial_id
    draft(registry, known=record(title="Porridge", ids=RegistryIds(chictr="ChiCTR9900000007")))
    numbers = [
        consented(registry, trial, subject(registry, name, birth_on=born, sex=sex,
                                           hospital_number=f"H-{trial}{name}"))
        for trial in (tea, socks)
        for name, sex, born in PEOPLE
    ]  # fmt: skip
    answered(registry, numbers[0], I1="yes", I2="yes", E1="no", E2="yes")
    decide(registry, desk.staff_member, screening_id=numbers[0], outcome=Outcome.SCREEN_FAILURE)
    answered(registry, numbers[1], I1="yes", I2="yes")
    answered(registry, numbers[2], I1="no")
