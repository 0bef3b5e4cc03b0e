"""Rows put together into facts that several commands and queries need."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from coordinator.domain.check import Check, CheckKind, CheckStanding, Comparator, Window
from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.criterion import Criterion, Kind, ReadingConfirmed
from coordinator.domain.protocol import ProtocolVersion, Resolution, ReviewPoint
from coordinator.domain.record import Span
from coordinator.domain.review import PARTS_COMBINATION
from coordinator.domain.trial import Trial
from coordinator.registry.rows.trials import CriterionRow, PointRow, TrialRow, VersionRow

LETTERS = {Kind.INCLUSION: "I", Kind.EXCLUSION: "E"}
KEPT_AS_WRITTEN = "as written"
# Looked up: calling an enum costs most of what reading thousands of checks takes.
_KINDS: dict[object, CheckKind] = {kind.value: kind for kind in CheckKind}
_COMPARATORS: dict[object, Comparator] = {one.value: one for one in Comparator}
_STANDINGS: dict[object, CheckStanding] = {one.value: one for one in CheckStanding}


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
        result_anchor=row.result_anchor,
        result_days=row.result_days,
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
        checks_revision=row.checks_revision,
        asks_consent_again=row.asks_consent_again,
        amendment=row.amendment,
        approved_on=row.approved_on,
        approval_document=row.approval_document,
        activates_on=row.activates_on,
        planned_by=row.planned_by,
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

    def numbered(
        kind: Kind, parent: int | None, prefix: str, deferred_to: str = ""
    ) -> tuple[Criterion, ...]:
        found: list[Criterion] = []
        number = headings = 0
        for row in below[kind, parent]:
            if row.is_heading:
                headings += 1
                code = f"{prefix}-h{headings}"
            else:
                number += 1
                code = f"{prefix}{number}"
            deferred = row.deferred_to or deferred_to  # of a criterion, and so of its parts
            parts = numbered(kind, row.id, f"{code}.", deferred)
            found.append(_criterion(row, code, parts, points[row.id], deferred))
        return tuple(found)

    return tuple(
        criterion for kind in Kind for criterion in numbered(kind, None, LETTERS[kind])
    )


def _criterion(
    row: CriterionRow,
    code: str,
    parts: tuple[Criterion, ...],
    points: list[PointRow],
    deferred_to: str,
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
        check_rule=rule_of(row.check_rule),
        deferred_to=deferred_to,
        other_text=row.other_text,
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


def rule_as_stored(rule: CheckRule) -> dict[str, object]:
    """Write as plain values how checks make a criterion."""
    return {"is_whole": rule.is_whole, "group": _group_as_stored(rule.group)}


def rule_of(stored: dict[str, Any] | None) -> CheckRule | None:
    """Read a rule back as `rule_as_stored` wrote it."""
    return None if stored is None else CheckRule(_group(stored["group"]), stored["is_whole"])


def _group_as_stored(group: Group) -> dict[str, object]:
    return {
        "together": group.together.value,
        "at_least": group.at_least,
        "members": [
            _group_as_stored(member) if isinstance(member, Group) else member
            for member in group.members
        ],
    }


def _group(stored: dict[str, Any]) -> Group:
    members = (
        _group(member) if isinstance(member, dict) else int(member)
        for member in stored["members"]
    )
    return Group(Together(stored["together"]), tuple(members), int(stored["at_least"]))


def check_as_stored(check: Check, text: str = "") -> dict[str, object]:
    """Write a check as plain values; `text` is the wording that its span points into."""
    window = check.window
    said = {
        "together": check.together.value if check.together else None,
        "categories": list(check.categories),
    }
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
        **{name: value for name, value in said.items() if value},  # older ones lack them
    }


def check_of(stored: dict[str, object]) -> Check:
    """Read a check back as `check_as_stored` wrote it."""

    def decimal(name: str) -> Decimal | None:
        return None if stored[name] is None else Decimal(str(stored[name]))

    window, categories = stored["window"], stored.get("categories")
    start, end = stored["span"] if isinstance(stored["span"], list) else (0, 0)
    return Check(
        kind=_KINDS[stored["kind"]],
        subject=str(stored["subject"]),
        comparator=_COMPARATORS[stored["comparator"]] if stored["comparator"] else None,
        value=decimal("value") if stored["is_number"] else _words(stored["value"]),
        value_high=decimal("value_high"),
        unit=_words(stored["unit"]),
        window=Window(Decimal(window[0]), window[1], window[2])
        if isinstance(window, list)
        else None,
        span=(int(start), int(end)),
        is_whole=bool(stored["is_whole"]),
        standing=_STANDINGS[stored["standing"]],
        together=Together(str(stored["together"])) if "together" in stored else None,
        categories=tuple(map(str, categories)) if isinstance(categories, list) else (),
    )


def _words(stored: object) -> str | None:
    return None if stored is None else str(stored)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
