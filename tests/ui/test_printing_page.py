import hashlib
import os
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter

from coordinator.commands.clarifications import ask
from coordinator.domain.audit import AuditFilter
from coordinator.domain.errors import Unavailable
from coordinator.domain.form import Copy
from coordinator.domain.log import LogFilter
from coordinator.forms.document import FormNotWritten
from coordinator.printouts import screening_printout
from coordinator.queries.audit import audit_page
from tests.builders import COORDINATOR, MONITOR, TODAY, active, answered, coded, consented
from tests.ui.robots.printing import PrintingRobot
from ui.desk import Desk
from ui.printing.cups import NotPrinted, hand_over, lp_command
from ui.printing.folder import PrivateFolder, clear_remains
from ui.printing.order import Order
from ui.printing.page import PrintingPage
from ui.printing.presenter import PrintingPresenter
from ui.printing.printer import pages_of, paint
from ui.printing.view import PrintingView

ROOT = Path(__file__).parents[2]
SUBJECT = "林小雨"


class Printing:
    """The page with what stands behind it."""

    def __init__(self, qtbot, registry, staff_member, opening):
        self.registry = registry
        self.desk = Desk(registry, staff_member, poll_ms=20)
        self.refused = []
        self.desk.refused.connect(self.refused.append)
        self.presenter = PrintingPresenter(self.desk)
        page = PrintingPage(self.presenter)
        opening(self.presenter)
        self.robot = PrintingRobot(qtbot, page)

    @property
    def noted(self):
        """What the audit trail says was printed."""
        entries = audit_page(self.registry, AuditFilter(action="form printed"))
        return [entry.changes for entry in entries]


@pytest.fixture
def prints(qtbot):
    opened = []

    def open_form(registry, opening, staff_member=COORDINATOR):
        opened.append(Printing(qtbot, registry, staff_member, opening))
        return opened[-1]

    yield open_form
    for printing in opened:
        printing.desk.close()


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def screening_id(registry, version):
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", E1="no")
    return screening_id


@pytest.fixture
def printing(prints, registry, screening_id):
    return prints(registry, lambda presenter: presenter.open_screening(screening_id))


@pytest.fixture
def viewer():
    """Stands where the system's viewer of PDF files would."""

    class Viewer(QObject):
        def __init__(self):
            super().__init__()
            self.opened = []

        @Slot(QUrl)
        def take(self, url):
            self.opened.append(Path(url.toLocalFile()))

    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "take")
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


def sha256(pdf):
    return hashlib.sha256(pdf).hexdigest()


def test_the_filled_checklist_is_shown_before_it_is_printed(printing):
    robot = printing.robot

    assert robot.title == "Eligibility checklist 07001 LXY"
    assert robot.subtitle.startswith("Site copy · NCT99990001")
    assert robot.subtitle.endswith("page")
    assert "Age 18 to 70 years" in robot.text
    assert SUBJECT in robot.text
    robot.wait(lambda: robot.page.preview.is_painted)
    assert printing.noted == []


def test_the_sponsor_copy_does_not_say_who_it_is(printing):
    """P1"""
    printing.robot.choose_copy("sponsor")

    assert printing.robot.subtitle.startswith("Sponsor copy")
    assert SUBJECT not in printing.robot.text


def test_a_monitor_is_shown_the_sponsor_copy_alone(prints, registry, screening_id):
    """P1"""
    robot = prints(registry, lambda p: p.open_screening(screening_id), MONITOR).robot

    assert not robot.offers_copies
    assert SUBJECT not in robot.text


def test_a_saved_form_is_noted_with_its_hash(printing, tmp_path):
    """T1"""
    path = tmp_path / "form.pdf"

    proposed = printing.robot.save(path)
    printing.robot.wait(lambda: printing.noted)

    assert proposed.name == "NCT99990001 Eligibility checklist 07001, Site copy.pdf"
    assert proposed.parent.is_dir()
    assert sha256(path.read_bytes()) in str(printing.noted[0])
    assert "Saved as form.pdf" in printing.robot.told


def test_a_form_that_cannot_be_written_is_not_noted(printing, tmp_path):
    printing.robot.save(tmp_path / "missing" / "form.pdf")
    printing.robot.wait(lambda: printing.refused)

    assert isinstance(printing.refused[0], FormNotWritten)
    assert printing.noted == []


def test_the_viewer_gets_a_private_copy_that_is_noted(printing, viewer):
    """T1, P1"""
    printing.robot.press("open_viewer")
    printing.robot.wait(lambda: viewer.opened)

    [path] = viewer.opened
    assert sha256(path.read_bytes()) in str(printing.noted[0])
    if os.name == "posix":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_viewer_opens_the_file_that_was_saved(printing, viewer, tmp_path):
    path = tmp_path / "form.pdf"
    printing.robot.save(path)
    printing.robot.wait(lambda: printing.robot.told)

    printing.robot.press("open_viewer")

    assert viewer.opened == [path]
    assert len(printing.noted) == 1


