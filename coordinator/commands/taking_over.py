"""What was settled about a criterion taken over where a later version says the same."""

from collections import defaultdict
from collections.abc import Iterator

from coordinator.domain.amendment import folded
from coordinator.domain.protocol import VersionState
from coordinator.registry.rows.trials import CriterionRow, PointRow, TrialRow, VersionRow

_CHECKED = ("checks", "check_rule")
_ASKED = ("needs_investigator", "may_be_not_applicable", "deferred_to")
_COMBINED = ("combination", "at_least")
_RESOLVED = ("choice", "ground", "resolved_by", "resolved_at")
_Rows = dict[int | None, list[CriterionRow]]


def take_over(former: VersionRow, draft: VersionRow) -> None:
    """Take over checks, marks, and answers to doubts where text and kind are equal.

    How parts combine is taken over where the parts are the same too, and the wording in the
    other language where the draft's record gives none. Nothing else is: what reads otherwise
    is reviewed anew, and the wording is confirmed anew in any case (S7).
    """
    for was, now in _pairs(_below(former), _below(draft), None, None):
        same_parts = _texts(former, was) == _texts(draft, now)
        for name in (*_CHECKED, *_ASKED, *(_COMBINED if same_parts else ())):
            setattr(now, name, getattr(was, name))
        now.other_text = now.other_text or was.other_text
        if same_parts:
            _take_over_answers(former, was, draft, now)


def former_of(trial: TrialRow, draft: VersionRow) -> VersionRow | None:
    """Give the version that a draft is held against: the one in use, else the newest."""
    others = [version for version in trial.versions if version is not draft]
    active = [version for version in others if version.state is VersionState.ACTIVE]
    return next(iter((*active, *reversed(others))), None)


def _below(version: VersionRow) -> _Rows:
    found: _Rows = defaultdict(list)
    for row in version.criteria:
        if not row.is_voided:
            found[row.parent_id].append(row)
    return found


def _pairs(
    former: _Rows, later: _Rows, old: int | None, new: int | None
) -> Iterator[tuple[CriterionRow, CriterionRow]]:
    """Pair rows of one level whose list and words are equal, and then their parts."""
    left = list(former[old])
    for now in later[new]:
        was = next((row for row in left if _says(row) == _says(now)), None)
        if was is not None:
            left.remove(was)
            yield was, now
            yield from _pairs(former, later, was.id, now.id)


def _says(row: CriterionRow) -> tuple[object, ...]:
    # The places of checks are counted in the text: broken otherwise, they would be others.
    return row.kind, row.is_heading, row.text


def _texts(version: VersionRow, above: CriterionRow) -> tuple[str, ...]:
    rows = [row for row in version.criteria if row.parent_id == above.id and not row.is_voided]
    return tuple(text for row in rows for text in (folded(row.text), *_texts(version, row)))


def _take_over_answers(
    former: VersionRow, was: CriterionRow, draft: VersionRow, now: CriterionRow
) -> None:
    answered = {
        _doubt(point): point
        for point in former.points
        if point.criterion_id == was.id and point.resolved_at is not None
    }
    for point in draft.points:
        if point.criterion_id == now.id and (known := answered.get(_doubt(point))):
            for name in _RESOLVED:
                setattr(point, name, getattr(known, name))


def _doubt(point: PointRow) -> tuple[str, str]:
    return point.code, folded(point.quote)
