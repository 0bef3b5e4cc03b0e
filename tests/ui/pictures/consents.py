"""Pictures of consents: due again, entered with gaps, ended, and on the decision."""

from datetime import date, time
from pathlib import Path

from coordinator.commands.consents import record_consent_again
from coordinator.commands.decisions import decide
from coordinator.commands.screening import record_consent
from coordinator.domain.consent import Consent
from coordinator.domain.consent_form import AgainBecause, ConsentAgain
from coordinator.domain.screening import Outcome
from tests.builders import COORDINATOR, active, consent_form, subject
from tests.ui.desks import desk_of_a_site
from tests.ui.pictures.shot import shoot
from ui.consent_again.page import ConsentAgainPage
from ui.consent_again.presenter import ConsentAgainPresenter
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.desk import Desk
from ui.widgets.dates import DateField

FIRST = date(2026, 11, 18)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        screening_id = _grown_up(desk)
        shoot(_page(desk, screening_id), out / "consents-due.png", first=_leave_gaps)
        decision = DecisionPresenter(desk)
        page = DecisionPage(decision)
        decision.open(screening_id)
        shoot(page, out / "consents-decision.png", destination="subjects")
        decide(
            desk.registry,
            COORDINATOR,
            screening_id=screening_id,
            outcome=Outcome.WITHDRAWN,
            reason="moves away",
        )
        shoot(_page(desk, screening_id), out / "consents-ended.png")


def _grown_up(desk: Desk) -> int:
    """Begin a screening with a minor who has come of age since, and signed again before."""
    registry = desk.registry
    trial_id = active(registry).trial_id
    screening_id = record_consent(
        registry,
        COORDINATOR,
        subject_id=subject(registry, birth_on=date(2008, 11, 21)),
        trial_id=trial_id,
        consent=Consent(
            FIRST, time(9, 30), "1.1", "Dr Ada Brandt", "mother", FIRST, has_assent=True
        ),
        guardian_name="林大雨",
    )
    consent_form(registry, trial_id, "2.0", valid_from=date(2026, 11, 19), asks_again=True)
    record_consent_again(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        given=ConsentAgain(
            AgainBecause.NEW_FORM,
            "2.0",
            date(2026, 11, 20),
            time(14, 5),
            "Dr Ada Brandt",
            "mother",
            has_assent=True,
        ),
        guardian_name="林大雨",
    )
    consent_form(registry, trial_id, "2.1", valid_from=date(2026, 11, 22), asks_again=True)
    return screening_id


def _page(desk: Desk, screening_id: int) -> ConsentAgainPage:
    presenter = ConsentAgainPresenter(desk)
    page = ConsentAgainPage(presenter)
    presenter.open(screening_id)
    return page


def _leave_gaps(page: ConsentAgainPage) -> None:
    page.findChild(DateField, "given_on").line.insert("2026-11-22")
    page.findChild(object, "record").click()
