"""Wet ink is equal: printed, signed, scanned, attached, bound to what was printed (G5)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coordinator.commands.decisions import decide, reopen
from coordinator.commands.printing import record_print
from coordinator.commands.signing import sign
from coordinator.commands.wet_ink import attach_signed_copy
from coordinator.domain.audit import AuditFilter
from coordinator.domain.form import Copy
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome, State
from coordinator.domain.signature import Meaning, NothingToSign
from coordinator.domain.staff import NotDelegated
from coordinator.domain.wet_ink import (
    LARGEST_SCAN,
    MOST_SCANS,
    ChoiceUnexplained,
    FormerVersion,
    InkBeforePrint,
    InkIncomplete,
    InkSignature,
    NothingScanned,
    NotPrinted,
    OfAnotherScreening,
    Scan,
    ScanNotTaken,
    ScanTooLarge,
    TooManyScans,
    code_in,
)
from coordinator.domain.windows import DateInFuture
from coordinator.printouts import screening_printout
from coordinator.queries.audit import audit_page
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.queries.today import today_of
from coordinator.queries.wet_ink import ScanNotShown, prints_of, scans_of, signed_copies_of
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    TODAY,
    active,
    answered,
    consented,
    record,
    subject,
)

PDF = Scan("signed.pdf", b"%PDF-1.7 the signed form")
PNG = Scan("page 1.png", b"\x89PNG\r\n\x1a\n a page")
BOTH = (
    InkSignature(Meaning.COMPLETED, "li.na", TODAY),
    InkSignature(Meaning.REVIEWED_ELIGIBLE, "ada.brandt", TODAY),
)
YES = {"I1": "yes", "I2": "yes", "E1": "no", "E2": "no"}


@pytest.fixture
def screening_id(registry):
    """A screening that is decided "eligible"."""
    return decided(registry, consented(registry, active(registry).trial_id))


def decided(registry, screening_id):
    answered(registry, screening_id, **YES)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    return screening_id


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def printed(registry, screening_id):
    """Print the checklist as it stands; give the text of its QR code."""
    made = screening_printout(
        registry, actor=COORDINATOR, screening_id=screening_id, copy=Copy.SITE
    )
    record_print(
        registry, COORDINATOR, form=made.form, key=made.key, sha256="0", printed=made.printed
    )
    screening, found = seen(registry, screening_id), made.printed
    number = f"{screening.screening_number}/{screening.attempt}"
    return f"TC1;TC-EC/1;{number};{found.record_version};{found.content_sha256[:16]}"


def attached(registry, screening_id, *codes, actor=COORDINATOR, scans=(PDF,), **said):
    told = {"signatures": BOTH} | said
    return attach_signed_copy(
        registry, actor, screening_id=screening_id, scans=scans, codes=codes, **told
    )


def test_a_signed_copy_makes_the_subject_eligible_as_two_passwords_do(registry, screening_id):
    """G5, G2, S2: both signatures, with the days on the paper and who attached it"""
    code = printed(registry, screening_id)
    attached(registry, screening_id, code, code)

    found = seen(registry, screening_id)
    assert found.state is State.ELIGIBLE
    assert [(s.signer, s.meaning, s.signed_on, s.attached_by) for s in found.signatures] == [
        ("Li Na", Meaning.COMPLETED, TODAY, "Li Na"),
        ("Dr Ada Brandt", Meaning.REVIEWED_ELIGIBLE, TODAY, "Li Na"),
    ]
    assert {s.content_sha256 for s in found.signatures} == {content_digest(found)}
    assert found.next_meaning is None


def test_the_scan_is_kept_and_the_trail_tells_its_hash_and_size(registry, screening_id):
    """G5, T1: stored in the registry; what is on it stands in no entry."""
    copy_id = attached(registry, screening_id, printed(registry, screening_id))

    kept = signed_copies_of(registry, screening_id)[0]
    assert [(scan.sha256, scan.size) for scan in kept.scans] == [(PDF.sha256, 24)]
    assert scans_of(registry, INVESTIGATOR, copy_id) == (PDF,)
    told = " ".join(str(entry) for entry in audit_page(registry, AuditFilter()))
    assert PDF.sha256 in told
    assert "the signed form" not in told


def test_a_scan_may_show_who_it_is_and_is_not_for_a_monitor(registry, screening_id):
    """P1"""
    copy_id = attached(registry, screening_id, printed(registry, screening_id))

    with pytest.raises(ScanNotShown):
        scans_of(registry, MONITOR, copy_id)


def test_several_pages_may_be_pictures_one_by_one(registry, screening_id):
    """G5"""
    code = printed(registry, screening_id)
    pages = (PNG, replace(PNG, file_name="page 2.png"))
    attached(registry, screening_id, code, scans=pages)

    names = [scan.file_name for scan in signed_copies_of(registry, screening_id)[0].scans]
    assert names == ["page 1.png", "page 2.png"]


def test_a_form_of_another_screening_is_refused(registry, screening_id):
    """G5"""
    printed(registry, screening_id)
    trial_id = seen(registry, screening_id).trial.id
    other = decided(
        registry, consented(registry, trial_id, subject(registry, hospital_number="H-9"))
    )

    with pytest.raises(OfAnotherScreening, match="07002"):
        attached(registry, screening_id, printed(registry, other))
    assert seen(registry, screening_id).state is State.AWAITING_INVESTIGATOR
    assert signed_copies_of(registry, screening_id) == ()


def test_a_form_of_another_trial_with_the_same_number_is_refused(registry, screening_id):
    """G5, S1: two trials may number their screenings alike."""
    printed(registry, screening_id)
    other_trial = active(registry, known=record(ids=RegistryIds(nct="NCT99990002"))).trial_id
    someone = subject(registry, hospital_number="H-9")
    other = decided(registry, consented(registry, other_trial, someone))
    assert seen(registry, other).screening_number == "07001"

    with pytest.raises(OfAnotherScreening):
        attached(registry, screening_id, printed(registry, other), reason="it is this one")


def test_a_copy_of_a_former_version_is_questioned_and_signs_nothing(registry, screening_id):
    """G3, G5: it is kept with a reason, and the record waits on."""
    code = printed(registry, screening_id)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="E2 mistyped")
    decided(registry, screening_id)

    with pytest.raises(ChoiceUnexplained):
        attached(registry, screening_id, code)
    with pytest.raises(FormerVersion):
        attached(registry, screening_id, code, reason="signed before the correction")
    attached(registry, screening_id, code, signatures=(), reason="signed before the correction")

    assert seen(registry, screening_id).state is State.AWAITING_INVESTIGATOR
    kept = signed_copies_of(registry, screening_id)[0]
    assert (kept.is_of_former_version, kept.reason) == (True, "signed before the correction")


def test_where_the_code_cannot_be_read_the_person_says_which_print_and_why(
    registry, screening_id
):
    """G5"""
    printed(registry, screening_id)
    form = prints_of(registry, screening_id)[0]

    with pytest.raises(ChoiceUnexplained):
        attached(registry, screening_id)
    with pytest.raises(ChoiceUnexplained):
        attached(registry, screening_id, printed_form_id=form.id)
    attached(registry, screening_id, printed_form_id=form.id, reason="coffee on the code")

    assert seen(registry, screening_id).state is State.ELIGIBLE


def test_pages_of_two_versions_do_not_settle_which_was_signed(registry, screening_id):
    """G5"""
    first = printed(registry, screening_id)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="E2 mistyped")
    decided(registry, screening_id)

    with pytest.raises(ChoiceUnexplained):
        attached(registry, screening_id, first, printed(registry, screening_id))


def test_without_a_print_there_is_no_signed_copy(registry, screening_id):
    """G5"""
    with pytest.raises(NotPrinted):
        attached(registry, screening_id)


@pytest.mark.parametrize(
    "signatures",
    [
        (),
        BOTH[:1],
        (BOTH[0], replace(BOTH[1], signed_on=None)),
        (BOTH[0], replace(BOTH[1], user_name="")),
    ],
)
def test_both_signatures_are_entered_with_name_and_day(registry, screening_id, signatures):
    """G2, G5"""
    code = printed(registry, screening_id)
    with pytest.raises(InkIncomplete):
        attached(registry, screening_id, code, signatures=signatures)
    assert signed_copies_of(registry, screening_id) == ()


@pytest.mark.parametrize(
    ("signature", "refused"),
    [
        (replace(BOTH[1], user_name="li.na"), NotDelegated),
        (replace(BOTH[1], signed_on=TODAY + timedelta(1)), DateInFuture),
        (replace(BOTH[1], signed_on=TODAY - timedelta(1)), InkBeforePrint),
    ],
)
def test_ink_is_held_to_the_same_rules_as_a_password(
    registry, screening_id, signature, refused
):
    """G4, W4: two people, each delegated on the day of the signature, after it was printed"""
    code = printed(registry, screening_id)
    with pytest.raises(refused):
        attached(registry, screening_id, code, signatures=(BOTH[0], signature))
    assert seen(registry, screening_id).signatures == ()


def test_one_may_sign_with_a_password_and_the_other_on_paper(registry, screening_id):
    """G5: wet ink is equal."""
    sign(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        user_name="li.na",
        password=PASSWORD,
        meaning=Meaning.COMPLETED,
        content_sha256=content_digest(seen(registry, screening_id)),
    )
    code = printed(registry, screening_id)
    attached(registry, screening_id, code, signatures=BOTH[1:])

    found = seen(registry, screening_id)
    assert found.state is State.ELIGIBLE
    assert [s.is_ink for s in found.signatures] == [False, True]


def test_a_form_printed_before_the_decision_signs_nothing(registry):
    """G4, G5"""
    screening_id = consented(registry, active(registry).trial_id)
    answered(registry, screening_id, **YES)

    with pytest.raises(NothingToSign):
        attached(registry, screening_id, printed(registry, screening_id))


def test_a_change_after_it_voids_ink_as_it_voids_passwords(registry, screening_id):
    """G3"""
    attached(registry, screening_id, printed(registry, screening_id))
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="E2 mistyped")

    found = seen(registry, screening_id)
    assert found.standing_signatures == ()
    assert [s.void_reason for s in found.signatures] == ["E2 mistyped", "E2 mistyped"]


def test_who_is_not_delegated_attaches_nothing(registry, screening_id):
    code = printed(registry, screening_id)
    with pytest.raises(NotDelegated):
        attached(registry, screening_id, code, actor=MONITOR)


@pytest.mark.parametrize(
    ("scans", "refused"),
    [
        ((), NothingScanned),
        ((Scan("form.docx", b"PK\x03\x04"),), ScanNotTaken),
        ((Scan("empty.pdf", b""),), ScanNotTaken),
        ((Scan("huge.pdf", b"%PDF-" + bytes(LARGEST_SCAN)),), ScanTooLarge),
        ((PNG,) * (MOST_SCANS + 1), TooManyScans),
    ],
)
def test_only_scans_of_a_bounded_size_are_taken(registry, screening_id, scans, refused):
    """G5"""
    with pytest.raises(refused):
        attached(registry, screening_id, printed(registry, screening_id), scans=scans)


def test_a_print_that_waits_for_its_signed_copy_is_on_the_day(registry, screening_id):
    """G5"""
    assert today_of(registry, day=TODAY).copies == ()
    code = printed(registry, screening_id)
    assert [line.screening_number for line in today_of(registry, day=TODAY).copies] == ["07001"]

    attached(registry, screening_id, code)
    assert today_of(registry, day=TODAY).copies == ()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "https://example.org",
        "TC1;TC-EC/1;TEA-204 v2.0",
        "TC1;TC-EC/1;07001/x;12;0123456789abcdef",
        "TC1;TC-EC/1;07001/1;²;0123456789abcdef",
        "TC1;TC-EC/1;07001/1;12;0123",
        "TC1;TC-EC/1;/1;12;0123456789abcdef",
    ],
)
def test_any_other_code_on_the_paper_is_no_code_of_ours(words):
    """G5"""
    assert code_in(words) is None
