"""Evidence rows in words: what stands in them, what follows, and what is missing."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import pairwise

from coordinator.domain.finding import Finding
from coordinator.domain.observation import Observation, figure
from coordinator.domain.wanted import Wanted
from coordinator.text import _, called, in_turn, particulars
from ui.walk.history import evidence_words
from ui.walk.row import Row
from ui.walk.rows_view import RowView
from ui.walk.suggesting import words_in
from ui.walk.telling import is_blank, is_in_window, missing_in, words_of, wrong_day
from ui.widgets.dates import read_day

SHOWN_EARLIER = 3  # results in a row's history; all of them are on the subject's page
OTHER_UNITS = 2
HUNDREDTH = Decimal("0.01")
LONG = Context(prec=100, rounding=ROUND_HALF_UP)  # digits: 12 before a point by 40 behind


def row_view(row: Row, finding: Finding | None) -> RowView:
    wanted, found = row.wanted, row.shown
    return RowView(
        wanted.what,
        wanted.title,
        wanted.nature,
        row.typed,
        wanted.units,
        needs_low=wanted.needs_low or bool(row.typed.low),
        needs_high=wanted.needs_high or bool(row.typed.high),
        needs_unit=bool(wanted.units or row.typed.unit or not wanted.instruments),
        fixed=words_of(found.told) if found is not None and row.is_fixed else "",
        computed=_computed(row),
        note=_note(row, finding),
        question=row.question,
        unsaved=_unsaved(row),
        asks_reason=row.asks_reason,
        asks_late=row.shown is None and row.typed.for_study,
        is_claimed=found is not None and found.is_claimed,
        can_add=found is not None and not row.is_unstored,
        history=tuple(_history(row)),
    )


def known_words(row: Row, finding: Finding | None) -> str:
    """Write what is known in one line, for who only reads."""
    found = row.shown
    if found is None:
        return _("{title}: nothing is entered").format(title=row.wanted.title)
    figures = called(row.wanted.title, words_of(found.told))
    return " · ".join(filter(None, (figures, _computed(row), _note(row, finding))))


def claimed_in(rows: tuple[Row, ...]) -> tuple[Observation, ...]:
    """Give the results in the rows that only lack a source document."""
    shown = (row.shown for row in rows if not (row.is_fixed or row.is_unstored))
    return tuple(found for found in shown if found is not None and found.is_claimed)


def day_shared(rows: tuple[Row, ...]) -> str:
    """Give the day that stands in one row while others that were typed lack theirs."""
    lacking = [row for row in rows if row.is_unstored and not row.typed.on.strip()]
    days = [row.typed.on for row in rows if read_day(row.typed.on) is not None]
    return days[0] if lacking and days else ""


def _computed(row: Row) -> str:
    """Say how many times a limit of normal the value is, or what it is in other units."""
    if row.wanted.needs_high or row.wanted.needs_low:
        return _multiple(row)
    others = row.others[:OTHER_UNITS]
    return " ".join(other if other.startswith("≈") else f"= {other}" for other in others)


def _multiple(row: Row) -> str:
    value, typed = figure(row.typed.value), row.typed
    if value is None:
        return ""
    limits: Mapping[str, tuple[bool, str]] = {
        "ULN": (row.wanted.needs_high, typed.high),
        "LLN": (row.wanted.needs_low, typed.low),
    }
    said = []
    for name, (is_needed, text) in limits.items():
        limit = figure(text)
        if is_needed and limit:
            said.append(f"{_rounded(value, limit)} × {name}")
    return particulars(said)


def _rounded(value: Decimal, limit: Decimal) -> str:
    """Round to two digits, marked where digits were dropped."""
    exact = LONG.divide(value, limit)
    rounded = exact.quantize(HUNDREDTH, context=LONG)
    return f"{rounded}" if LONG.multiply(rounded, limit) == value else f"≈ {rounded}"


def _note(row: Row, finding: Finding | None) -> str:
    found = row.shown
    if found is None:
        return _window_words(row.wanted) if is_blank(row.typed) else ""
    if row.is_unstored and not row.is_fixed:
        return ""
    said = [_origin(found)]
    if finding is not None and finding.valid_until and _expires(found, finding, row.wanted):
        said.append(_("valid until {day}").format(day=finding.valid_until.isoformat()))
    return in_turn(filter(None, said))


def _window_words(wanted: Wanted) -> str:
    """Say from when to when it has to be taken, while nothing stands there."""
    since = wanted.since.isoformat() if wanted.since else ""
    until = wanted.until.isoformat() if wanted.until else ""
    if since and until:
        return _("asked for from {since} to {until}").format(since=since, until=until)
    return _("asked for from {since} on").format(since=since) if since else ""


def _origin(found: Observation) -> str:
    if found.from_log:
        return _("from this site's own log")
    by = _("entered by {by}").format(by=found.by) if found.by else ""
    if found.worksheet_id is not None:
        return particulars(filter(None, (_("from a worksheet"), by)))
    document = evidence_words(found.told.document)
    if found.is_claimed:
        document = particulars(filter(None, (_("claimed, not evidenced"), document)))
    return particulars(filter(None, (document, by)))


def _expires(found: Observation, finding: Finding, wanted: Wanted) -> bool:
    is_only = finding.used == (found.id,)
    is_named = bool(words_in(finding.expires) & words_in(wanted.title))
    return found.id in finding.used and (is_only or is_named)


def _unsaved(row: Row) -> str:
    if not row.is_unstored:
        return ""
    if wrong := wrong_day(row.wanted, row.typed):
        words = _("Not stored yet: “{text}” is no day. Write it as 2026-11-22.")
        return words.format(text=wrong)
    if missing := missing_in(row.wanted, row.typed):
        return _("Not stored yet; missing: {what}.").format(what=in_turn(missing))
    if row.waits:
        return _("Not stored yet: a reason is due.")
    return _("Not stored yet.")


def _is_same(one: Observation, found: Observation | None) -> bool:
    """Say whether it is the same result: a worksheet keeps one under two names."""
    if found is None:
        return False
    if one.id == found.id:
        return True
    is_of_sheet = one.worksheet_id is not None and one.worksheet_id == found.worksheet_id
    return is_of_sheet and one.told.value == found.told.value


def _history(row: Row) -> list[str]:
    found, lines = row.shown, []
    chain = (*found.former, found) if found else ()
    why = _("{was}; corrected by {by}: {why}")
    for former, after in pairwise(chain):
        words = why.format(was=words_of(former.told), by=after.by, why=after.correction)
        lines.append(words)
    lines.reverse()
    others = [other for other in row.wanted.fitting if not _is_same(other, found)]
    for other in others[:SHOWN_EARLIER]:
        is_inside = is_in_window(row.wanted, other)
        words = _("Also: {said}") if is_inside else _("Out of its window here: {said}")
        lines.append(words.format(said=words_of(other.told)))
    if len(others) > SHOWN_EARLIER:
        rest = _("and {count} more on the subject's page")
        lines.append(rest.format(count=len(others) - SHOWN_EARLIER))
    return lines
