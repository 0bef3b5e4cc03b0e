"""Signing a checklist (G1 to G4)."""

from datetime import date

from coordinator.commands.staff import (
    as_recorded,
    known_person,
    require_unlocked,
    tell_failures,
)
from coordinator.domain.audit import Action, Attribution
from coordinator.domain.protocol import WordingUnconfirmed
from coordinator.domain.screening import (
    STATE_AFTER_REVIEW,
    Outcome,
    Screening,
    State,
    require_outcome,
    require_transition,
)
from coordinator.domain.signature import (
    DUTY_TO_SIGN,
    ContentChanged,
    Meaning,
    NothingToSign,
    NotYourPassword,
    SamePerson,
    digest,
)
from coordinator.domain.signed_content import content_of
from coordinator.domain.staff import PasswordTemporary, SignInLocked, StaffMember
from coordinator.registry.rows.screening import ScreeningRow, SignatureRow
from coordinator.registry.screenings import screening_of_row, screening_row
from coordinator.registry.store import Registry


def sign(  # noqa: PLR0913  who, with what, and what exactly
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    user_name: str,
    password: str,
    meaning: Meaning,
    content_sha256: str,
) -> None:
    """Sign as the person with `user_name` and `password`, who need not have signed in.

    `content_sha256` is the digest of the content that was on the screen.

    Raises:
        NotYourPassword: recorded in the audit trail (G6).
        NotDelegated, SamePerson, NothingToSign, ContentChanged, WordingUnconfirmed.
    """
    signer = proven_signer(registry, actor, user_name, password)
    with registry.changing(Action.CHECKLIST_SIGNED, signer) as session:
        row = screening_row(session, screening_id)
        screening = screening_of_row(registry, session, row)
        require_signable(screening, signer, meaning, session.attribution.at.date())
        if digest(content_of(screening)) != content_sha256:
            raise ContentChanged
        at = session.attribution.at
        session.add(
            SignatureRow(
                screening=row,
                signer=signer.name,
                user_name=signer.user_name,
                role=signer.role_kept,
                meaning=meaning,
                signed_at=at,
                utc_offset=session.attribution.utc_offset,
                content_sha256=content_sha256,
            )
        )
        if meaning is not Meaning.COMPLETED and screening.decision:
            end_reviewed(row, screening.decision.outcome, at.date())


def proven_signer(
    registry: Registry, actor: StaffMember, user_name: str, password: str
) -> StaffMember:
    """Give the person whose password it is; a failed attempt is recorded (G6).

    Wrong passwords lock a person as at the sign-in: nobody guesses one by signing.

    Raises:
        NotYourPassword, PasswordTemporary, SignInLocked.
    """
    tried = as_recorded(registry, user_name)
    try:
        require_unlocked(registry.attempts, tried, registry.clock())
        signer = known_person(registry, user_name, password)
    except (PasswordTemporary, SignInLocked):
        _note_failed(registry, actor, tried)
        raise
    if signer is None:
        said = _note_failed(registry, actor, tried)
        registry.attempts.note_failure(tried, said.at, said.workstation, told=True)
        raise NotYourPassword(user_name)
    if registry.attempts.failures(tried)[0]:
        tell_failures(registry)  # those at the closed registry are told before they go
        registry.attempts.forget_failures(tried)
    return signer


def _note_failed(registry: Registry, actor: StaffMember, tried: str) -> Attribution:
    with registry.changing(Action.SIGNING_FAILED, actor) as session:
        session.note("StaffMember", tried)
        return session.attribution


def require_signable(
    screening: Screening, signer: StaffMember, meaning: Meaning, day: date
) -> None:
    """Refuse a signature that is not due, or not this person's to give on `day`."""
    signer.require(DUTY_TO_SIGN[meaning], day, screening.trial.id)
    if screening.next_meaning is not meaning or screening.decision is None:
        raise NothingToSign
    if any(found.user_name == signer.user_name for found in screening.standing_signatures):
        raise SamePerson(signer.name)
    if not screening.version.is_confirmed:
        raise WordingUnconfirmed(screening.version.name)
    require_outcome(screening.checklist, screening.decision.outcome)


def end_reviewed(row: ScreeningRow, outcome: Outcome, day: date) -> None:
    """Let the screening stand where the investigator's signature of `day` brings it (S2).

    Who is enrolled already stays so: it is signed again after a correction (G3).
    """
    if row.state is State.ENROLLED:
        return
    wanted = STATE_AFTER_REVIEW[outcome]
    require_transition(row.screening_number, row.state, wanted)
    row.state = wanted
    if wanted is State.SCREEN_FAILURE:
        row.ended_on = day
