"""Pre-screenings that were noted: without identity, and after a time only counted (P3)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.registry.audit import Audited
from coordinator.registry.base import STRICT, Base, Json
from coordinator.registry.rows.trials import TrialRow


class PrescreeningRow(Audited, Base):
    """What fitted one trial on one day. After the site's limit only day and fit are left."""

    __tablename__ = "prescreening"
    __table_args__ = (Index(None, "trial_id", "on"), Index(None, "is_reduced", "on"), STRICT)
    audit_conceals = frozenset({"age", "sex", "facts", "excluded_by"})

    id: Mapped[int] = mapped_column(primary_key=True)
    trial_id: Mapped[int] = mapped_column(ForeignKey("trial.id"))
    on: Mapped[date]
    fit: Mapped[str]
    excluded_by: Mapped[list[str]] = mapped_column(Json, default=list)
    age: Mapped[Decimal | None]
    sex: Mapped[str] = mapped_column(default="")
    facts: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    is_reduced: Mapped[bool] = mapped_column(default=False)
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
    trial: Mapped[TrialRow] = relationship()

    @property
    def audit_key(self) -> str:
        return f"{self.trial.label} pre-screening of {self.on.isoformat()}"
