"""Pictures of an export: as it opens, under way, done, with names, a protocol alone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QAbstractButton

from tests.builders import active, answered, consented, subject
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import kept_waiting, shoot
from ui.exchange.page import ExchangePage
from ui.exchange.presenter import ExchangePresenter


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk, TemporaryDirectory() as folder:
        trial_id = active(desk.registry).trial_id
        answered(desk.registry, consented(desk.registry, trial_id), I1="yes", E2="yes")
        other = subject(desk.registry, "王大明", hospital_number="H-4712")
        consented(desk.registry, trial_id, other)

        busy, path = Path(folder) / "1.xml", Path(folder) / "NCT99990001 ODM.xml"
        presenter = ExchangePresenter(desk)
        page = ExchangePage(presenter)
        presenter.open(trial_id)
        wait_until(lambda: not desk.is_busy)
        with kept_waiting(desk):
            shoot(page, out / "export-busy.png", destination="trials",
                  first=lambda _page: presenter.export_to(busy))  # fmt: skip
        wait_until(lambda: not desk.is_busy)
        for name, first in (
            ("export", lambda _page, _presenter: None),
            ("export-done", lambda _page, presenter: _written(presenter, path)),
            ("export-named", lambda page, _presenter: _press(page, "identifying", "export")),
            ("export-usdm", lambda page, _presenter: _press(page, "format_usdm")),
        ):
            presenter = ExchangePresenter(desk)
            page = ExchangePage(presenter)
            presenter.open(trial_id)
            act = partial(_after, first, presenter)
            shoot(page, out / f"{name}.png", destination="trials", first=act)
            wait_until(lambda: not desk.is_busy)


def _after(
    first: Callable[[ExchangePage, ExchangePresenter], None],
    presenter: ExchangePresenter,
    page: ExchangePage,
) -> None:
    first(page, presenter)


def _press(page: ExchangePage, *names: str) -> None:
    for name in names:
        page.findChild(QAbstractButton, name).click()


def _written(presenter: ExchangePresenter, path: Path) -> None:
    told: list[str] = []
    presenter.told.connect(told.append)
    presenter.export_to(path)
    wait_until(lambda: told)
