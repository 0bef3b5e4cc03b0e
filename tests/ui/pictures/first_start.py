"""Pictures of the first start."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.pictures.shot import shoot
from ui.desk import Errand
from ui.first_start.page import FirstStartPage
from ui.first_start.presenter import FirstStartPresenter

PLACE = Path("/home/li.na/.local/share/trial-coordinator/site.registry")
TYPED = (
    ("coordinator_name", "Li Na"),
    ("investigator_name", "Chen Gang"),
    ("investigator_user_name", "chen.gang"),
)


class NeverDone:
    """A background in which work stays under way."""

    def send_reporting(self, *_work, **_callbacks):
        return Errand(lambda _found, _error: None)


def pictures(out: Path) -> None:
    shoot(page(FirstStartPresenter(PLACE, NeverDone())), out / "first-start.png", alone=True)
    presenter = FirstStartPresenter(PLACE, NeverDone())
    shown = page(presenter)
    presenter.set_up()
    shoot(shown, out / "first-start-form.png", alone=True)
    presenter = FirstStartPresenter(PLACE, NeverDone(), form=True)
    shown = page(presenter)
    presenter.put_at(Path("/home/li.na/坚果云/trials/site.registry"))
    for name, words in TYPED:
        shown.findChild(QLineEdit, name).setText(words)
    shown.findChild(QPushButton, "found").click()
    shoot(shown, out / "first-start-problems.png", alone=True)
    presenter.try_samples()
    shown = page(presenter)
    shoot(shown, out / "first-start-working.png", alone=True)


def page(presenter: FirstStartPresenter) -> FirstStartPage:
    return FirstStartPage(presenter)
