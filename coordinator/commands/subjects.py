"""Entering and correcting subjects."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.commands.voiding import void_where_content_changed
from coordinator.domain.audit import Action
from coordinator.domain.screening import ReasonMissing, State
from coordinator.domain.staff import Duty, NameMissing, StaffMember
from coordinator.domain.subject import (
    Identity,
    Sex,
    Subject,
    SubjectExists,
    normalised_hospital_number,
)
from coordinator.domain.subject_changes import corrected
from coordinator.domain.windows import DateBeforeBirth, require_past
from coordinator.registry.observations import observations_in_force
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.store import Registry
from coordinator.text import N_, _


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
    seen: Subject | None = None,
) -> None:
    """Correct a subject; the former identity stays as an earlier revision.

    `seen` is the subject that was on the screen: what was left as it was stays as it is
    stored, such as a guardian's name that came with a consent meanwhile, and what was
    corrected meanwhile is not written over. Without it everything is set. Another sex or
    birth date than was signed voids the signatures (G3).

    Raises:
        NotDelegated, ReasonMissing, NameMissing, DateInFuture, SubjectExists,
        ChangedMeanwhile.
        DateBeforeBirth: something on record would lie before the birth (W4).
    """
    with registry.changing(Action.SUBJECT_CORRECTED, actor, reason) as session:
        today = session.attribution.at.date()
        actor.require(Duty.ENTER_SUBJECTS, today)
        if not reason.strip():
            raise ReasonMissing(N_("A correction"))
        _require_complete(identity, initials)
        row = session.get_one(SubjectRow, subject_id)
        stored = row.to_domain(with_identity=True)
        wanted = Subject(subject_id, initials.strip(), sex, _tidied(identity))
        said = corrected(stored, seen or stored, wanted)
        identity = said.identity or identity
        require_past(N_("The birth date"), identity.birth_on, today)
        _require_unknown(session, identity.hospital_number, but=subject_id)
        if identity.birth_on != row.identity.birth_on:
            _require_born_before(session, subject_id, identity.birth_on)
        row.sex, row.initials = said.sex, said.initials
        if stored.identity != identity:
            row.identities.append(_identity_row(row.id, row.identity.revision + 1, identity))
        void_where_content_changed(registry, session, subject_id, reason)


def _require_born_before(session: Session, subject_id: int, birth: date) -> None:
    """Refuse a birth date after a consent, or after evidence that is in force (W4)."""
    consents = session.scalars(
        select(ScreeningRow.consented_on).where(
            ScreeningRow.subject_id == subject_id, ScreeningRow.state != State.VOIDED
        )
    )
    days = [(N_("The consent"), day) for day in consents]
    for observation in observations_in_force(session, subject_id):
        told = observation.told
        days += [(told.title, day) for day in (told.on, told.document.dated_on) if day]
    for what, day in days:
        if day < birth:
            raise DateBeforeBirth(_(what), day, birth)


def _tidied(identity: Identity) -> Identity:
    return Identity(
        identity.name.strip(),
        identity.hospital_number.strip(),
        identity.birth_on,
        identity.telephone.strip(),
        identity.guardian_name.strip(),
    )


def _identity_row(subject_id: int, revision: int, identity: Identity) -> IdentityRow:
    tidied = _tidied(identity)
    return IdentityRow(
        subject_id=subject_id,
        revision=revision,
        name=tidied.name,
        hospital_number=tidied.hospital_number,
        hospital_number_folded=normalised_hospital_number(tidied.hospital_number),
        birth_on=tidied.birth_on,
        telephone=tidied.telephone,
        guardian_name=tidied.guardian_name,
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
