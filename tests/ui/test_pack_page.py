"""The page on which an inspector's pack is made (P1, T1)."""

import zipfile

import pytest
from PySide6.QtWidgets import QPushButton

from coordinator.domain.audit import Action, AuditFilter
from coordinator.domain.exchange import ExportNotWritten
from coordinator.domain.record import RegistryIds
from coordinator.languages import Language
from coordinator.queries.audit import audit_page
from tests.builders import COORDINATOR, MONITOR, active, answered, consented, record, subject
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.pack import PackRobot
from ui.desk import Desk
from ui.pack.page import PackPage
from ui.pack.presenter import PackPresenter

FIRST = "NCT99990001"
ALL = "the trial with its 2 screenings"


class Packs:
    def __init__(self, qtbot, registry, person):
        self.desk = Desk(registry, person)
        self.refused = []
        self.desk.refused.connect(self.refused.append)
        self.presenter = PackPresenter(self.desk)
        self.robot = PackRobot(qtbot, PackPage(self.presenter))


@pytest.fixture
def open_page(qtbot, registry):
    opened = []

    def opening(person=COORDINATOR):
        opened.append(Packs(qtbot, registry, person))
        robot = opened[-1].robot
        qtbot.waitUntil(lambda: FIRST in robot.offered("trial"))
        robot.choose("trial", FIRST)
        qtbot.waitUntil(lambda: ALL in robot.offered("part"))
        return opened[-1]

    yield opening
    for found in opened:
        found.robot.page.close()
        found.desk.close()


@pytest.fixture(autouse=True)
def trial_id(registry):
    """A trial in which two subjects are screened, and another one."""
    found = active(registry).trial_id
    answered(registry, consented(registry, found), I1="yes", E2="no")
    consented(registry, found, subject(registry, "王大明", hospital_number="H-4712"))
    active(registry, known=record(title="Second", ids=RegistryIds(nct="NCT99990002")))
    return found


def noted(registry):
    return audit_page(registry, AuditFilter(action=Action.PACK_MADE.value))


def test_the_pack_of_a_trial_is_saved_by_one_key(open_page, registry, tmp_path):
    packs = open_page()
    path = tmp_path / "pack.zip"

    packs.robot.save_to(path)

    with zipfile.ZipFile(path) as archive:
        assert sum(name.startswith("checklists/") for name in archive.namelist()) == 2
    assert "pack.zip" in packs.robot.told
    assert len(noted(registry)) == 1


def test_one_screening_can_be_chosen_and_another_trial(open_page, tmp_path):
    packs = open_page()
    path = tmp_path / "pack.zip"
    assert packs.robot.offered("part") == [ALL, "07001", "07002"]

    packs.robot.choose("part", "07002")
    packs.robot.save_to(path)

    with zipfile.ZipFile(path) as archive:
        assert sum(name.startswith("checklists/") for name in archive.namelist()) == 1
    assert "The checklist of the screening with all its annexes, as PDF." in (
        packs.robot.sentences
    )


def test_names_go_in_only_when_somebody_says_so_twice(open_page, registry, tmp_path):
    """P1"""
    packs = open_page()
    packs.robot.tick_naming()
    packs.robot.press()
    packs.robot.answer("cancel")
    assert noted(registry) == ()

    packs.robot.press()
    packs.robot.answer("act")
    packs.robot.write_to(tmp_path / "named.zip")

    with zipfile.ZipFile(tmp_path / "named.zip") as archive:
        assert any("identification list" in name for name in archive.namelist())


def test_a_monitor_cannot_have_the_subjects_named(open_page):
    """P1, Roles"""
    packs = open_page(MONITOR)

    assert not packs.robot.can_name
    assert packs.robot.can_make


def test_the_language_is_the_sites_for_its_forms_unless_another_is_chosen(
    open_page, registry, tmp_path
):
    packs = open_page()
    assert packs.robot.chosen("forms_language") == "English"

    packs.robot.choose("forms_language", "Chinese")
    packs.robot.save_to(tmp_path / "pack.zip")

    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert any("稽查轨迹" in name for name in archive.namelist())
    assert {one.value for one in Language} == {"en", "zh_CN", "zh_CN+en"}


def test_a_folder_that_takes_no_file_is_told_and_nothing_is_noted(
    open_page, registry, tmp_path
):
    packs = open_page()

    packs.robot.save_to(tmp_path / "not there" / "pack.zip")

    assert [type(error) for error in packs.refused] == [ExportNotWritten]
    assert noted(registry) == ()


def test_no_two_keys_are_the_same(open_page):
    assert doubled_mnemonics(open_page().robot.page) == {}


def test_the_audit_trail_alone_is_shown_for_printing(open_page, registry):
    """T1: of the trial, or of the screening that is chosen."""
    packs, wanted = open_page(), []
    packs.presenter.print_wanted.connect(lambda *said: wanted.append(said))

    packs.robot.print_trail()
    packs.robot.choose("part", "07002")
    packs.robot.print_trail()

    made = [making(registry, language=language) for _id, _title, making, language in wanted]
    assert [printout.key for printout in made] == [FIRST, f"{FIRST} 07002"]
    assert {printout.form for printout in made} == {"audit trail"}


def test_from_the_audit_trail_a_button_leads_there_and_back_again(ways):
    ways.go("audit")

    ways.window.findChild(QPushButton, "pack").click()

    assert isinstance(ways.window.findChild(PackPage), PackPage)
    assert ways.window.findChild(PackPage).isVisible()
    ways.back()
    assert not ways.window.findChild(PackPage).isVisible()
