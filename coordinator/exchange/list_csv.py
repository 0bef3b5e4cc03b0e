"""A list as CSV that Chinese Excel opens rightly, and in which no cell is a formula."""

import csv
from io import StringIO

from coordinator.domain.table import Table, cell_words
from coordinator.languages import BETWEEN

BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(table: Table) -> bytes:
    """Write UTF-8 with a byte order mark."""
    target = StringIO(newline="")
    target.write(BYTE_ORDER_MARK)
    writer = csv.writer(target)
    writer.writerow([column.title.replace(BETWEEN, " ") for column in table.columns])
    for row in table.rows:
        writer.writerow([harmless(cell_words(cell).replace(BETWEEN, " ")) for cell in row])
    return target.getvalue().encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula: an apostrophe goes before it."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
