"""Pictures of adding trials: several files, a choice from many, a comparison, fetching."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from coordinator.commands.site import change_site
from coordinator.commands.trials import register_trial
from coordinator.records import read
from tests.builders import COORDINATOR, SITE
from tests.ui.add_trial.test_choosing import exported
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from tests.ui.records import LUNG, MIRROR, SKIN, text_of
from ui.add_trial.page import AddTrialPage
from ui.add_trial.presenter import AddTrialPresenter
from ui.desk import Desk

NEWER = (
    ("Acute exacerbation within 4 weeks before", "Acute exacerbation within 6 weeks before"),
    ("aged 40 to 80 years", "aged 18 to 75 years"),
    ("7. Pregnancy or breast-feeding\n", ""),
    ("10. Participation", "10. Active tuberculosis\n\n11. Participation"),
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk, TemporaryDirectory() as folder:
        page = AddTrialPage(AddTrialPresenter(desk))
        shoot(page, out / "add-trial-empty.png", destination="trials")
        register_trial(
            desk.registry, COORDINATOR, record=read(SKIN.read_bytes(), "another copy.txt")[0]
        )
        switch_on(desk)
        letter = Path(folder) / "letter to the ethics committee.txt"
        letter.write_text("Dear colleagues, please find enclosed the minutes.", "utf-8")
        page = brought_in(desk, letter)
        shoot(page, out / "add-trial.png", destination="trials", first=type_wrong_number)
        choosing(desk, Path(folder), out / "add-trial-choose.png")
        comparing(desk, Path(folder), out / "add-trial-compare.png")


def switch_on(desk: Desk) -> None:
    site = replace(SITE, fetch_address="https://clinicaltrials.gov/api/v2")
    change_site(desk.registry, COORDINATOR, site=site)


def brought_in(desk: Desk, letter: Path) -> AddTrialPage:
    presenter, seen = AddTrialPresenter(desk), []
    presenter.shown.connect(seen.append)
    page = AddTrialPage(presenter)
    page.take_files([LUNG, SKIN, letter, MIRROR])
    wait_until(lambda: seen)
    return page


def type_wrong_number(page: QWidget) -> None:
    field = page.findChild(QLineEdit, "registry_number")
    field.setText("ChiCTR1900025376")
    page.findChild(QPushButton, "fetch").click()
    wait_until(lambda: field.accessibleDescription().startswith("“Chi"))


def choosing(desk: Desk, folder: Path, picture: Path) -> None:
    path = folder / "ICTRP-results-2026-11-20.csv"
    path.write_text(exported(1400), "utf-8")

    def tick(page: QWidget) -> None:
        table = page.findChild(QWidget, "candidates")
        table.setFocus()
        for _time in range(3):
            QTest.keyClick(table, Qt.Key.Key_Space)

    shown(desk, lambda presenter: presenter.read_files([path]), "choosing_shown", picture, tick)


def comparing(desk: Desk, folder: Path, picture: Path) -> None:
    register_trial(desk.registry, COORDINATOR, record=read(LUNG.read_bytes(), LUNG.name)[0])
    words = text_of(LUNG)
    for before, after in NEWER:
        words = words.replace(before, after)
    path = folder / "ictrp_lung 2026-11-20.txt"
    path.write_text(words, "utf-8")

    def compare(presenter: AddTrialPresenter) -> None:
        seen: list[object] = []
        presenter.shown.connect(seen.append)
        presenter.read_files([path])
        wait_until(lambda: seen)
        presenter.compare(0)

    shown(desk, compare, "comparing_shown", picture)


def shown(
    desk: Desk,
    begin: Callable[[AddTrialPresenter], None],
    signal: str,
    picture: Path,
    first: Callable[[QWidget], None] | None = None,
) -> None:
    presenter, seen = AddTrialPresenter(desk), []
    page = AddTrialPage(presenter)
    getattr(presenter, signal).connect(seen.append)
    begin(presenter)
    wait_until(lambda: seen)
    shoot(page, picture, destination="trials", first=first)
