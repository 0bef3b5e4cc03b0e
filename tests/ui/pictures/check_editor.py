"""Pictures of the editor of checks: in review, combined, tried out, in use, and its form."""

from pathlib import Path

from coordinator.check_offers import CheckOffers
from coordinator.commands.checks import set_check_rule
from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.queries.trials import version_of
from tests.builders import COORDINATOR, active, coded, draft, record
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from tests.ui.robots.check_editor import CheckEditorRobot
from ui.check_editor.check_dialog import CheckDialog
from ui.check_editor.page import CheckEditorPage
from ui.check_editor.presenter import CheckEditorPresenter
from ui.desk import Desk

LINES = (
    "I1 Age 18 to 70 years, male or female",
    "I2 SLEDAI = 8 at screening",
    "I3 Meets the 2011 diagnostic criteria for IgG4-RD (definite or probable)",
    "I4 eGFR > 60 ml/min/1.73m2",
    "E1 Hepatic insufficiency (ALT or AST >= 2 times of the upper limit of the normal range)",
    "E2 WBC < 3.0 x 10^9/L or platelets < 50 x 10^9/L, and not haemoglobin > 110 g/L, by PI",
    "E3 Rituximab within 6 months before randomization",
    "E4 Pregnant or breast-feeding",
)
NOTHING = "I1 In the investigator's opinion able to follow the instructions"
MUCH = "E1 Any of these at screening: " + ", ".join(
    f"{what} > {limit} x ULN"
    for limit in (1.5, 2.5)
    for what in ("ALT", "AST", "creatinine", "total bilirubin", "alkaline phosphatase")
)
RULE = CheckRule(
    Group(Together.ALL, (Group(Together.ANY, (0, 1)), Group(Together.NOT, (2,)))), True
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        known = record(*LINES, title="Tea against cold hands")
        version = draft(desk.registry, known=known)
        shoot(page_at(desk, version.id, "E1"), out / "check-editor.png", destination="trials")
        shoot(page_at(desk, version.id, "I2"), out / "check-editor-lost.png", first=type_score)
        shoot(page_at(desk, version.id, "E3"), out / "check-editor-washout.png")
        shoot(meanwhile_at(desk, version.id), out / "check-editor-meanwhile.png")
        shoot(page_at(desk, version.id, "E2"), out / "check-editor-rule.png", first=type_blood)
        for code in ("E1", "I3", "E3"):
            picture = out / f"check-editor-form-{code}.png"
            shoot(form_at(desk, version.id, code), picture, alone=True)
        narrow = page_at(desk, version.id, "E2")
        shoot(narrow, out / "check-editor-narrow.png", first=be_narrow)
        extremes = draft(desk.registry, known=record(NOTHING, MUCH, title="Lemon against rain"))
        shoot(page_at(desk, extremes.id, "I1"), out / "check-editor-none.png")
        shoot(page_at(desk, extremes.id, "E1"), out / "check-editor-much.png")
        used = active(desk.registry, *LINES)
        shoot(page_at(desk, used.id, "E1"), out / "check-editor-active.png", first=type_liver)


def page_at(desk: Desk, version_id: int, code: str) -> CheckEditorPage:
    presenter = CheckEditorPresenter(desk)
    page = CheckEditorPage(presenter)
    presenter.open(version_id, coded(version_of(desk.registry, version_id), code).id)
    wait_until(lambda: not desk.is_busy)
    return page


def meanwhile_at(desk: Desk, version_id: int) -> CheckEditorPage:
    """Say how checks combine while it is stored otherwise in another window."""
    presenter = CheckEditorPresenter(desk)
    page = CheckEditorPage(presenter)
    presenter.open(version_id, coded(version_of(desk.registry, version_id), "E2").id)
    wait_until(lambda: not desk.is_busy)
    presenter.choose((), Together.ANY)
    combined(desk, version_id)
    presenter.refresh()
    return page


def combined(desk: Desk, version_id: int) -> None:
    found = coded(version_of(desk.registry, version_id), "E2")
    set_check_rule(
        desk.registry,
        COORDINATOR,
        criterion_id=found.id,
        rule=RULE,
        checks=found.checks,
        reason="protocol 5.2",
    )


def form_at(desk: Desk, version_id: int, code: str) -> CheckDialog:
    presenter = CheckEditorPresenter(desk)
    presenter.open(version_id, coded(version_of(desk.registry, version_id), code).id)
    wait_until(lambda: not desk.is_busy)
    return CheckDialog(None, presenter.correction(0), CheckOffers())


def be_narrow(page: CheckEditorPage) -> None:
    page.window().resize(1000, 640)


def type_score(page: CheckEditorPage) -> None:
    facts = {what: {"value": "9"} for what in CheckEditorRobot.facts_on(page)}
    CheckEditorRobot.make_up(page, "43", "female", facts)


def type_liver(page: CheckEditorPage) -> None:
    facts = {"alt": {"value": "78", "high": "40"}, "ast": {"value": "31", "high": "40"}}
    CheckEditorRobot.make_up(page, "43", "female", facts)


def type_blood(page: CheckEditorPage) -> None:
    facts = {"wbc": {"value": "2.8"}, "platelets": {"value": "180"}}
    CheckEditorRobot.make_up(page, "43", "female", facts)
