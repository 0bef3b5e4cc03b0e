"""The criteria of one version copied into a draft, with all that was settled about them."""

from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.trials import CriterionRow, PointRow, VersionRow

_KEPT_OF_CRITERION = (
    "kind", "position", "marker", "text", "verbatim", "span_start", "span_end", "combination",
    "at_least", "needs_investigator", "may_be_not_applicable", "is_heading", "checks",
    "check_rule", "deferred_to", "other_text",
)  # fmt: skip
_KEPT_OF_POINT = (
    "code", "severity", "field", "quote", "note", "readings", "span_start", "span_end",
    "choice", "ground", "resolved_by", "resolved_at",
)  # fmt: skip


def copy_criteria(session: AuditedSession, original: VersionRow, draft: VersionRow) -> None:
    """Copy what is in use: criteria that were set aside stay with the original."""
    copies: dict[int | None, CriterionRow] = {}
    in_use = [row for row in original.criteria if not row.is_voided]
    level = [row for row in in_use if row.parent_id is None]
    while level:
        for row in level:
            parent = copies.get(row.parent_id)
            copies[row.id] = CriterionRow(
                parent_id=parent.id if parent else None,
                **{name: getattr(row, name) for name in _KEPT_OF_CRITERION},
            )
            draft.criteria.append(copies[row.id])
        session.flush()
        reached = {row.id for row in level}
        level = [row for row in in_use if row.parent_id in reached]
    for point in original.points:
        copy = copies.get(point.criterion_id)
        if point.criterion_id is None or copy is not None:
            draft.points.append(
                PointRow(
                    criterion_id=copy.id if copy else None,
                    **{name: getattr(point, name) for name in _KEPT_OF_POINT},
                )
            )
