"""Workbooks, read back by openpyxl: a reader that knows nothing of who wrote them."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook

from coordinator.domain.table import Table, TableColumn
from coordinator.exchange.workbook import LONGEST, About, workbook_bytes

MADE_AT = datetime(2026, 11, 22, 15, 4, tzinfo=timezone(timedelta(hours=8)))
ABOUT = About(
    "Enrolment log, NCT99990001",
    "Lakeside Hospital",
    "TC-EL/1",
    MADE_AT,
    "About this file",
    (("Made by", "Li Na"), ("Rows", 2)),
)
COLUMNS = (TableColumn("Number"), TableColumn("Age"), TableColumn("Enrolled on"))
DAY = date(2026, 11, 22)
TABLE = Table("Enrolment log", COLUMNS, [("07001", 43, DAY), ("07002", None, None)])


def read(*tables, about=ABOUT):
    return load_workbook(BytesIO(workbook_bytes(tables, about)))


def of_one_cell(cell):
    return Table("One", (TableColumn("A"),), [(cell,)])


def test_each_table_is_a_sheet_and_the_last_one_tells_of_the_file():
    book = read(TABLE, replace(TABLE, name="Failures"))

    assert book.sheetnames == ["Enrolment log", "Failures", "About this file"]
    assert [cell.value for cell in book["About this file"]["B"]] == ["Li Na", 2]


def test_days_are_days_numbers_are_numbers_and_numbers_of_subjects_are_words():
    sheet = read(TABLE)["Enrolment log"]

    number, age, day = sheet[2]
    assert (number.value, number.data_type) == ("07001", "s")
    assert (age.value, age.data_type) == (43, "n")
    assert day.is_date
    assert day.value.date() == DAY
    assert day.number_format == "yyyy-mm-dd"


def test_a_share_is_a_number_that_is_shown_in_per_cent():
    cell = read(of_one_cell(Fraction(1, 8)))["One"]["A2"]

    assert (cell.value, cell.data_type, cell.number_format) == (0.125, "n", "0 %")


def test_nothing_leaves_an_empty_cell():
    sheet = read(TABLE)["Enrolment log"]

    assert [cell.value for cell in sheet[3]] == ["07002", None, None]


def test_the_head_stays_in_sight_is_filtered_by_and_stands_on_every_printed_page():
    sheet = read(TABLE)["Enrolment log"]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "http://x.example", "=A1"])
def test_words_are_never_a_formula_or_a_link(words):
    cell = read(of_one_cell(words))["One"]["A2"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


@given(some.text(some.characters(min_codepoint=32), min_size=1, max_size=40))
def test_every_word_comes_back(words):
    cell = read(of_one_cell(words))["One"]["A2"]

    # A reader of XML gives every end of a line as one and the same sign.
    assert cell.value == words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def test_words_that_no_cell_can_hold_end_in_a_sign_that_they_are_cut():
    cell = read(of_one_cell("狼" * (LONGEST + 9)))["One"]["A2"]

    assert len(cell.value) == LONGEST
    assert cell.value.endswith("狼…")


def test_two_languages_stand_below_each_other_in_a_cell():
    cell = read(of_one_cell("入组\u2002Enrolled"))["One"]["A2"]

    assert cell.value == "入组\nEnrolled"


def test_columns_are_as_wide_as_what_stands_in_them():
    sheet = read(Table("W", (TableColumn("A"), TableColumn("B")), [("x" * 30, "狼" * 40)]))["W"]

    assert 30 < sheet.column_dimensions["A"].width < 36
    assert sheet.column_dimensions["B"].width > 50


def test_the_file_says_what_it_is_and_whose():
    properties = read(TABLE).properties

    assert (properties.title, properties.creator, properties.subject) == (
        ABOUT.title,
        ABOUT.author,
        ABOUT.subject,
    )
    assert properties.created == datetime(2026, 11, 22, 7, 4)  # noqa: DTZ001  UTC


def test_a_confidential_list_says_so_on_every_printed_page():
    """P1"""
    sheet = read(TABLE, about=replace(ABOUT, marked="CONFIDENTIAL & only here"))[
        "Enrolment log"
    ]

    assert "CONFIDENTIAL && only here" in sheet.oddHeader.center.text


def test_the_same_facts_give_the_same_bytes():
    assert workbook_bytes([TABLE], ABOUT) == workbook_bytes([TABLE], ABOUT)
    later = replace(ABOUT, made_at=MADE_AT + timedelta(1))
    assert workbook_bytes([TABLE], ABOUT) != workbook_bytes([TABLE], later)


def test_names_that_no_sheet_may_have_are_mended_and_none_is_there_twice():
    name = "Screening: A/B [all] of a very long trial"
    book = read(replace(TABLE, name=name), replace(TABLE, name=name), replace(TABLE, name="*"))

    assert book.sheetnames[:3] == [
        "Screening A B all of a very lon",
        "Screening A B all of a very 2",
        "1",
    ]


def test_a_list_without_rows_is_its_head():
    sheet = read(Table("None", COLUMNS, []))["None"]

    assert [cell.value for cell in sheet[1]] == ["Number", "Age", "Enrolled on"]
    assert sheet.max_row == 1
