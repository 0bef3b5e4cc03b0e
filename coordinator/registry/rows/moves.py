"""Screenings that were moved to another version of their protocol."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.moves import Move
from coordinator.registry.audit import AppendOnly
from coordinator.registry.base import STRICT, Base, Json
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.trials import VersionRow


class ScreeningMoveRow(AppendOnly, Base):
    """`carried` and `anew` are the codes of the criteria, as the later version has them."""

    __tablename__ = "screening_move"
    __table_args__ = (Index(None, "screening_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    from_version_id: Mapped[int] = mapped_column(ForeignKey("protocol_version.id"))
    to_version_id: Mapped[int] = mapped_column(ForeignKey("protocol_version.id"))
    reason: Mapped[str]
    carried: Mapped[list[str]] = mapped_column(Json)
    anew: Mapped[list[str]] = mapped_column(Json)
    moved_by: Mapped[str]
    moved_at: Mapped[datetime]
    screening: Mapped[ScreeningRow] = relationship(back_populates="moves")
    from_version: Mapped[VersionRow] = relationship(foreign_keys=[from_version_id])
    to_version: Mapped[VersionRow] = relationship(foreign_keys=[to_version_id])

    @property
    def audit_key(self) -> str:
        return self.screening.audit_key

    def to_domain(self) -> Move:
        return Move(
            self.from_version.name,
            self.to_version.name,
            self.moved_by,
            self.moved_at,
            self.reason,
            tuple(self.carried),
            tuple(self.anew),
        )
