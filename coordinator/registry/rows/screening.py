"""Consents, screenings, the entries made at criteria, decisions and signatures."""

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.consent import Consent
from coordinator.domain.criterion import Answer
from coordinator.domain.enrolment import Allotment, Enrolment
from coordinator.domain.entry import Entry, Origin
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.screening import Decision, Outcome, State
from coordinator.domain.signature import Meaning, Signature
from coordinator.domain.windows import ScreeningDates
from coordinator.registry.audit import AppendOnly, Audited
from coordinator.registry.base import STRICT, Base, Json, Word
from coordinator.registry.rows.subjects import SubjectRow
from coordinator.registry.rows.trials import TrialRow, VersionRow

if TYPE_CHECKING:
    from coordinator.registry.rows.moves import ScreeningMoveRow


class ScreeningRow(Audited, Base):
    """`outcome`, `failed`, `excepted`, `reason`, `ended_on` repeat the decision in force.

    `planned_enrolment_on` keeps the plan that was signed, when the enrolment takes its place.
    `enrolled_on` stays when an enrolled subject withdraws; reopening takes it back.

    `recorded_at` is when the consent was entered; None where that was before any evidence.
    """

    __tablename__ = "screening"
    __table_args__ = (
        UniqueConstraint("trial_id", "screening_number"),
        Index(None, "trial_id", "state", "consented_on", "id"),
        Index(None, "trial_id", "consented_on", "id"),
        Index(None, "state", "consented_on", "id"),
        Index(None, "consented_on", "id"),
        Index(None, "screening_number", "consented_on", "id"),
        Index(None, "subject_id", "consented_on", "id"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_number: Mapped[str]
    sequence: Mapped[int]
    trial_id: Mapped[int] = mapped_column(ForeignKey("trial.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("protocol_version.id"))
    subject_id: Mapped[int] = mapped_column(ForeignKey("subject.id"))
    attempt: Mapped[int]
    state: Mapped[State] = mapped_column(Word(State))
    consented_on: Mapped[date]
    consented_at: Mapped[time]
    consent_version: Mapped[str]
    consent_obtained_by: Mapped[str]
    guardian_relation: Mapped[str] = mapped_column(default="")
    guardian_consented_on: Mapped[date | None]
    has_assent: Mapped[bool] = mapped_column(default=False)
    visit_on: Mapped[date | None]
    recorded_at: Mapped[datetime | None]
    enrolment_on: Mapped[date | None]
    first_dose_on: Mapped[date | None]
    outcome: Mapped[Outcome | None] = mapped_column(Word(Outcome))
    failed: Mapped[list[str]] = mapped_column(Json, default=list)
    excepted: Mapped[list[str]] = mapped_column(Json, default=list)
    reason: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    planned_enrolment_on: Mapped[date | None]
    enrolled_on: Mapped[date | None]
    arm: Mapped[str] = mapped_column(default="")
    randomisation_number: Mapped[str] = mapped_column(default="")
    trial: Mapped[TrialRow] = relationship()
    version: Mapped[VersionRow] = relationship()
    subject: Mapped[SubjectRow] = relationship()
    decisions: Mapped[list["DecisionRow"]] = relationship(
        back_populates="screening", order_by="DecisionRow.id"
    )
    signatures: Mapped[list["SignatureRow"]] = relationship(
        back_populates="screening", order_by="SignatureRow.id"
    )
    moves: Mapped[list["ScreeningMoveRow"]] = relationship(
        back_populates="screening", order_by="ScreeningMoveRow.id"
    )

    @property
    def audit_key(self) -> str:
        return f"{self.trial.label} {self.screening_number}"

    @property
    def consent(self) -> Consent:
        return Consent(
            self.consented_on,
            self.consented_at,
            self.consent_version,
            self.consent_obtained_by,
            self.guardian_relation,
            self.guardian_consented_on,
            self.has_assent,
        )

    @property
    def dates(self) -> ScreeningDates:
        return ScreeningDates(
            self.consented_on, self.visit_on, self.enrolment_on, self.first_dose_on
        )

    @property
    def allotment(self) -> Allotment:
        return Allotment(self.arm, self.randomisation_number)

    @property
    def enrolment(self) -> Enrolment | None:
        """As `ENROLLED_ON` beneath the rows: earlier versions kept only the planned day."""
        planned = self.enrolment_on if self.state is State.ENROLLED else None
        on = self.enrolled_on or planned
        return None if on is None else Enrolment(on, self.allotment)


class EntryRow(AppendOnly, Base):
    """What was entered at a criterion; the newest row of a criterion is the one in force."""

    __tablename__ = "entry"
    __table_args__ = (Index(None, "screening_id", "criterion_id", "id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    label: Mapped[str]
    answer: Mapped[Answer | None] = mapped_column(Word(Answer))
    source_kind: Mapped[SourceKind | None] = mapped_column(Word(SourceKind))
    source_place: Mapped[str] = mapped_column(default="")
    source_dated_on: Mapped[date | None]
    value: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    against_finding: Mapped[str] = mapped_column(default="")
    correction: Mapped[str] = mapped_column(default="")
    working: Mapped[str] = mapped_column(default="")
    cited: Mapped[list[int]] = mapped_column(Json, default=list)
    clarification_id: Mapped[int | None]
    carried_from: Mapped[int | None]
    answered_by: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_under: Mapped[str] = mapped_column(default="")
    answered_as: Mapped[str] = mapped_column(default="")
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]

    @property
    def audit_key(self) -> str:
        return self.label

    @classmethod
    def of(cls, entry: Entry) -> "EntryRow":
        evidence = entry.evidence
        return cls(
            answer=entry.answer,
            source_kind=evidence.kind,
            source_place=evidence.place.strip(),
            source_dated_on=evidence.dated_on,
            value=evidence.value.strip(),
            unit=evidence.unit.strip(),
            remark=entry.remark,
            reason=entry.reason,
            due_on=entry.due_on,
            against_finding=entry.against_finding,
            correction=entry.correction,
            working=entry.working,
            cited=list(entry.cited),
            clarification_id=entry.clarification_id,
            answered_by=entry.judged_by,
            answered_at=entry.judged_at,
        )

    def carry(self, origin: Origin) -> None:
        """Say which answer this one was carried over from, and who had given it."""
        self.carried_from = origin.revision
        self.answered_by, self.answered_at = origin.by, origin.at
        self.answered_under, self.answered_as = origin.version, origin.code

    @property
    def origin(self) -> Origin | None:
        if self.carried_from is None or self.answered_at is None:
            return None
        return Origin(
            self.carried_from,
            self.answered_by,
            self.answered_at,
            self.answered_under,
            self.answered_as,
        )

    def to_domain(self) -> Entry:
        return Entry(
            self.answer,
            Evidence(
                self.source_kind, self.source_place, self.source_dated_on, self.value, self.unit
            ),
            self.remark,
            self.reason,
            self.due_on,
            self.against_finding,
            self.correction,
            self.id,
            self.entered_by,
            self.entered_at,
            self.working,
            tuple(self.cited),
            self.clarification_id,
            self.origin,
            *(("", None) if self.carried_from else (self.answered_by, self.answered_at)),
        )


class DecisionRow(AppendOnly, Base):
    __tablename__ = "decision"
    __table_args__ = (Index(None, "screening_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    outcome: Mapped[Outcome | None] = mapped_column(Word(Outcome))
    failed: Mapped[list[str]] = mapped_column(Json, default=list)
    excepted: Mapped[list[str]] = mapped_column(Json, default=list)
    reason: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]
    screening: Mapped[ScreeningRow] = relationship(back_populates="decisions")

    @property
    def audit_key(self) -> str:
        return self.screening.audit_key

    def to_domain(self) -> Decision | None:
        """Give the decision; None where this row takes the former one back."""
        if self.outcome is None:
            return None
        return Decision(
            self.outcome,
            tuple(self.failed),
            self.reason,
            self.decided_by,
            self.decided_at,
            self.ended_on,
            tuple(self.excepted),
        )


class SignatureRow(Audited, Base):
    """Its content is never changed; only that it was voided is added.

    One in ink has the day on the paper, and the copy whose scan was attached at `signed_at`.
    """

    __tablename__ = "signature"
    __table_args__ = (Index(None, "screening_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    signer: Mapped[str]
    user_name: Mapped[str]
    role: Mapped[str]
    meaning: Mapped[Meaning] = mapped_column(Word(Meaning))
    signed_at: Mapped[datetime]
    utc_offset: Mapped[int]
    content_sha256: Mapped[str]
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    attached_by: Mapped[str] = mapped_column(default="")
    signed_copy_id: Mapped[int | None]
    screening: Mapped[ScreeningRow] = relationship(back_populates="signatures")

    @property
    def audit_key(self) -> str:
        return f"{self.screening.audit_key} {self.meaning.value}"

    def to_domain(self) -> Signature:
        return Signature(
            self.signer,
            self.user_name,
            self.role,
            self.meaning,
            self.signed_at.astimezone(timezone(timedelta(minutes=self.utc_offset))),
            self.content_sha256,
            self.voided_at,
            self.void_reason,
            self.signed_on,
            self.attached_by,
        )
