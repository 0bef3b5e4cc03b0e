"""Versions of consent forms, and consents that followed the first."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.consent_form import AgainBecause, ConsentAgain, ConsentForm
from coordinator.registry.audit import AppendOnly, Audited
from coordinator.registry.base import STRICT, Base, Word
from coordinator.registry.rows.trials import TrialRow


class ConsentFormRow(Audited, Base):
    __tablename__ = "consent_form"
    __table_args__ = (UniqueConstraint("trial_id", "version"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    trial_id: Mapped[int] = mapped_column(ForeignKey("trial.id"))
    version: Mapped[str]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    asks_again: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    trial: Mapped[TrialRow] = relationship()

    @property
    def audit_key(self) -> str:
        return f"{self.trial.label} consent form {self.version}"

    def to_domain(self) -> ConsentForm:
        return ConsentForm(
            self.id,
            self.trial_id,
            self.version,
            self.valid_from,
            self.valid_until,
            self.asks_again,
            self.note,
        )


class ConsentAgainRow(AppendOnly, Base):
    __tablename__ = "consent_again"
    __table_args__ = (Index(None, "screening_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    label: Mapped[str]
    because: Mapped[AgainBecause] = mapped_column(Word(AgainBecause))
    form_version: Mapped[str]
    given_on: Mapped[date]
    given_at: Mapped[time]
    obtained_by: Mapped[str]
    guardian_relation: Mapped[str] = mapped_column(default="")
    has_assent: Mapped[bool] = mapped_column(default=False)
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]

    @property
    def audit_key(self) -> str:
        return self.label

    def to_domain(self) -> ConsentAgain:
        return ConsentAgain(
            self.because,
            self.form_version,
            self.given_on,
            self.given_at,
            self.obtained_by,
            self.guardian_relation,
            self.has_assent,
            self.entered_at,
        )
