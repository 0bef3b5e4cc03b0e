"""Words of the record that found no place among the criteria, taken in by a person."""

from collections.abc import Iterator

from coordinator.commands.drafts import (
    answer_point,
    point_row,
    read_checks_again,
    require_reason,
    suggested_marks,
    withdraw_confirmation,
)
from coordinator.commands.places import on_level, put_between
from coordinator.domain.audit import Action
from coordinator.domain.criterion import Combination, Kind
from coordinator.domain.record import Span
from coordinator.domain.review import (
    OUTSIDE,
    TAKEN_IN,
    NothingToTakeIn,
    PointSettled,
)
from coordinator.domain.staff import StaffMember
from coordinator.records.constraints import checks_in
from coordinator.registry.rows.trials import CriterionRow, PointRow
from coordinator.registry.store import Registry
from coordinator.text import N_


def take_in(
    registry: Registry, actor: StaffMember, *, point_id: int, kind: Kind, reason: str
) -> tuple[int, ...]:
    """Make criteria of the words that a point shows, one a line, and settle the point.

    They stand at the end of their kind, with the record's words; gives their ids.
    """
    require_reason(N_("Taking words in"), reason)
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        point = point_row(session, actor, point_id)
        if point.resolved_at is not None:
            raise PointSettled(point.code, point.resolved_by)
        if point.code not in OUTSIDE or not point.quote.strip():
            raise NothingToTakeIn(point.code)
        rows = _criteria_of(point, kind)
        level = on_level(point.version, kind, None)
        for row in rows:
            put_between(row, level, ())
            level.append(row)
        point.version.criteria.extend(rows)
        for row in rows:
            read_checks_again(row)
        withdraw_confirmation(point.version)
        answer_point(session, actor, point, f"{TAKEN_IN}: {kind.value}", reason)
        session.flush()
        return tuple(row.id for row in rows)


def _criteria_of(point: PointRow, kind: Kind) -> list[CriterionRow]:
    rows = []
    for words, span in _lines_of(point):
        needs_investigator, may_be_not_applicable = suggested_marks(checks_in(words))
        rows.append(
            CriterionRow(
                kind=kind,
                text=words,
                verbatim=words,
                span_start=span.start if span else None,
                span_end=span.end if span else None,
                combination=Combination.WHOLE,
                needs_investigator=needs_investigator,
                may_be_not_applicable=may_be_not_applicable,
            )
        )
    return rows


def _lines_of(point: PointRow) -> Iterator[tuple[str, Span | None]]:
    """Yield the lines of a quote, each with its place in the source where it is found."""
    source = point.version.source.text if point.version.source else ""
    place, end = point.span_start or 0, point.span_end or 0
    for line in filter(None, map(str.strip, point.quote.splitlines())):
        start = source.find(line, place, end)
        found = Span(start, start + len(line)) if start >= 0 else None
        place = found.end if found else place
        yield " ".join(line.split()), found
