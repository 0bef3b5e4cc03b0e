"""What is known of a trial and what was chosen, as the page shows it."""

from dataclasses import dataclass

from coordinator.domain.exchange import HOLDS_SCREENINGS, ExportWanted, export_name
from coordinator.text import _
from ui.exchange.view import ALL, NONE, ExportView
from ui.exchange.wording import format_lines, holds, parts_of


@dataclass(frozen=True, slots=True)
class Known:
    """What the registry says of the trial: its versions, and its screenings' numbers by id."""

    label: str = ""
    title: str = ""
    versions: int = 0
    screenings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants of it; `count` is how many screenings the file will hold."""

    wanted: ExportWanted
    known: Known
    count: int
    sees_identity: bool
    is_busy: bool

    @property
    def can_name(self) -> bool:
        return self.sees_identity and self.count > 0

    @property
    def part(self) -> str:
        if not self.count:
            return NONE
        chosen = self.wanted.screening_id
        return ALL if chosen is None else str(chosen)

    @property
    def number(self) -> str:
        """The number of the one screening that is wanted; empty for several or none."""
        return dict(self.known.screenings).get(self.wanted.screening_id or 0, "")


def export_view(asked: Asked) -> ExportView:
    wanted, known = asked.wanted, asked.known
    numbers = tuple((str(found), number) for found, number in known.screenings)
    offered = numbers if wanted.format in HOLDS_SCREENINGS else ()
    return ExportView(
        subtitle=f"{known.label} – {known.title}" if known.label else "",
        formats=format_lines(),
        format=wanted.format,
        parts=parts_of(len(offered), offered),
        part=asked.part,
        can_name=asked.can_name,
        is_naming=wanted.with_identity,
        naming_note=_naming_note(asked),
        holds=_holds(asked),
        file_name=export_name(known.label, wanted, asked.number),
        can_export=bool(known.versions) and not asked.is_busy,
    )


def _holds(asked: Asked) -> tuple[str, ...]:
    if not asked.known.versions:
        return (_("This trial has no protocol version yet: there is nothing to export."),)
    wanted = asked.wanted
    is_naming = wanted.with_identity
    return tuple(holds(wanted.format, asked.known.versions, asked.count, is_naming=is_naming))


def _naming_note(asked: Asked) -> str:
    if not asked.sees_identity:
        return _("Only the site's coordinators and investigators may name the subjects.")
    if not asked.count:
        return _("Without screenings there is nobody to name.")
    return _("Leave it out unless the receiver is allowed to know who the subjects are.")
