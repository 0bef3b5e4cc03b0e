"""The ways from a criterion to its worksheet and to all evidence, and back to the criterion."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.builders import active, consented
from ui.evidence.page import EvidencePage
from ui.walk.page import WalkPage
from ui.worksheet.page import WorksheetPage


@pytest.fixture
def screening_id(registry):
    version = active(
        registry, "I1 Age 18 to 70 years", "I2 SLEDAI-2K of at least 6", "E1 Fever"
    )
    return consented(registry, version.trial_id)


def place(ways):
    return ways.window.page.findChild(QLabel, "place").text()


def test_the_key_w_leads_to_the_worksheet_and_back_to_the_criterion(ways, screening_id):
    ways.walk(screening_id, "I2")

    QTest.keyClick(ways.window.page, Qt.Key.Key_W)
    assert isinstance(ways.window.page, WorksheetPage)
    ways.back()

    assert isinstance(ways.window.page, WalkPage)
    assert place(ways).startswith("I2")


def test_all_evidence_of_the_subject_is_one_key_away(qtbot, ways, screening_id):
    ways.walk(screening_id, "I2")

    QTest.keyClick(ways.window.page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    # A button's shortcut presses it visibly, for a tenth of a second.
    qtbot.waitUntil(lambda: isinstance(ways.window.page, EvidencePage))
    ways.back()

    assert isinstance(ways.window.page, WalkPage)


def test_what_was_said_of_another_subject_goes_when_the_walk_goes_on(ways, screening_id):
    ways.walk(screening_id, "I2")
    ways.say_done("The worksheet is kept.")

    ways.walk(screening_id, "I1")

    assert ways.window.messages.text == ""
