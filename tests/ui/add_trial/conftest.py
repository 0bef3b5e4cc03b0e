"""The page on which trials are added, on a desk that is closed at the end."""

import pytest

from tests.builders import COORDINATOR
from tests.ui.robots.add_trial import AddTrialRobot
from ui.add_trial.page import AddTrialPage
from ui.add_trial.presenter import AddTrialPresenter
from ui.desk import Desk


@pytest.fixture
def desks():
    desks = []
    yield desks
    for desk in desks:
        desk.close()


@pytest.fixture
def open_page(qtbot, registry, desks):
    def open_page(staff_member=COORDINATOR):
        desks.append(Desk(registry, staff_member))
        presenter = AddTrialPresenter(desks[-1])
        return presenter, AddTrialRobot(qtbot, AddTrialPage(presenter))

    return open_page


@pytest.fixture
def desk_is_idle(qtbot, desks):
    """Wait until nothing is read beside the screen any more."""
    return lambda: qtbot.waitUntil(lambda: not desks[-1].is_busy)


@pytest.fixture
def after(qtbot):
    """Wait until what was begun is shown."""

    def after(presenter, act, *args):
        with qtbot.waitSignal(presenter.shown):
            act(*args)

    return after
