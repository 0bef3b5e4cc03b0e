"""Whether a page of the log that has arrived is on the screen within a frame."""

from collections.abc import Iterator
from contextlib import closing

from PySide6.QtWidgets import QApplication

from coordinator.domain.log import LogFilter
from coordinator.queries.log import log_page
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import alone
from tests.builders import COORDINATOR
from ui.desk import Desk
from ui.screening_log.model import LogView
from ui.screening_log.page import ScreeningLogPage
from ui.screening_log.presenter import PAGE, ScreeningLogPresenter
from ui.theme import Theme

ROUNDS = 40
A_FRAME = 16.0
SIZE = (1_280, 800)


def measured(bench: Bench) -> Iterator[Figure]:
    size = bench.sizes()[0]
    qt = QApplication.instance() or QApplication([])
    theme = Theme(qt)
    with closing(bench.opened(size)) as registry:
        newest = log_page(registry, LogFilter(), limit=PAGE)
        older = log_page(registry, LogFilter(), after=newest.next, limit=PAGE)
        desk = Desk(registry, COORDINATOR)
        page = ScreeningLogPage(ScreeningLogPresenter(desk))
        page.resize(*SIZE)
        page.show()
        qt.processEvents()
        views = [LogView(rows=found.rows) for found in (newest, older)]

        def show_the_other() -> None:
            views.reverse()
            page.display(views[0])
            page.repaint()

        yield Figure(
            f"a page of {PAGE} rows shown and painted",
            alone(show_the_other, bench.rounds(ROUNDS)),
            limit=A_FRAME,
            remark=f"in {theme.mode}" if theme.mode != "system" else "",
        )
        desk.close()
        page.close()
