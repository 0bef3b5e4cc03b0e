"""Pictures of adding trials: files read and being read, a choice from many, comparisons."""

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

SHORT_TITLE = "Invented Ointment for Chronic Hand Eczema"
LONG_TITLE = (
    "Invented Ointment for Chronic Hand Eczema in Adults Who Wash Their Hands Often: "
    "A Randomised, Double-blind, Vehicle-controlled, Multi-centre Trial with an Open Extension"
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
        differing_in_nothing(desk, Path(folder), out / "add-trial-compare-same.png")
        busy(desk, Path(folder), out / "add-trial-busy.png")
        much(desk, Path(folder), out / "add-trial-much.png")


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
    wait_until(lambda: "ChiCTR" in field.accessibleDescription())


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

    shown(desk, lambda presenter: compare(presenter, path), "comparing_shown", picture)


def compare(presenter: AddTrialPresenter, path: Path) -> None:
    seen: list[object] = []
    presenter.shown.connect(seen.append)
    presenter.read_files([path])
    wait_until(lambda: seen)
    presenter.compare(0)


def differing_in_nothing(desk: Desk, folder: Path, picture: Path) -> None:
    path = folder / "ictrp_lung again.txt"
    path.write_text(text_of(LUNG), "utf-8")
    shown(desk, lambda presenter: compare(presenter, path), "comparing_shown", picture)


def busy(desk: Desk, folder: Path, picture: Path) -> None:
    """Take the picture while a large download is being read."""
    path = folder / "ICTRP-results of all years.csv"
    path.write_text(exported(5000), "utf-8")
    page = AddTrialPage(AddTrialPresenter(desk))
    shoot(page, picture, destination="trials", first=lambda page: page.take_files([path]))


def much(desk: Desk, folder: Path, picture: Path) -> None:
    """Bring in many files with long names, some of which hold trials with long titles."""
    paths = []
    for number in range(1, 31):
        name = f"page {number:02} of the registry, saved before the meeting of the site.txt"
        paths.append(folder / name)
        words = text_of(SKIN).replace(SHORT_TITLE, LONG_TITLE)
        words = words.replace("NCT90000025", f"NCT900001{number:02}")
        paths[-1].write_text(words if number % 3 else "Minutes of a meeting.", "utf-8")
    shown(desk, lambda presenter: presenter.read_files(paths), "shown", picture)


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
