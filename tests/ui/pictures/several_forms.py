"""Pictures of several forms at once: chosen, on their way, and told of each."""

from dataclasses import replace
from pathlib import Path

from coordinator.text import _
from tests.ui.desks import desk_of_a_site
from tests.ui.pictures.decision import begun
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.printing.cups import NotPrinted
from ui.printing.several_page import SeveralPage
from ui.printing.several_presenter import SeveralPresenter
from ui.printing.several_view import SeveralView, Went


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        screening_id = begun(desk.registry)
        page, view = page_of(desk, screening_id)
        shoot(page, out / "several-forms.png", destination="subjects")
        page, view = page_of(desk, screening_id)
        page.display(
            replace(
                view, doing=_("Printing: {form}").format(form=_("Screening log")), fraction=0.6
            )
        )
        shoot(page, out / "several-forms-busy.png", destination="subjects")
        page, view = page_of(desk, screening_id)
        page.display(told_of_each(view))
        shoot(page, out / "several-forms-told.png", destination="subjects")


def page_of(desk: Desk, screening_id: int) -> tuple[SeveralPage, SeveralView]:
    shown: list[SeveralView] = []
    presenter = SeveralPresenter(desk)
    presenter.shown.connect(shown.append)
    page = SeveralPage(presenter)
    presenter.open(screening_id)
    return page, shown[-1]


def told_of_each(view: SeveralView) -> SeveralView:
    first, second, *others = view.lines
    sent = replace(
        first, went=Went.SENT, note=_("the printer has taken all of it"), is_wanted=False
    )
    why = NotPrinted("lp: The printer or class does not exist").what_happened
    return replace(view, lines=(sent, replace(second, went=Went.FAILED, note=why), *others))
