"""Trials, the records they came from, protocol versions, criteria and review points."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.criterion import Combination, Kind
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import Severity
from coordinator.domain.trial import TrialState
from coordinator.domain.windows import Anchor
from coordinator.registry.audit import AppendOnly, Audited
from coordinator.registry.base import STRICT, Base, Json, Word


class TrialRow(Audited, Base):
    __tablename__ = "trial"
    __table_args__ = (Index(None, "nct"), Index(None, "chictr"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    short_title: Mapped[str]
    state: Mapped[TrialState] = mapped_column(Word(TrialState))
    nct: Mapped[str] = mapped_column(default="")
    chictr: Mapped[str] = mapped_column(default="")
    secondary_ids: Mapped[list[str]] = mapped_column(Json, default=list)
    scientific_title: Mapped[str] = mapped_column(default="")
    sponsor: Mapped[str] = mapped_column(default="")
    registry_status: Mapped[str] = mapped_column(default="")
    phase: Mapped[str] = mapped_column(default="")
    conditions: Mapped[list[str]] = mapped_column(Json, default=list)
    interventions: Mapped[list[str]] = mapped_column(Json, default=list)
    min_age: Mapped[Decimal | None]
    max_age: Mapped[Decimal | None]
    age_unit: Mapped[str] = mapped_column(default="")
    sex: Mapped[str] = mapped_column(default="")
    target_enrolment: Mapped[int | None]
    number_pattern: Mapped[str]
    age_anchor: Mapped[Anchor] = mapped_column(Word(Anchor))
    result_anchor: Mapped[Anchor] = mapped_column(Word(Anchor), default=Anchor.ENROLMENT)
    result_days: Mapped[int | None]
    versions: Mapped[list["VersionRow"]] = relationship(
        back_populates="trial", order_by="VersionRow.id"
    )

    @property
    def label(self) -> str:
        return self.nct or self.chictr or self.short_title

    @property
    def audit_key(self) -> str:
        return self.label


class SourceRow(AppendOnly, Base):
    """A registry record as it came."""

    __tablename__ = "source_record"
    __table_args__ = (Index(None, "sha256"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    trial_id: Mapped[int] = mapped_column(ForeignKey("trial.id"))
    file_name: Mapped[str]
    layout: Mapped[str]
    encoding: Mapped[str]
    text: Mapped[str]
    sha256: Mapped[str]
    read_at: Mapped[datetime]
    reader_version: Mapped[str]
    fields: Mapped[dict[str, Any]] = mapped_column(Json)
    trial: Mapped[TrialRow] = relationship()

    audit_conceals = frozenset({"text", "fields"})

    @property
    def audit_key(self) -> str:
        return f"{self.trial.label} {self.file_name or 'pasted text'}"


class VersionRow(Audited, Base):
    __tablename__ = "protocol_version"
    __table_args__ = (Index(None, "trial_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    trial_id: Mapped[int] = mapped_column(ForeignKey("trial.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source_record.id"))
    protocol_number: Mapped[str] = mapped_column(default="")
    version: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date | None]
    state: Mapped[VersionState] = mapped_column(Word(VersionState))
    wording_confirmed_by: Mapped[str] = mapped_column(default="")
    wording_confirmed_at: Mapped[datetime | None]
    activated_at: Mapped[datetime | None]
    checks_revision: Mapped[int] = mapped_column(default=0)
    asks_consent_again: Mapped[bool] = mapped_column(default=False)
    amendment: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None]
    approval_document: Mapped[str] = mapped_column(default="")
    activates_on: Mapped[date | None]
    planned_by: Mapped[str] = mapped_column(default="")
    trial: Mapped[TrialRow] = relationship(back_populates="versions")
    source: Mapped[SourceRow | None] = relationship()
    criteria: Mapped[list["CriterionRow"]] = relationship(
        back_populates="version", order_by="CriterionRow.position"
    )
    points: Mapped[list["PointRow"]] = relationship(
        back_populates="version", order_by="PointRow.id"
    )

    @property
    def name(self) -> str:
        number = self.protocol_number or self.trial.label
        return f"{number} v{self.version}" if self.version else number

    @property
    def audit_key(self) -> str:
        return f"{self.trial.label} {self.name} #{self.id}"


class CriterionRow(Audited, Base):
    """`position` orders a criterion among those of the same kind and parent, with gaps."""

    __tablename__ = "criterion"
    __table_args__ = (Index(None, "version_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("protocol_version.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("criterion.id"))
    kind: Mapped[Kind] = mapped_column(Word(Kind))
    position: Mapped[Decimal]
    marker: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    verbatim: Mapped[str]
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    combination: Mapped[Combination] = mapped_column(Word(Combination))
    at_least: Mapped[int] = mapped_column(default=1)
    needs_investigator: Mapped[bool] = mapped_column(default=False)
    may_be_not_applicable: Mapped[bool] = mapped_column(default=False)
    is_heading: Mapped[bool] = mapped_column(default=False)
    is_voided: Mapped[bool] = mapped_column(default=False)
    checks: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    check_rule: Mapped[dict[str, Any] | None] = mapped_column(Json)
    deferred_to: Mapped[str] = mapped_column(default="")
    other_text: Mapped[str] = mapped_column(default="")
    version: Mapped[VersionRow] = relationship(back_populates="criteria")

    @property
    def audit_key(self) -> str:
        return f"{self.version.trial.label} {self.kind.value} criterion #{self.id}"


class PointRow(Audited, Base):
    """A review point and, once answered, its resolution."""

    __tablename__ = "review_point"
    __table_args__ = (Index(None, "version_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("protocol_version.id"))
    criterion_id: Mapped[int | None] = mapped_column(ForeignKey("criterion.id"))
    code: Mapped[str]
    severity: Mapped[Severity] = mapped_column(Word(Severity))
    field: Mapped[str] = mapped_column(default="")
    quote: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    readings: Mapped[list[str]] = mapped_column(Json, default=list)
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    choice: Mapped[str] = mapped_column(default="")
    ground: Mapped[str] = mapped_column(default="")
    resolved_by: Mapped[str] = mapped_column(default="")
    resolved_at: Mapped[datetime | None]
    version: Mapped[VersionRow] = relationship(back_populates="points")

    @property
    def audit_key(self) -> str:
        return f"{self.version.trial.label} {self.code} #{self.id}"
