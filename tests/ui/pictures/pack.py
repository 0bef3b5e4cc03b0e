"""Pictures of the inspector's pack: empty, of a trial, with names, on its way, and saved."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QAbstractButton

from tests.builders import active, answered, consented, subject
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import kept_waiting, shoot
from ui.desk import Desk
from ui.pack.page import PackPage
from ui.pack.presenter import PackPresenter
from ui.widgets.choices import ChoiceField


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        shoot(_page(desk), out / "pack-empty.png", destination="audit", first=come)
        trial_id = active(desk.registry).trial_id
        answered(desk.registry, consented(desk.registry, trial_id), I1="yes", E2="yes")
        other = subject(desk.registry, "王大明", hospital_number="H-4712")
        consented(desk.registry, trial_id, other)
        shoot(_page(desk), out / "pack.png", destination="audit", first=come)
        shoot(_page(desk), out / "pack-named.png", destination="audit", first=name_subjects)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "pack NCT99990001.zip"
            for name, save in (("busy", under_way), ("saved", saved)):
                presenter = PackPresenter(desk)
                presenter.open()
                page = PackPage(presenter)
                with ExitStack() as afterwards:
                    first = partial(save, presenter, path, desk, afterwards)
                    shoot(page, out / f"pack-{name}.png", destination="audit", first=first)
                wait_until(lambda: not desk.is_busy)


def under_way(
    presenter: PackPresenter, path: Path, desk: Desk, afterwards: ExitStack, page: PackPage
) -> None:
    """Begin to put a pack together; it goes on `afterwards`."""
    come(page)
    wait_until(lambda: not desk.is_busy)
    afterwards.enter_context(kept_waiting(desk))
    presenter.save_to(path)


def saved(
    presenter: PackPresenter, path: Path, _desk: Desk, _afterwards: ExitStack, page: PackPage
) -> None:
    """Put a pack together."""
    told: list[str] = []
    presenter.told.connect(told.append)
    come(page)
    presenter.save_to(path)
    wait_until(lambda: told)


def come(page: PackPage) -> None:
    """Wait until the registry has said what there is."""
    wait_until(lambda: page.findChild(ChoiceField, "forms_language").value())


def name_subjects(page: PackPage) -> None:
    come(page)
    page.findChild(QAbstractButton, "identifying").click()


def _page(desk: Desk) -> PackPage:
    presenter = PackPresenter(desk)
    page = PackPage(presenter)
    presenter.open()
    return page
