"""A screening as outsiders may have it: nothing in it says whose it is (P1)."""

from dataclasses import replace

from coordinator.domain.approved_exception import Approval, ApprovedException
from coordinator.domain.checklist import Item
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence
from coordinator.domain.exchange import ValueChange
from coordinator.domain.moves import EarlierAnswer
from coordinator.domain.screening import Screening
from coordinator.domain.withholding import Discretion, withholding


def without_identity(screening: Screening) -> Screening:
    """Leave out the identity, also where somebody typed it into a remark.

    Criteria, codes and who answered stay as they are.
    """
    identity = screening.subject.identity
    if identity is None:
        return screening
    discreet = withholding(identity)
    checklist, decision = screening.checklist, screening.decision
    items = tuple(_item(item, discreet) for item in checklist.items)
    signatures = tuple(
        replace(signature, void_reason=discreet(signature.void_reason))
        for signature in screening.signatures
    )
    return replace(
        screening,
        subject=replace(screening.subject, identity=None),
        checklist=replace(checklist, items=items),
        decision=decision and replace(decision, reason=discreet(decision.reason)),
        signatures=signatures,
        moves=tuple(replace(move, reason=discreet(move.reason)) for move in screening.moves),
        earlier=tuple(_earlier(answer, discreet) for answer in screening.earlier),
    )


def discreet_changes(
    screening: Screening, changes: tuple[ValueChange, ...]
) -> tuple[ValueChange, ...]:
    """Leave out likewise what names the subject in reasons that people typed."""
    identity = screening.subject.identity
    if identity is None:
        return changes
    discreet = withholding(identity)
    return tuple(
        replace(change, words=_value(change, discreet), reason=discreet(change.reason))
        for change in changes
    )


def _value(change: ValueChange, discreet: Discretion) -> str:
    return discreet(change.words) if change.key == "REASON" else change.words


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
    return replace(approval, document=discreet(approval.document))


def _earlier(answer: EarlierAnswer, discreet: Discretion) -> EarlierAnswer:
    entries = tuple(_entry(entry, discreet) for entry in answer.entries)
    return replace(answer, entries=entries)
