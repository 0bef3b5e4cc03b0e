"""An attempt: one screening among those of the same subject in the same trial (S3)."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.screening import STATE_WORDS, State
from coordinator.text import _


@dataclass(frozen=True, slots=True)
class Attempt:
    screening_id: int
    subject_id: int
    trial_id: int
    screening_number: str
    attempt: int
    state: State
    consented_on: date


def attempt_words(found: Attempt) -> str:
    return _("Attempt {attempt}: {number}, {state}").format(
        attempt=found.attempt,
        number=found.screening_number,
        state=_(STATE_WORDS[found.state]).lower(),
    )
