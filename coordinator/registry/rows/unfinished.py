"""What people typed at criteria and have not entered: it is no answer and no evidence yet."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.unfinished import Unfinished
from coordinator.registry.audit import Audited
from coordinator.registry.base import STRICT, Base
from coordinator.registry.rows.screening import ScreeningRow


class UnfinishedRow(Audited, Base):
    """One person's, at one criterion; `typed` is empty when it was entered or dropped.

    The trail conceals what was typed: it is nobody's entry yet.
    """

    __tablename__ = "unfinished"
    __table_args__ = (
        UniqueConstraint("screening_id", "user_name", "criterion_id", "what"),
        Index(None, "screening_id"),
        STRICT,
    )
    audit_conceals = frozenset({"typed"})

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    user_name: Mapped[str]
    what: Mapped[str]
    typed: Mapped[str]
    kept_at: Mapped[datetime]
    screening: Mapped[ScreeningRow] = relationship()

    @property
    def audit_key(self) -> str:
        return self.screening.audit_key

    def to_domain(self) -> Unfinished:
        return Unfinished(self.criterion_id, self.what, self.typed)
