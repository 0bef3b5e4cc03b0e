"""What a copy for outsiders may not say (P1): identifying words inside what people typed."""

import re
from collections.abc import Callable

from coordinator.domain.form import ChecklistForm, Copy
from coordinator.domain.subject import Identity
from coordinator.text import N_, _

WITHHELD = N_("[withheld]")
SHORTEST = 2  # a single letter or character would hide half of the text

Discretion = Callable[[str], str]


def as_typed(words: str) -> str:
    return words


def discretion_of(form: ChecklistForm) -> Discretion:
    """Give what is put over typed words: nothing on the site's own copy."""
    identity = form.screening.subject.identity if form.screening else None
    if form.copy is Copy.SITE or identity is None:
        return as_typed
    return _withholding(identity)


def _withholding(identity: Identity) -> Discretion:
    secrets = (
        identity.name,
        " ".join(reversed(identity.name.split())),  # family name first, or last
        identity.hospital_number,
        identity.telephone,
        identity.guardian_name,
        identity.birth_on.isoformat(),
        identity.birth_on.strftime("%Y%m%d"),
    )
    wanted = [_pattern(secret.strip()) for secret in secrets if len(secret.strip()) >= SHORTEST]
    pattern = re.compile("|".join(wanted), re.IGNORECASE)
    return lambda words: pattern.sub(_(WITHHELD), words)


def _pattern(secret: str) -> str:
    """Match `secret` however it is spaced or hyphened; a Latin word only as a whole word."""
    inner = r"[\s\-]*".join(map(re.escape, "".join(secret.split())))
    before = r"(?<![^\W_\u2e80-\uffef])" if _is_latin(secret[0]) else ""
    after = r"(?![^\W_\u2e80-\uffef])" if _is_latin(secret[-1]) else ""
    return before + inner + after


def _is_latin(char: str) -> bool:
    return char.isalnum() and char < "\u2e80"
