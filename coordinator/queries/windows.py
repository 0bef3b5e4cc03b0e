"""For how long the results hold that a screening rests on, for a Day 0 as planned or tried."""

from collections.abc import Iterator
from datetime import date

from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known, known_on
from coordinator.domain.logic import Truth
from coordinator.domain.windows import WindowBar
from coordinator.findings.asked import asked_in
from coordinator.findings.criteria import evaluated
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.screenings import decided_at, known_for, screening_row
from coordinator.registry.store import Registry

_Held = tuple[date, str, date, bool]  # the last valid day, title, taken on, is to be repeated


def windows_of(
    registry: Registry, screening_id: int, enrolment: date | None = None
) -> tuple[WindowBar, ...]:
    """Give a bar for each result with a window, the first to end first.

    `enrolment` is a Day 0 that somebody tries; without one it is the planned one, and
    without that today. Nothing is stored.
    """
    with registry.reading() as session:
        row, now = screening_row(session, screening_id), registry.clock()
        revision = row.version.checks_revision
        criteria = criteria_in_walk(registry, session, row.version_id, revision)
        known = known_for(session, row, now, as_of=decided_at(row))
        day = enrolment or row.enrolment_on or now.date()
    return bars_of(criteria, known_on(known, day), now.date(), day)


def bars_of(
    criteria: tuple[Criterion, ...], known: Known, today: date, day: date
) -> tuple[WindowBar, ...]:
    """Give the bars of what is known, as it would be on Day 0, `day`."""
    codes: dict[_Held, list[str]] = {}
    for criterion in walked(criteria):
        for held in dict.fromkeys(_held_at(criterion, known, day)):
            codes.setdefault(held, []).append(criterion.code)
    return tuple(
        WindowBar(
            title,
            tuple(codes[until, title, taken, is_due]),
            taken,
            until,
            (until - today).days,
            day if is_due else None,
        )
        for until, title, taken, is_due in sorted(codes)
    )


def _held_at(criterion: Criterion, known: Known, day: date) -> Iterator[_Held]:
    if criterion.is_heading or criterion.answered_by_parts:
        return
    days = {found.id: found.told.on for found in known.observations}
    for asked in asked_in(criterion.checks, criterion.text):
        finding = evaluated(asked, criterion, known)
        if finding is None or finding.valid_until is None:
            continue
        taken = min((on for each in finding.used if (on := days.get(each))), default=None)
        if taken is not None:
            is_due = _is_due(finding, day)
            yield finding.valid_until, finding.expires, taken, is_due


def _is_due(finding: Finding, day: date) -> bool:
    """Whether it is known no longer then; what is counted to an earlier day goes on holding."""
    until = finding.valid_until
    return finding.truth is Truth.UNKNOWN and until is not None and until < day
