"""The site and its people."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.site import Paper, Site, idle_limit
from coordinator.domain.staff import Delegation, Duty, Role, StaffMember
from coordinator.registry.audit import Audited
from coordinator.registry.base import STRICT, Base, Word


class SiteRow(Audited, Base):
    """There is one."""

    __tablename__ = "site"
    __table_args__ = STRICT

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    number: Mapped[str]
    paper: Mapped[Paper] = mapped_column(Word(Paper))
    late_entry_days: Mapped[int]
    idle_minutes: Mapped[int] = mapped_column(default=15)
    fetch_address: Mapped[str] = mapped_column(default="")
    assent_age: Mapped[int] = mapped_column(default=8)
    prescreening_days: Mapped[int] = mapped_column(default=90)
    keeps_prescreened_facts: Mapped[bool] = mapped_column(default=False)
    backup_folder: Mapped[str] = mapped_column(default="")
    second_backup_folder: Mapped[str] = mapped_column(default="")
    forms_language: Mapped[str] = mapped_column(default="en")

    @property
    def audit_key(self) -> str:
        return self.number

    def to_domain(self) -> Site:
        return Site(
            self.name,
            self.number,
            self.paper,
            self.late_entry_days,
            idle_limit(self.idle_minutes),
            self.fetch_address,
            self.assent_age,
            self.prescreening_days,
            self.keeps_prescreened_facts,
            self.forms_language,
        )


class StaffRow(Audited, Base):
    __tablename__ = "staff_member"
    __table_args__ = STRICT

    id: Mapped[int] = mapped_column(primary_key=True)
    user_name: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(Word(Role))
    initials: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[datetime | None]
    delegations: Mapped[list["DelegationRow"]] = relationship(
        back_populates="staff_member", order_by="DelegationRow.id"
    )

    @property
    def audit_key(self) -> str:
        return self.user_name

    def to_domain(self) -> StaffMember:
        return StaffMember(
            self.user_name,
            self.name,
            self.role,
            tuple(line.to_domain() for line in self.delegations),
            self.initials,
            self.ended_at,
        )


class DelegationRow(Audited, Base):
    """A line of the delegation log."""

    __tablename__ = "delegation"
    __table_args__ = (Index(None, "staff_member_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_member_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    duty: Mapped[Duty] = mapped_column(Word(Duty))
    trial_id: Mapped[int | None] = mapped_column(ForeignKey("trial.id"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    is_proposed: Mapped[bool] = mapped_column(default=False)
    entered_by: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime | None]
    entry_reason: Mapped[str] = mapped_column(default="")
    signed_by: Mapped[str] = mapped_column(default="")
    signer_user_name: Mapped[str] = mapped_column(default="")
    signed_at: Mapped[datetime | None]
    signed_offset: Mapped[int] = mapped_column(default=0)
    content_sha256: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    ended_by: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str] = mapped_column(default="")
    staff_member: Mapped[StaffRow] = relationship(back_populates="delegations")

    @property
    def audit_key(self) -> str:
        return f"{self.staff_member.user_name}: {self.duty.value}"

    def to_domain(self) -> Delegation:
        return Delegation(
            self.duty,
            self.from_on,
            self.until_on,
            self.trial_id,
            self.ended_on,
            self.is_proposed,
        )
