"""What the page of an export shows, and what somebody has chosen there."""

from dataclasses import dataclass

from coordinator.domain.exchange import Format

ALL, NONE = "all", "none"  # beside the number of a screening


@dataclass(frozen=True, slots=True)
class FormatLine:
    """A format that can be chosen: its name, and for whom it is."""

    format: Format
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class ExportView:
    """`holds` says in sentences what will be in the file.

    `parts` are all screenings, none, or one of them: a value, and its words.
    """

    subtitle: str = ""
    formats: tuple[FormatLine, ...] = ()
    format: Format = Format.ODM
    parts: tuple[tuple[str, str], ...] = ()
    part: str = ALL
    can_name: bool = False
    is_naming: bool = False
    naming_note: str = ""
    holds: tuple[str, ...] = ()
    file_name: str = ""
    can_export: bool = False
