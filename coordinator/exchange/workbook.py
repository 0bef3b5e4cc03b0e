"""Tables as a workbook for spreadsheets: typed cells, nothing in them is ever a formula.

Written by XlsxWriter row by row, so that a long log needs little memory. The same facts give
the same bytes, but for the moment of making.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from fractions import Fraction
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coordinator.domain.table import Cell, Table, cell_words
from coordinator.languages import BETWEEN

LONGEST = 32_767  # characters that a cell may have
LONGEST_NAME = 31  # of a sheet
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]+")
NARROWEST, WIDEST, LOOKED_AT = 8, 56, 500  # signs; rows by which a column is measured
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
    "in_memory": True,
}
OF_TABLE = {"valign": "top", "text_wrap": True}


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself: in its properties, on its last sheet, on paper."""

    title: str
    author: str
    subject: str
    made_at: datetime
    sheet: str
    lines: tuple[tuple[str, Cell], ...]
    marked: str = ""  # on each printed page, such as CONFIDENTIAL


@dataclass(frozen=True, slots=True)
class _Styles:
    head: Format
    words: Format
    day: Format
    share: Format


def workbook_bytes(tables: Sequence[Table], about: About) -> bytes:
    """Make a workbook: a sheet for each table, and a last one about the file itself."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, OPTIONS)
    book.set_properties(
        {
            "title": _storable(about.title),
            "author": _storable(about.author),
            "subject": _storable(about.subject),
            "created": about.made_at.astimezone(UTC).replace(tzinfo=None),
        }
    )
    styles = _Styles(
        book.add_format({"bold": True, "bottom": 1, **OF_TABLE}),
        book.add_format(OF_TABLE),
        book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **OF_TABLE}),
        book.add_format({"num_format": "0 %", **OF_TABLE}),
    )
    names: list[str] = []
    for table in tables:
        names.append(_sheet_name(table.name, names))
        _write(book.add_worksheet(names[-1]), table, styles, about.marked)
    sheet = book.add_worksheet(_sheet_name(about.sheet, names))
    sheet.set_column(0, 0, 28, styles.head)
    sheet.set_column(1, 1, 88, styles.words)
    for place, (label, value) in enumerate(about.lines):
        _cell(sheet, place, 0, label, styles)
        _cell(sheet, place, 1, value, styles)
    book.close()
    return target.getvalue()


def _write(sheet: Worksheet, table: Table, styles: _Styles, marked: str) -> None:
    last = len(table.columns) - 1
    for place, width in enumerate(_widths(table)):
        sheet.set_column(place, place, width)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, _storable(column.title), styles.head)
    for number, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            _cell(sheet, number, place, cell, styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), last)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&A&C&B{_literal(marked)}&R&P / &N")


def _cell(sheet: Worksheet, row: int, column: int, cell: Cell, styles: _Styles) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime.combine(cell, time()), styles.day)
    elif isinstance(cell, Fraction):
        sheet.write_number(row, column, float(cell), styles.share)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, styles.words)
    else:
        sheet.write_string(row, column, _storable(cell), styles.words)


def _storable(words: str) -> str:
    """Give what a cell can hold; words that are longer end in a sign that they are cut."""
    whole = words.replace(BETWEEN, "\n").encode("utf-16", "surrogatepass")
    said = whole.decode("utf-16", "replace")
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def _widths(table: Table) -> list[int]:
    """Measure each column by its longest line, a Chinese sign as wide as two others."""
    looked_at = table.rows[:LOOKED_AT]
    widths = []
    for place, column in enumerate(table.columns):
        words = [column.title, *(cell_words(row[place]) for row in looked_at)]
        lines = (line for said in words for line in _storable(said).split("\n"))
        longest = max(map(_signs, lines), default=0) + 2
        widths.append(min(max(longest, NARROWEST), WIDEST))
    return widths


def _signs(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def _sheet_name(words: str, taken: Sequence[str]) -> str:
    """Make a name that a sheet may have, and that no other one has."""
    plain = " ".join(NOT_IN_NAMES.sub(" ", words.replace(BETWEEN, " ")).split()).strip("'")
    name = plain[:LONGEST_NAME].strip() or "1"
    number = 2
    while name.casefold() in (other.casefold() for other in taken):
        name = f"{plain[: LONGEST_NAME - 4].strip()} {number}"
        number += 1
    return name


def _literal(words: str) -> str:
    """Keep an & in words from being read as an instruction of the page's head."""
    return words.replace(BETWEEN, " ").replace("&", "&&")
