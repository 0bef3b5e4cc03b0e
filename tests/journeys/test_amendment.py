"""An amendment tightens an age limit: from the trial's page to the form of who was moved."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPlainTextEdit

from coordinator.commands import review
from coordinator.domain.criterion import Answer
from coordinator.domain.form import Copy
from coordinator.printouts import screening_printout
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import version_of, versions_of
from tests.builders import (
    COORDINATOR,
    TODAY,
    active,
    answered,
    coded,
    consented,
    identify,
    subject,
)
from tests.ui.robots.amendment import TABS
from ui.amendment.page import AmendmentPage
from ui.desk import Desk
from ui.preferences import Preferences
from ui.record_review.page import RecordReviewPage
from ui.theme import Mode, Theme
from ui.today.lines import NeedLine
from ui.today.page import TodayPage
from ui.trials.page import TrialsPage
from ui.walk.page import WalkPage
from ui.ways import Ways
from ui.widgets.dates import DateField
from ui.widgets.table import DataTable
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


class Program:
    """The window with its pages, worked where the eye is."""

    def __init__(self, qtbot, qapp, registry, tmp_path):
        self._qtbot = qtbot
        self.desk, self.window = Desk(registry, COORDINATOR), Window()
        self.theme = Theme(qapp, Mode.LIGHT)
        preferences = Preferences(self.theme, tmp_path / "settings.json")
        self.ways = Ways(self.desk, self.window, preferences)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.ways.go("today")

    @property
    def page(self):
        return self.window.page

    def wait_for(self, kind):
        self._qtbot.waitUntil(lambda: isinstance(self.page, kind))
        self.settle()
        return self.page

    def settle(self):
        self._qtbot.waitUntil(lambda: not self.desk.is_busy)
        QApplication.processEvents()

    def found(self, kind, name):
        return self.page.findChild(kind, name)

    def click(self, name):
        self._qtbot.mouseClick(self.found(QAbstractButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def dialog(self, name):
        QApplication.processEvents()
        return next(d for d in self.page.findChildren(QDialog, name) if d.isVisible())

    def close(self):
        self.settle()
        self.ways.drop()
        self.desk.close()
        self.window.close()
        self.window.deleteLater()
        self.theme.apply(Mode.LIGHT)
        self.theme.deleteLater()


@pytest.fixture
def program(qtbot, qapp, registry, tmp_path):
    program = Program(qtbot, qapp, registry, tmp_path)
    yield program
    program.close()


def test_an_amendment_from_a_copy_to_a_moved_screening_and_its_form(program, registry, qtbot):
    """S3, S4, A6, A8"""
    version = active(registry)
    old = subject(registry, "欧阳校风", birth_on=TODAY.replace(year=1961))
    young = subject(registry, hospital_number="H-2", birth_on=TODAY.replace(year=1990))
    screening_id = consented(registry, version.trial_id, old)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")

    later = drafted_by_hand(program, registry, version.trial_id)
    put_to_use(program, later)
    follow_today(program)
    moved_by_keyboard(program, qtbot)

    # The age is answered anew in the walk; the others are there, and say where they are from.
    program.ways.open_screening(screening_id)
    program.wait_for(WalkPage)
    answered(registry, screening_id, I1="no")
    screening = screening_of(registry, screening_id, with_identity=True)
    assert screening.checklist.failed == ("I1",)
    assert screening.checklist.item("E2").entry.origin.version == "TEA-204 v2.0"
    assert [found.entries[-1].answer for found in screening.earlier] == [Answer.YES]

    # The form prints both versions, and who is consented now is on the new one.
    made = screening_printout(
        registry, actor=COORDINATOR, screening_id=screening_id, copy=Copy.SITE
    )
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(made.pdf)).pages)
    words = " ".join(text.split())
    assert "begun with TEA-204 v2.0; moved to TEA-204 v3.0" in words
    assert words.count("answered on TEA-204 v2.0 as") == 3
    assert "Age 18 to 70 years" in words
    other = screening_of(
        registry, consented(registry, version.trial_id, young), with_identity=True
    )
    assert other.version.id == later
    assert registry.verify().is_whole


def drafted_by_hand(program, registry, trial_id):
    """From the trial's page a version is begun by hand: it leads into the review."""
    program.ways.open_trial(trial_id)
    program.wait_for(TrialsPage)
    program.found(QAction, "new_version").trigger()
    dialog = program.dialog("new_version_dialog")
    dialog.findChild(QAbstractButton, "by_hand").click()
    dialog.findChild(QAbstractButton, "act").click()
    program.wait_for(RecordReviewPage)
    later = versions_of(registry, trial_id)[0].id
    age = coded(version_of(registry, later), "I1")
    review.reword_criterion(
        registry,
        COORDINATOR,
        criterion_id=age.id,
        text="Age 18 to 60 years",
        reason="amendment 3",
    )
    identify(registry, later, "3.0")
    return later


def put_to_use(program, later):
    """Enter the first day of its use, and put it to use."""
    program.ways.to_amendment(later)
    program.wait_for(AmendmentPage)
    program.page.findChild(object, "tabs").setCurrentIndex(TABS.index("particulars"))
    day = program.found(DateField, "first_day")
    QTest.keyClicks(day.line, TODAY.isoformat())
    program.click("act")
    assert program.found(QLabel, "page_subtitle").text().endswith("in use since 2026-11-22")


def follow_today(program):
    """Today tells whom it left behind; the dry run names whose verdict would change."""
    program.ways.go("today")
    program.wait_for(TodayPage)
    [need] = [n for n in program.page.findChildren(NeedLine) if "in use since" in n.need.words]
    assert need.need.detail == "1 open screening on v2.0"
    need.click()
    program.wait_for(AmendmentPage)
    model = program.found(DataTable, "screenings").model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == [
        "07001",
        "TEA-204 v2.0",
        "All criteria are satisfied",
        "Not eligible, as computed: I1",
        "1",
    ]


def moved_by_keyboard(program, qtbot):
    """Move the screening with a reason."""
    act = program.found(QAbstractButton, "act")
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QTest.keyClick(program.found(DataTable, "screenings"), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not act.isDown())
    dialog = program.dialog("move_dialog")
    dialog.findChild(QPlainTextEdit, "reason").setPlainText("amendment 3 applies to all")
    dialog.findChild(QAbstractButton, "act").click()
    program.settle()
    assert program.found(DataTable, "screenings").model().rowCount() == 0
