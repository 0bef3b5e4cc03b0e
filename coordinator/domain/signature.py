"""Electronic signatures on a screening (G1 to G4)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.domain.staff import Duty
from coordinator.text import N_


class Meaning(StrEnum):
    COMPLETED = "completed from source documents"
    REVIEWED_ELIGIBLE = "reviewed, eligible"
    REVIEWED_NOT_ELIGIBLE = "reviewed, not eligible"


MEANING_WORDS = {
    Meaning.COMPLETED: N_("Completed from source documents."),
    Meaning.REVIEWED_ELIGIBLE: N_(
        "I have reviewed the source documents; the subject is eligible."
    ),
    Meaning.REVIEWED_NOT_ELIGIBLE: N_(
        "I have reviewed the source documents; the subject is not eligible."
    ),
}

DUTY_TO_SIGN = {
    Meaning.COMPLETED: Duty.SIGN_COMPLETION,
    Meaning.REVIEWED_ELIGIBLE: Duty.JUDGE_AND_CONFIRM,
    Meaning.REVIEWED_NOT_ELIGIBLE: Duty.JUDGE_AND_CONFIRM,
}


class SamePerson(Refused):
    problem = N_("{name} has signed already; the second signature is another person's.")
    remedy = N_("Ask the investigator to sign.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class NotYourPassword(Refused):
    problem = N_("The password is not that of {name}; nothing was signed.")
    remedy = N_("Check Caps Lock and type it again.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class NothingToSign(Refused):
    problem = N_("There is no decision that waits for this signature.")
    remedy = N_("Record the decision first; the coordinator signs before the investigator.")


class ContentChanged(Refused):
    problem = N_("The screening was changed after you opened it; nothing was signed.")
    remedy = N_("Read it again, then sign.")


CHANGED_SINCE = N_("The record was changed after this signature.")


@dataclass(frozen=True, slots=True)
class Signature:
    signer: str
    user_name: str
    role: str
    meaning: Meaning
    signed_at: datetime
    content_sha256: str
    voided_at: datetime | None = None
    void_reason: str = ""
    signed_on: date | None = None
    attached_by: str = ""

    def is_outdated(self, content_sha256: str) -> bool:
        """Whether it stands on a record that is now of other content (G3)."""
        return self.stands and self.content_sha256 != content_sha256

    @property
    def is_ink(self) -> bool:
        """Whether it stands on paper; `signed_at` is then when its scan was attached."""
        return self.signed_on is not None

    @property
    def stands(self) -> bool:
        return self.voided_at is None


def canonical(content: Mapping[str, object]) -> bytes:
    """Write `content` as the bytes that a signature is bound to (G3).

    JSON in UTF-8, keys sorted, no white space between tokens, nothing escaped that need
    not be: whoever has the facts can compute the same bytes, and their SHA-256.
    """
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def digest(content: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()
