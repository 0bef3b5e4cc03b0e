"""An approved exception: inclusion against a failed criterion, as a signed record (S6)."""

from dataclasses import dataclass
from datetime import date, datetime

from coordinator.domain.errors import Refused
from coordinator.domain.windows import require_past
from coordinator.text import N_, _, listed, particulars

DEVIATION = N_("Protocol deviation")


class ApprovalIncomplete(Refused):
    problem = N_("An exception needs both approvals in full; missing: {what}.")
    remedy = N_("Enter who approved it, on which day, and the document that says so.")

    def __init__(self, what: str) -> None:
        super().__init__(what=what)


class NotFailed(Refused):
    problem = N_("{code} has not failed: there is nothing to make an exception of.")
    remedy = N_("An exception is made of one failed criterion, after it was answered.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


class ExceptionExists(Refused):
    problem = N_("There is an exception for {code} already.")
    remedy = N_("Have it signed, or withdraw it first.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


class ExceptionOver(Refused):
    problem = N_("This exception for {code} does not hold any more; nothing was changed.")
    remedy = N_("Enter a new one for the answer as it is now.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


class ExceptionSigned(Refused):
    problem = N_("The exception for {code} has been signed already.")
    remedy = N_("Read it; an exception that is no longer wanted is withdrawn.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


class ExceptionLeftBehind(Refused):
    problem = N_(
        "The exception for {code} was recorded under {version}; the screening is on another "
        "version now."
    )
    remedy = N_("Enter it for this version and have it signed, or withdraw it.")

    def __init__(self, code: str, version: str) -> None:
        super().__init__(code=code, version=version)


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved an exception, when, and where that is written."""

    by: str
    on: date | None
    document: str

    @property
    def is_complete(self) -> bool:
        return bool(self.by.strip() and self.on and self.document.strip())


@dataclass(frozen=True, slots=True)
class ApprovedException:
    """Inclusion against one criterion, as sponsor and ethics committee approved it.

    `revision` is that of the newest answer it was entered for; an answer that came later
    leaves it without effect. Without `signed_at` it waits for the investigator. `version` is
    the earlier protocol version under which it was recorded, where the screening was moved
    since: it does not follow by itself (S4).
    """

    id: int
    criterion_id: int
    revision: int
    sponsor: Approval
    committee: Approval
    ground: str
    entered_by: str
    entered_at: datetime
    signer: str = ""
    user_name: str = ""
    role: str = ""
    signed_at: datetime | None = None
    content_sha256: str = ""
    voided_at: datetime | None = None
    void_reason: str = ""
    version: str = ""

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    def concerns(self, revision: int) -> bool:
        """Whether it is about the answer with `revision`, and was not withdrawn."""
        return self.voided_at is None and self.revision == revision and not self.version

    def holds(self, revision: int) -> bool:
        return self.is_signed and self.concerns(revision)


def require_approvals(sponsor: Approval, committee: Approval, ground: str, today: date) -> None:
    """Refuse an exception that does not say all of who, when, where and why."""
    missing = [
        _(words)
        for words, is_there in (
            (N_("the sponsor's approval"), sponsor.is_complete),
            (N_("the ethics committee's approval"), committee.is_complete),
            (N_("the ground"), bool(ground.strip())),
        )
        if not is_there
    ]
    if missing:
        raise ApprovalIncomplete(listed(missing))
    for approval in (sponsor, committee):
        if approval.on is not None:
            require_past(N_("The approval"), approval.on, today)


def left_behind_words(exception: ApprovedException) -> str:
    """Say that it was recorded before the screening was moved, and what there is to do."""
    words = _(
        "Recorded under {version}; it has no effect on the version that the screening is on "
        "now. Enter it again and have it signed, or withdraw it."
    )
    return words.format(version=exception.version)


def approval_words(exception: ApprovedException) -> str:
    """Say in two sentences who approved, when and in which document, and on what ground."""
    words = _(
        "Inclusion approved by the sponsor ({sponsor}) and by the ethics committee "
        "({committee}). Ground: {ground}"
    )
    return words.format(
        sponsor=_approved(exception.sponsor),
        committee=_approved(exception.committee),
        ground=exception.ground,
    )


def _approved(approval: Approval) -> str:
    day = approval.on.isoformat() if approval.on else "–"
    return particulars((approval.by, day, approval.document))
