"""While the registry is open for reading only, a bar says so on every page (T4)."""

from contextlib import closing

import pytest
from PySide6.QtWidgets import QPushButton

from coordinator.commands.audit import verify_everything
from coordinator.commands.site import change_site
from tests.builders import COORDINATOR, SITE
from tests.outside import outside
from ui.desk import Desk
from ui.distrust_notice import DistrustNotice
from ui.widgets.verdict import VerdictBar
from ui.window import Window


@pytest.fixture
def at_work(qtbot, registry):
    window, desk = Window(), Desk(registry, COORDINATOR)
    qtbot.addWidget(window)
    notice = DistrustNotice(desk, window)
    window.show()
    yield window, desk, notice
    desk.close()


def name_site(registry, name):
    with closing(outside(registry.place)) as connection:
        connection.execute("UPDATE site SET name = ?", (name,))


def bar_of(window):
    return window.findChild(VerdictBar, "distrust")


def test_nothing_is_shown_of_a_registry_that_is_as_told(at_work):
    window, _desk, notice = at_work

    notice.refresh()

    assert bar_of(window) is None


def test_what_was_found_stays_in_sight_and_leads_to_the_audit_trail(at_work, registry, qtbot):
    window, desk, notice = at_work
    name_site(registry, "forged")
    verify_everything(registry, COORDINATOR)
    desk.changed.emit()

    bar = bar_of(window)
    assert bar.isVisible()
    assert "open for reading only" in bar.sentence
    assert "does not fit what its audit trail tells" in bar.detail
    with qtbot.waitSignal(notice.audit_wanted):
        bar.findChild(QPushButton, "to_audit_trail").click()


def test_what_was_typed_is_refused_with_the_reason(at_work, registry):
    _window, desk, _notice = at_work
    name_site(registry, "forged")
    verify_everything(registry, COORDINATOR)
    told = []
    desk.refused.connect(told.append)

    assert not desk.do(change_site, site=SITE)
    assert "open for reading only" in str(told[0])


def test_the_bar_goes_when_everything_fits_again(at_work, registry):
    window, desk, _notice = at_work
    with registry.walking() as raw:
        ((name,),) = raw.execute("SELECT name FROM site").fetchall()
    name_site(registry, "forged")
    verify_everything(registry, COORDINATOR)
    desk.changed.emit()
    name_site(registry, name)
    verify_everything(registry, COORDINATOR)
    desk.changed.emit()

    assert bar_of(window) is None or not bar_of(window).isVisible()
