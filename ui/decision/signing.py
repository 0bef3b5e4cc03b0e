"""Who signs next, what has been signed, and which signatures were voided (G2 to G4)."""

from dataclasses import replace

from coordinator.domain.protocol import WordingUnconfirmed
from coordinator.domain.screening import CONFIRMED_BY, SIGNED_OUTCOMES, Screening
from coordinator.domain.signature import (
    CHANGED_SINCE,
    MEANING_WORDS,
    Meaning,
    Signature,
    digest,
)
from coordinator.domain.signed_content import content_of
from coordinator.domain.staff import ROLE_WORDS, Role, StaffMember
from coordinator.text import _
from ui.decision.view import SignaturePlace, SigningView
from ui.decision.wording import moment


def places_of(screening: Screening) -> tuple[SignaturePlace, ...]:
    """Give the two places in the order in which they are signed; none without a decision."""
    decision = screening.decision
    if decision is None or decision.outcome not in SIGNED_OUTCOMES:
        return ()
    meanings = (Meaning.COMPLETED, CONFIRMED_BY[decision.outcome])
    return tuple(_place(screening, meaning) for meaning in meanings)


def signing_of(
    screening: Screening, person: StaffMember, state: SigningView, known: str
) -> SigningView:
    """Say what is signed next; `state` is what became of the last attempt.

    `known` is the user name with which somebody has signed since the sign-in: for the first
    signature after it the name is asked too (G1).
    """
    meaning = screening.next_meaning
    if meaning is None:
        return SigningView()
    panel = replace(state, role=role_words(meaning), meaning=_(MEANING_WORDS[meaning]))
    if not screening.version.is_confirmed:
        # S7: said before somebody types a password in vain.
        open_wording = WordingUnconfirmed(screening.version.name)
        return replace(
            panel,
            notice=open_wording.what_happened,
            remedy=open_wording.what_to_do,
            is_wording_open=True,
        )
    is_own = meaning is Meaning.COMPLETED and person.user_name == known
    return replace(panel, user_name=known if is_own else "")


def role_words(meaning: Meaning) -> str:
    role = Role.COORDINATOR if meaning is Meaning.COMPLETED else Role.INVESTIGATOR
    return _(ROLE_WORDS[role])


def voided_words(signatures: tuple[Signature, ...]) -> tuple[str, ...]:
    """Tell of the signatures that a later change has voided, newest first (G3)."""
    words = _("{signer}, {role}, {signed_at}: “{meaning}” Voided {at}: {why}")
    return tuple(
        words.format(
            signer=found.signer,
            role=_(found.role),
            signed_at=moment(found.signed_at),
            meaning=_(MEANING_WORDS[found.meaning]),
            at=moment(found.voided_at.astimezone()),
            why=_(found.void_reason),
        )
        for found in reversed(signatures)
        if found.voided_at is not None
    )


def _place(screening: Screening, meaning: Meaning) -> SignaturePlace:
    signed = [s for s in screening.standing_signatures if s.meaning is meaning]
    place = SignaturePlace(
        role_words(meaning),
        _(MEANING_WORDS[meaning]),
        is_due=screening.next_meaning is meaning,
    )
    if not signed:
        return place
    found = signed[-1]
    said = _signed_words(found)
    if found.is_outdated(digest(content_of(screening))):
        said = f"{said}\n{_(CHANGED_SINCE)}"
    return replace(place, role=_(found.role), signed_by=found.signer, signed_at=said)


def _signed_words(signature: Signature) -> str:
    """Say when it was signed; on paper, also who attached the signed copy (G2, G5)."""
    if signature.signed_on is None:
        return moment(signature.signed_at)
    return _("on paper, {day}; signed copy attached by {name}, {at}").format(
        day=signature.signed_on.isoformat(),
        name=signature.attached_by,
        at=moment(signature.signed_at),
    )
