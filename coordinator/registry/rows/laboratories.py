"""The site's laboratories and their reference ranges."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.laboratory import Laboratory, ReferenceRange
from coordinator.domain.subject import Sex
from coordinator.registry.audit import Audited
from coordinator.registry.base import STRICT, Base, Word


class LaboratoryRow(Audited, Base):
    __tablename__ = "laboratory"
    __table_args__ = STRICT

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    is_in_use: Mapped[bool] = mapped_column(default=True)
    ranges: Mapped[list["RangeRow"]] = relationship(
        back_populates="laboratory", order_by="RangeRow.id"
    )

    @property
    def audit_key(self) -> str:
        return self.name

    def to_domain(self) -> Laboratory:
        ranges = tuple(row.to_domain() for row in self.ranges if row.voided_at is None)
        return Laboratory(self.id, self.name, self.is_in_use, ranges)


class RangeRow(Audited, Base):
    """Never changed: a new range takes its place, or it is voided."""

    __tablename__ = "reference_range"
    __table_args__ = (Index(None, "laboratory_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    laboratory_id: Mapped[int] = mapped_column(ForeignKey("laboratory.id"))
    analyte: Mapped[str]
    unit: Mapped[str]
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    valid_from: Mapped[date]
    sex: Mapped[Sex | None] = mapped_column(Word(Sex))
    from_age: Mapped[int | None]
    to_age: Mapped[int | None]
    entered_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    laboratory: Mapped[LaboratoryRow] = relationship(back_populates="ranges")

    @property
    def audit_key(self) -> str:
        return f"{self.laboratory.name} {self.analyte}"

    def to_domain(self) -> ReferenceRange:
        return ReferenceRange(
            self.id,
            self.laboratory_id,
            self.analyte,
            self.unit,
            self.low,
            self.high,
            self.valid_from,
            self.sex,
            self.from_age,
            self.to_age,
        )
