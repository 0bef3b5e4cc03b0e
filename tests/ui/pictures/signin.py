"""Pictures of the sign-in and of what comes before it."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from coordinator.domain.staff import Role, SignInFailed
from coordinator.registry.peek import KnownPerson, Peek
from coordinator.text import _
from tests.ui.pictures.shot import shoot
from ui.signin.page import SignInPage
from ui.signin.presenter import SignInPresenter

HERE = timezone(timedelta(hours=8))


class NoDoor:
    def sign_in(self, _user_name, _password, *, ended, refused):
        ended()
        refused(SignInFailed())


class SlowDoor:
    def sign_in(self, _user_name, _password, **_told):
        pass


COVER = Peek(
    Path("/home/li.na/.local/share/trial-coordinator/site.registry"),
    "Department of Rheumatology, East River Hospital",
    "07",
    (
        KnownPerson(
            "li.na", "Li Na", Role.COORDINATOR, datetime(2026, 11, 20, 16, 2, tzinfo=HERE)
        ),
        KnownPerson(
            "chen.gang", "陈刚", Role.INVESTIGATOR, datetime(2026, 11, 19, 8, 31, tzinfo=HERE)
        ),
        KnownPerson("ouyang.xiaofeng", "欧阳校风", Role.COORDINATOR),
        KnownPerson(
            "monitor", "Maximiliane Freifrau von Oettingen-Wallerstein-Spielberg", Role.MONITOR
        ),
    ),
)


def pictures(out: Path) -> None:
    shoot(SignInPage(SignInPresenter(COVER, NoDoor())), out / "signin.png", alone=True)
    failed = SignInPresenter(COVER, NoDoor(), _("Nobody used the program for a while."))
    page = SignInPage(failed)
    failed.sign_in("wrong words")
    shoot(page, out / "signin-refused.png", alone=True)
    busy = SignInPresenter(COVER, SlowDoor())
    page = SignInPage(busy)
    busy.sign_in("right words")
    shoot(page, out / "signin-busy.png", alone=True)
