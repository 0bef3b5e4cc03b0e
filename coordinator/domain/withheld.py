"""A screening as outsiders may have it: nothing in it says whose it is (P1)."""

from dataclasses import replace

from coordinator.domain.approved_exception import Approval, ApprovedException
from coordinator.domain.checklist import Item
from coordinator.domain.consent import Consent
from coordinator.domain.consent_form import ConsentAgain
from coordinator.domain.enrolment import Allotment
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence
from coordinator.domain.exchange import ValueChange
from coordinator.domain.moves import EarlierAnswer
from coordinator.domain.screening import Screening
from coordinator.domain.withholding import Discretion

TYPED = ("CONSENT-FORM", "CONSENT-BY", "RANDOMISATION", "ARM", "REASON")


def without_identity(screening: Screening, discreet: Discretion) -> Screening:
    """Leave out the identity, also where somebody typed it into a remark or a field.

    Criteria, codes and who answered stay as they are.
    """
    subject, enrolment = screening.subject, screening.enrolment
    checklist, decision = screening.checklist, screening.decision
    items = tuple(_item(item, discreet) for item in checklist.items)
    signatures = tuple(
        replace(signature, void_reason=discreet(signature.void_reason))
        for signature in screening.signatures
    )
    return replace(
        screening,
        subject=replace(subject, identity=None, initials=discreet(subject.initials)),
        checklist=replace(checklist, items=items),
        decision=decision and replace(decision, reason=discreet(decision.reason)),
        signatures=signatures,
        moves=tuple(replace(move, reason=discreet(move.reason)) for move in screening.moves),
        earlier=tuple(_earlier(answer, discreet) for answer in screening.earlier),
        consent=_consent(screening.consent, discreet),
        consents_again=tuple(_again(found, discreet) for found in screening.consents_again),
        enrolment=enrolment
        and replace(enrolment, allotment=_allotment(enrolment.allotment, discreet)),
        allotment=_allotment(screening.allotment, discreet),
    )


def discreet_changes(
    changes: tuple[ValueChange, ...], discreet: Discretion
) -> tuple[ValueChange, ...]:
    """Leave out likewise what names the subject in values and reasons that people typed."""
    return tuple(
        replace(change, words=_value(change, discreet), reason=discreet(change.reason))
        for change in changes
    )


def _value(change: ValueChange, discreet: Discretion) -> str:
    return discreet(change.words) if change.key in TYPED else change.words


def _consent(consent: Consent, discreet: Discretion) -> Consent:
    return replace(
        consent,
        form_version=discreet(consent.form_version),
        obtained_by=discreet(consent.obtained_by),
        guardian_relation=discreet(consent.guardian_relation),
    )


def _again(consent: ConsentAgain, discreet: Discretion) -> ConsentAgain:
    return replace(
        consent,
        form_version=discreet(consent.form_version),
        obtained_by=discreet(consent.obtained_by),
        guardian_relation=discreet(consent.guardian_relation),
    )


def _allotment(given: Allotment, discreet: Discretion) -> Allotment:
    return Allotment(discreet(given.arm), discreet(given.randomisation_number))


def _item(item: Item, discreet: Discretion) -> Item:
    return replace(
        item,
        entry=_entry(item.entry, discreet),
        parts=tuple(_item(part, discreet) for part in item.parts),
        former=tuple(_entry(entry, discreet) for entry in item.former),
        exceptions=tuple(_exception(found, discreet) for found in item.exceptions),
    )


def _entry(entry: Entry, discreet: Discretion) -> Entry:
    return replace(
        entry,
        evidence=_evidence(entry.evidence, discreet),
        remark=discreet(entry.remark),
        reason=discreet(entry.reason),
        against_finding=discreet(entry.against_finding),
        correction=discreet(entry.correction),
        working=discreet(entry.working),
    )


def _evidence(evidence: Evidence, discreet: Discretion) -> Evidence:
    place, value, unit = map(discreet, (evidence.place, evidence.value, evidence.unit))
    return replace(evidence, place=place, value=value, unit=unit)


def _exception(found: ApprovedException, discreet: Discretion) -> ApprovedException:
    return replace(
        found,
        sponsor=_approval(found.sponsor, discreet),
        committee=_approval(found.committee, discreet),
        ground=discreet(found.ground),
        void_reason=discreet(found.void_reason),
    )


def _approval(approval: Approval, discreet: Discretion) -> Approval:
    return replace(approval, by=discreet(approval.by), document=discreet(approval.document))


def _earlier(answer: EarlierAnswer, discreet: Discretion) -> EarlierAnswer:
    entries = tuple(_entry(entry, discreet) for entry in answer.entries)
    return replace(answer, entries=entries)
