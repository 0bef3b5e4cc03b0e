"""Keeping what somebody typed at the criteria of a screening and could not enter yet."""

from collections.abc import Sequence

from sqlalchemy import select

from coordinator.domain.audit import Action
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.unfinished import Unfinished
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.unfinished import UnfinishedRow
from coordinator.registry.store import Registry


def keep_unfinished(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    pieces: Sequence[Unfinished],
) -> None:
    """Keep what this person has unfinished at a screening; what is empty is finished.

    It is for this person alone, and counts nowhere. Pieces that are not told of stay as they
    are: another window may have kept them.

    Raises:
        NotDelegated.
    """
    with registry.changing(Action.WORK_KEPT, actor) as session:
        screening = session.get_one(ScreeningRow, screening_id)
        now = session.attribution.at
        actor.require(Duty.ASSESS_CRITERIA, now.date(), screening.trial_id)
        mine = select(UnfinishedRow).filter_by(
            screening_id=screening_id, user_name=actor.user_name
        )
        kept = {(row.criterion_id, row.what): row for row in session.scalars(mine)}
        for piece in pieces:
            row = kept.get((piece.criterion_id, piece.what))
            if row is not None:
                row.typed, row.kept_at = piece.typed, now
            elif piece.typed:
                session.add(
                    UnfinishedRow(
                        screening=screening,
                        criterion_id=piece.criterion_id,
                        user_name=actor.user_name,
                        what=piece.what,
                        typed=piece.typed,
                        kept_at=now,
                    )
                )
