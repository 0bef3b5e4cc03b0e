"""Screenings brought to their ends, signed by both, as tests of logs and reports need them."""

from datetime import date

from coordinator.commands.decisions import decide, enrol
from coordinator.commands.signing import sign
from coordinator.domain.enrolment import Allotment
from coordinator.domain.screening import Outcome
from coordinator.domain.signature import Meaning
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    PASSWORD,
    TODAY,
    answered,
    consented,
    subject,
)

REVIEWED = {
    Outcome.ELIGIBLE: Meaning.REVIEWED_ELIGIBLE,
    Outcome.SCREEN_FAILURE: Meaning.REVIEWED_NOT_ELIGIBLE,
}
SATISFIED = {"I1": "yes", "I2": "yes", "E1": "no", "E2": "no"}


def somebody(registry: Registry, number: int) -> int:
    """Enter a subject of whom nothing matters but that there is one more."""
    return subject(registry, f"林{number}", hospital_number=f"H-{number}")


def signed_by_both(registry: Registry, screening_id: int, outcome: Outcome) -> None:
    for signer, meaning in (
        (COORDINATOR, Meaning.COMPLETED),
        (INVESTIGATOR, REVIEWED[outcome]),
    ):
        shown = screening_of(registry, screening_id, with_identity=True)
        sign(
            registry,
            signer,
            screening_id=screening_id,
            user_name=signer.user_name,
            password=PASSWORD,
            meaning=meaning,
            content_sha256=content_digest(shown),
        )


def screened(registry: Registry, trial_id: int, **answers: str) -> int:
    """Answer all criteria, satisfied where nothing else is said; nothing is decided."""
    screening_id = consented(registry, trial_id)
    answered(registry, screening_id, **(SATISFIED | answers))
    return screening_id


def ended(registry: Registry, screening_id: int, outcome: Outcome, **answers: str) -> int:
    """Answer, decide and, where that is asked for, sign."""
    answered(registry, screening_id, **answers)
    decide(
        registry, COORDINATOR, screening_id=screening_id, outcome=outcome, reason="as it was"
    )
    if outcome in REVIEWED:
        signed_by_both(registry, screening_id, outcome)
    return screening_id


def eligible(registry: Registry, trial_id: int, subject_id: int, given_on: date = TODAY) -> int:
    screening_id = consented(registry, trial_id, subject_id, given_on=given_on)
    return ended(registry, screening_id, Outcome.ELIGIBLE, **SATISFIED)


def failed(
    registry: Registry,
    trial_id: int,
    subject_id: int,
    *codes: str,
    given_on: date = TODAY,
) -> int:
    """Screen somebody who fails the criteria with these codes, and no others."""
    screening_id = consented(registry, trial_id, subject_id, given_on=given_on)
    wrong = {code: "no" if code.startswith("I") else "yes" for code in codes}
    return ended(registry, screening_id, Outcome.SCREEN_FAILURE, **(SATISFIED | wrong))


def enrolled(
    registry: Registry,
    trial_id: int,
    subject_id: int,
    *,
    given_on: date = TODAY,
    on: date = TODAY,
    allotment: Allotment | None = None,
) -> int:
    screening_id = eligible(registry, trial_id, subject_id, given_on)
    enrol(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        enrolled_on=on,
        allotment=allotment or Allotment(),
    )
    return screening_id
