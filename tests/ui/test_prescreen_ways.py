"""The ways to a pre-screening and on from it; what each day's beginning does (P3)."""

from contextlib import closing
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from sqlalchemy import select

from coordinator.commands.prescreening import note_prescreening
from coordinator.domain.prescreening import ToldFacts
from coordinator.registry.rows.prescreenings import PrescreeningRow
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, active, subject
from tests.conftest import NOON
from ui.desk import Desk
from ui.preferences import Preferences
from ui.prescreen.page import PrescreenPage
from ui.screen_patient.page import ScreenPatientPage
from ui.screen_patient.view import Step
from ui.theme import Mode, Theme
from ui.today.page import TodayPage
from ui.ways import Ways
from ui.widgets.progress import Stepper
from ui.widgets.table import DataTable
from ui.window import Window
from ui.workplace import Workplace


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp, Mode.LIGHT)
    yield theme
    theme.apply(Mode.LIGHT)  # a theme that follows the system would outlive its test
    theme.deleteLater()


@pytest.fixture
def window(qtbot):
    window = Window()
    with qtbot.waitActive(window):
        window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def ways(qtbot, registry, theme, window, tmp_path):
    active(registry)
    desk = Desk(registry, COORDINATOR)
    ways = Ways(desk, window, Preferences(theme, tmp_path / "settings.json"))
    ways.go("today")
    qtbot.waitUntil(lambda: not desk.is_busy)
    yield ways
    qtbot.waitUntil(lambda: not desk.is_busy)
    ways.drop()
    desk.close()


def press(window, name):
    window.page.findChild(QPushButton, name).click()


def test_a_key_leads_from_everywhere_to_a_person_without_identity(qtbot, ways, window):
    qtbot.keySequence(QApplication.focusWidget() or window, "Ctrl+Shift+P")

    assert isinstance(window.page, PrescreenPage)
    assert window.page.findChild(QLineEdit, "age").isVisible()


def test_today_leads_to_a_prescreening_and_back(qtbot, ways, window):
    press(window, "prescreen")
    assert isinstance(window.page, PrescreenPage)
    qtbot.waitUntil(lambda: not ways.desk.is_busy)

    qtbot.keySequence(QApplication.focusWidget(), "Alt+Left")

    qtbot.waitUntil(lambda: isinstance(window.page, TodayPage))


def test_a_subject_goes_from_who_over_the_prescreening_to_consent(
    qtbot, registry, ways, window
):
    """S5, C1"""
    ways.screen_patient(subject(registry))
    press(window, "prescreen")
    page = window.page
    assert isinstance(page, PrescreenPage)
    qtbot.waitUntil(lambda: page.findChild(DataTable, "trial_fits").model().rowCount() == 1)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "go_on").isEnabled())

    press(window, "go_on")

    assert isinstance(window.page, ScreenPatientPage)
    assert window.page.findChild(Stepper).current == Step.CONSENT


def test_a_person_without_identity_is_entered_after_the_trial_was_chosen(qtbot, ways, window):
    ways.to_prescreen()
    page = window.page
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "go_on").isEnabled())
    qtbot.waitUntil(lambda: not ways.desk.is_busy)

    press(window, "go_on")

    assert isinstance(window.page, ScreenPatientPage)
    assert window.page.findChild(Stepper).current == Step.WHO


def test_old_prescreenings_are_reduced_when_somebody_has_signed_in(
    qtbot, registry, theme, window, tmp_path
):
    """P3"""
    active(registry)
    note_prescreening(registry, COORDINATOR, told=ToldFacts(Decimal(17)))
    registry.close()
    reopened = Registry(registry.place, lambda: NOON + timedelta(91), key=registry.key)
    preferences = Preferences(theme, tmp_path / "settings.json")
    workplace = Workplace(window, preferences, reopened, COORDINATOR)

    workplace.begin()
    qtbot.waitUntil(lambda: not workplace.ways.desk.is_busy)
    workplace.leave()

    again = Registry(registry.place, key=registry.key)
    with closing(again), again.reading() as session:
        (row,) = session.scalars(select(PrescreeningRow))
        assert row.is_reduced
        assert row.excluded_by == []
