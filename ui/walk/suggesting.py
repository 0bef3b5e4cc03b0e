"""A finding in words: what it says here, how long it holds, and what would decide it."""

import re

from coordinator.domain.criterion import Criterion, Kind, Standing
from coordinator.domain.finding import Finding
from coordinator.domain.logic import Truth
from coordinator.text import _
from ui.walk.row import Row
from ui.walk.rows_view import FindingView, WayOut
from ui.walk.wording import FINDING_WORDS, PART_WORDS

WORD = re.compile(r"\w+")


def finding_view(
    criterion: Criterion, finding: Finding | None, rows: tuple[Row, ...]
) -> FindingView | None:
    if finding is None:
        return None
    words = FINDING_WORDS if finding.is_whole else PART_WORDS
    valid = finding.valid_until.isoformat() if finding.valid_until else ""
    until = _("Valid until {day} ({title}).") if finding.expires else _("Valid until {day}.")
    return FindingView(
        _(words[criterion.kind, finding.truth]),
        finding.working,
        _standing(criterion.kind, finding),
        until.format(day=valid, title=finding.expires) if valid else "",
        _("Exactly at the cut-off") if finding.at_cut_off else "",
        tuple(_way_out(line, rows) for line in finding.would_decide),
    )


def _standing(kind: Kind, finding: Finding) -> Standing:
    if finding.truth is Truth.UNKNOWN:
        return Standing.OPEN
    is_good = (finding.truth is Truth.TRUE) is (kind is Kind.INCLUSION)
    return Standing.SATISFIED if is_good else Standing.FAILED


def _way_out(line: str, rows: tuple[Row, ...]) -> WayOut:
    """Lead to the row that shares most words with the line; else to one that is empty."""
    if not rows:
        return WayOut(line)
    said = words_in(line)
    shared = {row: len(said & words_in(row.wanted.title)) for row in rows}
    chosen = max(rows, key=lambda row: (shared[row], row.shown is None))
    return WayOut(line, chosen.wanted.what, next(iter(chosen.wanted.instruments), ""))


def words_in(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))
