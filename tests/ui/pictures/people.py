"""Pictures of the people, the delegation log, one's own password, and the lock."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from coordinator.commands.delegation import propose_delegation, sign_delegations
from coordinator.commands.people import end_access, enter_staff_member
from coordinator.commands.staff import sign_in
from coordinator.domain.staff import Duty, NewStaffMember, Role, SignInFailed
from coordinator.text import _
from tests.builders import COORDINATOR, PASSWORD, TODAY, active
from tests.ui.desks import desk_of_a_site
from tests.ui.pictures.shot import settle, shoot
from ui.delegations.page import DelegationsPage
from ui.delegations.presenter import DelegationsPresenter
from ui.desk import Desk
from ui.lock.page import LockPage
from ui.lock.presenter import LockPresenter
from ui.own_password.page import OwnPasswordPage
from ui.own_password.presenter import OwnPasswordPresenter
from ui.people.page import PeoplePage
from ui.people.presenter import PeoplePresenter

PLACE = "administration"
NEW = (
    NewStaffMember("ouyang.xiaofeng", "欧阳校风", Role.COORDINATOR, PASSWORD, "OYXF"),
    NewStaffMember("t.moss", "Tamsin Moss-Featherstonehaugh", Role.MONITOR, PASSWORD, "TM"),
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        trial_id = active(desk.registry).trial_id
        lines(desk, trial_id)
        shoot(people(desk), out / "people.png", destination=PLACE, first=locked_out)
        for act in ("add_person", "change_person", "reset_password", "access_report"):
            dialog(people(desk), act, out / f"people-{act}.png", row=1)
        shoot(log(desk, trial_id), out / "delegations.png", destination=PLACE)
        for act in ("add_lines", "sign_lines", "end_line"):
            dialog(log(desk, trial_id), act, out / f"delegations-{act}.png", row=0)
        shoot(own_password(desk), out / "own-password.png", first=typed)
        shoot(own_password(desk), out / "own-password-refused.png", first=refused)
        desk.know(replace(COORDINATOR, must_change=True))
        shoot(own_password(desk), out / "own-password-forced.png", alone=True)
        page = LockPage(LockPresenter(desk, _("Nobody used the program for a while.")))
        shoot(page, out / "lock.png", alone=True)
        page = LockPage(LockPresenter(desk, _("Nobody used the program for a while.")))
        shoot(page, out / "lock-refused.png", alone=True, first=unlocked_wrongly)


def lines(desk: Desk, trial_id: int) -> None:
    registry = desk.registry
    for person in NEW:
        enter_staff_member(registry, COORDINATOR, person=person)
    said = {"user_name": "ouyang.xiaofeng", "trial_id": trial_id, "from_on": TODAY}
    first = propose_delegation(registry, COORDINATOR, duties=[Duty.ENTER_SUBJECTS], **said)
    sign_delegations(
        registry,
        COORDINATOR,
        delegation_ids=first,
        user_name="ada.brandt",
        password=PASSWORD,
    )
    propose_delegation(registry, COORDINATOR, duties=[Duty.ASSESS_CRITERIA], **said)
    end_access(registry, COORDINATOR, user_name="t.moss", reason="left")
    for _time in range(5):
        try:
            sign_in(registry, user_name="ada.brandt", password="x")
        except SignInFailed:
            continue


def people(desk: Desk) -> PeoplePage:
    return PeoplePage(PeoplePresenter(desk))


def log(desk: Desk, trial_id: int) -> DelegationsPage:
    presenter = DelegationsPresenter(desk)
    page = DelegationsPage(presenter)
    presenter.open(trial_id)
    return page


def own_password(desk: Desk) -> OwnPasswordPage:
    return OwnPasswordPage(OwnPasswordPresenter(desk))


def typed(page: QWidget) -> None:
    new = page.findChild(QWidget, "new")
    new.line.setText("k7 trout!")
    new.line.textEdited.emit("k7 trout!")


def refused(page: QWidget) -> None:
    typed(page)
    page.findChild(QWidget, "change_password").click()


def unlocked_wrongly(page: QWidget) -> None:
    page.findChild(QWidget, "unlock").click()


def locked_out(page: QWidget) -> None:
    page.findChild(QWidget, "people").select(1)


def dialog(page: QWidget, act: str, path: Path, *, row: int) -> None:
    """Open the dialog behind a button, and keep a picture of it."""
    page.resize(1150, 700)
    page.show()
    for name in ("people", "log"):
        table = page.findChild(QWidget, name)
        if table is not None:
            table.select(row)
    page.findChild(QWidget, act).click()
    settle()
    shown = page.findChild(QDialog)
    shown.grab().save(str(path))
    shown.close()
    page.close()
    settle()
