"""Printing through a real queue of the printing system: what comes out is what was shown."""

import hashlib

import pypdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
)

from coordinator.domain.audit import AuditFilter
from coordinator.queries.audit import audit_page
from tests.builders import COORDINATOR, active, answered, consented
from tests.ui.office_printer import QUEUE, lacking, office_printer
from tests.ui.robots.printing import PrintingRobot
from tests.ui.robots.several_forms import SeveralFormsRobot
from ui.desk import Desk
from ui.printing.cups import Fate, NotPrinted, fate_of, hand_over, lp_command, trays_of
from ui.printing.memory import FormPrinting, NoMemory
from ui.printing.opening_presenter import CHECKLIST
from ui.printing.order import Order
from ui.printing.page import PrintingPage
from ui.printing.presenter import PrintingPresenter
from ui.printing.several_choices_presenter import SEVERAL
from ui.printing.several_page import SeveralPage
from ui.printing.several_presenter import SeveralPresenter
from ui.widgets.choices import ChoiceField

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking())


LINES = (
    "I1 Age 18 to 70 years",
    *(f"I{number} Written consent to part {number} of the study" for number in range(2, 25)),
    "E1 Pregnant or breast-feeding",
)


@pytest.fixture(scope="module")
def office():
    with office_printer() as printer:
        if printer is None:
            pytest.skip("the printing system's scheduler does not start here")
        yield printer


@pytest.fixture
def memory():
    memory = NoMemory()
    memory.keep_printing(CHECKLIST, FormPrinting(printer=QUEUE, tray="Tray2"))
    return memory


@pytest.fixture
def printing(qtbot, registry, office, memory):
    """The page with a checklist of several pages, and the queue chosen."""
    version = active(registry, *LINES)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", E1="no")
    desk = Desk(registry, COORDINATOR, poll_ms=20)
    refused = []
    desk.refused.connect(refused.append)
    presenter = PrintingPresenter(desk, memory=memory)
    page = PrintingPage(presenter)
    presenter.open_screening(screening_id)
    robot = PrintingRobot(qtbot, page)
    robot.refused, robot.desk = refused, desk
    yield robot
    desk.close()


@pytest.fixture
def noted(registry):
    def changes():
        entries = audit_page(registry, AuditFilter(action="form printed"))
        return [str(entry.changes) for entry in entries]

    return changes


def choose_paper(dialog, words):
    """Choose other paper in the system's own dialog of a printer's properties."""

    def choose():
        properties = QApplication.activeModalWidget()
        papers = properties.findChild(QComboBox, "pageSizeCombo")
        papers.setCurrentIndex(papers.findText(words))
        properties.accept()

    QTimer.singleShot(0, choose)
    dialog.findChild(QPushButton, "properties").click()


def words_of(pdf):
    pages = pypdf.PdfReader(pdf).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_what_comes_out_of_the_printer_is_the_form_that_was_shown(
    printing, office, noted, tmp_path
):
    """T1: noted with the SHA-256 of what was handed over, and as many copies."""
    shown = printing.page.preview
    dialog = printing.ask_to_print()
    dialog.findChild(QSpinBox, "copies").setValue(2)
    dialog.accept()
    printing.wait(noted)
    printing.wait(lambda: "has taken all of it" in printing.told)

    handed_over = tmp_path / "form.pdf"
    printing.save(handed_over)
    printing.wait(handed_over.exists)
    assert len(words_of(office.paper)) == shown.page_count > 1
    assert words_of(office.paper) == words_of(handed_over)
    assert "Age 18 to 70 years" in words_of(office.paper)[0]
    sha256 = hashlib.sha256(handed_over.read_bytes()).hexdigest()
    assert all(sha256 in entry for entry in noted())


def test_the_queue_gets_paper_tray_and_sides_as_chosen(printing, office, noted):
    dialog = printing.ask_to_print()
    dialog.findChild(QRadioButton, "duplexLong").setChecked(True)
    tray = dialog.findChild(ChoiceField, "tray")
    printing.wait(lambda: tray.count() == 3)
    assert tray.value() == "Tray2"
    dialog.accept()
    printing.wait(noted)
    printing.wait(lambda: "has taken all of it" in printing.told)

    printer, paper, sides, slot, title = office.jobs[-1]
    assert (printer, paper, slot) == (QUEUE, "A4", "Tray2")
    assert sides == "two-sided-long-edge"
    assert "07001" in title


def test_printer_tray_and_sides_are_remembered_for_the_next_form_of_its_kind(
    printing, noted, memory
):
    dialog = printing.ask_to_print()
    dialog.findChild(QRadioButton, "duplexShort").setChecked(True)
    dialog.accept()
    printing.wait(noted)

    kept = memory.printing_of(CHECKLIST)
    assert (kept.printer, kept.sides) == (QUEUE, "two-sided-short-edge")


