"""Forms that were printed, and the signed copies that came back as scans (G5)."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator.domain.wet_ink import PrintedForm, SignedCopy, StoredScan
from coordinator.registry.audit import AppendOnly
from coordinator.registry.base import STRICT, Base


class PrintedFormRow(AppendOnly, Base):
    """A checklist as it left the program: of which version of the record it is."""

    __tablename__ = "printed_form"
    __table_args__ = (Index(None, "screening_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    label: Mapped[str]
    form: Mapped[str]
    record_version: Mapped[int]
    content_sha256: Mapped[str]
    pdf_sha256: Mapped[str]
    audit_head: Mapped[str]
    copies: Mapped[int]
    printed_by: Mapped[str]
    printed_at: Mapped[datetime]

    @property
    def audit_key(self) -> str:
        return self.label

    def to_domain(self) -> PrintedForm:
        return PrintedForm(
            self.id,
            self.screening_id,
            self.form,
            self.record_version,
            self.content_sha256,
            self.printed_by,
            self.printed_at,
        )


class SignedCopyRow(AppendOnly, Base):
    """A form that was signed on paper; `code` is what its QR code says, where it was read."""

    __tablename__ = "signed_copy"
    __table_args__ = (Index(None, "screening_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"))
    printed_form_id: Mapped[int] = mapped_column(ForeignKey("printed_form.id"))
    label: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    is_of_former_version: Mapped[bool] = mapped_column(default=False)
    attached_by: Mapped[str]
    attached_at: Mapped[datetime]
    printed_form: Mapped[PrintedFormRow] = relationship()
    scans: Mapped[list["ScanRow"]] = relationship(
        back_populates="signed_copy", order_by="ScanRow.place"
    )

    @property
    def audit_key(self) -> str:
        return self.label

    def to_domain(self) -> SignedCopy:
        return SignedCopy(
            self.id,
            self.printed_form.to_domain(),
            tuple(scan.to_domain() for scan in self.scans),
            self.code,
            self.reason,
            self.is_of_former_version,
            self.attached_by,
            self.attached_at,
        )


class ScanRow(AppendOnly, Base):
    """A file of a signed copy. The trail tells its SHA-256 and size, not what is in it."""

    __tablename__ = "scan"
    __table_args__ = (Index(None, "signed_copy_id"), STRICT)
    audit_conceals = frozenset({"content"})

    id: Mapped[int] = mapped_column(primary_key=True)
    signed_copy_id: Mapped[int] = mapped_column(ForeignKey("signed_copy.id"))
    place: Mapped[int]
    file_name: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    signed_copy: Mapped[SignedCopyRow] = relationship(back_populates="scans")

    @property
    def audit_key(self) -> str:
        return f"{self.signed_copy.label} {self.place}"

    def to_domain(self) -> StoredScan:
        return StoredScan(self.id, self.file_name, self.media_type, self.sha256, self.size)
