"""Rows put together into facts that several commands and queries need."""

from collections import defaultdict
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, CheckStanding, Comparator, Window
from coordinator.domain.criterion import Criterion, Kind, ReadingConfirmed
from coordinator.domain.protocol import ProtocolVersion, Resolution, ReviewPoint
from coordinator.domain.record import Span
from coordinator.domain.review import PARTS_COMBINATION
from coordinator.domain.trial import Trial
from coordinator.registry.rows.trials import CriterionRow, PointRow, TrialRow, VersionRow

LETTERS = {Kind.INCLUSION: "I", Kind.EXCLUSION: "E"}
KEPT_AS_WRITTEN = "as written"


def trial_of_row(row: TrialRow) -> Trial:
    return Trial(
        id=row.id,
        title=row.title,
        short_title=row.short_title,
        state=row.state,
        nct=row.nct,
        chictr=row.chictr,
        secondary_ids=tuple(row.secondary_ids),
        scientific_title=row.scientific_title,
        sponsor=row.sponsor,
        registry_status=row.registry_status,
        phase=row.phase,
        conditions=tuple(row.conditions),
        interventions=tuple(row.interventions),
        min_age=row.min_age,
        max_age=row.max_age,
        age_unit=row.age_unit,
        sex=row.sex,
        target_enrolment=row.target_enrolment,
        number_pattern=row.number_pattern,
        age_anchor=row.age_anchor,
    )


def version_of_row(
    row: VersionRow, criteria: tuple[Criterion, ...] | None = None
) -> ProtocolVersion:
    """Give a protocol version whole: its criteria with their codes, and its review points.

    `criteria` are those that are known already; the review points are then left out.
    """
    return ProtocolVersion(
        id=row.id,
        trial_id=row.trial_id,
        trial_label=row.trial.label,
        protocol_number=row.protocol_number,
        version=row.version,
        dated_on=row.dated_on,
        state=row.state,
        criteria=criteria_of(row) if criteria is None else criteria,
        points=() if criteria is not None else tuple(map(point_of_row, row.points)),
        wording_confirmed_by=row.wording_confirmed_by,
        wording_confirmed_at=row.wording_confirmed_at,
        activated_at=row.activated_at,
        source_id=row.source_id,
    )


def criteria_of(version: VersionRow) -> tuple[Criterion, ...]:
    """Number the criteria as they stand: I1, I2, …, E1, parts as E4.1; inclusion first.

    Headings carry no number; they get the code of their place, such as `I-h1`.
    """
    below: dict[tuple[Kind, int | None], list[CriterionRow]] = defaultdict(list)
    for row in version.criteria:
        if not row.is_voided:
            below[row.kind, row.parent_id].append(row)
    points: dict[int | None, list[PointRow]] = defaultdict(list)
    for point in version.points:
        points[point.criterion_id].append(point)

    def numbered(kind: Kind, parent: int | None, prefix: str) -> tuple[Criterion, ...]:
        found: list[Criterion] = []
        number = headings = 0
        for row in below[kind, parent]:
            if row.is_heading:
                headings += 1
                code = f"{prefix}-h{headings}"
            else:
                number += 1
                code = f"{prefix}{number}"
            parts = numbered(kind, row.id, f"{code}.")
            found.append(_criterion(row, code, parts, points[row.id]))
        return tuple(found)

    return tuple(
        criterion for kind in Kind for criterion in numbered(kind, None, LETTERS[kind])
    )


def _criterion(
    row: CriterionRow, code: str, parts: tuple[Criterion, ...], points: list[PointRow]
) -> Criterion:
    return Criterion(
        id=row.id,
        code=code,
        kind=row.kind,
        text=row.text,
        verbatim=row.verbatim,
        marker=row.marker,
        parts=parts,
        combination=row.combination,
        at_least=row.at_least,
        needs_investigator=row.needs_investigator,
        may_be_not_applicable=row.may_be_not_applicable,
        is_heading=row.is_heading,
        span=_span(row.span_start, row.span_end),
        checks=tuple(
            check
            for check in map(check_of, row.checks)
            if check.standing is not CheckStanding.REMOVED
        ),
        confirmed=tuple(
            ReadingConfirmed(
                point.quote,
                point.choice,
                point.resolved_by,
                point.resolved_at.date().isoformat(),
                point.ground,
            )
            for point in points
            if point.resolved_at is not None
            and point.code != PARTS_COMBINATION
            and point.choice in point.readings
        ),
        has_open_points=any(point_of_row(point).is_open for point in points),
    )


def point_of_row(row: PointRow) -> ReviewPoint:
    resolution = (
        Resolution(row.choice, row.ground, row.resolved_by, row.resolved_at)
        if row.resolved_at is not None
        else None
    )
    return ReviewPoint(
        row.id,
        row.code,
        row.severity,
        row.criterion_id,
        row.field,
        row.quote,
        row.note,
        tuple(row.readings),
        _span(row.span_start, row.span_end),
        resolution,
    )


def check_as_stored(check: Check, text: str = "") -> dict[str, object]:
    """Write a check as plain values; `text` is the wording that its span points into."""
    window = check.window
    return {
        "kind": check.kind.value,
        "subject": check.subject,
        "comparator": check.comparator.value if check.comparator else None,
        "value": str(check.value) if check.value is not None else None,
        "is_number": isinstance(check.value, Decimal),
        "value_high": str(check.value_high) if check.value_high is not None else None,
        "unit": check.unit,
        "window": [str(window.value), window.unit, window.anchor] if window else None,
        "span": list(check.span),
        "is_whole": check.is_whole,
        "standing": check.standing.value,
        "words": text[slice(*check.span)],
    }


def check_of(stored: dict[str, object]) -> Check:
    """Read a check back as `check_as_stored` wrote it."""

    def decimal(name: str) -> Decimal | None:
        return None if stored[name] is None else Decimal(str(stored[name]))

    window = stored["window"]
    start, end = stored["span"] if isinstance(stored["span"], list) else (0, 0)
    return Check(
        kind=CheckKind(str(stored["kind"])),
        subject=str(stored["subject"]),
        comparator=Comparator(str(stored["comparator"])) if stored["comparator"] else None,
        value=decimal("value") if stored["is_number"] else _words(stored["value"]),
        value_high=decimal("value_high"),
        unit=_words(stored["unit"]),
        window=Window(Decimal(window[0]), window[1], window[2])
        if isinstance(window, list)
        else None,
        span=(int(start), int(end)),
        is_whole=bool(stored["is_whole"]),
        standing=CheckStanding(str(stored["standing"])),
    )


def _words(stored: object) -> str | None:
    return None if stored is None else str(stored)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
