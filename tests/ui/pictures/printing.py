"""Pictures of the preview: a filled checklist, a blank one, a log, one that failed."""

from pathlib import Path

from coordinator.domain.errors import Unavailable
from coordinator.domain.log import LogFilter
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.decision import begun
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.printing.page import PrintingPage
from ui.printing.presenter import PrintingPresenter
from ui.printing.view import PrintingView


class OutOfPaper(Unavailable):
    problem = "The registry is locked by another program."
    remedy = "Close the program that has it open, then try again."


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        screening_id = begun(desk.registry)
        picture(desk, out / "printing.png", lambda p: p.open_screening(screening_id))
        picture(desk, out / "printing-blank.png", lambda p: p.open_blank(1))
        picture(desk, out / "printing-log.png", lambda p: p.open_log(LogFilter()))
        page = PrintingPage(PrintingPresenter(desk))
        error = OutOfPaper()
        page.display(
            PrintingView(
                "Screening log",
                is_busy=False,
                problem=error.what_happened,
                remedy=error.what_to_do,
            )
        )
        shoot(page, out / "printing-failed.png", destination="log")


def picture(desk: Desk, path: Path, opening) -> None:
    presenter = PrintingPresenter(desk)
    page = PrintingPage(presenter)
    opening(presenter)
    wait_until(lambda: not desk.is_busy)
    shoot(
        page,
        path,
        destination="subjects",
        first=lambda _page: wait_until(lambda: page.preview.is_painted),
    )
