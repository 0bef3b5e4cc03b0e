"""Approved exceptions from a criterion (S6)."""

from datetime import date, datetime, timedelta, timezone

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from coordinator.domain.approved_exception import Approval, ApprovedException
from coordinator.registry.audit import Audited
from coordinator.registry.base import STRICT, Base


class ApprovedExceptionRow(Audited, Base):
    """What was entered is never changed; that it was signed, and voided, is added.

    `revision` is the number of the newest entry at the criterion for which it was made.
    """

    __tablename__ = "approved_exception"
    __table_args__ = (Index(None, "screening_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    label: Mapped[str]
    revision: Mapped[int]
    sponsor_by: Mapped[str]
    sponsor_on: Mapped[date]
    sponsor_document: Mapped[str]
    committee_by: Mapped[str]
    committee_on: Mapped[date]
    committee_document: Mapped[str]
    ground: Mapped[str]
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
    signer: Mapped[str] = mapped_column(default="")
    user_name: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    signed_at: Mapped[datetime | None]
    utc_offset: Mapped[int] = mapped_column(default=0)
    content_sha256: Mapped[str] = mapped_column(default="")
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str] = mapped_column(default="")

    @property
    def audit_key(self) -> str:
        return self.label

    def to_domain(self) -> ApprovedException:
        zone = timezone(timedelta(minutes=self.utc_offset))
        return ApprovedException(
            self.id,
            self.criterion_id,
            self.revision,
            Approval(self.sponsor_by, self.sponsor_on, self.sponsor_document),
            Approval(self.committee_by, self.committee_on, self.committee_document),
            self.ground,
            self.entered_by,
            self.entered_at,
            self.signer,
            self.user_name,
            self.role,
            self.signed_at.astimezone(zone) if self.signed_at else None,
            self.content_sha256,
            self.voided_at,
            self.void_reason,
        )
