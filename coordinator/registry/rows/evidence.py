"""A subject's evidence, worksheets, and what of it was carried over to a re-screening."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.observation import Nature, NewObservation, Observation
from coordinator.registry.audit import AppendOnly
from coordinator.registry.base import STRICT, Base, Json, Word


class ObservationRow(AppendOnly, Base):
    """A correction is a new row that names the one it `replaces_id`; so is a withdrawal."""

    __tablename__ = "observation"
    __table_args__ = (Index(None, "subject_id", "id"), Index(None, "replaces_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(ForeignKey("subject.id"))
    screening_id: Mapped[int | None] = mapped_column(ForeignKey("screening.id"))
    worksheet_id: Mapped[int | None] = mapped_column(ForeignKey("worksheet.id"))
    laboratory_id: Mapped[int | None] = mapped_column(ForeignKey("laboratory.id"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("observation.id"))
    is_withdrawn: Mapped[bool] = mapped_column(default=False)
    what: Mapped[str]
    title: Mapped[str]
    nature: Mapped[Nature] = mapped_column(Word(Nature))
    value: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    low: Mapped[str] = mapped_column(default="")
    high: Mapped[str] = mapped_column(default="")
    on: Mapped[date | None]
    until: Mapped[date | None]
    is_ongoing: Mapped[bool] = mapped_column(default=False)
    for_study: Mapped[bool] = mapped_column(default=False)
    source_kind: Mapped[SourceKind | None] = mapped_column(Word(SourceKind))
    source_place: Mapped[str] = mapped_column(default="")
    source_dated_on: Mapped[date | None]
    correction: Mapped[str] = mapped_column(default="")
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]

    @property
    def audit_key(self) -> str:
        return f"subject #{self.subject_id} {self.title}"

    @classmethod
    def of(cls, told: NewObservation) -> "ObservationRow":
        document = told.document
        return cls(
            what=told.what,
            title=told.title.strip(),
            nature=told.nature,
            value=told.value.strip(),
            unit=told.unit.strip(),
            low=told.low.strip(),
            high=told.high.strip(),
            on=told.on,
            until=told.until,
            is_ongoing=told.is_ongoing,
            for_study=told.for_study,
            laboratory_id=told.laboratory_id,
            source_kind=document.kind,
            source_place=document.place.strip(),
            source_dated_on=document.dated_on,
        )

    def to_domain(self, former: tuple[Observation, ...] = ()) -> Observation:
        return Observation(
            self.id,
            NewObservation(
                self.what,
                self.title,
                self.nature,
                self.value,
                self.unit,
                self.low,
                self.high,
                self.on,
                self.until,
                self.is_ongoing,
                self.for_study,
                self.laboratory_id,
                Evidence(self.source_kind, self.source_place, self.source_dated_on),
            ),
            self.entered_by,
            self.entered_at,
            self.correction,
            self.screening_id,
            self.worksheet_id,
            former=former,
        )


class WorksheetRow(AppendOnly, Base):
    """A worksheet as it was filled in. A correction is a new one that `replaces_id`.

    `said` is what was entered, as `as_said` gives it; `lines`, `outcomes` and `notes` what
    stood on the worksheet and followed from it then, with the version of the instrument.
    """

    __tablename__ = "worksheet"
    __table_args__ = (Index(None, "subject_id", "id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(ForeignKey("subject.id"))
    screening_id: Mapped[int | None] = mapped_column(ForeignKey("screening.id"))
    criterion_id: Mapped[int | None] = mapped_column(ForeignKey("criterion.id"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("worksheet.id"))
    instrument: Mapped[str]
    instrument_version: Mapped[str]
    title: Mapped[str]
    citation: Mapped[str] = mapped_column(default="")
    said: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    taken_over: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    lines: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    outcomes: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    notes: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    working: Mapped[str] = mapped_column(default="")
    rest_is_absent: Mapped[bool] = mapped_column(default=False)
    for_study: Mapped[bool] = mapped_column(default=False)
    rater: Mapped[str] = mapped_column(default="")
    rated_on: Mapped[date | None]
    remark: Mapped[str] = mapped_column(default="")
    source_kind: Mapped[SourceKind | None] = mapped_column(Word(SourceKind))
    source_place: Mapped[str] = mapped_column(default="")
    source_dated_on: Mapped[date | None]
    correction: Mapped[str] = mapped_column(default="")
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]

    @property
    def audit_key(self) -> str:
        return f"subject #{self.subject_id} {self.instrument}"


class CarriedRow(AppendOnly, Base):
    """Whether an earlier observation is still valid for a re-screening, as a person said."""

    __tablename__ = "carried_observation"
    __table_args__ = (Index(None, "screening_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"))
    is_valid: Mapped[bool]
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]

    @property
    def audit_key(self) -> str:
        return f"screening #{self.screening_id} observation #{self.observation_id}"
