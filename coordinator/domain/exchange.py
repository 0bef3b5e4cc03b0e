"""What a file for another system holds: the facts of a trial, and who may be known from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from coordinator.domain.errors import Refused, Unavailable
from coordinator.domain.form import Imprint
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.screening import Screening
from coordinator.domain.site import Site
from coordinator.domain.staff import StaffMember
from coordinator.domain.trial import Trial
from coordinator.text import N_, _

SYSTEM = "Trial Coordinator"


class Format(StrEnum):
    """In which of the field's standards a file is written."""

    ODM = "odm"
    USDM = "usdm"
    FHIR = "fhir"


FORMAT_WORDS = {
    Format.ODM: N_("CDISC ODM-XML 1.3.2"),
    Format.USDM: N_("CDISC USDM 4.0 (JSON)"),
    Format.FHIR: N_("HL7 FHIR R5 bundle (JSON)"),
}
# How the audit trail calls them: the same in every language.
FORMAT_NAMES = {Format.ODM: "ODM-XML", Format.USDM: "USDM", Format.FHIR: "FHIR R5"}
SUFFIXES = {Format.ODM: ".xml", Format.USDM: ".json", Format.FHIR: ".json"}
FILE_NAMES = {Format.ODM: "ODM", Format.USDM: "USDM", Format.FHIR: "FHIR"}
_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
HOLDS_SCREENINGS = frozenset({Format.ODM, Format.FHIR})


@dataclass(frozen=True, slots=True)
class ValueChange:
    """What the audit trail tells of one value of a screening: what it became, by whom, why.

    `group` and `key` name the value; `by` is a user name. Without words it was taken away.
    """

    group: str
    key: str
    words: str
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeFacts:
    """The versions of a trial's protocol, oldest first, and the screenings to be told of.

    `changes` are by a screening's id what became of its dates, its state and its decision.

    `people` are those of the site, so that who entered what can be named by user name. Unless
    `with_identity`, no screening says whose it is, nor does anything that was typed (P1).
    """

    site: Site
    trial: Trial
    versions: tuple[ProtocolVersion, ...]
    screenings: tuple[Screening, ...]
    people: tuple[StaffMember, ...]
    imprint: Imprint
    with_identity: bool = False
    changes: Mapping[int, tuple[ValueChange, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """The bytes of a file, and how many characters it could only show as signs."""

    content: bytes
    signs: int = 0


@dataclass(frozen=True, slots=True)
class ExportWanted:
    """What of a trial is to be written, and how: all screenings, one of them, or none.

    A format that holds no screenings gives the criteria alone. `with_identity` says that
    somebody has asked for identifying data, and confirmed it.
    """

    trial_id: int
    format: Format
    screening_id: int | None = None
    is_metadata_only: bool = False
    with_identity: bool = False


def export_name(label: str, wanted: ExportWanted, number: str = "") -> str:
    """Propose a file name that every disk takes."""
    words = " ".join(filter(None, (label, number, FILE_NAMES[wanted.format])))
    plain = " ".join(_NOT_IN_FILE_NAMES.sub(" ", words).split())
    return f"{plain}{SUFFIXES[wanted.format]}"


class NothingToExport(Refused):
    problem = N_("{trial} has no protocol version: there is nothing to export.")
    remedy = N_("Bring in its registry record, or enter its criteria, first.")

    def __init__(self, trial: str) -> None:
        super().__init__(trial=trial)


class IdentityNotForThem(Refused):
    problem = N_("{name} may not see who the subjects are.")
    remedy = N_("Export it without identifying data, or ask the site's staff.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class NoScreeningsInFormat(Refused):
    problem = N_("{format} describes a protocol; it cannot hold screenings.")
    remedy = N_("Export the criteria alone, or choose ODM-XML or FHIR.")

    def __init__(self, chosen: Format) -> None:
        super().__init__(format=_(FORMAT_WORDS[chosen]))


class ExportNotWritten(Unavailable):
    problem = N_("The file could not be written to {path}: {why}.")
    remedy = N_("Choose another folder, or close the program that has the file open.")

    def __init__(self, path: object, why: str) -> None:
        super().__init__(path=path, why=why)


class FhirNotInstalled(Unavailable):
    problem = N_("FHIR files need the package fhir.resources, which is not installed.")
    remedy = N_(
        "Install Trial Coordinator with its extra “fhir”. ODM-XML and USDM work without it."
    )
