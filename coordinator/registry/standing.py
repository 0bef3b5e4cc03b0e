"""How far many screenings have got: their checklists by the answers in force, read at once."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from coordinator.domain.checklist import Checklist, item_of
from coordinator.domain.entry import Entry
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.exceptions import exceptions_in, with_exceptions
from coordinator.registry.store import Registry
from coordinator.registry.tables import ENTRY

_ANSWERS = (
    select(
        ENTRY.c.screening_id,
        ENTRY.c.criterion_id,
        ENTRY.c.answer,
        ENTRY.c.reason,
        ENTRY.c.due_on,
        ENTRY.c.id,
    )
    .where(ENTRY.c.screening_id.in_(bindparam("screenings", expanding=True)))
    .order_by(ENTRY.c.id)
)


def checklists_of(
    registry: Registry, session: Session, versions: Mapping[int, int]
) -> dict[int, Checklist]:
    """Give the checklists of screenings, whose protocol versions `versions` tells.

    They know what was answered, why and until when it is awaited: no evidence, no findings
    and no history.
    """
    answers = _answers_of(session, tuple(versions))
    exceptions = exceptions_in(session, tuple(versions))
    criteria = {
        version_id: criteria_in_walk(registry, session, version_id)
        for version_id in set(versions.values())
    }
    return {
        screening_id: Checklist(
            with_exceptions(
                tuple(
                    item_of(criterion, answers[screening_id], {})
                    for criterion in criteria[version_id]
                ),
                exceptions.get(screening_id, {}),
            )
        )
        for screening_id, version_id in versions.items()
    }


def _answers_of(
    session: Session, screenings: tuple[int, ...]
) -> defaultdict[int, dict[int, tuple[Entry, ...]]]:
    """Give the entry in force at each criterion, by screening and criterion."""
    found: defaultdict[int, dict[int, tuple[Entry, ...]]] = defaultdict(dict)
    rows = session.connection().execute(_ANSWERS, {"screenings": screenings})
    for screening_id, criterion_id, answer, reason, due_on, number in rows:
        entry = Entry(answer, reason=reason, due_on=due_on, revision=number)
        found[screening_id][criterion_id] = (entry,)
    return found
