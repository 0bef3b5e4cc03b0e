"""A laboratory's list is read as it stands; what is not understood is said line by line."""

from datetime import date
from decimal import Decimal

import pytest

from coordinator.domain.laboratory import NewRange
from coordinator.domain.subject import Sex
from coordinator.instruments.range_table import analyte_named, read_range_table

DAY = date(2026, 1, 1)


def test_a_table_from_a_spreadsheet_is_read_with_its_headings_left_out():
    text = (
        "Test\tUnit\tLow\tHigh\tSex\tFrom\tTo\tValid\n"
        "ALT\tU/L\t7\t35\tfemale\t18\t\t2026-02-01\n"
        "IgG4\tg/L\t\t1.35\n"
    )
    alt, igg4 = read_range_table(text, DAY)
    assert alt.found == NewRange(
        "alt", "U/L", Decimal(7), Decimal(35), date(2026, 2, 1), Sex.FEMALE, 18, None
    )
    assert igg4.found == NewRange("igg4", "g/L", None, Decimal("1.35"), DAY)


def test_commas_part_cells_where_nothing_else_does_and_quotes_hold_them_together():
    [line] = read_range_table('"Creatinine",µmol/L,41,73,F', DAY)
    assert line.found == NewRange(
        "creatinine", "umol/L", Decimal(41), Decimal(73), DAY, Sex.FEMALE
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Moonlight,U/L,1,2", "Moonlight"),
        ("ALT,furlong,1,2", "furlong"),
        ("ALT,U/L,,", "no limit"),
        ("ALT,U/L,about 7,35", "about 7"),
        ('ALT,U/L,,"1,35"', "1.35"),
        ("ALT,U/L,35,7", "above"),
        ("ALT,U/L,7,35,perhaps", "perhaps"),
        ("ALT,U/L,7,35,f,young", "young"),
        ("ALT,U/L,7,35,f,,,1 May", "1 May"),
        ("ALT,U/L,7,35,f,,,2026-01-01,more", "9 cells"),
    ],
)
def test_a_line_that_is_not_understood_says_why(text, problem):
    [line] = read_range_table(f"ALT,U/L,7,35\n{text}", DAY)[1:]
    assert line.found is None
    assert (line.number, problem in line.problem) == (2, True)


def test_without_a_day_of_its_own_a_line_needs_the_lists():
    [line] = read_range_table("ALT,U/L,7,35")
    assert "from which day" in line.problem


@pytest.mark.parametrize("name", ["alt", "ALT", "alanine  aminotransferase", "1742-6"])
def test_an_analyte_has_several_names(name):
    found = analyte_named(name)
    assert found is not None
    assert found.key == "alt"
