"""Several forms chosen from a list and printed at once."""

import pypdf
import pytest

from coordinator.domain.audit import AuditFilter
from coordinator.domain.record import RegistryIds
from coordinator.queries.audit import audit_page
from tests.builders import COORDINATOR, MONITOR, active, answered, consented, record
from tests.ui.robots.several_forms import SeveralFormsRobot
from ui.desk import Desk
from ui.printing.several_page import SeveralPage
from ui.printing.several_presenter import SeveralPresenter

SUBJECT = "林小雨"
LAKE = RegistryIds(nct="NCT99990002")


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def other(registry):
    return active(registry, known=record(title="Coffee against yawning", ids=LAKE))


@pytest.fixture
def screening_id(registry, version):
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", E1="no")
    return screening_id


@pytest.fixture
def opened(qtbot, registry):
    desks = []

    def open_page(screening_id=0, staff_member=COORDINATOR):
        desks.append(Desk(registry, staff_member, poll_ms=20))
        presenter = SeveralPresenter(desks[-1])
        page = SeveralPage(presenter)
        presenter.open(screening_id)
        return SeveralFormsRobot(qtbot, page)

    yield open_page
    for desk in desks:
        desk.close()


@pytest.fixture
def noted(registry):
    def changes():
        entries = audit_page(registry, AuditFilter(action="form printed"))
        return [str(entry.changes) for entry in entries]

    return changes


def words_in(path):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_the_forms_of_a_screening_and_its_trial_come_first(opened, screening_id, other):
    forms = opened(screening_id).forms

    assert forms[0] == "Eligibility checklist, Site copy, Screening 07001, LXY"
    assert forms[1] == "Eligibility checklist, Sponsor copy, Screening 07001, LXY"
    assert "NCT99990001" in forms[2]
    assert "NCT99990002" in forms[-1]


def test_who_may_not_know_the_subject_is_offered_the_sponsor_copy_alone(opened, screening_id):
    """P1"""
    forms = opened(screening_id, MONITOR).forms

    assert not any("Site copy" in form for form in forms)
    assert any("Sponsor copy" in form for form in forms)


def test_forms_are_printed_with_one_dialog_and_each_is_noted(
    opened, screening_id, noted, tmp_path
):
    """T1"""
    robot = opened(screening_id)
    assert robot.subtitle == "2 forms chosen"
    robot.tick(next(form for form in robot.forms if form.startswith("Screening log")))

    robot.print_to_folder(tmp_path, copies=2)

    assert robot.told == "3 of 3 forms were sent to the printer."
    assert robot.how_it_went == ["sent, 2 copies"] * 3
    assert robot.chosen == []
    assert len(noted()) == 3
    site, sponsor, log = (
        next(tmp_path.glob(f"*{words}*")) for words in ("Site copy", "Sponsor copy", "log")
    )
    assert SUBJECT in words_in(site)
    assert SUBJECT not in words_in(sponsor)
    assert "07001" in words_in(log)


def test_blank_checklists_of_all_trials_are_chosen_at_once(
    opened, version, other, noted, tmp_path
):
    robot = opened()
    assert robot.chosen == []
    assert not robot.can_print

    robot.press("all_blank")
    assert robot.chosen == ["Blank eligibility checklist"] * 2
    robot.print_to_folder(tmp_path)

    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert len(noted()) == 2


def test_all_are_made_in_the_language_that_was_chosen(opened, version, tmp_path):
    robot = opened()
    robot.press("all_blank")
    robot.choose_language("zh_CN")

    robot.print_to_folder(tmp_path)

    [path] = tmp_path.glob("*.pdf")
    assert "入选标准" in words_in(path)


def test_a_dialog_that_is_left_sends_nothing_and_keeps_the_choice(opened, screening_id, noted):
    robot = opened(screening_id)

    robot.ask_to_print().reject()

    assert noted() == []
    assert len(robot.chosen) == 2
    assert robot.can_print


def test_what_was_not_taken_stays_chosen_and_says_why(opened, screening_id, noted, tmp_path):
    robot = opened(screening_id)

    robot.print_to_folder(tmp_path / "missing")

    assert robot.told == "0 of 2 forms were sent to the printer."
    assert all("was not printed" in words for words in robot.how_it_went)
    assert len(robot.chosen) == 2
    assert noted() == []


def test_nothing_is_chosen_again_with_one_press(opened, screening_id):
    robot = opened(screening_id)

    robot.press("none")

    assert robot.chosen == []
    assert robot.subtitle == "0 forms chosen"