def test_printing_to_a_file_writes_the_form_itself_and_notes_it(printing, tmp_path):
    """T1"""
    path = tmp_path / "printed.pdf"

    printing.robot.print_to_file(path)
    printing.robot.wait(lambda: printing.noted)

    assert "Age 18 to 70 years" in pypdf.PdfReader(path).pages[0].extract_text()
    assert sha256(path.read_bytes()) in str(printing.noted[0])
    assert "Sent to the printer" in printing.robot.told


def test_a_blank_checklist_is_shown(prints, registry, version):
    robot = prints(registry, lambda presenter: presenter.open_blank(version.id)).robot

    assert robot.title == "Blank eligibility checklist"
    assert "BLANK" in robot.text
    assert not robot.offers_copies


def test_the_log_is_shown_without_names(prints, registry, screening_id):
    """P1"""
    robot = prints(registry, lambda presenter: presenter.open_log(LogFilter())).robot

    assert robot.title == "Screening log"
    assert "07001" in robot.text
    assert SUBJECT not in robot.text


def test_a_form_of_a_screening_that_changed_is_made_anew(printing, registry, screening_id):
    before = printing.robot.text

    answered(registry, screening_id, I2="yes", E2="no")

    printing.robot.wait(lambda: printing.robot.can_leave and printing.robot.text != before)


def test_printing_itself_changes_nothing_in_the_form(printing, tmp_path, qtbot):
    before = printing.robot.text
    printing.robot.save(tmp_path / "form.pdf")
    printing.robot.wait(lambda: printing.robot.told)

    with qtbot.waitSignal(printing.desk.changed):
        printing.desk.changed.emit()

    assert printing.robot.can_leave
    assert printing.robot.text == before


@pytest.fixture
def pdf(registry, screening_id):
    made = screening_printout(
        registry, actor=COORDINATOR, screening_id=screening_id, copy=Copy.SITE
    )
    return made.pdf


@pytest.fixture
def printer(qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    return printer


def test_a_printer_that_takes_no_pdf_gets_every_page_painted(printing, printer, tmp_path):
    """T1"""
    printing.presenter.print_by(partial(paint, printer, Order()), copies=1)
    printing.robot.wait(lambda: printing.noted)

    painted = pypdf.PdfReader(tmp_path / "painted.pdf")
    assert len(painted.pages) == printing.robot.page.preview.page_count
    assert len(painted.pages[0].images) > 0


def test_only_the_chosen_pages_are_printed_and_as_often_as_wanted(printer):
    assert pages_of(printer, 3) == [0, 1, 2]
    printer.setFromTo(2, 3)
    assert pages_of(printer, 3) == [1, 2]
    printer.setCopyCount(2)
    assert pages_of(printer, 3) == (
        [1, 2] if printer.supportsMultipleCopies() else [1, 2, 1, 2]
    )


def test_what_is_no_pdf_is_said_not_to_be_printed(printer):
    with pytest.raises(NotPrinted):
        paint(printer, Order(), b"no form")


def test_the_printing_system_is_told_what_was_chosen():
    order = Order("Office", 2, "two-sided-long-edge", "Tray2", "A4", 1, 3)

    command = " ".join(lp_command("lp", order, "Checklist"))

    assert command.startswith("lp -n 2 -t Checklist -d Office -P 1-3")
    assert "-o sides=two-sided-long-edge -o media=A4 -o InputSlot=Tray2" in command


def test_the_printing_system_is_told_what_only_this_printer_has():
    order = Order(
        is_collated=False,
        is_reversed=True,
        is_grey=True,
        others=(("page-ranges", "1,3"), ("StapleLocation", "UpperLeft")),
    )

    command = " ".join(lp_command("lp", order, "Checklist"))

    assert "-o outputorder=reverse -o print-color-mode=monochrome -o collate=false" in command
    assert "-o page-ranges=1,3 -o StapleLocation=UpperLeft" in command


def test_a_form_is_made_smaller_only_where_that_was_asked_for():
    assert "print-scaling=none" in lp_command("lp", Order(), "Checklist")
    assert "print-scaling=fit" in lp_command("lp", Order(is_fitted=True), "Checklist")


def test_the_printing_system_gets_the_whole_pdf_and_no_copy_is_made(pdf, tmp_path):
    """P1: not for a moment, so that none is left when the program is killed."""
    taken = tmp_path / "taken"
    taking = f"import sys, pathlib; pathlib.Path({str(taken)!r}).write_bytes("

    hand_over((sys.executable, "-c", taking + "sys.stdin.buffer.read())"), pdf)

    assert taken.read_bytes() == pdf


def test_a_private_copy_lies_in_memory_where_the_system_has_a_place(tmp_path, monkeypatch):
    """P1"""
    memory = tmp_path / "run"
    memory.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))

    folder = PrivateFolder().path

    assert (folder.parent == memory) == (sys.platform == "linux")


