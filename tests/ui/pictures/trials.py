"""Pictures of the page of trials: empty, and with trials in every state."""

from pathlib import Path

from coordinator.commands.review import reword_criterion
from coordinator.commands.trials import copy_version, register_trial
from coordinator.queries.trials import trials_of, version_of, versions_of
from coordinator.records import read
from tests.builders import COORDINATOR, active, consented, record, subject
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from tests.ui.records import LUNG, MIRROR, SKIN
from ui.desk import Desk
from ui.trials.page import TrialsPage
from ui.trials.presenter import TrialsPresenter

TARGET = 120
LONG = (
    "I1 年龄18至70岁",
    "I2 Written informed consent",
    *(
        f"E{number} Any of the conditions that section {number} names"
        for number in range(1, 31)
    ),
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        shoot(shown(desk), out / "trials-empty.png", destination="trials")
        fill(desk)
        page = shown(desk)
        shoot(page, out / "trials.png", destination="trials")
        shoot(compared(desk), out / "trials-compare.png", destination="trials")
        for number, name in ((1, "criteria"), (3, "record"), (4, "settings")):
            page = shown(desk)
            page.findChild(object, "tabs").setCurrentIndex(number)
            shoot(page, out / f"trials-{name}.png", destination="trials")


def compared(desk: Desk) -> TrialsPage:
    """Show two versions compared, one criterion of which was changed."""
    lines = trials_of(desk.registry)
    trial_id = next(ln.trial.id for ln in lines if ln.trial.target_enrolment == TARGET)
    version = versions_of(desk.registry, trial_id)[0]
    copy_id = copy_version(desk.registry, COORDINATOR, version_id=version.id)
    first = version_of(desk.registry, copy_id).criteria[0]
    words = {"text": "年龄18至75岁", "reason": "amendment 1"}
    reword_criterion(desk.registry, COORDINATOR, criterion_id=first.id, **words)
    seen: list[object] = []
    presenter = TrialsPresenter(desk)
    presenter.shown.connect(seen.append)
    page = TrialsPage(presenter)
    presenter.open_trial(trial_id)
    wait_until(lambda: seen)
    presenter.compare_with(version.id)
    wait_until(lambda: len(seen) > 1)
    page.findChild(object, "tabs").setCurrentIndex(1)
    return page


def shown(desk: Desk) -> TrialsPage:
    seen = []
    presenter = TrialsPresenter(desk)
    presenter.shown.connect(seen.append)
    page = TrialsPage(presenter)
    presenter.refresh()
    wait_until(lambda: seen)
    return page


def fill(desk: Desk) -> None:
    registry = desk.registry
    for path in (MIRROR, SKIN):
        register_trial(registry, COORDINATOR, record=read(path.read_bytes(), path.name)[0])
    known = record(
        *LONG,
        title="一项随机、双盲、安慰剂对照的茶饮治疗手足发凉的多中心临床研究",
        target_enrolment=TARGET,
    )
    version = active(registry, known=known)
    for number, name in enumerate(("林小雨", "欧阳校风", "Ada Example")):
        who = subject(registry, name, hospital_number=f"H-{number}")
        consented(registry, version.trial_id, who)
    register_trial(registry, COORDINATOR, record=read(LUNG.read_bytes(), LUNG.name)[0])
