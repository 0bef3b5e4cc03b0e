"""Pictures of an amendment: what changes, the dry run, its approval; in all its states."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coordinator.commands import review
from coordinator.commands.amending import describe_amendment, plan_activation
from coordinator.commands.consents import ask_consent_again
from coordinator.commands.trials import copy_version
from coordinator.domain.criterion import Kind
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    TODAY,
    active,
    answered,
    coded,
    consented,
    identify,
    settle_all,
    subject,
)
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import settle, shoot
from ui.amendment.page import AmendmentPage
from ui.amendment.presenter import AmendmentPresenter
from ui.desk import Desk

LINES = (
    "I1 Age 18 to 70 years",
    "I2 Written informed consent",
    "I3 SLEDAI-2K of at least 8 points at screening",
    "E1 Pregnant or breast-feeding",
    "E2 活动性感染，包括结核、乙型肝炎",
    "E3 Treatment with rituximab within 24 weeks before the first dose",
)
MANY = tuple(
    f"E{number} Any of the conditions that section {number} of the investigator's brochure "
    "names, unless they were treated and have been stable for at least 6 months before the "
    "screening visit, as far as the investigator can tell from the source documents"
    for number in range(1, 61)
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        only = active(desk.registry)
        for number, name in enumerate(("changes", "screenings")):
            page = shown(desk, only.id, number)
            shoot(page, out / f"amendment-empty-{name}.png", destination="trials")
    with desk_of_a_site() as desk:
        page = shown(desk, much_amended(desk), 0)
        shoot(page, out / "amendment-much.png", destination="trials")
        page = shown(desk, planned(desk), 2)
        shoot(page, out / "amendment-planned.png", destination="trials")
    with desk_of_a_site() as desk:
        version_id = amended(desk)
        for number, name in enumerate(("changes", "screenings", "particulars")):
            page = shown(desk, version_id, number)
            shoot(page, out / f"amendment-draft-{name}.png", destination="trials")
        review.activate_version(desk.registry, COORDINATOR, version_id=version_id)
        for number, name in enumerate(("changes", "screenings", "particulars")):
            page = shown(desk, version_id, number)
            shoot(page, out / f"amendment-{name}.png", destination="trials")
        page = shown(desk, version_id, 1)
        taking = partial(take_dialog, out / "amendment-move.png")
        shoot(page, out / "amendment-asking.png", destination="trials", first=taking)


def much_amended(desk: Desk) -> int:
    """Amend sixty long criteria of a trial, by an amendment with a name as long as may be."""
    registry = desk.registry
    version_id = copy_version(
        registry, COORDINATOR, version_id=active(registry, "I1 Age 18 to 70 years", *MANY).id
    )
    for criterion in version_of(registry, version_id).criteria[1:]:
        text = criterion.text.replace("6 months", "24 weeks")
        said = {"text": text, "reason": "amendment 4"}
        review.reword_criterion(registry, COORDINATOR, criterion_id=criterion.id, **said)
    describe_amendment(
        registry,
        COORDINATOR,
        version_id=version_id,
        amendment="Substantial amendment 4, country-specific for all sites in mainland China",
        approved_on=TODAY,
        approval_document="Ethics committee of Lakeside Hospital, vote 2026-117-4, binder 2",
    )
    return version_id


def planned(desk: Desk) -> int:
    """Plan a version for next week."""
    version_id = amended(desk)
    plan_activation(desk.registry, COORDINATOR, version_id=version_id, day=TODAY + timedelta(7))
    return version_id


def take_dialog(path: Path, page: QWidget) -> None:
    """Keep a picture of the dialog that asks why a screening is moved."""
    page.findChild(object, "act").click()
    settle()
    dialog = page.findChild(object, "move_dialog")
    dialog.grab().save(str(path))
    dialog.close()
    settle()


def shown(desk: Desk, version_id: int, tab: int) -> AmendmentPage:
    seen: list[object] = []
    presenter = AmendmentPresenter(desk)
    presenter.shown.connect(seen.append)
    page = AmendmentPage(presenter)
    presenter.open(version_id)
    wait_until(lambda: seen)
    page.findChild(object, "tabs").setCurrentIndex(tab)
    return page


def amended(desk: Desk) -> int:
    """Amend a trial that has three open screenings; give the id of the new version."""
    registry = desk.registry
    version = active(registry, *LINES)
    for number, (name, birth) in enumerate(
        (("林小雨", 1983), ("欧阳校风", 1962), ("Wu", 1990))
    ):
        who = subject(
            registry,
            name,
            hospital_number=f"H-{number}",
            birth_on=TODAY.replace(year=birth),
        )
        screening_id = consented(registry, version.trial_id, who)
        answers = {"I1": "yes", "I2": "yes", "E1": "no", "E2": "no", "E3": "no"}
        answered(registry, screening_id, **dict(list(answers.items())[: 5 - number]))
    version_id = copy_version(registry, COORDINATOR, version_id=version.id)
    for code, text in (
        ("I1", "Age 18 to 60 years"),
        ("E2", "活动性感染，包括结核、乙型肝炎、丙型肝炎"),
    ):
        criterion = coded(version_of(registry, version_id), code)
        said = {"text": text, "reason": "amendment 3"}
        review.reword_criterion(registry, COORDINATOR, criterion_id=criterion.id, **said)
    added = {"kind": Kind.EXCLUSION, "text": "ALT > 2 times the upper limit of normal"}
    review.add_criterion(
        registry, COORDINATOR, version_id=version_id, reason="amendment 3", **added
    )
    settle_all(registry, version_id)
    identify(registry, version_id, "3.0")
    describe_amendment(
        registry,
        COORDINATOR,
        version_id=version_id,
        amendment="Amendment 3",
        approved_on=TODAY,
        approval_document="EC 2026-117, binder 2, tab 4",
    )
    ask_consent_again(registry, COORDINATOR, version_id=version_id, asks=True)
    return version_id