def test_a_dialog_that_is_left_prints_and_notes_nothing(printing, office, noted):
    jobs = len(office.jobs)

    printing.ask_to_print().reject()

    assert noted() == []
    assert len(office.jobs) == jobs


def test_print_pressed_twice_opens_one_dialog(printing):
    printing.press("print")
    dialog = printing.ask_to_print()
    printing.wait(lambda: not printing.desk.is_busy)

    assert len(printing.page.findChildren(QPrintDialog, "print_dialog")) == 1
    dialog.reject()


def test_a_queue_that_takes_no_jobs_is_told_and_nothing_is_noted(printing, office, noted):
    """T1: only what was accepted was printed."""
    office.refuse()
    printing.ask_to_print().accept()
    printing.wait(lambda: printing.refused)
    office.accept()

    assert isinstance(printing.refused[0], NotPrinted)
    assert noted() == []


def test_a_printer_that_stands_still_is_told(printing, office, noted):
    office.stop()
    printing.ask_to_print().accept()
    printing.wait(noted)
    printing.wait(lambda: "Sent to the printer" in printing.told)
    office.cancel_all()
    printing.wait(lambda: "cancelled at the printer" in printing.told)
    office.start()


def test_a_form_for_other_paper_is_asked_about_before_it_is_printed(printing, noted, office):
    jobs = len(office.jobs)
    dialog = printing.ask_to_print()
    choose_paper(dialog, "US Letter")
    dialog.accept()
    printing.wait(lambda: printing.page.findChild(QPushButton, "own_paper"))

    assert noted() == []
    assert len(office.jobs) == jobs
    printing.page.findChild(QPushButton, "own_paper").click()
    printing.wait(noted)
    printing.wait(lambda: len(office.jobs) > jobs)
    assert office.jobs[-1][1] == "A4"


def test_a_form_is_made_smaller_for_other_paper_only_when_asked(printing, noted, office):
    jobs = len(office.jobs)
    dialog = printing.ask_to_print()
    choose_paper(dialog, "US Letter")
    dialog.accept()
    printing.wait(lambda: printing.page.findChild(QPushButton, "fit"))
    printing.page.findChild(QPushButton, "fit").click()
    printing.wait(noted)
    printing.wait(lambda: "has taken all of it" in printing.told)
    assert len(office.jobs) > jobs

    box = pypdf.PdfReader(office.paper).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_single_pages_are_printed_that_were_typed(printing, noted, office):
    jobs = len(office.jobs)
    dialog = printing.ask_to_print()
    dialog.findChild(QRadioButton, "pagesRadioButton").setChecked(True)
    dialog.findChild(QLineEdit, "pagesLineEdit").setText("1")
    dialog.accept()
    printing.wait(noted)
    printing.wait(lambda: len(office.jobs) > jobs)
    printing.wait(lambda: "has taken all of it" in printing.told)

    assert len(words_of(office.paper)) == 1


def test_a_printer_without_the_forms_paper_is_asked_about(printing, office, noted):
    """It is made smaller when asked, and never unasked."""
    with office.without("A4") as queue:
        dialog = printing.ask_to_print()
        dialog.findChild(QComboBox, "printers").setCurrentText(queue)
        dialog.accept()
        printing.wait(lambda: printing.page.findChild(QPushButton, "fit"))

        assert printing.page.findChild(QPushButton, "own_paper") is None
        assert noted() == []


def test_trays_are_those_that_the_printing_system_names(office):
    assert trays_of(QUEUE) == ("Tray1", "Tray2")
    assert trays_of("Nowhere") == ()


def test_what_became_of_a_job_is_asked_by_its_name(office, tmp_path):
    office.stop()
    pdf = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"

    job = hand_over(lp_command("lp", Order(QUEUE), "Empty"), pdf)

    assert fate_of(job) in (Fate.WAITING, Fate.STOPPED)
    office.cancel_all()
    assert fate_of(job) is Fate.CANCELLED
    assert fate_of("Office-99999") is None
    office.start()


def test_several_forms_are_several_jobs_of_one_dialog(qtbot, registry, office, noted):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    desk = Desk(registry, COORDINATOR, poll_ms=20)
    memory = NoMemory()
    memory.keep_printing(SEVERAL, FormPrinting(printer=QUEUE))
    presenter = SeveralPresenter(desk, memory)
    page = SeveralPage(presenter)
    presenter.open(screening_id)
    robot = SeveralFormsRobot(qtbot, page)
    jobs = len(office.jobs)

    robot.ask_to_print().accept()
    robot.wait(lambda: robot.told)
    robot.wait(lambda: len(office.jobs) == jobs + 2)

    assert robot.told == "2 of 2 forms were sent to the printer."
    robot.wait(lambda: robot.how_it_went == ["the printer has taken all of it"] * 2)
    assert len(noted()) == 2
    assert {printer for printer, *_said in office.jobs[jobs:]} == {QUEUE}
    desk.close()
