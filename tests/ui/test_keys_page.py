"""The keys of the registry: since when they are in force, and new ones."""

from contextlib import closing

import pytest

from coordinator.commands.keys import keep_recovery_key
from coordinator.domain.audit import Action, AuditFilter
from coordinator.entering import enter
from coordinator.queries.audit import audit_page
from coordinator.recovering import recover
from coordinator.registry.keyring import SAFE
from coordinator.registry.sealing import new_recovery_key, read_recovery_key
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, INVESTIGATOR, MONITOR, PASSWORD, active
from tests.conftest import KEY, noon
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.keys import KeysRobot
from ui.desk import Desk
from ui.keys.page import KeysPage
from ui.keys.presenter import KeysPresenter


@pytest.fixture
def open_page(qtbot, registry):
    desks = []

    def opened(person=COORDINATOR):
        desk = Desk(registry, person)
        desks.append(desk)
        desk.refused.connect(opened.refused.append)
        presenter = KeysPresenter(desk)
        presenter.done.connect(opened.told.append)
        return KeysRobot(qtbot, KeysPage(presenter))

    opened.refused, opened.told = [], []
    yield opened
    for desk in desks:
        desk.close()


def actions(registry):
    return [entry.action for entry in audit_page(registry, AuditFilter())]


def test_it_is_told_since_when_the_keys_are_in_force(open_page, registry):
    robot = open_page()
    assert robot.words("key_made") == "In force since 2026-11-22 12:00, made by the program."
    assert robot.words("recovery_made").startswith("There is none")

    keep_recovery_key(registry, COORDINATOR, recovery_key=new_recovery_key())
    robot.page.hide()
    robot.page.show()

    assert robot.words("recovery_made").endswith("made by Li Na.")


def test_a_used_recovery_key_asks_for_a_new_one(open_page, registry):
    recovery_key = new_recovery_key()
    keep_recovery_key(registry, COORDINATOR, recovery_key=recovery_key)
    assert not open_page().is_shown("recovery_used")

    recover(
        registry.place,
        recovery_key=recovery_key,
        user_name="li.na",
        password="seven herons ago",
        clock=noon,
    )

    assert "make a new one" in open_page().words("recovery_used")
    keep_recovery_key(registry, COORDINATOR, recovery_key=new_recovery_key())
    assert not open_page().is_shown("recovery_used")


@pytest.mark.file_only("the key of a server's registry encrypts nothing there")
def test_the_key_is_rotated_beside_the_screen_and_work_goes_on(open_page, registry):
    """T1: everybody signs in as before; this window goes on without another sign-in."""
    robot = open_page()
    robot.press("rotate_key")
    robot.press("act")
    robot.escape()
    robot.wait_until(lambda: open_page.told != [])

    assert not robot.dialogs
    assert registry.key != KEY
    assert robot.words("key_made").endswith("made by Li Na.")
    active(registry)
    assert registry.verify().is_whole
    with closing(enter(registry.place, INVESTIGATOR.user_name, PASSWORD, noon)[0]) as other:
        assert other.key == registry.key
    assert open_page.refused == []


@pytest.mark.file_only("the key of a server's registry encrypts nothing there")
def test_a_rotation_that_another_program_stops_is_told_and_nothing_has_changed(
    open_page, registry
):
    robot = open_page()
    with closing(Registry(registry.place, noon, key=KEY)) as other, other.reading() as session:
        session.connection()
        robot.press("rotate_key")
        robot.press("act")
        robot.wait_until(lambda: open_page.refused != [])

    assert "has" in open_page.refused[0].what_happened
    assert registry.key == KEY
    assert Action.KEY_ROTATED not in actions(registry)
    assert robot.is_enabled("rotate_key")


def test_a_new_recovery_key_is_in_force_only_when_it_is_on_paper(open_page, registry, tmp_path):
    first = new_recovery_key()
    keep_recovery_key(registry, COORDINATOR, recovery_key=first)
    robot = open_page()

    robot.press("new_recovery_key")
    shown = read_recovery_key("".join(robot.words("recovery_key").split()))
    assert not robot.is_enabled("act")
    robot.press("print_recovery_key")
    robot.choose_file(tmp_path / "sheet.pdf")
    assert "Print it, then delete the file" in robot.words("recovery_printed")
    assert registry.keyring.opened(SAFE, first) == KEY
    robot.tick("recovery_kept")
    robot.press("act")

    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert registry.keyring.opened(SAFE, shown) == KEY
    assert "Destroy the former sheet" in open_page.told[0]


def test_a_sheet_that_cannot_be_written_is_told_in_its_place(open_page, tmp_path):
    robot = open_page()
    robot.press("new_recovery_key")
    robot.press("print_recovery_key")

    robot.choose_file(tmp_path / "unplugged" / "sheet.pdf")

    assert "sheet.pdf" in robot.words("recovery_printed")
    robot.escape()
    assert not robot.dialogs


@pytest.mark.parametrize("person", [MONITOR, INVESTIGATOR])
def test_who_does_not_look_after_the_keys_reads_why(open_page, person):
    robot = open_page(person)

    assert not robot.is_enabled("rotate_key")
    assert not robot.is_enabled("new_recovery_key")
    assert person.name in robot.words("why_not")


def test_every_mnemonic_of_the_page_is_its_own(open_page):
    assert doubled_mnemonics(open_page().page) == {}
