"""Attaching the scan of a form that was signed on paper (G5)."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.commands.signing import end_reviewed, require_signable
from coordinator.commands.staff import person_named
from coordinator.domain.audit import Action
from coordinator.domain.screening import Screening
from coordinator.domain.signature import (
    MEANING_WORDS,
    Meaning,
    NothingToSign,
    digest,
)
from coordinator.domain.signed_content import content_of
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.wet_ink import (
    ChoiceUnexplained,
    FormerVersion,
    InkBeforePrint,
    InkIncomplete,
    InkSignature,
    NotPrinted,
    OfAnotherScreening,
    PrintedForm,
    Scan,
    codes_in,
    match_of,
    require_takeable,
)
from coordinator.domain.windows import require_past, require_timely
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.screening import ScreeningRow, SignatureRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.rows.wet_ink import PrintedFormRow, ScanRow, SignedCopyRow
from coordinator.registry.screenings import screening_of_row, screening_row
from coordinator.registry.store import Registry
from coordinator.registry.wet_ink import label_of_print, prints_in
from coordinator.text import N_, _


def attach_signed_copy(  # noqa: PLR0913  of what, which print, and who signed
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    scans: Sequence[Scan],
    codes: Sequence[str] = (),
    printed_form_id: int | None = None,
    signatures: Sequence[InkSignature] = (),
    reason: str = "",
) -> int:
    """Store the scans, and let the signatures in ink count as electronic ones do (S2).

    `codes` are the texts of the QR codes that were read on the pages. Where they do not
    settle which print was signed, `printed_form_id` and a reason do. A copy of a former
    version is kept with a reason, and signs nothing.

    Raises:
        NotDelegated, ScanNotTaken, ScanTooLarge, OfAnotherScreening, NotPrinted,
        ChoiceUnexplained, FormerVersion, InkIncomplete, InkBeforePrint, DateInFuture,
        EntryLate, SamePerson, NothingToSign, WordingUnconfirmed, ….
    """
    require_takeable(scans)
    with registry.changing(Action.SIGNED_COPY_ATTACHED, actor, reason) as session:
        row = screening_row(session, screening_id)
        screening = screening_of_row(registry, session, row)
        today = session.attribution.at.date()
        actor.require(Duty.ASSESS_CRITERIA, today, screening.trial.id)
        printed, is_certain = _printed(session, screening, codes, printed_form_id)
        is_former = printed.content_sha256 != digest(content_of(screening))
        if not reason.strip() and (is_former or not is_certain):
            raise ChoiceUnexplained
        if is_former and signatures:
            raise FormerVersion
        copy = _copy(session, actor, printed, codes, reason)
        copy.is_of_former_version = is_former
        copy.scans = [_scan(scan, place) for place, scan in enumerate(scans, 1)]
        session.add(copy)
        session.flush()
        if not is_former:
            _require_ink(session, screening, printed, signatures, reason)
            _sign(session, row, screening, signatures, copy)
        return copy.id


def _printed(
    session: Session, screening: Screening, codes: Sequence[str], chosen: int | None
) -> tuple[PrintedForm, bool]:
    """Give the print that was signed, and whether the codes on the pages say so."""
    prints = prints_in(session, screening.id)
    found = codes_in(codes)
    match = match_of(found, prints, screening.screening_number, screening.attempt)
    if match.other:
        raise OfAnotherScreening(match.other, screening.screening_number)
    if match.printed is not None:
        return match.printed, True
    for code in found:
        if (other := label_of_print(session, code)) and not any(p.fits(code) for p in prints):
            raise OfAnotherScreening(other, screening.screening_number)
    if not prints:
        raise NotPrinted
    for form in prints:
        if form.id == chosen:
            return form, False
    raise ChoiceUnexplained


def _copy(
    session: AuditedSession,
    actor: StaffMember,
    printed: PrintedForm,
    codes: Sequence[str],
    reason: str,
) -> SignedCopyRow:
    return SignedCopyRow(
        screening_id=printed.screening_id,
        printed_form_id=printed.id,
        label=session.get_one(PrintedFormRow, printed.id).label,
        code=" ".join(dict.fromkeys(codes)),
        reason=reason.strip(),
        attached_by=actor.name,
        attached_at=session.attribution.at,
    )


def _scan(scan: Scan, place: int) -> ScanRow:
    return ScanRow(
        place=place,
        file_name=scan.file_name,
        media_type=scan.kind.value,
        sha256=scan.sha256,
        size=len(scan.content),
        content=scan.content,
    )


def _require_ink(
    session: AuditedSession,
    screening: Screening,
    printed: PrintedForm,
    signatures: Sequence[InkSignature],
    reason: str,
) -> None:
    """Refuse signatures that are not all there, or that cannot be of the day that is told."""
    if screening.is_open:
        raise NothingToSign
    given = {ink.meaning: ink for ink in signatures if ink.user_name and ink.signed_on}
    missing = [_(MEANING_WORDS[due]) for due in screening.meanings_due if due not in given]
    if missing:
        raise InkIncomplete(" ".join(missing))
    at = session.attribution.at
    limit = session.scalars(select(SiteRow.late_entry_days)).one()
    printed_on = printed.printed_at.astimezone(at.tzinfo).date()
    for ink in signatures:
        if ink.signed_on is None or ink.meaning not in screening.meanings_due:
            raise NothingToSign
        require_past(N_("The signature"), ink.signed_on, at.date())
        if ink.signed_on < printed_on:
            raise InkBeforePrint(ink.signed_on, printed_on)
        require_timely(
            N_("The signature"), ink.signed_on, at.date(), limit=limit, reason=reason
        )


def _sign(
    session: AuditedSession,
    row: ScreeningRow,
    screening: Screening,
    signatures: Sequence[InkSignature],
    copy: SignedCopyRow,
) -> None:
    by_meaning = {ink.meaning: ink for ink in signatures}
    decision = screening.decision
    for meaning in screening.meanings_due:
        ink = by_meaning[meaning]
        signer = person_named(session, ink.user_name)
        if signer is None or ink.signed_on is None or decision is None:
            raise InkIncomplete(_(MEANING_WORDS[meaning]))
        require_signable(screening, signer, meaning, ink.signed_on)
        signature = _signature(session, signer, ink, copy)
        row.signatures.append(signature)
        screening = replace(
            screening, signatures=(*screening.signatures, signature.to_domain())
        )
        if meaning is not Meaning.COMPLETED:
            end_reviewed(row, decision.outcome, ink.signed_on)


def _signature(
    session: AuditedSession, signer: StaffMember, ink: InkSignature, copy: SignedCopyRow
) -> SignatureRow:
    return SignatureRow(
        signer=signer.name,
        user_name=signer.user_name,
        role=signer.role_kept,
        meaning=ink.meaning,
        signed_at=session.attribution.at,
        utc_offset=session.attribution.utc_offset,
        content_sha256=copy.printed_form.content_sha256,
        signed_on=ink.signed_on,
        attached_by=copy.attached_by,
        signed_copy_id=copy.id,
    )
