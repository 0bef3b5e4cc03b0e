"""The evidence that a screening rests on, one observation after the other, for its annex."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.check_words import number_words
from coordinator.domain.checklist import walked_items
from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.evidence_list import UsedEvidence
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.observation import Observation
from coordinator.domain.observation_words import limits_words
from coordinator.domain.screening import Screening
from coordinator.domain.unit_words import unit_words
from coordinator.findings.asked import asked_in
from coordinator.findings.criteria import evaluated
from coordinator.findings.normal import range_for
from coordinator.findings.units import pretty
from coordinator.instruments.other_units import in_other_units
from coordinator.registry.rows.evidence import ObservationRow
from coordinator.registry.screenings import decided_at, known_for, screening_row
from coordinator.registry.store import Registry
from coordinator.text import _


@dataclass(slots=True)
class _Uses:
    """For each observation, by its id, what rests on it."""

    codes: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    until: dict[int, date] = field(default_factory=dict)

    def note(self, used: tuple[int, ...], code: str) -> None:
        for number in used:
            if code not in self.codes[number]:
                self.codes[number].append(code)

    def note_end(self, number: int, day: date) -> None:
        self.until[number] = min(day, self.until.get(number, day))


def evidence_behind(registry: Registry, screening: Screening) -> tuple[UsedEvidence, ...]:
    """Give each observation that answers or findings rest on, in the order of the criteria.

    Of a decided screening they stand as they were known when it was decided. What was
    corrected or withdrawn after an answer was given with it stays in the list, and says so.
    """
    with registry.reading() as session:
        row = screening_row(session, screening.id)
        known = known_for(session, row, registry.clock(), as_of=decided_at(row))
        uses = _uses(screening, known)
        found = {one.id: one for one in known.observations if one.id}
        former = _former(session, known, [n for n in uses.codes if n and n not in found])
    return tuple(
        UsedEvidence(
            one,
            tuple(codes),
            in_other_units(one.told.what, one.told.value, one.told.unit),
            _normal(one, known),
            uses.until.get(number),
            is_former=number not in found,
        )
        for number, codes in uses.codes.items()
        if (one := found.get(number) or former.get(number)) is not None
    )


def _uses(screening: Screening, known: Known) -> _Uses:
    uses, days = _Uses(), {one.id: one.told.on for one in known.observations}
    for item in walked_items(screening.checklist.items):
        uses.note(item.entry.cited, item.criterion.code)
    criteria = tuple(item.criterion for item in screening.checklist.items)
    for criterion in walked(criteria):
        for finding in _findings(criterion, known):
            uses.note(finding.used, criterion.code)
            _note_end(uses, finding, days)
    return uses


def _findings(criterion: Criterion, known: Known) -> list[Finding]:
    if criterion.is_heading or criterion.answered_by_parts:
        return []
    asked = asked_in(criterion.checks, criterion.text)
    found = (evaluated(one, criterion, known) for one in asked)
    return [finding for finding in found if finding is not None]


def _note_end(uses: _Uses, finding: Finding, days: dict[int, date | None]) -> None:
    """Say of the oldest that a finding rests on that it ends when the finding does."""
    dated = {n: on for n in finding.used if (on := days.get(n)) is not None}
    if finding.valid_until is not None and dated:
        uses.note_end(min(dated, key=lambda n: dated[n]), finding.valid_until)


def _former(session: Session, known: Known, numbers: list[int]) -> dict[int, Observation]:
    """Read what is in force no more but was cited by an answer."""
    chained = {one.id: one for newest in known.observations for one in newest.former}
    missing = [number for number in numbers if number not in chained]
    rows = session.scalars(select(ObservationRow).where(ObservationRow.id.in_(missing)))
    return chained | {row.id: row.to_domain() for row in rows}


def _normal(one: Observation, known: Known) -> str:
    """Give the limits of normal: those of the report, else the laboratory's own."""
    if written := limits_words(one.told):
        return unit_words(f"{written} {one.told.unit}", is_reported=True)
    found = range_for(one, one.told.what, known)
    if found is None:
        return ""
    low, high = (_figure(bound) for bound in (found.low, found.high))
    limits = f"{low} – {high}" if low and high else f"≤ {high}" if high else f"≥ {low}"
    words = _("{limits} {unit} (laboratory's list of {day})")
    return words.format(
        limits=limits, unit=pretty(found.unit), day=found.valid_from.isoformat()
    )


def _figure(bound: Decimal | None) -> str:
    return "" if bound is None else number_words(bound)
