from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coordinator.commands.subjects import correct_subject
from coordinator.domain.meanwhile import ChangedMeanwhile
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.subject import SubjectExists
from coordinator.queries.subjects import subject_of, subjects_like
from tests.builders import COORDINATOR, MONITOR, active, consented, subject
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.subjects import SubjectsRobot
from ui.desk import Desk
from ui.subject_entry.page import SubjectEntryPage
from ui.subject_entry.presenter import SubjectEntryPresenter
from ui.subjects.page import SubjectsPage
from ui.subjects.presenter import SubjectsPresenter
from ui.widgets.table import DataTable


class Subjects:
    def __init__(self, qtbot, registry, staff_member):
        self.desk = Desk(registry, staff_member)
        self.refused = []
        self.desk.refused.connect(self.refused.append)
        self.presenter = SubjectsPresenter(self.desk)
        entry = SubjectEntryPage(SubjectEntryPresenter(self.desk))
        self.robot = SubjectsRobot(qtbot, SubjectsPage(self.presenter, entry))


@pytest.fixture
def subjects(qtbot, registry):
    opened = []

    def subjects(staff_member=COORDINATOR):
        opened.append(Subjects(qtbot, registry, staff_member))
        return opened[-1]

    yield subjects
    for one in opened:
        one.robot.page.close()
        one.desk.close()


def test_subjects_are_found_by_name_number_and_initials(subjects, registry):
    subject(registry, "林小雨", hospital_number="H-4711")
    subject(registry, "Tom Brook", hospital_number="K-12")
    robot = subjects().robot
    assert robot.subtitle == "2 subjects"

    for words in ("小雨", "h-47"):
        robot.search(words)
        assert [row[1] for row in robot.rows] == ["林小雨"]


def test_the_list_is_worked_with_the_keyboard_alone(subjects, registry, qtbot):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    page = subjects()

    page.robot.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.presenter.screening_chosen) as chosen:
        page.robot.press(Qt.Key.Key_Return)

    assert chosen.args == [screening_id]


def test_a_subject_shows_its_screenings_and_leads_to_them(subjects, registry, qtbot):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    page = subjects()

    page.robot.choose(0)
    assert "Birth date: 1983-04-01, 43 on 2026-11-22" in page.robot.facts
    with qtbot.waitSignal(page.presenter.screening_chosen) as chosen:
        page.robot.click(f"open_{screening_id}")

    assert chosen.args == [screening_id]


def test_a_subject_can_be_screened_from_here(subjects, registry, qtbot):
    subject_id = subject(registry)
    page = subjects()
    page.robot.choose(0)

    with qtbot.waitSignal(page.presenter.screening_wanted) as wanted:
        page.robot.click("screen")

    assert wanted.args == [subject_id]


def test_a_monitor_sees_no_identifying_data(subjects, registry):
    """P1"""
    subject(registry, "林小雨", hospital_number="H-4711")
    robot = subjects(MONITOR).robot
    robot.choose(0)

    assert robot.rows == (("LXY", "female", ""),)
    assert robot.facts == "Sex at birth: female"


def test_a_subject_is_entered_with_proposed_initials(subjects, registry):
    robot = subjects().robot

    robot.click("new_subject")
    robot.fill("H-1", "欧阳校风", "male", "1975-03-02")
    robot.wait_for_initials("OYXF")
    robot.press_proposal("OYXF (Ou Yang Xiao Feng)")
    robot.click("enter_subject")

    (line,) = subjects_like(registry, "欧阳校风")
    assert line.subject.initials == "OYXF"
    assert robot.facts.startswith("Name: 欧阳校风")


def test_a_reading_that_nobody_settled_is_not_entered(subjects, registry):
    """The program never guesses: 单 is Shan as a surname, and Dan."""
    robot = subjects().robot
    robot.click("new_subject")
    robot.fill("H-1", "单红", "female", "1975-03-02")
    robot.wait_for_initials("SHHO")

    robot.click("enter_subject")
    robot.click("enter_subject")

    assert subjects_like(registry, "单红") == ()
    assert robot.problem_at("initials") == "Take the reading that is so, or type the initials."
    assert robot.words_in("initials") == "SHHO"
    assert robot.reads_to_check != ""

    robot.press_proposal("SHHO (Shan Hong)")
    robot.click("enter_subject")
    (line,) = subjects_like(registry, "单红")
    assert line.subject.initials == "SHHO"


def test_initials_can_be_chosen_where_a_character_has_several_readings(subjects, registry):
    robot = subjects().robot
    robot.click("new_subject")
    robot.fill("H-1", "单红", "female", "1975-03-02")
    robot.wait_for_initials("SHHO")
    assert (
        robot.reads_to_check
        == "单: read in more than one way. Ask, and take the one that is so."
    )

    robot.press_proposal("DAHO (Dan Hong)")
    assert robot.reads_to_check == ""
    robot.click("enter_subject")

    (line,) = subjects_like(registry, "单红")
    assert line.subject.initials == "DAHO"


def test_a_proposal_that_nobody_doubts_is_not_marked(subjects):
    robot = subjects().robot
    robot.click("new_subject")

    robot.fill("H-1", "张红旗", "female", "1975-03-02")
    robot.wait_for_initials("ZHQI")

    assert robot.reads_to_check == ""


