import gc
from threading import current_thread, main_thread
from weakref import finalize

import pytest

from ui.errands import Pool
from ui.rubbish import Sweeper


class Thing:
    """Holds itself, so that only a look through all that is there can find it unused."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def swept(qapp):
    limits, was_on = gc.get_threshold(), gc.isenabled()
    gc.enable()
    sweeper = Sweeper(qapp)
    yield
    sweeper.deleteLater()
    gc.set_threshold(*limits)
    if was_on:
        gc.enable()


def many_things():
    gc.set_threshold(10, 1, 1)  # from here on Python would look again and again
    return len([[number] for number in range(100_000)])


def test_what_is_unused_is_taken_down_on_the_thread_of_the_screen(swept, qtbot):
    gone, found = [], []
    pool = Pool(gone.append)
    finalize(Thing(), lambda: gone.append(current_thread()))

    pool.send(many_things, done=found.append)

    qtbot.waitUntil(lambda: bool(found and gone))
    assert gone == [main_thread()]
    pool.close()
