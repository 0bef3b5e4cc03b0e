"""Questions about criteria, and their answers."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.clarification import Clarification
from coordinator.registry.audit import Audited
from coordinator.registry.base import STRICT, Base
from coordinator.registry.rows.trials import CriterionRow


class ClarificationRow(Audited, Base):
    __tablename__ = "clarification"
    __table_args__ = (Index(None, "criterion_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    question: Mapped[str]
    asked_of: Mapped[str]
    asked_on: Mapped[date]
    asked_by: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    answered_by: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    applies_from: Mapped[date | None]
    entered_at: Mapped[datetime]
    criterion: Mapped[CriterionRow] = relationship()

    @property
    def audit_key(self) -> str:
        return f"{self.criterion.audit_key} clarification"

    def to_domain(self) -> Clarification:
        return Clarification(
            self.id,
            self.criterion_id,
            self.question,
            self.asked_of,
            self.asked_on,
            self.asked_by,
            self.answer,
            self.answered_by,
            self.answered_on,
            self.applies_from,
            self.entered_at,
        )
