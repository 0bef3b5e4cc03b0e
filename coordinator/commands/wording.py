"""Edits to the words of a draft's criteria: reworded, split, joined.

What the record said is never changed: an item that is split or joined is set aside, and new
ones take over its words, its marks, its parts and its review points.
"""

from dataclasses import dataclass

from coordinator.commands.combinations import combine
from coordinator.commands.drafts import (
    change_text,
    criterion_row,
    read_checks_again,
    require_reason,
    suggested_marks,
)
from coordinator.commands.editing import editing
from coordinator.commands.other_wording import ask_to_divide
from coordinator.commands.places import parts_of, put_behind, siblings_of
from coordinator.commands.quotes import place_of_quote
from coordinator.domain.audit import Action
from coordinator.domain.criterion import Combination
from coordinator.domain.readings import same_place, source_cut
from coordinator.domain.review import (
    PARTS_COMBINATION,
    HasParts,
    NothingToJoin,
    NothingToSplit,
)
from coordinator.domain.staff import NameMissing, StaffMember
from coordinator.records.constraints import checks_in
from coordinator.registry.rows.trials import CriterionRow, PointRow
from coordinator.registry.store import Registry
from coordinator.text import N_


@dataclass(frozen=True, slots=True)
class Words:
    """Words in use, those of the record behind them, and where these stand in the source."""

    text: str
    verbatim: str
    marker: str
    start: int | None
    end: int | None


def reword_criterion(
    registry: Registry, actor: StaffMember, *, criterion_id: int, text: str, reason: str
) -> None:
    """Give a criterion the protocol's wording; the record's stays beside it."""
    require_reason(N_("Editing the wording"), reason)
    if not text.strip():
        raise NameMissing(N_("The criterion's wording"))
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        row = criterion_row(session, actor, criterion_id)
        if text.strip() != row.text:
            change_text(row, text.strip())


def split_criterion(
    registry: Registry, actor: StaffMember, *, criterion_id: int, at: int, reason: str
) -> tuple[int, int]:
    """Make two criteria of one, the second from character `at` of its wording on.

    Parts that stand below the criterion go with the second; gives the ids of both.
    """
    require_reason(N_("Splitting a criterion"), reason)
    with editing(registry, actor, criterion_id, reason) as (session, row):
        cut = same_place(row.text, row.verbatim, at)
        first, second = (_taking_over(row, words) for words in _halves(row, at, cut))
        _put_next_to(row, first)
        _put_next_to(first, second)
        row.is_voided = True
        session.flush()
        _hand_over_parts(row, second)
        if row.other_text:
            ask_to_divide(first, row.other_text)
        for point in _points_of(row):
            goes_on = parts_of(second) and point.code == PARTS_COMBINATION
            is_later = (place_of_quote(row, point) or 0) >= cut > 0
            point.criterion_id = second.id if goes_on or is_later else first.id
        read_checks_again(first)
        read_checks_again(second)
        return first.id, second.id


def join_with_next(
    registry: Registry, actor: StaffMember, *, criterion_id: int, reason: str
) -> int:
    """Make one criterion of this one and the next on its level; gives its id."""
    require_reason(N_("Joining criteria"), reason)
    with editing(registry, actor, criterion_id, reason) as (session, row):
        if parts_of(row):
            raise HasParts
        level = siblings_of(row)
        after = level[level.index(row) + 1 :]
        if not after:
            raise NothingToJoin
        following = after[0]
        joined = _taking_over(row, _both(row, following))
        joined.is_heading = row.is_heading and following.is_heading
        joined.needs_investigator |= following.needs_investigator
        joined.may_be_not_applicable |= following.may_be_not_applicable
        _put_next_to(following, joined)
        row.is_voided = following.is_voided = True
        session.flush()
        _hand_over_parts(following, joined)
        for point in (*_points_of(row), *_points_of(following)):
            point.criterion_id = joined.id
        _join_other(row, following, joined)
        read_checks_again(joined)
        return joined.id


def _halves(row: CriterionRow, at: int, cut: int) -> tuple[Words, Words]:
    before, behind = row.text[:at].strip(), row.text[at:].strip()
    if at < 0 or not before or not behind:
        raise NothingToSplit
    first, second = row.verbatim[:cut].strip(), row.verbatim[cut:].strip()
    middle = row.span_end
    if row.version.source is not None and row.span_end is not None:
        middle = source_cut(row.version.source.text, row.span_end, second)
    return (
        Words(before, first, row.marker, row.span_start, middle),
        Words(behind, second, "", middle, row.span_end),
    )


def _both(row: CriterionRow, following: CriterionRow) -> Words:
    return Words(
        f"{row.text} {following.text}".strip(),
        f"{row.verbatim} {following.verbatim}".strip(),
        row.marker or following.marker,
        row.span_start if row.span_start is not None else following.span_start,
        following.span_end if following.span_end is not None else row.span_end,
    )


def _join_other(row: CriterionRow, following: CriterionRow, joined: CriterionRow) -> None:
    """Join the wordings in the other language; where one is missing, ask for the rest."""
    words = " ".join(filter(None, (row.other_text, following.other_text)))
    if row.other_text and following.other_text:
        joined.other_text = words
    elif words:
        ask_to_divide(joined, words)


def _taking_over(row: CriterionRow, words: Words) -> CriterionRow:
    """Make a criterion of `words`. Marks that a person set stay; others follow the words."""
    marks = (row.needs_investigator, row.may_be_not_applicable)
    if marks == suggested_marks(checks_in(row.text)):
        marks = suggested_marks(checks_in(words.text))
    return CriterionRow(
        kind=row.kind,
        position=row.position,
        marker=words.marker,
        text=words.text,
        verbatim=words.verbatim,
        span_start=words.start,
        span_end=words.end,
        combination=Combination.WHOLE,
        needs_investigator=marks[0],
        may_be_not_applicable=marks[1],
        is_heading=row.is_heading,
    )


def _put_next_to(former: CriterionRow, row: CriterionRow) -> None:
    former.version.criteria.append(row)
    put_behind(row, former)


def _hand_over_parts(former: CriterionRow, row: CriterionRow) -> None:
    for part in parts_of(former):
        part.parent_id = row.id
    combine(row, former.combination, former.at_least)


def _points_of(row: CriterionRow) -> list[PointRow]:
    return [point for point in row.version.points if point.criterion_id == row.id]
