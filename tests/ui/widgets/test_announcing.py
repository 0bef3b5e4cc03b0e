import pytest
from PySide6.QtGui import QAccessible

from ui.widgets import announcing
from ui.widgets.messages import MessageBar
from ui.widgets.tones import Tone
from ui.widgets.verdict import VerdictBar

POLITE = QAccessible.AnnouncementPoliteness.Polite
AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def heard(monkeypatch):
    """What Qt is asked to have said, in place of a screen reader."""
    said = []

    class Listening(QAccessible):
        @staticmethod
        def isActive():
            return True

        @staticmethod
        def updateAccessibility(event):
            said.append((event.message(), event.politeness()))

    monkeypatch.setattr(announcing, "QAccessible", Listening)
    return said


def test_what_was_done_is_said_after_what_is_being_said(qtbot, heard):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_done("The range is stored.")

    assert heard == [("The range is stored.", POLITE)]


def test_what_failed_is_said_at_once_with_its_remedy(qtbot, heard):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_error("The disk is full.", "Make room and do it again.")

    assert heard == [("The disk is full. Make room and do it again.", AT_ONCE)]


def test_a_verdict_is_said_when_it_changes_and_not_when_it_is_shown_anew(qtbot, heard):
    bar = VerdictBar()
    qtbot.addWidget(bar)
    bar.show()
    heard.clear()

    bar.display(Tone.OPEN, "So far: nothing excludes; 2 open")
    bar.display(Tone.OPEN, "So far: nothing excludes; 2 open", "Every answer has its evidence.")
    bar.display(Tone.FAILED, "Not eligible: E3")

    assert heard == [
        ("So far: nothing excludes; 2 open", POLITE),
        ("Not eligible: E3", POLITE),
    ]
