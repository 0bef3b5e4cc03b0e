"""Signatures (G1 to G4, G6) and the draft that cannot be signed (S7)."""

from datetime import date, timedelta

import pytest

from coordinator.commands.checks import remove_check
from coordinator.commands.decisions import decide, enrol, reopen
from coordinator.commands.people import reset_password
from coordinator.commands.signing import proven_signer, sign
from coordinator.commands.staff import sign_in
from coordinator.domain.audit import AuditFilter
from coordinator.domain.protocol import WordingUnconfirmed
from coordinator.domain.screening import Outcome, State
from coordinator.domain.signature import (
    ContentChanged,
    Meaning,
    NothingToSign,
    NotYourPassword,
    SamePerson,
)
from coordinator.domain.staff import (
    WRONG_PASSWORDS,
    NotDelegated,
    PasswordTemporary,
    SignInLocked,
)
from coordinator.queries.audit import audit_page
from coordinator.queries.screenings import content_digest, screening_of
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    PASSWORD,
    TODAY,
    active,
    answered,
    consented,
)
from tests.conftest import NOON

COMPLETED, ELIGIBLE = Meaning.COMPLETED, Meaning.REVIEWED_ELIGIBLE


@pytest.fixture
def screening_id(registry):
    """A screening with the decision "eligible", not signed."""
    return decided(registry, active(registry))


def decided(registry, version):
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    return screening_id


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def signed(registry, screening_id, person, meaning, *, password=PASSWORD, content=""):
    sign(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        user_name=person.user_name,
        password=password,
        meaning=meaning,
        content_sha256=content or content_digest(seen(registry, screening_id)),
    )


def test_coordinator_then_investigator_sign_and_the_subject_is_eligible(registry, screening_id):
    """G2, G4: name, role, time with zone, meaning"""
    signed(registry, screening_id, COORDINATOR, COMPLETED)
    signed(registry, screening_id, INVESTIGATOR, ELIGIBLE)

    found = seen(registry, screening_id)
    assert found.state is State.ELIGIBLE
    assert [(s.signer, s.role, s.meaning) for s in found.signatures] == [
        ("Li Na", "Site coordinator", COMPLETED),
        ("Dr Ada Brandt", "Investigator", ELIGIBLE),
    ]
    assert {(s.signed_at, s.signed_at.utcoffset()) for s in found.signatures} == {
        (NOON, NOON.utcoffset())
    }
    assert found.next_meaning is None


def test_a_wrong_password_signs_nothing_and_is_recorded(registry, screening_id):
    """G1, G6"""
    with pytest.raises(NotYourPassword):
        signed(registry, screening_id, COORDINATOR, COMPLETED, password="guess")

    assert seen(registry, screening_id).signatures == ()
    assert audit_page(registry, AuditFilter(action="signing failed"))


def test_a_password_is_not_guessed_by_signing(registry, screening_id):
    """G1, G6: wrong ones lock as at the sign-in, and each is recorded."""
    for _time in range(WRONG_PASSWORDS):
        with pytest.raises(NotYourPassword):
            signed(registry, screening_id, INVESTIGATOR, COMPLETED, password="guess")

    with pytest.raises(SignInLocked, match="after 5"):
        signed(registry, screening_id, INVESTIGATOR, COMPLETED)
    with pytest.raises(SignInLocked):
        sign_in(registry, user_name=INVESTIGATOR.user_name, password=PASSWORD)

    tried = audit_page(registry, AuditFilter(action="signing failed"))
    assert [entry.key for entry in tried] == [INVESTIGATOR.user_name] * 6
    signed(registry, screening_id, COORDINATOR, COMPLETED)
    registry.clock = lambda: NOON + timedelta(minutes=1)
    signed(registry, screening_id, INVESTIGATOR, ELIGIBLE)


def test_a_right_password_makes_wrong_ones_forgotten(registry, screening_id):
    for _time in range(2):
        for _wrong in range(WRONG_PASSWORDS - 1):
            with pytest.raises(NotYourPassword):
                proven_signer(registry, COORDINATOR, "li.na", "guess")
        assert proven_signer(registry, COORDINATOR, "li.na", PASSWORD)


def test_a_password_that_somebody_else_set_signs_nothing_and_is_recorded(
    registry, screening_id
):
    """G6"""
    reset_password(registry, COORDINATOR, user_name="ada.brandt", password="seven herons")
    with pytest.raises(PasswordTemporary):
        signed(registry, screening_id, INVESTIGATOR, COMPLETED, password="seven herons")

    assert seen(registry, screening_id).signatures == ()
    [entry] = audit_page(registry, AuditFilter(action="signing failed"))
    assert entry.key == "ada.brandt"


