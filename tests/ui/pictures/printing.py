"""Pictures of the preview: a checklist, a blank one, a log, one on its way, one that failed."""

from functools import partial
from pathlib import Path

from coordinator.commands.clarifications import answer_clarification, ask
from coordinator.domain.errors import Unavailable
from coordinator.domain.form import Annex
from coordinator.domain.log import LogFilter
from coordinator.queries.screenings import screening_of
from coordinator.registry.errors import RegistryLocked
from coordinator.text import _
from tests.builders import COORDINATOR, TODAY
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.decision import begun
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.printing.page import PrintingPage
from ui.printing.presenter import PrintingPresenter
from ui.printing.view import PrintingView


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        screening_id = begun(desk.registry)
        picture(desk, out / "printing.png", lambda p: p.open_screening(screening_id))
        picture(desk, out / "printing-blank.png", lambda p: p.open_blank(1))
        asked(desk, screening_id)
        picture(desk, out / "printing-asked.png", lambda p: p.open_clarifications(1))
        picture(desk, out / "printing-annex.png", partial(with_annex, screening_id))
        picture(desk, out / "printing-log.png", lambda p: p.open_log(LogFilter()), "log")
        for name, view in (
            ("busy", PrintingView(_("Screening log"))),
            ("failed", failed(RegistryLocked("site.registry"))),
        ):
            page = PrintingPage(PrintingPresenter(desk))
            page.display(view)
            shoot(page, out / f"printing-{name}.png", destination="log")


def failed(error: Unavailable) -> PrintingView:
    return PrintingView(
        _("Screening log"),
        is_busy=False,
        problem=error.what_happened,
        remedy=error.what_to_do,
    )


def asked(desk: Desk, screening_id: int) -> None:
    """Ask about the first criterion, and answer it."""
    version = screening_of(desk.registry, screening_id, with_identity=False).version
    number = ask(
        desk.registry,
        COORDINATOR,
        criterion_id=version.criteria[0].id,
        question="Is the 70th birthday included?",
        asked_of="the sponsor's monitor",
        asked_on=TODAY,
    )
    answer_clarification(
        desk.registry,
        COORDINATOR,
        clarification_id=number,
        answer="Yes, up to the day before the 71st.",
        answered_by="Dr Noor Vale",
        answered_on=TODAY,
        applies_from=TODAY,
    )


def with_annex(screening_id: int, presenter: PrintingPresenter) -> None:
    presenter.open_screening(screening_id)
    presenter.choose_annexes(frozenset({Annex.CLARIFICATIONS}))


def picture(desk: Desk, path: Path, opening, destination: str = "subjects") -> None:
    presenter = PrintingPresenter(desk)
    page = PrintingPage(presenter)
    opening(presenter)
    wait_until(lambda: not desk.is_busy)
    shoot(
        page,
        path,
        destination=destination,
        ready=lambda: page.preview.is_painted,
    )
