"""Forms that were printed, and their signed copies (G5)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from coordinator.domain.errors import Refused
from coordinator.domain.screening import State
from coordinator.domain.staff import StaffMember
from coordinator.domain.wet_ink import AwaitedCopy, PrintedForm, Scan, SignedCopy
from coordinator.registry.rows.wet_ink import PrintedFormRow, ScanRow, SignedCopyRow
from coordinator.registry.store import Registry
from coordinator.registry.tables import DECISION, SCREENING, SUBJECT, TRIAL, TRIAL_LABEL
from coordinator.registry.wet_ink import prints_in
from coordinator.text import N_


class ScanNotShown(Refused):
    problem = N_("A scan can show who the subject is, and is not for a monitor’s eyes.")
    remedy = N_("Ask the site’s coordinator or investigator to show the paper itself.")


def prints_of(registry: Registry, screening_id: int) -> tuple[PrintedForm, ...]:
    """Give the prints of a screening, oldest first."""
    with registry.reading() as session:
        return prints_in(session, screening_id)


def superseded_prints(
    registry: Registry, screening_id: int, content_sha256: str
) -> tuple[PrintedForm, ...]:
    """Give the prints that show other content than the record has now, one a content."""
    prints = prints_of(registry, screening_id)
    former = {p.content_sha256: p for p in prints if p.content_sha256 != content_sha256}
    return tuple(former.values())


def signed_copies_of(registry: Registry, screening_id: int) -> tuple[SignedCopy, ...]:
    """Give the signed copies of a screening, newest first, without what is on them."""
    statement = (
        select(SignedCopyRow)
        .filter_by(screening_id=screening_id)
        .options(joinedload(SignedCopyRow.printed_form), selectinload(SignedCopyRow.scans))
        .order_by(SignedCopyRow.id.desc())
    )
    with registry.reading() as session:
        return tuple(row.to_domain() for row in session.scalars(statement))


def scans_of(registry: Registry, actor: StaffMember, signed_copy_id: int) -> tuple[Scan, ...]:
    """Give the files of a signed copy.

    Raises:
        ScanNotShown: the actor may not see who the subject is (P1).
    """
    if not actor.sees_identity:
        raise ScanNotShown
    statement = (
        select(ScanRow.file_name, ScanRow.content)
        .filter_by(signed_copy_id=signed_copy_id)
        .order_by(ScanRow.place)
    )
    with registry.reading() as session:
        return tuple(Scan(name, content) for name, content in session.execute(statement))


def awaited_copies(session: Session) -> tuple[AwaitedCopy, ...]:
    """Give the decided screenings whose form was printed and that wait for signatures."""
    printed = PrintedFormRow.__table__.c
    decided_at = (
        select(func.max(DECISION.c.decided_at))
        .where(DECISION.c.screening_id == SCREENING.c.id)
        .correlate(SCREENING)
        .scalar_subquery()
    )
    statement = (
        select(
            SCREENING.c.id,
            SCREENING.c.screening_number,
            SUBJECT.c.initials,
            TRIAL_LABEL,
            printed.printed_at,
            printed.printed_by,
        )
        .join_from(SCREENING, TRIAL, TRIAL.c.id == SCREENING.c.trial_id)
        .join(SUBJECT, SUBJECT.c.id == SCREENING.c.subject_id)
        .join(PrintedFormRow, printed.screening_id == SCREENING.c.id)
        .where(
            SCREENING.c.state == State.AWAITING_INVESTIGATOR,
            printed.printed_at >= decided_at,
        )
        .order_by(printed.id)
    )
    newest = {row[0]: row for row in session.connection().execute(statement)}
    return tuple(
        AwaitedCopy(number, name, initials, trial, at.astimezone().date(), by)
        for number, name, initials, trial, at, by in newest.values()
    )
