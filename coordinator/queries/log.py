"""The screening log: without what identifies a subject (P1), page by page by key."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import RowMapping, bindparam, func, select
from sqlalchemy.orm import Session

from coordinator.domain.form import LogRow
from coordinator.domain.log import LogFilter, LogPage
from coordinator.domain.screening import OPEN_STATES
from coordinator.domain.windows import age_on
from coordinator.queries.log_search import (
    ORDERS,
    conditions_of,
    directed,
    first_ids,
    key_of,
)
from coordinator.registry.standing import checklists_of
from coordinator.registry.store import Registry
from coordinator.registry.tables import (
    ENROLLED_ON,
    IDENTITY,
    SCREENING,
    SIGNATURE,
    SUBJECT,
    TRIAL_LABEL,
    VERSION,
    screenings_with_trial_and_subject,
)

STRETCH = 2_000  # rows read at a time where all are wanted

_ROWS = (
    select(
        SCREENING.c.id,
        SCREENING.c.screening_number,
        SCREENING.c.attempt,
        SCREENING.c.trial_id,
        SCREENING.c.version_id,
        SCREENING.c.consented_on,
        SCREENING.c.consent_version,
        SCREENING.c.visit_on,
        ENROLLED_ON,
        SCREENING.c.arm,
        SCREENING.c.randomisation_number,
        SCREENING.c.ended_on,
        SCREENING.c.state,
        SCREENING.c.failed,
        SCREENING.c.excepted,
        SCREENING.c.reason,
        TRIAL_LABEL,
        VERSION.c.version,
        SUBJECT.c.initials,
        SUBJECT.c.sex,
        IDENTITY.c.birth_on,
    )
    .select_from(screenings_with_trial_and_subject())
    .join(VERSION, VERSION.c.id == SCREENING.c.version_id)
)
_SIGNERS = (
    select(SIGNATURE.c.screening_id, SIGNATURE.c.signer)
    .where(
        SIGNATURE.c.screening_id.in_(bindparam("screenings", expanding=True)),
        SIGNATURE.c.voided_at.is_(None),
    )
    .order_by(SIGNATURE.c.id)
)


def log_page(
    registry: Registry, wanted: LogFilter, *, after: str = "", limit: int = 200
) -> LogPage:
    """Give the rows that follow `after`, the `next` of the page before."""
    with registry.reading() as session:
        rows = _rows(session, wanted, after, limit)
        signers = _signers(session, rows)
    key = key_of(rows[-1], wanted) if len(rows) == limit else ""
    return LogPage(tuple(_log_row(row, signers) for row in rows), key)


def log_count(registry: Registry, wanted: LogFilter) -> int:
    with registry.reading() as session:
        conditions = conditions_of(session, wanted)
        statement = select(func.count()).select_from(SCREENING).where(*conditions)
        return session.scalars(statement).one()


def log_rows(registry: Registry, wanted: LogFilter) -> tuple[LogRow, ...]:
    """Give the whole log for print and export; open ones with how many criteria are open."""
    with registry.reading() as session:
        return tuple(_all_rows(registry, session, wanted))


def _all_rows(registry: Registry, session: Session, wanted: LogFilter) -> Iterator[LogRow]:
    after = ""
    while rows := _rows(session, wanted, after, STRETCH):
        signers = _signers(session, rows)
        versions = {row["id"]: row["version_id"] for row in rows if row["state"] in OPEN_STATES}
        checklists = checklists_of(registry, session, versions)
        for row in rows:
            checklist = checklists.get(row["id"])
            yield _log_row(row, signers, len(checklist.open) if checklist else 0)
        if len(rows) < STRETCH:
            break
        after = key_of(rows[-1], wanted)


def _rows(session: Session, wanted: LogFilter, after: str, limit: int) -> Sequence[RowMapping]:
    statement = _ROWS.where(
        SCREENING.c.id.in_(first_ids(session, wanted, after, limit))
    ).order_by(*directed(ORDERS[wanted.order], wanted))
    return session.connection().execute(statement).mappings().all()


def _signers(session: Session, rows: Sequence[RowMapping]) -> dict[int, tuple[str, ...]]:
    """Give whose signatures stand, by screening."""
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    asked = {"screenings": [row["id"] for row in rows]}
    for screening_id, signer in session.connection().execute(_SIGNERS, asked):
        found[screening_id] += (signer,)
    return found


def _log_row(
    row: RowMapping, signers: dict[int, tuple[str, ...]], open_count: int = 0
) -> LogRow:
    return LogRow(
        screening_id=row["id"],
        screening_number=row["screening_number"],
        attempt=row["attempt"],
        initials=row["initials"],
        sex=row["sex"].value,
        age=age_on(row["birth_on"], row["consented_on"]),
        trial=row["trial"],
        version=row["version"],
        consented_on=row["consented_on"],
        consent_version=row["consent_version"],
        screened_on=row["visit_on"],
        state=row["state"].value,
        failed=tuple(row["failed"]),
        reason=row["reason"],
        ended_on=row["ended_on"],
        enrolled_on=row["enrolled_on"],
        arm=row["arm"],
        randomisation_number=row["randomisation_number"],
        signed_by=signers.get(row["id"], ()),
        open_count=open_count,
        excepted=tuple(row["excepted"]),
    )