def test_what_a_killed_program_left_is_cleared_by_the_next_one(tmp_path, monkeypatch):
    """P1: and nothing of a program that is still running."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    leaving = (
        "import os, signal; from ui.printing.folder import PrivateFolder; "
        "folder = PrivateFolder().path; (folder / 'form.pdf').write_text('a name'); "
        "print(folder, flush=True); os.kill(os.getpid(), signal.SIGTERM)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    left = subprocess.run(
        [sys.executable, "-c", leaving],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    assert Path(left, "form.pdf").exists()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    running = PrivateFolder().path

    clear_remains()

    assert not Path(left).exists()
    assert running.exists()


def test_a_printing_system_that_refuses_is_quoted(pdf):
    command = (sys.executable, "-c", "import sys; sys.exit('lp: no default destination')")

    with pytest.raises(NotPrinted) as refusal:
        hand_over(command, pdf)

    assert "no default destination" in refusal.value.what_happened


def test_neither_qtpdf_nor_reportlab_is_loaded_before_a_form_is_shown():
    """What the pages bring with them is loaded behind the first page."""
    asking = (
        "import sys, ui.features; "
        "sys.exit(any(name in sys.modules for name in ('PySide6.QtPdf', 'reportlab')))"
    )

    assert subprocess.run([sys.executable, "-c", asking], check=False).returncode == 0


def test_the_pages_are_made_larger_smaller_and_fitted_again_by_keys(printing):
    preview = printing.robot.page.preview
    fitted = preview.zoomFactor()

    printing.robot.key(Qt.Key.Key_Plus)
    assert preview.zoomFactor() > fitted
    printing.robot.key(Qt.Key.Key_Minus)
    assert preview.zoomFactor() == pytest.approx(fitted)
    printing.robot.key(Qt.Key.Key_Plus)
    printing.robot.key(Qt.Key.Key_0)
    assert preview.zoomFactor() == fitted


def test_a_form_that_cannot_be_made_says_why_and_is_tried_again(printing, registry):
    class Away(Unavailable):
        problem = "The registry is locked by another program."
        remedy = "Close the program that has it open, then try again."

    robot = printing.robot
    view = PrintingView(is_busy=False, problem=Away().what_happened, remedy=Away().what_to_do)

    robot.page.display(view)
    assert robot.failure.startswith("The registry is locked by another program.")
    assert not robot.can_leave
    robot.press("make_again")
    robot.wait(lambda: robot.can_leave)

    assert "Age 18 to 70 years" in robot.text


def test_clarifications_stand_behind_a_checklist_while_they_are_ticked(
    printing, registry, version
):
    asked(registry, version)
    robot = printing.robot
    assert "Does a cold count?" not in robot.text

    robot.tick("with_clarifications")
    assert "Does a cold count?" in robot.text
    robot.tick("with_clarifications")
    assert "Does a cold count?" not in robot.text


def test_a_trials_clarifications_are_printed_and_noted(prints, registry, version, tmp_path):
    """T1"""
    asked(registry, version)
    printing = prints(registry, lambda p: p.open_clarifications(version.trial_id))
    assert "Does a cold count?" in printing.robot.text
    assert not printing.robot.page.findChild(QObject, "annexes").isVisible()

    printing.robot.save(tmp_path / "list.pdf")
    printing.robot.wait(lambda: printing.noted)
    assert "clarifications" in printing.noted[0]


def asked(registry, version):
    ask(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "E2").id,
        question="Does a cold count?",
        asked_of="the monitor",
        asked_on=TODAY,
    )


def test_a_form_is_made_in_the_language_that_was_chosen(printing):
    assert "Inclusion" in printing.robot.text

    printing.robot.choose("form_language", "zh_CN")
    assert "入选标准" in printing.robot.text
    printing.robot.choose("form_language", "zh_CN+en")
    assert "入选标准" in printing.robot.text
    assert "Inclusion" in printing.robot.text


def test_a_witness_gets_a_place_to_sign(printing):
    assert "Witness" not in printing.robot.text

    printing.robot.choose("third", "witness")

    assert "Witness" in printing.robot.text


def test_how_a_form_is_made_is_remembered_for_the_next_of_its_kind(printing, screening_id):
    printing.robot.choose("form_language", "zh_CN")
    printing.robot.choose_copy("sponsor")
    printing.robot.tick("with_evidence")

    printing.presenter.open_screening(screening_id)
    printing.robot.wait(lambda: printing.robot.can_leave)

    assert "入选标准" in printing.robot.text
    assert SUBJECT not in printing.robot.text
    assert printing.robot.page.findChild(QObject, "with_evidence").isChecked()


def test_a_log_has_its_own_language(prints, registry, screening_id):
    printing = prints(registry, lambda presenter: presenter.open_log(LogFilter()))
    printing.robot.choose("form_language", "zh_CN")
    assert "筛选" in printing.robot.text

    printing.presenter.open_screening(screening_id)
    printing.robot.wait(lambda: printing.robot.can_leave)

    assert "Inclusion" in printing.robot.text