def test_the_investigator_signs_after_the_coordinator(registry, screening_id):
    """G4"""
    with pytest.raises(NothingToSign):
        signed(registry, screening_id, INVESTIGATOR, ELIGIBLE)


def test_each_signs_only_what_is_delegated(registry, screening_id):
    """G4"""
    with pytest.raises(NotDelegated):
        signed(registry, screening_id, INVESTIGATOR, COMPLETED)
    signed(registry, screening_id, COORDINATOR, COMPLETED)
    with pytest.raises(NotDelegated):
        signed(registry, screening_id, COORDINATOR, ELIGIBLE)


def test_the_second_signature_is_another_persons(registry, screening_id):
    """G4"""
    signed(registry, screening_id, COORDINATOR, COMPLETED)
    with pytest.raises((SamePerson, NotDelegated)):
        signed(registry, screening_id, COORDINATOR, ELIGIBLE)


def test_a_signature_is_bound_to_what_was_on_the_screen(registry, screening_id):
    """G3"""
    with pytest.raises(ContentChanged):
        signed(registry, screening_id, COORDINATOR, COMPLETED, content="0" * 64)
    signed(registry, screening_id, COORDINATOR, COMPLETED)

    found = seen(registry, screening_id)
    assert found.signatures[0].content_sha256 == content_digest(found)


def test_the_same_content_is_signed_by_both_whoever_looks(registry, screening_id):
    """G3: identifying data is no part of it."""
    without = screening_of(registry, screening_id, with_identity=False)

    assert content_digest(without) == content_digest(seen(registry, screening_id))


def test_a_later_change_voids_the_signatures_visibly(registry, screening_id):
    """G3, A8"""
    signed(registry, screening_id, COORDINATOR, COMPLETED)
    signed(registry, screening_id, INVESTIGATOR, ELIGIBLE)
    before = content_digest(seen(registry, screening_id))

    reopen(registry, COORDINATOR, screening_id=screening_id, reason="new report")
    answered(registry, screening_id, E2="yes")

    found = seen(registry, screening_id)
    assert content_digest(found) != before
    assert found.standing_signatures == ()
    assert {(s.void_reason, s.content_sha256) for s in found.signatures} == {
        ("new report", before)
    }


def test_a_screen_failure_is_signed_by_both_as_not_eligible(registry):
    """G4, S2"""
    screening_id = consented(registry, active(registry).trial_id)
    answered(registry, screening_id, E2="yes")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    signed(registry, screening_id, COORDINATOR, COMPLETED)
    with pytest.raises(NothingToSign):
        signed(registry, screening_id, INVESTIGATOR, ELIGIBLE)
    signed(registry, screening_id, INVESTIGATOR, Meaning.REVIEWED_NOT_ELIGIBLE)

    assert seen(registry, screening_id).state is State.SCREEN_FAILURE


def test_a_checklist_whose_wording_is_not_confirmed_cannot_be_signed(registry):
    """S7"""
    screening_id = decided(registry, active(registry, is_confirmed=False))

    with pytest.raises(WordingUnconfirmed):
        signed(registry, screening_id, COORDINATOR, COMPLETED)


def test_an_eligible_subject_can_be_enrolled(registry, screening_id):
    """S2"""
    signed(registry, screening_id, COORDINATOR, COMPLETED)
    signed(registry, screening_id, INVESTIGATOR, ELIGIBLE)
    enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=TODAY)

    found = seen(registry, screening_id)
    assert found.state is State.ENROLLED
    assert found.dates.enrolment == date(2026, 11, 22)


def test_what_was_signed_stays_what_it_was_when_a_check_is_corrected(registry):
    """G3: checks of a version in use may be corrected, the program may word things better."""
    version = active(registry, "I1 Age 18 to 70 years", "E1 Pregnant or breast-feeding")
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", E1="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    before = content_digest(screening_of(registry, screening_id, with_identity=True))

    remove_check(
        registry,
        COORDINATOR,
        criterion_id=version.criteria[0].id,
        check=version.criteria[0].checks[0],
        reason="no check is wanted here",
    )

    after = screening_of(registry, screening_id, with_identity=True)
    assert after.checklist.item("I1").finding is None
    assert "43 on 2026-11-22" in after.checklist.item("I1").computed
    assert content_digest(after) == before
