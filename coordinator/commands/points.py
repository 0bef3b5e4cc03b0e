"""Review points: answered from the protocol, with the ground, and opened again."""

from collections.abc import Iterable

from coordinator.commands.combinations import combine, combine_as_chosen
from coordinator.commands.drafts import (
    answer_point,
    change_text,
    is_in_use,
    open_again,
    point_row,
    read_checks_again,
    require_reason,
)
from coordinator.commands.editing import seeing_to_consequences
from coordinator.commands.quotes import place_of_quote
from coordinator.commands.setting_aside import bring_back
from coordinator.domain.audit import Action
from coordinator.domain.combining import is_combination
from coordinator.domain.criterion import Combination
from coordinator.domain.readings import Reading, reading_for, replaced_once, worded
from coordinator.domain.review import (
    CRITERION_SET_ASIDE,
    NO_PARTS,
    PARTS_COMBINATION,
    CriterionSetAside,
    GroundMissing,
    NoParts,
    PlaceNotFound,
    PointOpen,
    PointSettled,
)
from coordinator.domain.staff import NameMissing, StaffMember
from coordinator.registry.rows.trials import CriterionRow, PointRow
from coordinator.registry.store import Registry
from coordinator.text import N_


def resolve_point(
    registry: Registry, actor: StaffMember, *, point_id: int, choice: str, ground: str
) -> None:
    """Settle a doubt: one of its readings goes into the wording, other words leave it be.

    Raises:
        GroundMissing: it is not said where the protocol says so.
        PlaceNotFound: the wording was edited, and the quote is not there to be replaced.
    """
    if not choice.strip():
        raise NameMissing(N_("The answer to the review point"))
    with registry.changing(Action.REVIEW_POINT_RESOLVED, actor, ground) as session:
        point = point_row(session, actor, point_id)
        if not ground.strip():
            raise GroundMissing(point.code)
        if point.resolved_at is not None:
            raise PointSettled(point.code, point.resolved_by)
        row = _criterion_of(point)
        if row is not None and point.code == PARTS_COMBINATION:
            if is_combination(choice):
                combine_as_chosen(row, choice)
        elif row is not None and choice in point.readings:
            _put_in(row, point, choice)
        answer_point(session, actor, point, choice.strip(), ground.strip())
        if row is not None:
            read_checks_again(row)


def reopen_point(registry: Registry, actor: StaffMember, *, point_id: int, reason: str) -> None:
    """Make a settled point open again; its reading is taken out of the wording.

    Where the wording was edited after it, the wording stays as it is. The point that tells
    of a criterion set aside brings that criterion back.
    """
    require_reason(N_("Reopening a review point"), reason)
    with registry.changing(Action.REVIEW_POINT_REOPENED, actor, reason) as session:
        point = point_row(session, actor, point_id)
        if point.resolved_at is None:
            raise PointOpen(point.code)
        if point.code == CRITERION_SET_ASIDE:
            with seeing_to_consequences(session, actor, point.version):
                bring_back(session, actor, point, reason)
            return
        row = _criterion_of(point)
        choice = point.choice
        open_again(point)
        if row is None:
            return
        if not is_in_use(row):
            raise CriterionSetAside(row.text)
        if choice == NO_PARTS:
            raise NoParts
        if point.code == PARTS_COMBINATION:
            combine(row, Combination.WHOLE)
        elif choice in point.readings:
            _take_out(row, point, choice)
        read_checks_again(row)


def _criterion_of(point: PointRow) -> CriterionRow | None:
    return next((row for row in point.version.criteria if row.id == point.criterion_id), None)


def _put_in(row: CriterionRow, point: PointRow, choice: str) -> None:
    chosen = _reading(row, point, choice)
    others = _readings_in_use(row, but=point)
    text = None
    if chosen is not None and row.text == _words(row, others):
        text = _words(row, (*others, chosen))
    if text is None:
        bare = chosen or reading_for(point.quote, choice, 0)
        text = replaced_once(row.text, bare.quote, bare.words)
        if text is None and row.text.count(bare.words) == 1:
            text = row.text  # it was typed in already
    if text is None:
        raise PlaceNotFound(point.quote)
    if text != row.text:
        change_text(row, text)


def _take_out(row: CriterionRow, point: PointRow, choice: str) -> None:
    chosen = _reading(row, point, choice)
    others = _readings_in_use(row, but=point)
    text = None
    if chosen is not None and row.text == _words(row, (*others, chosen)):
        text = _words(row, others)
    if text is None:
        bare = chosen or reading_for(point.quote, choice, 0)
        text = replaced_once(row.text, bare.words, bare.quote)
    if text is not None and text != row.text:
        change_text(row, text)


def _readings_in_use(row: CriterionRow, but: PointRow) -> tuple[Reading, ...]:
    found = (
        _reading(row, point, point.choice)
        for point in row.version.points
        if point is not but
        and point.criterion_id == row.id
        and point.resolved_at is not None
        and point.code != PARTS_COMBINATION
        and point.choice in point.readings
    )
    return tuple(reading for reading in found if reading is not None)


def _reading(row: CriterionRow, point: PointRow, choice: str) -> Reading | None:
    """Place a reading in the record's words; None where the quote is not found in them."""
    start = place_of_quote(row, point)
    return None if start is None else reading_for(point.quote, choice, start)


def _words(row: CriterionRow, readings: Iterable[Reading]) -> str | None:
    return worded(row.verbatim, readings)
