"""A form goes round on paper: printed, signed in ink, scanned, attached, eligible (G5, S2)."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from coordinator.commands.decisions import decide
from coordinator.domain.screening import Outcome, State
from coordinator.queries.screenings import screening_of
from tests.builders import COORDINATOR, active, answered, consented
from tests.ui.papers import as_file, scanned
from ui.decision.page import DecisionPage
from ui.printing.page import PrintingPage
from ui.signed_copy.page import SignedCopyPage
from ui.today.lines import NeedLine
from ui.today.page import TodayPage
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField

CTRL = Qt.KeyboardModifier.ControlModifier
LINE = "07001 was printed: its signed copy is awaited, 2026-11-22, Li Na, LXY, NCT99990001"


def test_a_form_signed_on_paper_comes_back_from_today_and_the_subject_is_eligible(
    qtbot,
    ways,
    registry,
    tmp_path,
):
    screening_id = consented(registry, active(registry).trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    window = ways.window

    def waits_for(page):
        qtbot.waitUntil(lambda: isinstance(window.page, page))

    def lines():
        return {line.accessibleName(): line for line in window.page.findChildren(NeedLine)}

    ways.open_screening(screening_id)
    assert isinstance(window.page, DecisionPage)
    window.page.findChild(QPushButton, "print").click()
    waits_for(PrintingPage)
    pdf = saved(qtbot, window, tmp_path / "form.pdf")
    scan = as_file(scanned(pdf.read_bytes(), turned=1.5)[0], tmp_path / "scan.jpg")

    ways.go("today")
    waits_for(TodayPage)
    qtbot.waitUntil(lambda: LINE in lines())
    assert not any("waits for the coordinator" in words for words in lines())
    QTest.keyClick(lines()[LINE], Qt.Key.Key_Space)
    waits_for(SignedCopyPage)
    attached(qtbot, window, scan)
    waits_for(TodayPage)
    qtbot.waitUntil(lambda: LINE not in lines())

    found = screening_of(registry, screening_id, with_identity=False)
    assert found.state is State.ELIGIBLE
    assert [s.signer for s in found.standing_signatures] == ["Li Na", "Dr Ada Brandt"]
    assert registry.verify().is_whole


def saved(qtbot, window, path: Path) -> Path:
    """Save the form that is shown; that it left the program is noted with its version."""
    button = window.page.findChild(QPushButton, "save")
    qtbot.waitUntil(button.isEnabled)
    button.click()
    dialog = window.page.findChild(QFileDialog, "where")
    dialog.fileSelected.emit(str(path))
    with qtbot.waitActive(window):
        dialog.close()
        window.activateWindow()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "Saved" in window.page.findChild(object, "told").text)
    return path


def attached(qtbot, window, scan: Path) -> None:
    """Choose the scan, enter both names and days with the keyboard, and attach it."""
    page = window.page
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: page.findChild(QFileDialog, "scan_dialog") is not None)
    dialog = page.findChild(QFileDialog, "scan_dialog")
    dialog.filesSelected.emit([str(scan)])
    with qtbot.waitActive(window):
        dialog.close()
        window.activateWindow()
    act = page.findChild(QPushButton, "attach")
    qtbot.waitUntil(act.isEnabled)
    for number in (0, 1):
        who = page.findChild(ChoiceField, f"signed_by_{number}")
        who.setFocus()
        QTest.keyClick(who, Qt.Key.Key_Down)
        QTest.keyClick(who, Qt.Key.Key_Tab)
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        QTest.keyClicks(QApplication.focusWidget(), "2026-11-22")
        assert page.findChild(DateField, f"signed_on_{number}").day() is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
