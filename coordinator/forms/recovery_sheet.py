"""The sheet with a registry's recovery key, for the site's safe."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coordinator.domain.site import Site
from coordinator.forms.document import Sheet, as_pdf, save
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import FIELD_STRONG, Field, Foot, Head
from coordinator.forms.parts import BODY, SMALL, PageSize, portrait
from coordinator.forms.table import Cell, Row, set_text
from coordinator.text import N_, _

FORM_ID, FORM_VERSION = "TC-RK", "1"
GROUP = "-"
ADVICE = (
    N_(
        "The registry is encrypted. If the passwords of all its people are lost, this key "
        "opens it: “trial-coordinator recover” asks for it and lets a new password be set."
    ),
    N_(
        "Keep this sheet in the site's safe, apart from the computer and from the backups. "
        "Who has it and the file can read everything in the registry."
    ),
    N_("Making a new recovery key makes this one useless; destroy the sheet then."),
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    site: Site
    registry: str
    recovery_key: str
    printed_at: datetime

    def __repr__(self) -> str:
        return f"RecoverySheet({self.registry!r})"


def recovery_sheet_pdf(form: RecoverySheet) -> bytes:
    size = portrait(form.site.paper)
    made = form.printed_at.strftime("%Y-%m-%d %H:%M")
    head = Head(
        size,
        _("Recovery key"),
        (_("CONFIDENTIAL"),),
        (
            (Field(_("Site"), f"{form.site.number} · {form.site.name}"),),
            (Field(_("Registry"), form.registry, 2), Field(_("Made"), made)),
        ),
    )
    lines = (f"{FORM_ID}, {FORM_VERSION} · {made}", _("Made once; the program keeps no copy."))
    sheet = Sheet(
        size=size,
        head=head,
        foot=Foot(size, lines, form.recovery_key),
        pieces=_pieces(form, size),
        title=_("Recovery key"),
        author=form.site.name,
        subject=f"{FORM_ID}/{FORM_VERSION}",
        printed_at=form.printed_at,
    )
    return as_pdf(sheet)


def write_recovery_sheet(path: Path, form: RecoverySheet) -> None:
    """Write the sheet. Raises FormNotWritten."""
    save(path, recovery_sheet_pdf(form))


def _pieces(form: RecoverySheet, size: PageSize) -> list[Piece]:
    groups = form.recovery_key.split(GROUP)
    key = [
        Piece(_line(f"{number}.   {group}", size, strong=True))
        for number, group in enumerate(groups, 1)
    ]
    advice = [Piece(_line(_(words), size)) for words in ADVICE]
    safe = _("Put into the safe by (name, signature, date): ")
    return [
        Piece(Space(14)),
        *key,
        Piece(Space(14)),
        *advice,
        Piece(Space(24)),
        Piece(_line(safe, size, small=True)),
    ]


def _line(words: str, size: PageSize, *, strong: bool = False, small: bool = False) -> Row:
    style = FIELD_STRONG if strong else SMALL if small else BODY
    cell = Cell(size.left, (set_text(words, style, size.measure),))
    return Row(size.left, size.right, (cell,), rule=0, pad=2)
