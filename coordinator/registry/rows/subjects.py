"""Subjects and, in a table of its own, what identifies them."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.subject import Identity, Sex, Subject
from coordinator.registry.audit import AppendOnly, Audited
from coordinator.registry.base import STRICT, Base, Word


class SubjectRow(Audited, Base):
    __tablename__ = "subject"
    __table_args__ = (Index(None, "initials"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    initials: Mapped[str]
    sex: Mapped[Sex] = mapped_column(Word(Sex))
    identities: Mapped[list["IdentityRow"]] = relationship(
        back_populates="subject", order_by="IdentityRow.revision"
    )

    @property
    def audit_key(self) -> str:
        return f"subject #{self.id}"

    @property
    def identity(self) -> "IdentityRow":
        return self.identities[-1]

    def to_domain(self, *, with_identity: bool) -> Subject:
        identity = self.identity.to_domain() if with_identity else None
        return Subject(self.id, self.initials, self.sex, identity)


class IdentityRow(AppendOnly, Base):
    """A correction is a new revision; the former one stays readable to the site."""

    __tablename__ = "identity"
    __table_args__ = (
        UniqueConstraint("subject_id", "revision"),
        Index(None, "hospital_number_folded", "subject_id"),
        Index(None, "name", "subject_id"),
        STRICT,
    )
    audit_conceals = frozenset(
        {"name", "hospital_number", "hospital_number_folded", "birth_on", "telephone",
         "guardian_name"}
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(ForeignKey("subject.id"))
    revision: Mapped[int]
    name: Mapped[str]
    hospital_number: Mapped[str]
    hospital_number_folded: Mapped[str]
    birth_on: Mapped[date]
    telephone: Mapped[str] = mapped_column(default="")
    guardian_name: Mapped[str] = mapped_column(default="")
    subject: Mapped[SubjectRow] = relationship(back_populates="identities")

    @property
    def audit_key(self) -> str:
        return f"subject #{self.subject_id} revision {self.revision}"

    def to_domain(self) -> Identity:
        return Identity(
            self.name, self.hospital_number, self.birth_on, self.telephone, self.guardian_name
        )
