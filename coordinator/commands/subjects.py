"""Entering and correcting subjects."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.commands.voiding import void_where_content_changed
from coordinator.domain.audit import Action
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import Duty, NameMissing, StaffMember
from coordinator.domain.subject import (
    Identity,
    Sex,
    SubjectExists,
    normalised_hospital_number,
)
from coordinator.domain.windows import require_past
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.store import Registry
from coordinator.text import N_


def enter_subject(
    registry: Registry, actor: StaffMember, *, identity: Identity, sex: Sex, initials: str
) -> int:
    """Enter a subject and give its id.

    Raises:
        NotDelegated, NameMissing, DateInFuture, SubjectExists.
    """
    with registry.changing(Action.SUBJECT_ENTERED, actor) as session:
        today = session.attribution.at.date()
        actor.require(Duty.ENTER_SUBJECTS, today)
        _require_complete(identity, initials)
        require_past(N_("The birth date"), identity.birth_on, today)
        _require_unknown(session, identity.hospital_number, but=0)
        row = SubjectRow(initials=initials.strip(), sex=sex)
        session.add(row)
        session.flush()
        session.add(_identity_row(row.id, 1, identity))
    return row.id


def correct_subject(  # noqa: PLR0913  a subject has these
    registry: Registry,
    actor: StaffMember,
    *,
    subject_id: int,
    identity: Identity,
    sex: Sex,
    initials: str,
    reason: str,
) -> None:
    """Correct a subject; the former identity stays as an earlier revision.

    Another sex or birth date than was signed voids the signatures (G3).

    Raises:
        NotDelegated, ReasonMissing, NameMissing, DateInFuture, SubjectExists.
    """
    with registry.changing(Action.SUBJECT_CORRECTED, actor, reason) as session:
        today = session.attribution.at.date()
        actor.require(Duty.ENTER_SUBJECTS, today)
        if not reason.strip():
            raise ReasonMissing(N_("A correction"))
        _require_complete(identity, initials)
        require_past(N_("The birth date"), identity.birth_on, today)
        _require_unknown(session, identity.hospital_number, but=subject_id)
        row = session.get_one(SubjectRow, subject_id)
        row.sex, row.initials = sex, initials.strip()
        former = row.identity
        if former.to_domain() != identity:
            row.identities.append(_identity_row(row.id, former.revision + 1, identity))
        void_where_content_changed(registry, session, subject_id, reason)


def _identity_row(subject_id: int, revision: int, identity: Identity) -> IdentityRow:
    return IdentityRow(
        subject_id=subject_id,
        revision=revision,
        name=identity.name.strip(),
        hospital_number=identity.hospital_number.strip(),
        hospital_number_folded=normalised_hospital_number(identity.hospital_number),
        birth_on=identity.birth_on,
        telephone=identity.telephone.strip(),
        guardian_name=identity.guardian_name.strip(),
    )


def _require_complete(identity: Identity, initials: str) -> None:
    for what, value in (
        (N_("The name"), identity.name),
        (N_("The hospital number"), identity.hospital_number),
        (N_("The field for initials"), initials),
    ):
        if not value.strip():
            raise NameMissing(what)


def _require_unknown(session: Session, hospital_number: str, *, but: int) -> None:
    newest = (
        select(IdentityRow.subject_id, func.max(IdentityRow.revision).label("revision"))
        .group_by(IdentityRow.subject_id)
        .subquery()
    )
    taken = session.scalar(
        select(IdentityRow.subject_id)
        .join(
            newest,
            (newest.c.subject_id == IdentityRow.subject_id)
            & (newest.c.revision == IdentityRow.revision),
        )
        .where(
            IdentityRow.hospital_number_folded == normalised_hospital_number(hospital_number),
            IdentityRow.subject_id != but,
        )
    )
    if taken is not None:
        raise SubjectExists(hospital_number)
