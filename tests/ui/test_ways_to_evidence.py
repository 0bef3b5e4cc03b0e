"""The ways to a subject's evidence, to the laboratories and to printed clarifications."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QPushButton

from tests.builders import active, subject
from ui.clarifications.page import ClarificationsPage
from ui.evidence.page import EvidencePage
from ui.laboratories.page import LaboratoriesPage
from ui.printing.page import PrintingPage
from ui.widgets.table import DataTable


def test_a_subject_leads_to_its_evidence_and_back(ways, registry, qtbot):
    subject(registry)
    ways.go("subjects")
    page = ways.window.page
    page.findChild(DataTable, "subjects").select(0)
    qtbot.mouseClick(page.findChild(QPushButton, "evidence"), Qt.MouseButton.LeftButton)
    assert isinstance(ways.window.page, EvidencePage)

    button = ways.window.page.findChild(QAbstractButton, "back")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ways.window.page is page


def test_administration_leads_to_the_laboratories_and_a_trial_to_its_clarifications(
    ways, registry, qtbot
):
    ways.go("administration")
    button = ways.window.page.findChild(QPushButton, "laboratories")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(ways.window.page, LaboratoriesPage)
    assert ways.place == "administration"

    ways.open_trial(active(registry).trial_id)
    ways.window.page.findChild(QAction, "print_clarifications").trigger()
    assert isinstance(ways.window.page, ClarificationsPage)
    button = ways.window.page.findChild(QPushButton, "print_list")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(ways.window.page, PrintingPage)
