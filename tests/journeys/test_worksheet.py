"""A worksheet in a coordinator's day: at its criterion, as evidence, on paper (A4, A6)."""

import pytest
from PySide6.QtWidgets import QMenu, QPushButton

from coordinator.domain.criterion import Answer
from coordinator.domain.form import Copy
from coordinator.domain.logic import Truth
from coordinator.printouts import screening_printout
from coordinator.queries.screenings import screening_of
from coordinator.queries.worksheets import worksheets_of
from tests.builders import COORDINATOR, TODAY, active, consented
from tests.forms import reading
from tests.ui.robots.worksheet import WorksheetRobot
from ui.desk import Desk
from ui.evidence.page import EvidencePage
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.walk.page import WalkPage
from ui.ways import Ways
from ui.window import Window
from ui.worksheet.page import WorksheetPage

LINES = (
    "I1 Age 18 to 70 years",
    "I2 SLE disease activity index (SLEDAI-2K) ≥ 8",
    "E1 Active infection",
)
DAY = TODAY.isoformat()


@pytest.fixture
def ways(qtbot, qapp, registry, tmp_path):
    desk, window = Desk(registry, COORDINATOR), Window()
    theme = Theme(qapp, Mode.LIGHT)
    ways = Ways(desk, window, Preferences(theme, tmp_path / "settings.json"))
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    ways.go("today")
    ways.window = window
    yield ways
    qtbot.waitUntil(lambda: not desk.is_busy)
    ways.drop()
    desk.close()
    window.close()
    window.deleteLater()
    theme.apply(Mode.LIGHT)  # a theme that follows the system would outlive its test
    theme.deleteLater()


def open_worksheet(qtbot, ways, title):
    """Press W at the criterion, and choose where several fit."""
    qtbot.keyClicks(ways.window.page, "W")
    menu = ways.window.page.findChild(QMenu, "worksheet_menu")
    if not isinstance(ways.window.page, WorksheetPage):
        action = next(found for found in menu.actions() if title in found.text())
        action.trigger()
        menu.hide()
    qtbot.waitUntil(lambda: isinstance(ways.window.page, WorksheetPage))
    robot = WorksheetRobot(qtbot, ways.window.page, is_alone=False)
    qtbot.waitUntil(lambda: robot.title == title)
    return robot


def test_a_score_is_rated_at_its_criterion_found_as_evidence_and_printed(qtbot, ways, registry):
    """A4, A6: the finding follows from the worksheet, and the form has it as an annex."""
    version = active(registry, *LINES)
    screening_id = consented(registry, version.trial_id)
    ways.walk(screening_id, "I2")
    sheet = open_worksheet(qtbot, ways, "SLEDAI-2K")
    assert sheet.criterion.startswith("SLE disease activity index")
    sheet.items.answer("look_back", "1")
    sheet.items.answer("seizure", "y")
    sheet.say_rest_is_absent()
    sheet.rate("Dr Ada Brandt", DAY)
    sheet.click("keep")

    assert isinstance(ways.window.page, WalkPage)
    assert "its result is evidence: 8" in ways.window.messages.text
    item = screening_of(registry, screening_id, with_identity=True).checklist.item("I2")
    assert item.finding is not None
    assert item.finding.truth is Truth.TRUE
    assert item.finding.suggests() in (Answer.YES, None)
    printed = reading.words(
        screening_printout(
            registry, actor=COORDINATOR, screening_id=screening_id, copy=Copy.SPONSOR
        ).pdf
    )
    assert "Annex: worksheet SLEDAI-2K" in printed
    assert "Seizure of recent onset 8 = 8" in printed


def test_a_corrected_worksheet_changes_what_is_computed(qtbot, ways, registry):
    """A8: the correction is found at the same place, with the former one behind it."""
    version = active(registry, *LINES)
    screening_id = consented(registry, version.trial_id)
    ways.walk(screening_id, "I2")
    sheet = open_worksheet(qtbot, ways, "SLEDAI-2K")
    sheet.items.answer("seizure", "y")
    sheet.say_rest_is_absent()
    sheet.rate("Dr Ada Brandt", DAY)
    sheet.click("keep")
    sheet = open_worksheet(qtbot, ways, "SLEDAI-2K")
    assert sheet.items.said("seizure") == "yes"
    sheet.items.answer("seizure", "n")
    sheet.type("correction", "the seizure was of an infection")
    sheet.click("keep")

    assert isinstance(ways.window.page, WalkPage)
    item = screening_of(registry, screening_id, with_identity=True).checklist.item("I2")
    assert item.finding.truth is Truth.FALSE
    newest, former = worksheets_of(registry, 1)
    assert newest.replaces_id == former.id


def test_a_worksheet_that_is_left_is_there_when_one_comes_back(qtbot, ways, registry):
    version = active(registry, *LINES)
    screening_id = consented(registry, version.trial_id)
    ways.walk(screening_id, "I2")
    sheet = open_worksheet(qtbot, ways, "SLEDAI-2K")
    sheet.items.answer("seizure", "y")
    ways.back()
    assert isinstance(ways.window.page, WalkPage)
    assert "SLEDAI-2K is not kept yet" in ways.window.messages.text
    sheet = open_worksheet(qtbot, ways, "SLEDAI-2K")
    assert sheet.items.said("seizure") == "yes"
    assert sheet.draft == "Not kept yet"


def test_a_worksheet_is_filled_in_and_opened_again_from_the_evidence(qtbot, ways, registry):
    version = active(registry, *LINES)
    consented(registry, version.trial_id)
    ways.to_evidence(1)
    ways.window.page.findChild(QPushButton, "fill_in").click()
    qtbot.waitUntil(lambda: isinstance(ways.window.page, WorksheetPage))
    sheet = WorksheetRobot(qtbot, ways.window.page, is_alone=False)
    qtbot.waitUntil(lambda: len(sheet.offered) > 1)
    sheet.pick(sheet.offered.index("ECOG performance status"))
    sheet.choose("grade", "2")
    sheet.rate("Dr Ada Brandt", DAY)
    sheet.click("keep")

    assert isinstance(ways.window.page, EvidencePage)
    ways.window.page.findChild(QPushButton, "open_worksheet").click()
    assert isinstance(ways.window.page, WorksheetPage)
    assert sheet.title == "ECOG performance status"
    assert "Kept on" in sheet.stored
    ways.back()
    assert isinstance(ways.window.page, EvidencePage)
