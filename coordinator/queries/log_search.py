"""Which screenings fit what a person asks the log for, and in which order they stand."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    RowMapping,
    Select,
    or_,
    select,
    tuple_,
    union,
)
from sqlalchemy.orm import Session

from coordinator.domain.log import LogFilter, LogOrder
from coordinator.domain.subject import normalised_hospital_number
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.tables import SCREENING

Condition = ColumnElement[bool]

ORDERS: dict[LogOrder, tuple[Column[Any], ...]] = {
    LogOrder.CONSENT: (SCREENING.c.consented_on, SCREENING.c.id),
    LogOrder.NUMBER: (SCREENING.c.screening_number, SCREENING.c.id),
    LogOrder.STATE: (SCREENING.c.state, SCREENING.c.consented_on, SCREENING.c.id),
    LogOrder.TRIAL: (SCREENING.c.trial_id, SCREENING.c.consented_on, SCREENING.c.id),
}


def conditions_of(session: Session, wanted: LogFilter) -> Iterator[Condition]:
    """Give what all rows of the log have to fulfil."""
    if wanted.trial_id is not None:
        yield SCREENING.c.trial_id == wanted.trial_id
    if wanted.states:
        yield SCREENING.c.state.in_(wanted.states)
    yield from _always(wanted)
    if ways := _ways_to_fit(session, wanted):
        yield or_(*ways)


def first_ids(
    session: Session, wanted: LogFilter, after: str, limit: int
) -> Select[tuple[int]]:
    """Give the ids of the first `limit` rows beyond `after`.

    Each state, and each way in which words can fit, is asked for by itself and served by its
    own index in the wanted order. The first rows of them all are among the first of each.
    """
    columns = ORDERS[wanted.order]
    always = list(_always(wanted))
    if wanted.trial_id is not None:
        always.append(SCREENING.c.trial_id == wanted.trial_id)
    if after:
        always.append(_beyond(columns, after, descending=wanted.descending))
    each_state = [[SCREENING.c.state == state] for state in wanted.states] or [[]]
    each_way = [[way] for way in _ways_to_fit(session, wanted)] or [[]]
    parts = [
        select(*columns)
        .where(*always, *state, *way)
        .order_by(*directed(columns, wanted))
        .limit(limit)
        for state, way in product(each_state, each_way)
    ]
    if len(parts) == 1:
        return select(parts[0].subquery().c.id)
    found = union(*(select(part.subquery()) for part in parts)).subquery()
    order = directed([found.c[column.key] for column in columns], wanted)
    return select(found.c.id).order_by(*order).limit(limit)


def directed(
    columns: Sequence[ColumnElement[Any]], wanted: LogFilter
) -> list[ColumnElement[Any]]:
    return [column.desc() if wanted.descending else column.asc() for column in columns]


def key_of(row: RowMapping, wanted: LogFilter) -> str:
    """Give the place of `row`, from which a next page goes on."""
    values = [row[column.key] for column in ORDERS[wanted.order]]
    return json.dumps(
        [value.isoformat() if isinstance(value, date) else value for value in values]
    )


def _always(wanted: LogFilter) -> Iterator[Condition]:
    if wanted.only is not None:
        yield SCREENING.c.id.in_(wanted.only)
    if wanted.consented_from is not None:
        yield SCREENING.c.consented_on >= wanted.consented_from
    if wanted.consented_until is not None:
        yield SCREENING.c.consented_on <= wanted.consented_until


def _ways_to_fit(session: Session, wanted: LogFilter) -> list[Condition]:
    """Give the ways in which a screening can fit the words; none where there are no words."""
    words = wanted.words.strip()
    if not words:
        return []
    subject = SCREENING.c.subject_id
    of_initials = select(SubjectRow.id).where(_begins(SubjectRow.initials, words.upper()))
    ways = [_begins(SCREENING.c.screening_number, words), subject.in_(of_initials)]
    # Trials are few: each by its id, so that its screenings come in order from the index.
    ways += [SCREENING.c.trial_id == trial_id for trial_id in _trials_like(session, words)]
    if wanted.with_identity:
        row = IdentityRow
        folded = normalised_hospital_number(words)
        begins = (_begins(row.hospital_number_folded, folded), _begins(row.name, words))
        ways += [subject.in_(select(row.subject_id).where(found)) for found in begins]
    return ways


def _trials_like(session: Session, words: str) -> Sequence[int]:
    row = TrialRow
    return session.scalars(
        select(row.id)
        .where(
            or_(
                row.short_title.contains(words, autoescape=True),
                row.nct == words.upper(),
                row.chictr == words,
            )
        )
        .order_by(row.id)
    ).all()


def _begins(column: Any, words: str) -> Condition:  # noqa: ANN401  any text column
    """Compare by range, which an index serves; LIKE would read the whole table."""
    found: Condition = (column >= words) & (column < words + "\U0010ffff")
    return found


def _beyond(
    columns: Iterable[ColumnElement[Any]], after: str, *, descending: bool
) -> Condition:
    here, there = tuple_(*columns), tuple_(*json.loads(after))
    return here < there if descending else here > there
