"""A form that was signed on paper comes back (G5)."""

import pytest
from PySide6.QtWidgets import QApplication

from coordinator.commands.decisions import decide, reopen
from coordinator.domain.screening import Outcome, State
from coordinator.domain.wet_ink import LARGEST_SCAN, Scan, ScanNotTaken, ScanTooLarge
from coordinator.queries.screenings import screening_of
from coordinator.queries.wet_ink import signed_copies_of
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    active,
    answered,
    consented,
    subject,
)
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.papers import as_file, printed, scanned
from tests.ui.robots.signed_copy import SignedCopyRobot
from ui.desk import Desk
from ui.signed_copy.page import SignedCopyPage
from ui.signed_copy.presenter import SignedCopyPresenter
from ui.signed_copy.reading import (
    ScanOutOfReach,
    ScanUnreadable,
    codes_on,
    read_files,
    read_scans,
)


class Copies:
    def __init__(self, qtbot, registry, screening_id, person):
        self.desk = Desk(registry, person)
        self.refused, self.left, self.told = [], [], []
        self.desk.refused.connect(self.refused.append)
        presenter = SignedCopyPresenter(self.desk)
        presenter.left.connect(lambda: self.left.append(True))
        presenter.attached.connect(self.told.append)
        page = SignedCopyPage(presenter)
        presenter.open(screening_id)
        self.presenter = presenter
        self.robot = SignedCopyRobot(qtbot, page)


@pytest.fixture
def copies(qtbot, registry):
    opened = []

    def open_page(screening_id, person=COORDINATOR):
        opened.append(Copies(qtbot, registry, screening_id, person))
        return opened[-1]

    yield open_page
    for found in opened:
        found.robot.page.close()
        found.desk.close()


@pytest.fixture
def screening_id(registry):
    return decided(registry, consented(registry, active(registry).trial_id))


@pytest.fixture
def other_id(registry, screening_id):
    trial_id = screening_of(registry, screening_id, with_identity=False).trial.id
    another = subject(registry, "王芳", hospital_number="H-2")
    return consented(registry, trial_id, another)


def decided(registry, screening_id):
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    return screening_id


def state_of(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=False).state


def test_printed_signed_scanned_attached_and_the_subject_is_eligible(
    copies, registry, screening_id, tmp_path
):
    """G5, S2: from the keyboard, with a scan as a scanner makes it"""
    (page,) = scanned(printed(registry, screening_id))
    opened = copies(screening_id)
    robot = opened.robot
    assert not robot.is_enabled("attach")

    robot.choose(as_file(page, tmp_path / "signed.jpg"))
    assert robot.found == "The right paper"
    assert robot.files == "signed.jpg · 1 page"
    assert robot.people == ["Dr Ada Brandt"]
    robot.sign(0, "li.na", "2026-11-22")
    robot.sign(1, "ada.brandt", "2026-11-22")
    robot.attach()
    robot.wait(lambda: opened.left == [True])

    assert state_of(registry, screening_id) is State.ELIGIBLE
    assert opened.told == ["The signed copy of 07001 is attached."]
    kept = signed_copies_of(registry, screening_id)[0]
    assert kept.code.startswith("TC1;TC-EC/1;07001/1;4;")


def test_a_scan_comes_to_no_other_screening_than_the_one_it_was_chosen_for(
    copies, registry, screening_id, other_id, tmp_path
):
    """G5: who goes on to another screening while it is read does not find it there."""
    (page,) = scanned(printed(registry, screening_id))
    opened = copies(screening_id)
    opened.presenter.choose([as_file(page, tmp_path / "signed.jpg")])
    opened.presenter.open(other_id)
    opened.robot.wait(lambda: not opened.desk.is_busy)

    assert (opened.robot.found, opened.robot.files) == ("No scan yet", "")


def test_who_goes_on_while_a_copy_is_attached_is_told_of_that_one(
    copies, registry, screening_id, other_id, tmp_path
):
    """G5"""
    (page,) = scanned(printed(registry, screening_id))
    opened = copies(screening_id)
    robot = opened.robot
    robot.choose(as_file(page, tmp_path / "signed.jpg"))
    robot.sign(0, "li.na", "2026-11-22")
    robot.sign(1, "ada.brandt", "2026-11-22")
    robot.attach()
    opened.presenter.open(other_id)
    robot.wait(lambda: opened.told != [])

    assert opened.told == ["The signed copy of 07001 is attached."]
    assert opened.left == []
    assert robot.words("page_title") == "Signed on paper, 07002"


def test_what_was_attached_can_be_looked_at(copies, registry, screening_id, tmp_path):
    """G5"""
    (page,) = scanned(printed(registry, screening_id))
    opened = copies(screening_id)
    opened.robot.choose(as_file(page, tmp_path / "signed.png"))
    opened.robot.sign(0, "li.na", "2026-11-22")
    opened.robot.sign(1, "ada.brandt", "2026-11-22")
    opened.robot.attach()
    opened.robot.wait(lambda: opened.left == [True])

    again = copies(screening_id, INVESTIGATOR).robot
    assert again.page_count == 0
    again.look_at(1)
    again.wait(lambda: again.page_count == 1)


