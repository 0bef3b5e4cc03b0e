"""Pictures of the help."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from coordinator.text import _
from tests.ui.pictures.shot import shoot
from ui.help.page import HelpPage
from ui.help.presenter import HelpPresenter


def pictures(out: Path) -> None:
    for topic in ("start", "walk", "review"):
        presenter = HelpPresenter()
        page = HelpPage(presenter)
        presenter.open(topic)
        shoot(page, out / f"help-{topic}.png", destination="today")
    # A word of the language that is spoken is found; what is no word of any is not.
    for name, words in (("searched", _("Password")), ("nothing", "xyz")):
        presenter = HelpPresenter()
        page = HelpPage(presenter)
        presenter.open("sign-in")
        first = partial(search, words=words)
        shoot(page, out / f"help-{name}.png", destination="today", first=first)


def search(page: HelpPage, words: str) -> None:
    line = page.findChild(QLineEdit, "search")
    line.setText(words)
    line.returnPressed.emit()
