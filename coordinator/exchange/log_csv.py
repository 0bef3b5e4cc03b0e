"""The screening log as CSV that Chinese Excel opens rightly; nothing identifying in it (P1)."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from coordinator.domain.form import LogRow
from coordinator.domain.screening import STATE_WORDS, State
from coordinator.domain.subject import SEX_WORDS, Sex
from coordinator.text import N_, _

HEAD = (
    N_("Screening number"),
    N_("Attempt"),
    N_("Initials"),
    N_("Sex"),
    N_("Age at consent"),
    N_("Trial"),
    N_("Protocol version"),
    N_("Consented on"),
    N_("Consent version"),
    N_("Screened on"),
    N_("Outcome"),
    N_("Criteria failed"),
    N_("Reason"),
    N_("Ended on"),
    N_("Enrolled on"),
    N_("Signed by"),
)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_log_csv(path: Path, rows: Iterable[LogRow]) -> int:
    """Write UTF-8 with a byte order mark, and give the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_(words) for words in HEAD])
        for count, row in enumerate(rows, start=1):  # noqa: B007  it is what is returned
            writer.writerow([harmless(cell) for cell in cells(row)])
    return count


def harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula: an apostrophe goes before it."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def cells(row: LogRow) -> Iterator[str]:
    yield row.screening_number
    yield str(row.attempt)
    yield row.initials
    yield _(SEX_WORDS[Sex(row.sex)])
    yield "" if row.age is None else str(row.age)
    yield row.trial
    yield row.version
    yield row.consented_on.isoformat()
    yield row.consent_version
    yield row.screened_on.isoformat() if row.screened_on else ""
    yield outcome_words(row)
    yield " ".join(row.failed)
    yield row.reason
    yield row.ended_on.isoformat() if row.ended_on else ""
    yield row.enrolled_on.isoformat() if row.enrolled_on else ""
    yield "; ".join(row.signed_by)


def outcome_words(row: LogRow) -> str:
    """Give the state in words; an open screening with how many criteria are open."""
    words = _(STATE_WORDS[State(row.state)])
    if row.open_count:
        return _("pending: {count} open").format(count=row.open_count)
    return words