def test_typing_initials_settles_a_proposal(subjects):
    robot = subjects().robot
    robot.click("new_subject")
    robot.fill("H-1", "曾红", "female", "1975-03-02")
    robot.wait_for_initials("ZEHO")

    robot.type_initials("CEHO")

    assert robot.reads_to_check == ""


def test_initials_that_were_typed_are_not_overwritten(subjects):
    robot = subjects().robot
    robot.click("new_subject")

    robot.write("initials", "ABCD")
    robot.write("name", "张红旗")
    robot.wait_for_proposal()

    assert robot.words_in("initials") == "ABCD"


def test_a_duplicate_is_shown_while_typing_and_can_be_taken(subjects, registry):
    subject(registry, "林小雨", hospital_number="H-4711")
    robot = subjects().robot
    robot.click("new_subject")

    robot.write("hospital_number", "ｈ-4711")
    found = robot.wait_for_resembling()
    robot.click("take_0")

    assert len(found) == 1
    assert "林小雨, hospital number H-4711, female, born 1983-04-01" in found[0]
    assert robot.facts.startswith("Name: 林小雨")


def test_the_same_hospital_number_is_refused_at_its_field(subjects, registry):
    subject(registry, "林小雨", hospital_number="H-4711")
    page = subjects()
    page.robot.click("new_subject")
    page.robot.fill("h-4711", "林小云", "female", "1983-04-01")
    page.robot.write("initials", "LXYU")
    page.robot.click("enter_subject")

    assert isinstance(page.refused[-1], SubjectExists)
    assert "is in the registry already" in page.robot.problem_at("hospital_number")
    assert page.robot.words_in("name") == "林小云"


def test_each_missing_field_is_named_at_its_place(subjects, registry):
    robot = subjects().robot
    robot.click("new_subject")
    robot.write("name", "林小雨")
    robot.wait_for_initials("LXYU")

    robot.click("enter_subject")

    assert robot.problem_at("hospital_number") == "Enter the hospital number."
    assert robot.problem_at("sex") == "Choose the sex at birth."
    assert robot.problem_at("birth_on") == "Enter the birth date."
    assert robot.problem_at("name") == ""
    assert subjects_like(registry, "") == ()


def test_a_birth_date_in_the_future_is_refused_at_its_field(subjects, registry):
    """W4"""
    robot = subjects().robot
    robot.click("new_subject")

    robot.fill("H-1", "林小雨", "female", "2026-11-23")

    assert robot.problem_at("birth_on") == "2026-11-23 is after 2026-11-22."


def test_a_subject_is_corrected_with_a_reason(subjects, registry):
    """A8, T1"""
    subject_id = subject(registry, "林小雨")
    page = subjects()
    page.robot.choose(0)
    page.robot.click("correct")
    page.robot.write("name", "林小语")

    page.robot.click("enter_subject")
    assert page.robot.problem_at("reason") == "Say why it is corrected."
    assert not any(isinstance(error, ReasonMissing) for error in page.refused)
    page.robot.write("reason", "identity card seen")
    page.robot.click("enter_subject")

    assert subject_of(registry, subject_id).identity.name == "林小语"
    assert page.robot.facts.startswith("Name: 林小语")


def test_of_two_who_correct_a_subject_the_second_sees_what_the_first_stored(subjects, registry):
    """T1: both values are told; what was left alone in the form follows the registry."""
    subject_id = subject(registry, "林小雨")
    seen = subject_of(registry, subject_id)
    page = subjects()
    page.robot.choose(0)
    page.robot.click("correct")
    page.robot.write("name", "林小语")
    page.robot.write("reason", "identity card seen")
    correct_subject(
        registry,
        COORDINATOR,
        subject_id=subject_id,
        identity=replace(seen.identity, name="林晓雨", hospital_number="H-12"),
        sex=seen.sex,
        initials=seen.initials,
        reason="mistyped",
    )

    page.robot.click("enter_subject")

    assert isinstance(page.refused[-1], ChangedMeanwhile)
    assert (page.robot.words_in("name"), page.robot.words_in("hospital_number")) == (
        "林小语",
        "H-12",
    )
    page.robot.click("enter_subject")
    identity = subject_of(registry, subject_id).identity
    assert (identity.name, identity.hospital_number) == ("林小语", "H-12")


def test_markup_in_a_name_is_shown_as_it_was_typed(subjects, registry):
    robot = subjects().robot
    robot.click("new_subject")
    robot.fill("H-1", "<b>Tom</b> & 👩 שלום", "male", "1975-03-02")
    robot.write("initials", "TX")
    robot.click("enter_subject")

    assert robot.rows[0][1] == "<b>Tom</b> & 👩 שלום"
    assert "<b>Tom</b> & 👩 שלום" in robot.facts


def test_each_letter_with_alt_leads_to_one_place(subjects, registry):
    subject(registry)
    robot = subjects().robot
    robot.choose(0)
    assert doubled_mnemonics(robot.page) == {}

    robot.click("correct")
    assert doubled_mnemonics(robot.page) == {}


@pytest.mark.parametrize(("width", "is_below"), [(620, True), (1150, False)])
def test_the_detail_stands_below_a_list_that_has_no_room_beside_it(
    subjects, registry, width, is_below
):
    subject(registry)
    robot = subjects().robot
    robot.choose(0)

    robot.page.resize(width, 700)
    QApplication.processEvents()

    table, detail = robot.find(DataTable, "subjects"), robot.find(QWidget, "detail")
    assert (detail.geometry().top() > table.geometry().bottom()) == is_below