def test_a_name_or_a_day_that_is_missing_is_said_at_its_field(
    copies, registry, screening_id, tmp_path
):
    """G2"""
    (page,) = scanned(printed(registry, screening_id))
    robot = copies(screening_id).robot
    robot.choose(as_file(page, tmp_path / "signed.jpg"))
    robot.sign(0, "li.na", "2026-11-22")
    robot.attach()
    robot.wait(lambda: QApplication.focusWidget().objectName() == "signed_by_1")

    assert state_of(registry, screening_id) is State.AWAITING_INVESTIGATOR


def test_a_paper_of_another_screening_cannot_be_attached(
    copies, registry, screening_id, tmp_path
):
    """G5"""
    printed(registry, screening_id)
    trial_id = screening_of(registry, screening_id, with_identity=False).trial.id
    someone = subject(registry, hospital_number="H-9")
    other = decided(registry, consented(registry, trial_id, someone))
    (page,) = scanned(printed(registry, other))
    robot = copies(screening_id).robot
    robot.choose(as_file(page, tmp_path / "signed.jpg"))

    assert robot.found == "Another screening"
    assert "07002" in robot.words("finding")
    assert not robot.is_enabled("attach")


def test_a_spoilt_code_asks_which_print_it_is_and_why(copies, registry, screening_id, tmp_path):
    """G5"""
    (page,) = scanned(printed(registry, screening_id), spoilt=True)
    opened = copies(screening_id)
    robot = opened.robot
    robot.choose(as_file(page, tmp_path / "signed.jpg"))
    assert robot.found == "Not settled"
    assert not robot.is_enabled("attach")

    robot.choose_print(0)
    robot.sign(0, "li.na", "2026-11-22")
    robot.sign(1, "ada.brandt", "2026-11-22")
    robot.attach()
    robot.wait(lambda: QApplication.focusWidget().objectName() == "reason")
    robot.say_why("ink was spilt on the code")
    robot.attach()
    robot.wait(lambda: opened.left == [True])

    assert state_of(registry, screening_id) is State.ELIGIBLE


def test_a_paper_of_a_former_version_is_kept_and_signs_nothing(
    copies, registry, screening_id, tmp_path
):
    """G3, G5"""
    (page,) = scanned(printed(registry, screening_id))
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="E2 mistyped")
    decided(registry, screening_id)
    opened = copies(screening_id)
    robot = opened.robot
    robot.choose(as_file(page, tmp_path / "signed.jpg"))
    assert robot.found == "Former version"
    assert robot.words("ink_role_0") == ""

    robot.say_why("it was signed before E2 was corrected")
    robot.attach()
    robot.wait(lambda: opened.told != [])

    assert opened.left == []
    assert state_of(registry, screening_id) is State.AWAITING_INVESTIGATOR
    assert signed_copies_of(registry, screening_id)[0].is_of_former_version


def test_without_a_print_there_is_nothing_to_choose(copies, screening_id):
    """G5"""
    robot = copies(screening_id).robot

    assert not robot.is_enabled("choose")
    assert "print it first" in robot.words("notice")


def test_a_monitor_attaches_nothing_and_sees_no_scan(copies, registry, screening_id):
    """P1"""
    printed(registry, screening_id)

    assert not copies(screening_id, MONITOR).robot.is_enabled("choose")


def test_no_letter_leads_to_two_places(copies, registry, screening_id, tmp_path):
    (page,) = scanned(printed(registry, screening_id), spoilt=True)
    robot = copies(screening_id).robot
    robot.choose(as_file(page, tmp_path / "signed.jpg"))
    robot.choose_print(0)

    assert doubled_mnemonics(robot.page) == {}


@pytest.mark.parametrize(
    ("dots", "turned"), [(150, 0), (200, 0), (300, 0), (200, 180), (200, 90), (200, 2.5)]
)
def test_the_code_is_read_however_the_sheet_was_laid_on_the_scanner(
    qapp, registry, screening_id, dots, turned
):
    """G5"""
    (page,) = scanned(printed(registry, screening_id), dots=dots, turned=turned)

    assert [code[:21] for code in codes_on(page)] == ["TC1;TC-EC/1;07001/1;4"]


def test_the_pages_of_a_pdf_are_read_each(qapp, registry, screening_id):
    """G5"""
    pdf = printed(registry, screening_id)
    read = read_scans((Scan("a.pdf", pdf), Scan("b.pdf", pdf)))

    assert len(read.pages) == 2
    assert len(read.codes) == 2
    assert len(set(read.codes)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 and nothing more",
        b"\x89PNG\r\n\x1a\n and nothing more",
        b"\xff\xd8\xff and nothing more",
        # a picture that says it is 60,000 by 60,000 pixels
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea`\x00\x00\xea`\x08\x02\x00\x00\x00",
    ],
)
def test_a_file_that_is_damaged_or_a_bomb_is_refused(qapp, qtlog, content):
    """G5: in a sentence, and without filling the memory"""
    with qtlog.disabled(), pytest.raises(ScanUnreadable):  # Qt tells its own view of it
        read_scans((Scan("odd", content),))


def test_a_file_is_looked_at_before_it_is_read(qapp, tmp_path):
    """G5"""
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(LARGEST_SCAN + 1)
    with pytest.raises(ScanTooLarge):
        read_files([huge])
    with pytest.raises(ScanOutOfReach):
        read_files([tmp_path / "gone.pdf"])
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear colleague")
    with pytest.raises(ScanNotTaken):
        read_files([letter])
