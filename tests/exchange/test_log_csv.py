"""The log as CSV: for Chinese Excel, harmless, and without what identifies."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.form import LogRow
from coordinator.exchange.list_csv import harmless
from coordinator.exchange.log_csv import HEAD, write_log_csv

ROW = LogRow(
    screening_id=1,
    screening_number="07001",
    attempt=1,
    initials="LXY",
    sex="female",
    age=43,
    trial="狼疮 trial, “quoted”",
    version="2.0",
    consented_on=date(2026, 11, 22),
    consent_version="1.1",
    screened_on=None,
    state="screen failure",
    failed=("E1", "E2.1"),
    reason="",
    ended_on=date(2026, 11, 22),
    enrolled_on=None,
    signed_by=("Li Na", "Dr Ada Brandt"),
)


def written(path, *rows):
    assert write_log_csv(path, rows) == len(rows)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_row_comes_back_as_it_was(tmp_path):
    head, row = written(tmp_path / "log.csv", ROW)

    assert head == list(HEAD)
    assert dict(zip(head, row, strict=True))["Trial"] == "狼疮 trial, “quoted”"
    assert row[0] == "07001"
    assert "E1 E2.1" in row


def test_excel_is_told_that_it_is_utf_8(tmp_path):
    written(tmp_path / "log.csv", ROW)

    assert (tmp_path / "log.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path, sign):
    _, row = written(tmp_path / "log.csv", replace(ROW, reason=f"{sign}HYPERLINK()"))

    assert f"'{sign}HYPERLINK()" in [cell.replace("\r\n", "\r") for cell in row]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_word_is_lost_by_making_a_cell_harmless(words):
    cell = harmless(words)

    assert cell.removeprefix("'") == words.removeprefix("'") or cell == words
    assert not cell.startswith(("=", "+", "-", "@"))


def test_an_open_screening_says_how_many_criteria_are_open(tmp_path):
    _, row = written(tmp_path / "log.csv", replace(ROW, state="in screening", open_count=6))

    assert "pending: 6 open" in row
