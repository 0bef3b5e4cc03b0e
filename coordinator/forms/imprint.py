"""What the foot of a form says about its making, in words and for the QR code."""

from coordinator.domain.form import Imprint
from coordinator.forms.wording import moment, short
from coordinator.text import _

LONGEST_CODE = 120  # characters; more would make the squares too small to scan


def foot_lines(
    form_id: str, imprint: Imprint, record: tuple[int, str] | None = None
) -> tuple[str, ...]:
    """Name form, record (version and SHA-256), who printed it when, and the trail's head."""
    first = [_("Form {form_id}").format(form_id=form_id)]
    if record:
        version, sha256 = record
        first.append(_("Record version {version}").format(version=version))
        first.append(_("SHA-256 {digest} …").format(digest=short(sha256) or "–"))
    printed = _("Printed by {name}, {at}")
    head = _("Audit trail head {head}")
    return (
        " · ".join(first),
        printed.format(name=imprint.printed_by, at=moment(imprint.printed_at)),
        head.format(head=imprint.audit_head or "–"),
    )


def form_code(*parts: str) -> str:
    """Join form id, screening number, record version and hash for the QR code."""
    return ";".join(("TC1", *parts))[:LONGEST_CODE]
