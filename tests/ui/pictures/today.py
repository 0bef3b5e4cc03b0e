"""Pictures of the Today page."""

from datetime import date, timedelta
from pathlib import Path

from coordinator.commands.clarifications import ask
from coordinator.commands.decisions import decide
from coordinator.commands.evidence import correct_observation, enter_observation
from coordinator.commands.outline_edits import defer_criterion
from coordinator.commands.review import activate_version, confirm_wording
from coordinator.commands.trials import change_trial
from coordinator.domain.observation import NewObservation
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome
from coordinator.domain.subject import Sex
from coordinator.domain.windows import Anchor
from tests.builders import (
    DOCUMENT,
    TODAY,
    active,
    answered,
    coded,
    consented,
    draft,
    identify,
    record,
    settle_all,
    subject,
)
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import kept_waiting, shoot
from ui.desk import Desk
from ui.today.page import TodayPage
from ui.today.presenter import TodayPresenter

PEOPLE = (
    ("林小雨", Sex.FEMALE, date(1983, 4, 1)),
    ("欧阳校风", Sex.MALE, date(1961, 12, 24)),
    ("Maximiliane von Oettingen", Sex.FEMALE, date(1990, 7, 7)),
)

LONG_TITLE = "a randomised, double-blind comparison with cold socks in adults with cold feet"


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        take(desk, out / "today-empty.png")
        fill(desk)
        take(desk, out / "today.png")
        with kept_waiting(desk):
            shoot(TodayPage(TodayPresenter(desk)), out / "today-busy.png", destination="today")
        evidence(desk)
        take(desk, out / "today-evidence.png")
    with desk_of_a_site() as desk:
        fill_up(desk)
        take(desk, out / "today-full.png")


def take(desk: Desk, path: Path) -> None:
    presenter = TodayPresenter(desk)
    shown = []
    presenter.shown.connect(lambda view: shown.append(view.is_busy))
    page = TodayPage(presenter)
    presenter.refresh()
    wait_until(lambda: False in shown)
    shoot(page, path, destination="today")


def evidence(desk: Desk) -> None:
    """Let results expire, ask a question, and leave a criterion for later in a trial."""
    registry, person = desk.registry, desk.staff_member
    version = oats(desk)
    ask(
        registry,
        person,
        criterion_id=coded(version, "E1").id,
        question="Is a value of the last month enough?",
        asked_of="the sponsor's medical monitor",
        asked_on=TODAY - timedelta(days=12),
    )
    screenings = [screened(desk, version, number) for number in range(len(PEOPLE))]
    screening_id, found, told = screenings[0]
    answered(registry, screening_id, I1="yes", E1="no")
    decide(registry, person, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    correct_observation(registry, person, observation_id=found, told=told, correction="unit")


def oats(desk: Desk) -> ProtocolVersion:
    """Enter a trial whose results expire, with a criterion that waits for the first dose."""
    registry, person = desk.registry, desk.staff_member
    lines = ("I1 Age 18 to 70 years", "E1 ALT > 3 x ULN", "E2 Active infection")
    porridge = record(*lines, title="Oats", ids=RegistryIds(nct="NCT99990005"))
    version = draft(registry, known=porridge)
    settle_all(registry, version.id)
    later = coded(version, "E2").id
    defer_criterion(
        registry, person, criterion_id=later, until="first belimumab dose", reason="5.2"
    )
    identify(registry, version.id)
    confirm_wording(registry, person, version_id=version.id)
    activate_version(registry, person, version_id=version.id)
    change_trial(
        registry,
        person,
        trial_id=version.trial_id,
        short_title="Oats",
        number_pattern="{site:2}{number:3}",
        age_anchor=Anchor.CONSENT,
        target_enrolment=None,
        result_anchor=Anchor.ENROLMENT,
        result_days=14,
    )
    return version


def screened(
    desk: Desk, version: ProtocolVersion, number: int
) -> tuple[int, int, NewObservation]:
    """Enter a person with a consent and a result; give screening, result, and what was told."""
    registry, (name, sex, born) = desk.registry, PEOPLE[number]
    someone = subject(registry, name, birth_on=born, sex=sex, hospital_number=f"P-{number}")
    screening_id = consented(registry, version.trial_id, someone)
    taken = TODAY - timedelta(days=10 + number)
    told = NewObservation(
        "alt", "ALT", value="38", unit="U/L", high="40", on=taken, document=DOCUMENT
    )
    found = enter_observation(registry, desk.staff_member, subject_id=someone, told=told)
    return screening_id, found, told


def fill_up(desk: Desk) -> None:
    """Enter as many trials as a large site has, each with something that waits."""
    registry = desk.registry
    for number in range(12):
        title = f"Warm socks, part {number + 1}: {LONG_TITLE}"
        ids = RegistryIds(nct=f"NCT9999{number:04}")
        trial = active(
            registry, known=record(title=title, ids=ids, target_enrolment=40)
        ).trial_id
        for name, sex, born in PEOPLE:
            someone = subject(registry, name, birth_on=born, sex=sex,
                              hospital_number=f"H-{trial}{name}")  # fmt: skip
            screening_id = consented(registry, trial, someone)
        answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="yes")
        decide(registry, desk.staff_member, screening_id=screening_id,
               outcome=Outcome.SCREEN_FAILURE)  # fmt: skip
        ids = RegistryIds(chictr=f"ChiCTR99000{number:05}")
        draft(registry, known=record(title=f"Porridge {number}", ids=ids))


def fill(desk: Desk) -> None:
    """Enter two trials, a draft, and subjects in different states."""
    registry = desk.registry
    tea = active(registry).trial_id
    long = record(title="A randomised comparison of warm socks", ids=RegistryIds())
    socks = active(registry, known=long).trial_id
    draft(registry, known=record(title="Porridge", ids=RegistryIds(chictr="ChiCTR9900000007")))
    numbers = [
        consented(registry, trial, subject(registry, name, birth_on=born, sex=sex,
                                           hospital_number=f"H-{trial}{name}"))
        for trial in (tea, socks)
        for name, sex, born in PEOPLE
    ]  # fmt: skip
    answered(registry, numbers[0], I1="yes", I2="yes", E1="no", E2="yes")
    decide(registry, desk.staff_member, screening_id=numbers[0], outcome=Outcome.SCREEN_FAILURE)
    answered(registry, numbers[1], I1="yes", I2="yes")
    answered(registry, numbers[2], I1="no")
