"""Signing on paper: a form is printed, signed in ink, scanned and attached (G5).

A scan finds its form by the QR code at the foot of each page. What it says is matched with
the prints that were recorded: a signature counts for the version that was printed, no other.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.domain.signature import Meaning
from coordinator.text import N_, _

LARGEST_SCAN = 20_000_000  # bytes a file
MOST_SCANS = 40  # files a signed copy
CODE_PARTS = 5
HASH_SIGNS = 16  # of the content's SHA-256, in the QR code


class ScanKind(StrEnum):
    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


BEGINNINGS = {
    ScanKind.PDF: b"%PDF-",
    ScanKind.JPEG: b"\xff\xd8\xff",
    ScanKind.PNG: b"\x89PNG\r\n\x1a\n",
}


class ScanNotTaken(Refused):
    problem = N_("{name} is no PDF, JPEG or PNG file.")
    remedy = N_("Scan the signed form again as PDF, or as one picture a page.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class ScanTooLarge(Refused):
    problem = N_("{name} is too large: {size} MB, and {most} MB are taken.")
    remedy = N_("Scan it in grey at 200 to 300 dots per inch.")

    def __init__(self, name: str, size: int) -> None:
        most = LARGEST_SCAN // 1_000_000
        super().__init__(name=name, size=-(-size // 1_000_000), most=most)


class TooManyScans(Refused):
    problem = N_("{count} files are too many; {most} are taken.")
    remedy = N_("Scan the whole form into one PDF.")

    def __init__(self, count: int) -> None:
        super().__init__(count=count, most=MOST_SCANS)


class NothingScanned(Refused):
    problem = N_("No scan was chosen.")
    remedy = N_("Choose the PDF or the pictures of the signed form.")


class OfAnotherScreening(Refused):
    problem = N_("This form belongs to another screening, {found}, not to {number}.")
    remedy = N_("Attach it there, and look for the right sheet for this one.")

    def __init__(self, found: str, number: str) -> None:
        super().__init__(found=found, number=number)


class ChoiceUnexplained(Refused):
    problem = N_("The scan does not say by itself that it is this version of the form.")
    remedy = N_("Choose the print that was signed, and say why you are sure.")


class NotPrinted(Refused):
    problem = N_("This checklist was not printed as it stands: no signed copy can exist of it.")
    remedy = N_("Print it, have it signed, and attach the scan then.")


class InkIncomplete(Refused):
    problem = N_("The signatures on the paper are not all entered: {what}.")
    remedy = N_("Enter who signed and on which day, as the paper says.")

    def __init__(self, what: str) -> None:
        super().__init__(what=what)


class InkBeforePrint(Refused):
    problem = N_("It cannot have been signed on {day}: it was printed on {printed}.")
    remedy = N_("Read the date on the paper again, or choose the print that was signed.")

    def __init__(self, day: date, printed: date) -> None:
        super().__init__(day=day.isoformat(), printed=printed.isoformat())


@dataclass(frozen=True, slots=True)
class FormCode:
    """What the QR code on a checklist says: which screening, and which version of it."""

    screening_number: str
    attempt: int
    record_version: int
    content: str

    @property
    def name(self) -> str:
        if self.attempt == 1:
            return self.screening_number
        return _("{number}, attempt {attempt}").format(
            number=self.screening_number, attempt=self.attempt
        )


def code_in(words: str) -> FormCode | None:
    """Read the text of a QR code; None where it is not that of a filled checklist."""
    parts = words.split(";")
    if len(parts) != CODE_PARTS or parts[0] != "TC1":
        return None
    number, _slash, attempt = parts[2].rpartition("/")
    version, content = parts[3], parts[4]
    is_ours = number and attempt.isdecimal() and version.isdecimal() and attempt.isascii()
    if not is_ours or not version.isascii() or len(content) != HASH_SIGNS:
        return None
    return FormCode(number, int(attempt), int(version), content)


def codes_in(texts: Sequence[str]) -> tuple[FormCode, ...]:
    """Give each code once, in the order of the pages."""
    found = (code_in(words) for words in texts)
    return tuple(dict.fromkeys(code for code in found if code is not None))


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A checklist that left the program, and the version of the record it shows."""

    id: int
    screening_id: int
    form: str
    record_version: int
    content_sha256: str
    printed_by: str
    printed_at: datetime

    def fits(self, code: FormCode) -> bool:
        is_version = self.record_version == code.record_version
        return is_version and self.content_sha256.startswith(code.content)


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it came from the scanner."""

    file_name: str
    content: bytes

    @property
    def kind(self) -> ScanKind:
        """Tell by its first bytes what it is; raises ScanNotTaken."""
        self.require_kind()
        return next(k for k, first in BEGINNINGS.items() if self.content.startswith(first))

    def require_kind(self) -> None:
        if not any(self.content.startswith(found) for found in BEGINNINGS.values()):
            raise ScanNotTaken(self.file_name)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class StoredScan:
    """A scan in the registry, without what is in it."""

    id: int
    file_name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class InkSignature:
    """Who signed on the paper, and the day that stands there."""

    meaning: Meaning
    user_name: str
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A signed form that was attached; one of a former version signs nothing any more."""

    id: int
    printed: PrintedForm
    scans: tuple[StoredScan, ...]
    code: str
    reason: str
    is_of_former_version: bool
    attached_by: str
    attached_at: datetime


@dataclass(frozen=True, slots=True)
class AwaitedCopy:
    """A form that was printed for signing, and whose signed copy has not come back."""

    screening_id: int
    screening_number: str
    initials: str
    trial: str
    printed_on: date
    printed_by: str


class FormerVersion(Refused):
    problem = N_("The record was changed after this form was printed: it signs nothing now.")
    remedy = N_("Print the form anew and have that signed; this copy can be kept beside it.")


@dataclass(frozen=True, slots=True)
class NewPrint:
    """Which version of which record a form shows that is about to leave the program."""

    screening_id: int
    record_version: int
    content_sha256: str
    audit_head: str


@dataclass(frozen=True, slots=True)
class Match:
    """What the codes on a scan say: the print they settle, or the other screening's name."""

    printed: PrintedForm | None = None
    other: str = ""


def match_of(
    codes: Sequence[FormCode], prints: Sequence[PrintedForm], number: str, attempt: int
) -> Match:
    """Find the print that was scanned among those of the screening with this number."""
    for code in codes:
        if (code.screening_number, code.attempt) != (number, attempt):
            return Match(other=code.name)
    found = [[form for form in prints if form.fits(code)] for code in codes]
    return Match(found[0][0]) if len(found) == 1 and found[0] else Match()


def require_takeable(scans: Sequence[Scan]) -> None:
    """Refuse what cannot be a scan, before it is looked into."""
    if not scans:
        raise NothingScanned
    if len(scans) > MOST_SCANS:
        raise TooManyScans(len(scans))
    for scan in scans:
        if len(scan.content) > LARGEST_SCAN:
            raise ScanTooLarge(scan.file_name, len(scan.content))
        scan.require_kind()
