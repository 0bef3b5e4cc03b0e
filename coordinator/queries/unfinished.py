"""What somebody typed at criteria, and could not enter yet."""

from sqlalchemy import select

from coordinator.domain.unfinished import Unfinished
from coordinator.registry.rows.unfinished import UnfinishedRow
from coordinator.registry.store import Registry


def unfinished_of(
    registry: Registry, screening_id: int, user_name: str
) -> tuple[Unfinished, ...]:
    """Give what this person has unfinished at a screening, in the order it was begun."""
    mine = (
        select(UnfinishedRow)
        .filter_by(screening_id=screening_id, user_name=user_name)
        .filter(UnfinishedRow.typed != "")
        .order_by(UnfinishedRow.id)
    )
    with registry.reading() as session:
        return tuple(row.to_domain() for row in session.scalars(mine))
