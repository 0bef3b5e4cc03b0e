"""Passwords that a clinic can live with: length, and no riddles."""

import secrets
import unicodedata
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.domain.staff import SHORTEST_PASSWORD, PasswordTooShort
from coordinator.text import N_

GOOD, VERY_GOOD = 12, 18  # characters
FEW_SIGNS = 5  # different ones, below which a password is guessed soon
SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that is taken for another
GROUPS, GROUP = 3, 4
USED_BY_MANY = frozenset(
    {
        *("password", "passw0rd", "password1", "12345678", "123456789", "1234567890"),
        *("qwertyui", "qwertyuiop", "iloveyou", "letmein1", "welcome1", "hospital"),
        *("changeme", "administrator", "clinicaltrial", "11111111", "88888888", "asdfghjkl"),
    }
)


class PasswordObvious(Refused):
    problem = N_("The password of {name} is the user name, the site's name, or a usual one.")
    remedy = N_("Choose another; a short sentence is easy to remember.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class PasswordAsBefore(Refused):
    problem = N_("The new password is the one that {name} has now.")
    remedy = N_("Choose another; a short sentence is easy to remember.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class WrongPassword(Refused):
    problem = N_("The password is not that of {name}; nothing was changed.")
    remedy = N_("Check Caps Lock and type it again.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class Strength(StrEnum):
    SHORT = "short"
    EASY = "easy to guess"
    FAIR = "fair"
    GOOD = "good"
    VERY_GOOD = "very good"


STRENGTH_WORDS = {
    Strength.SHORT: N_("At least 8 characters; a short sentence is easy to remember."),
    Strength.EASY: N_("Easy to guess: take a sentence that only you know."),
    Strength.FAIR: N_("Fair. A few more words make it much better."),
    Strength.GOOD: N_("Good."),
    Strength.VERY_GOOD: N_("Very good."),
}


def require_password(password: str, name: str, obvious: tuple[str, ...]) -> None:
    """Refuse what is too short, or what everybody who knows the person tries first.

    Raises:
        PasswordTooShort, PasswordObvious.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort(name)
    if is_obvious(password, obvious):
        raise PasswordObvious(name)


def is_obvious(password: str, obvious: tuple[str, ...]) -> bool:
    known = USED_BY_MANY | {_plain(words) for words in obvious}
    return _plain(password) in known


def strength_of(password: str, obvious: tuple[str, ...] = ()) -> Strength:
    """Say how good a password is, gently: only length and the obvious are ever refused."""
    if len(password) < SHORTEST_PASSWORD:
        return Strength.SHORT
    if is_obvious(password, obvious) or len(set(password)) < FEW_SIGNS:
        return Strength.EASY
    if len(password) < GOOD:
        return Strength.FAIR
    return Strength.GOOD if len(password) < VERY_GOOD else Strength.VERY_GOOD


def temporary_password() -> str:
    """Make a password to be told to a person once: `7KQM-X2PD-9RTA`."""
    signs = [secrets.choice(SIGNS) for _sign in range(GROUPS * GROUP)]
    return "-".join("".join(signs[n : n + GROUP]) for n in range(0, len(signs), GROUP))


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words).casefold()
    return "".join(sign for sign in folded if sign.isalnum())
