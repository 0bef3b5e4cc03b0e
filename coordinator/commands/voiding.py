"""Signatures that a later change voids (G3)."""

from sqlalchemy import select

from coordinator.domain.screening import State, require_transition
from coordinator.domain.signature import digest
from coordinator.domain.signed_content import content_of
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.screenings import WHOLE, screening_of_row
from coordinator.registry.store import Registry

REVIEWED = (State.ELIGIBLE, State.SCREEN_FAILURE)
"""What an investigator's signature brought about, so that it ends with the signature."""


def void_signatures(session: AuditedSession, row: ScreeningRow, reason: str) -> None:
    """Void the signatures that stand; they stay readable, with when and why (G3)."""
    for signature in row.signatures:
        if signature.voided_at is None:
            signature.voided_at = session.attribution.at
            signature.void_reason = reason.strip()


def void_where_content_changed(
    registry: Registry, session: AuditedSession, subject_id: int, reason: str
) -> None:
    """Void signatures on the subject's screenings that now say something else.

    What was eligible or a screen failure by them awaits both signatures again. Who was
    enrolled stays so: it has happened, and it is signed again in its place.
    """
    session.flush()
    rows = session.scalars(
        select(ScreeningRow).filter_by(subject_id=subject_id).options(*WHOLE)
    ).all()
    for row in rows:
        signed = {s.content_sha256 for s in row.signatures if s.voided_at is None}
        if not signed or signed == {
            digest(content_of(screening_of_row(registry, session, row)))
        }:
            continue
        void_signatures(session, row, reason)
        if row.state in REVIEWED:
            require_transition(row.screening_number, row.state, State.AWAITING_INVESTIGATOR)
            row.state, row.ended_on = State.AWAITING_INVESTIGATOR, None
