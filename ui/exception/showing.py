"""A failed criterion and its exceptions into what the page shows."""

from datetime import date, datetime

from coordinator.domain.approved_exception import (
    Approval,
    ApprovedException,
    NotFailed,
    approval_words,
    left_behind_words,
)
from coordinator.domain.checklist import Item
from coordinator.domain.criterion import ANSWER_WORDS, MEANING_WORDS, Standing
from coordinator.domain.screening import Screening, ScreeningEnded
from coordinator.domain.screening_words import subtitle_words
from coordinator.domain.staff import Duty, NotDelegated, StaffMember
from coordinator.text import _, particulars
from ui.exception.view import ExceptionView, FormerException, Step


def in_force(item: Item) -> ApprovedException | None:
    """Give the exception that is about the answer as it is now, signed or not."""
    newest = item.newest_revision
    return next((found for found in item.exceptions if found.concerns(newest)), None)


def view_of(
    screening: Screening, item: Item, person: StaffMember, now: datetime
) -> ExceptionView:
    exception, earlier, code = in_force(item), item.left_behind, item.criterion.code
    told = exception or earlier
    closed = _closed(screening, item, person, now.date())
    answer = item.answer
    return ExceptionView(
        title=_("Exception for {code}, {number}").format(
            code=code, number=screening.screening_number
        ),
        subtitle=subtitle_words(screening),
        criterion=f"{code}  {item.criterion.text}",
        answer=_(MEANING_WORDS.get((item.criterion.kind, answer), ANSWER_WORDS[answer]))
        if answer
        else _("No answer"),
        step=_step(exception, closed),
        state=_state(exception, earlier),
        is_in_force=item.excepted_by is not None,
        lines=_lines(told, now) if told else (),
        notice=left_behind_words(earlier) if earlier else "",
        earlier=earlier,
        former=tuple(
            _former(found) for found in reversed(item.exceptions) if found is not told
        ),
        today=now.date(),
        closed=closed,
        can_withdraw=told is not None and not closed,
    )


def _step(exception: ApprovedException | None, closed: str) -> Step:
    if closed or (exception and exception.is_signed):
        return Step.READ
    return Step.SIGN if exception else Step.ENTER


def _state(exception: ApprovedException | None, earlier: ApprovedException | None) -> str:
    if exception is None:
        return _("Not for this version") if earlier else _("Not entered")
    return _("In force") if exception.is_signed else _("Waits for the investigator")


def _closed(screening: Screening, item: Item, person: StaffMember, today: date) -> str:
    """Say why nothing can be entered here; empty where it can."""
    if not screening.is_open:
        return ScreeningEnded(screening.screening_number, screening.state).what_happened
    if item.standing is not Standing.FAILED:
        return NotFailed(item.criterion.code).what_happened
    if not person.is_delegated(Duty.ASSESS_CRITERIA, today, screening.trial.id):
        return NotDelegated(person.name, Duty.ASSESS_CRITERIA, today).what_happened
    return ""


def _lines(exception: ApprovedException, now: datetime) -> tuple[tuple[str, str], ...]:
    at = exception.entered_at.astimezone(now.tzinfo)
    said = (
        (_("Sponsor"), _approved(exception.sponsor)),
        (_("Ethics committee"), _approved(exception.committee)),
        (_("Ground"), exception.ground),
        (_("Entered"), particulars((exception.entered_by, _moment(at)))),
    )
    if exception.signed_at is None:
        return said
    signed = particulars((exception.signer, _(exception.role), _moment(exception.signed_at)))
    return (*said, (_("Signed"), signed))


def _approved(approval: Approval) -> str:
    day = approval.on.isoformat() if approval.on else "–"
    return particulars((approval.by, day, approval.document))


def _former(exception: ApprovedException) -> FormerException:
    why = exception.void_reason or _("The answer was changed after it.")
    if exception.version and not exception.void_reason:
        words = _("It was recorded under {version}, before the screening was moved.")
        why = words.format(version=exception.version)
    return FormerException(approval_words(exception), why)


def _moment(at: datetime) -> str:
    written = at.isoformat(sep=" ", timespec="minutes")
    return f"{written[:16]} {written[16:]}".strip()
