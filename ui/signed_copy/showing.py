"""A screening, its prints and a scan into what the page of signed copies shows."""

from collections.abc import Sequence
from datetime import date, tzinfo

from coordinator.domain.screening import Screening
from coordinator.domain.signature import DUTY_TO_SIGN, MEANING_WORDS, Meaning
from coordinator.domain.staff import ROLE_WORDS, Role, StaffMember
from coordinator.domain.wet_ink import Match, PrintedForm, SignedCopy
from coordinator.text import N_, _, many
from ui.signed_copy.view import CopyLine, Finding, InkPlace

SENTENCES = {
    Finding.NOTHING_YET: N_("Choose the scan of the signed form: a PDF, or pictures."),
    Finding.CERTAIN: N_("The code on the paper is that of this checklist as it stands."),
    Finding.FORMER: N_(
        "This paper shows a former version: the record was changed after it was printed. It "
        "can be kept, with a reason, but it signs nothing."
    ),
    Finding.UNSURE: N_(
        "The code on the paper could not be read, or does not settle which print this is. "
        "Choose it, and say why you are sure."
    ),
    Finding.OTHER: N_(
        "This paper belongs to another screening, {other}. Attach it there, and look for the "
        "right sheet."
    ),
}


def finding_of(match: Match, content_sha256: str) -> Finding:
    if match.other:
        return Finding.OTHER
    if match.printed is None:
        return Finding.UNSURE
    is_current = match.printed.content_sha256 == content_sha256
    return Finding.CERTAIN if is_current else Finding.FORMER


def places_of(screening: Screening, people: Sequence[StaffMember]) -> tuple[InkPlace, ...]:
    """Give a place for each signature that is due, with who is delegated to give it."""
    return tuple(_place(meaning, people) for meaning in screening.meanings_due)


def print_words(printed: PrintedForm, content_sha256: str, zone: tzinfo | None) -> str:
    """Name a print by when and by whom, and say whether the record was changed since."""
    at = printed.printed_at.astimezone(zone).isoformat(sep=" ", timespec="minutes")[:16]
    words = _("{at}, {by}, record version {version}").format(
        at=at, by=printed.printed_by, version=printed.record_version
    )
    is_current = printed.content_sha256 == content_sha256
    return words if is_current else _("{print} (former version)").format(print=words)


def copy_line(copy: SignedCopy, zone: tzinfo | None) -> CopyLine:
    at = copy.attached_at.astimezone(zone).isoformat(sep=" ", timespec="minutes")[:16]
    files = many("{count} file", "{count} files", len(copy.scans))
    said = (
        _("of a former version") if copy.is_of_former_version else "",
        f"SHA-256 {copy.scans[0].sha256[:16]} …" if copy.scans else "",
        copy.reason,
    )
    words = _("{at}, {by}, {files}").format(at=at, by=copy.attached_by, files=files)
    return CopyLine(copy.id, words, " · ".join(filter(None, said)))


def first_day_of(printed: PrintedForm | None, zone: tzinfo | None) -> date | None:
    return printed.printed_at.astimezone(zone).date() if printed else None


def _place(meaning: Meaning, people: Sequence[StaffMember]) -> InkPlace:
    role = Role.COORDINATOR if meaning is Meaning.COMPLETED else Role.INVESTIGATOR
    duty = DUTY_TO_SIGN[meaning]
    able = [
        (person.user_name, person.name)
        for person in people
        if any(line.duty is duty for line in person.delegations)
    ]
    return InkPlace(meaning, _(ROLE_WORDS[role]), _(MEANING_WORDS[meaning]), tuple(able))
