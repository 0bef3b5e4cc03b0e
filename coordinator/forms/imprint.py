"""What the foot of a form says about its making, in words and for the QR code."""

from coordinator.domain.form import Imprint
from coordinator.forms.wording import moment, short
from coordinator.text import _, particulars

LONGEST_CODE = 120  # characters; more would make the squares too small to scan


def foot_lines(
    form_id: str, imprint: Imprint, record: tuple[int, str] | None = None
) -> tuple[str, ...]:
    """Name form, record (version and SHA-256), who printed it when, and the trail's head."""
    first = [f"{_('Form no.')} {form_id}"]
    if record:
        version, sha256 = record
        first.append(f"{_('Record version')} {version}")
        first.append(f"SHA-256 {short(sha256) or '–'} …")
    return (
        " · ".join(first),
        particulars((f"{_('Printed by')} {imprint.printed_by}", moment(imprint.printed_at))),
        f"{_('Audit trail head')} {imprint.audit_head or '–'}",
    )


def form_code(*parts: str) -> str:
    """Join form id, screening number, record version and hash for the QR code."""
    return ";".join(("TC1", *parts))[:LONGEST_CODE]
