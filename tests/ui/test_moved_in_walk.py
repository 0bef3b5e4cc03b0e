"""A screening that is moved while its walk is open goes on with the new criteria (S4)."""

import pytest

from coordinator.commands.moving import move_screening
from coordinator.commands.review import activate_version, reword_criterion
from coordinator.commands.trials import copy_version
from coordinator.queries.trials import version_of
from tests.builders import COORDINATOR, active, answered, coded, consented, identify
from ui.desk import Desk
from ui.walk.page import WalkPage
from ui.walk.presenter import WalkPresenter


@pytest.fixture
def desk(registry, qapp):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


def test_the_walk_follows_a_screening_to_its_new_version(qtbot, registry, desk):
    """S4: what is shown is what is asked now; nobody answers what was left behind."""
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", I2="yes")
    presenter = WalkPresenter(desk)
    page = WalkPage(presenter)
    qtbot.addWidget(page)
    presenter.open(screening_id, "I1")
    page.show()
    seen = []
    presenter.shown.connect(seen.append)

    later = copy_version(registry, COORDINATOR, version_id=version.id)
    age = coded(version_of(registry, later), "I1")
    words = {"text": "Age 18 to 60 years", "reason": "amendment 3"}
    reword_criterion(registry, COORDINATOR, criterion_id=age.id, **words)
    identify(registry, later, "3.0")
    activate_version(registry, COORDINATOR, version_id=later)
    move_screening(
        registry, COORDINATOR, screening_id=screening_id, version_id=later, reason="amended"
    )
    desk.changed.emit()
    qtbot.waitUntil(lambda: bool(seen) and not desk.is_busy)

    assert "Age 18 to 60 years" in repr(seen[-1])
    assert "TEA-204 v3.0" in seen[-1].subtitle
    page.close()
