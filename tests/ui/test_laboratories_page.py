"""The site's laboratories and their ranges: typed line by line, or taken from a table."""

from datetime import date
from decimal import Decimal

import pytest

from coordinator.domain.audit import AuditFilter
from coordinator.domain.subject import Sex
from coordinator.queries.audit import audit_page
from coordinator.queries.laboratories import laboratories
from tests.builders import COORDINATOR, MONITOR
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.laboratories import LaboratoriesRobot
from ui.desk import Desk
from ui.laboratories.page import LaboratoriesPage
from ui.laboratories.presenter import LaboratoriesPresenter

ALT = "Alanine aminotransferase (ALT)"
TABLE = "Analyte\tUnit\tFrom\tTo\nALT\tU/L\t7\t40\nAST\tU/L\t13\t35\nMoonlight\tlx\t1\t2\n"


@pytest.fixture
def desk(registry, qapp):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def robot(qtbot, desk):
    robot = LaboratoriesRobot(qtbot, LaboratoriesPage(LaboratoriesPresenter(desk)))
    robot.wait_for_names()
    return robot


@pytest.fixture
def harbour(robot):
    robot.add("Harbour Laboratory")
    return robot


def test_a_laboratory_is_added_renamed_retired_and_used_again(robot, desk):
    assert not robot.is_enabled("rename")
    robot.add("Harbor Laboratory")
    assert robot.laboratories == [("Harbor Laboratory", "0")]
    robot.click("rename")
    robot.name("Harbour Laboratory")
    assert robot.words("laboratory") == "Harbour Laboratory"
    robot.click("retire")
    assert robot.laboratories == [("Harbour Laboratory", "retired")]
    robot.click("retire")
    assert laboratories(desk.registry)[0].is_in_use


def test_a_name_that_is_taken_is_asked_for_again(harbour, desk, qtbot):
    with qtbot.waitSignal(desk.refused):
        harbour.add("harbour laboratory")
    assert harbour.is_shown("name_dialog")
    assert len(harbour.laboratories) == 1


def test_ranges_are_typed_line_by_line_without_a_mouse(harbour, desk):
    harbour.set_day("2026-01-01")
    harbour.type_range("ALT", "7", "35", "U/L", "f", "18", "")
    assert harbour.has_focus("analyte")
    assert harbour.text("low") == ""
    harbour.type_range("IgG4", "", "1.35", "g/L", "", "", "")

    alt, igg4 = laboratories(desk.registry)[0].ranges
    assert (alt.analyte, alt.low, alt.high) == ("alt", Decimal(7), Decimal(35))
    assert (alt.sex, alt.from_age, alt.to_age) == (Sex.FEMALE, 18, None)
    assert (igg4.low, igg4.sex, igg4.valid_from) == (None, None, date(2026, 1, 1))
    assert harbour.ranges[0] == (
        ALT,
        "7 – 35",
        "U/L",
        "female, from 18 years",
        "2026-01-01",
    )


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (("Moonlight", "7", "35", "U/L"), "no known analyte"),
        (("ALT", "7", "35", "furlong"), "furlong"),
        (("ALT", "", "", "U/L"), "no limit"),
        (("ALT", "7", "35", "U/L"), "from which day"),
    ],
)
def test_what_cannot_be_is_said_beside_the_line_that_stays(harbour, desk, cells, problem):
    harbour.type_range(*cells)
    assert problem in harbour.words("range_said")
    assert harbour.text("analyte") == cells[0]
    assert laboratories(desk.registry)[0].ranges == ()


def test_a_range_is_voided_with_a_reason(harbour, desk):
    """T1"""
    harbour.set_day("2026-01-01")
    harbour.type_range("ALT", "7", "53", "U/L")
    harbour.void(0, "the list says 35")
    assert harbour.ranges == []
    assert audit_page(desk.registry, AuditFilter())[0].reason == "the list says 35"


def test_a_pasted_table_shows_how_it_is_understood_before_it_is_entered(harbour, desk):
    harbour.set_day("2026-01-01")
    harbour.paste(TABLE)
    assert [line[2] for line in harbour.read_lines] == [
        "understood",
        "understood",
        "“Moonlight” is no known analyte",
    ]
    assert laboratories(desk.registry)[0].ranges == ()
    assert harbour.act_words() == "Enter 2 ranges"

    harbour.enter_list()
    assert [row[1] for row in harbour.ranges] == ["7 – 40", "13 – 35"]


def test_a_table_is_opened_from_a_file(harbour, desk, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("谷丙转氨酶;U/L;7;40;女性;;;2026-01-01\n", encoding="gb18030")
    harbour.click("take_list")
    harbour.open_file(path)
    harbour.enter_list()
    [alt] = laboratories(desk.registry)[0].ranges
    assert alt.sex is Sex.FEMALE


def test_a_file_that_is_no_text_is_refused(harbour, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04\xff\xff\x00\xff")
    harbour.click("take_list")
    harbour.open_file(path)
    assert "Save it as CSV" in harbour.words("list_problem")


def test_a_monitor_sees_the_ranges_and_changes_none(qtbot, harbour, registry):
    harbour.set_day("2026-01-01")
    harbour.type_range("ALT", "7", "35", "U/L")
    desk = Desk(registry, MONITOR)
    seen = LaboratoriesRobot(qtbot, LaboratoriesPage(LaboratoriesPresenter(desk)))
    seen.wait_for_names()
    assert len(seen.ranges) == 1
    assert not any(map(seen.is_enabled, ("add_laboratory", "rename", "void_range")))
    assert not seen.is_shown("range_row")
    desk.close()


def test_no_letter_with_alt_leads_to_two_places(harbour):
    harbour.set_day("2026-01-01")
    harbour.type_range("ALT", "7", "35", "U/L")
    assert doubled_mnemonics(harbour.page) == {}
    harbour.click("retire")
    assert doubled_mnemonics(harbour.page) == {}
