"""Pictures of the reports: of a site that has recruited for years, and of an empty one."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QTabWidget, QWidget

from coordinator.commands.site import found_site
from coordinator.domain.staff import StaffMember
from coordinator.registry.store import Registry
from coordinator.text import _
from tests.builders import COORDINATOR, MONITOR, PEOPLE, SITE
from tests.conftest import KEY, noon
from tests.recruiting import site_that_recruits
from tests.ui.desks import wait_until
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.reports.page import ReportsPage
from ui.reports.presenter import ReportsPresenter
from ui.screening_log.page import ScreeningLogPage
from ui.screening_log.presenter import ScreeningLogPresenter
from ui.widgets.header import PageHeader

SCREENINGS = 4_000
TABS = ("recruitment", "funnel", "failures", "times", "lists")
TRIAL = 5


def pictures(out: Path) -> None:
    with TemporaryDirectory() as folder:
        registry = Registry.create(Path(folder) / "empty.registry", noon, key=KEY)
        found_site(registry, site=SITE, people=PEOPLE)
        shoot_page(registry, COORDINATOR, out / "reports-empty.png")
        registry.close()
        registry = site_that_recruits(Path(folder) / "full.registry", SCREENINGS)
        shoot_page(registry, COORDINATOR, out / "reports-site.png")
        for tab, name in enumerate(TABS):
            shoot_page(registry, COORDINATOR, out / f"reports-{name}.png", TRIAL, tab)
        shoot_page(registry, MONITOR, out / "reports-monitor.png", TRIAL, len(TABS) - 1)
        shoot_log(registry, out / "reports-counted.png")
        registry.close()


def shoot_page(
    registry: Registry, person: StaffMember, path: Path, trial_id: int = 0, tab: int = 0
) -> None:
    desk = Desk(registry, person)
    presenter = ReportsPresenter(desk)
    page = ReportsPage(presenter)
    presenter.show_trial(trial_id)

    def come(_page: QWidget) -> None:
        wait_until(lambda: page.findChild(PageHeader).subtitle and not desk.is_busy)
        page.findChild(QTabWidget, "report_tabs").setCurrentIndex(tab)

    shoot(page, path, destination="reports", first=come)
    desk.close()


def shoot_log(registry: Registry, path: Path) -> None:
    """Show the log as a number of the report leads to it."""
    desk = Desk(registry, COORDINATOR)
    reports = ReportsPresenter(desk)
    presenter = ScreeningLogPresenter(desk)
    page = ScreeningLogPage(presenter)
    reports.log_wanted.connect(presenter.show_only)
    words = _("Failed on {codes}").format(codes="E2 (v2.0)")
    reports.show_screenings((5, 17, 29), words)
    shoot(
        page,
        path,
        destination="log",
        first=lambda _page: wait_until(lambda: "E2" in page.findChild(PageHeader).subtitle),
    )
    desk.close()
