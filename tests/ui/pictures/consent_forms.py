"""Pictures of a trial's consent forms: several versions with an amendment, none, many."""

from datetime import date
from pathlib import Path

from coordinator.commands.trials import copy_version
from tests.builders import COORDINATOR, active, consent_form, consented, draft, identify, record
from tests.builders import review as reviewing
from tests.ui.desks import desk_of_a_site
from tests.ui.pictures.shot import shoot
from ui.consent_forms.page import ConsentFormsPage
from ui.consent_forms.presenter import ConsentFormsPresenter
from ui.desk import Desk
from ui.widgets.table import DataTable


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        registry = desk.registry
        version = active(registry)
        consented(registry, version.trial_id)
        consent_form(
            registry,
            version.trial_id,
            "0.9, pilot",
            valid_from=date(2019, 3, 1),
            valid_until=date(2019, 12, 31),
        )
        consent_form(
            registry,
            version.trial_id,
            "2.0",
            valid_from=date(2026, 12, 1),
            asks_again=True,
            note="vote of 2026-11-12, new risks of the infusion",
        )
        newer = copy_version(registry, COORDINATOR, version_id=version.id)
        identify(registry, newer, "3.0")
        reviewing.activate_version(registry, COORDINATOR, version_id=newer)
        shoot(_page(desk, version.trial_id), out / "consent-forms.png", destination="trials")
        shoot(
            _page(desk, version.trial_id),
            out / "consent-forms-change.png",
            destination="trials",
            first=_change,
        )
        for number in range(1, 31):
            consent_form(
                registry,
                version.trial_id,
                f"{number}.0 of the main study and its biobank, for both parents of minors",
                valid_from=date(2022, 1, number),
                valid_until=date(2022, 6, number),
                asks_again=True,
            )
        shoot(_page(desk, version.trial_id), out / "consent-forms-much.png", first=_change)
        bare = draft(registry, known=record(title="Lemon against rain"))
        shoot(_page(desk, bare.trial_id), out / "consent-forms-none.png", destination="trials")


def _page(desk: Desk, trial_id: int) -> ConsentFormsPage:
    presenter = ConsentFormsPresenter(desk)
    page = ConsentFormsPage(presenter)
    presenter.open(trial_id)
    return page


def _change(page: ConsentFormsPage) -> None:
    page.findChild(DataTable, "forms").select(1)
    page.findChild(object, "store").click()
