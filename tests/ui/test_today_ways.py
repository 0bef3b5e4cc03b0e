"""From a line of Today to where it is dealt with, and back to a day without it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coordinator.domain.criterion import Answer
from coordinator.queries.screenings import screening_of
from tests.queries.test_today import decided, screening_id, version  # noqa: F401  fixtures
from ui.today.lines import NeedLine
from ui.walk.page import WalkPage
from ui.widgets.outline import OutlineList


def lines(page):
    return {line.accessibleName(): line for line in page.findChildren(NeedLine)}


def test_what_was_left_for_later_is_answered_from_today(
    qtbot,
    ways,
    registry,
    screening_id,  # noqa: F811
):
    """A3, G3"""
    decided(registry, screening_id)
    ways.desk.changed.emit()
    words = "07001, E2: due, before first dose, NCT99990001"
    qtbot.waitUntil(lambda: words in lines(ways.window.page))

    QTest.keyClick(lines(ways.window.page)[words], Qt.Key.Key_Space)

    page = ways.window.page
    assert isinstance(page, WalkPage)
    assert page.findChild(OutlineList, "criteria").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N)

    ways.go("today")
    qtbot.waitUntil(lambda: words not in lines(ways.window.page))
    item = screening_of(registry, screening_id, with_identity=False).checklist.item("E2")
    assert item.answer is Answer.NO
