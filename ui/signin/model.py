"""The people who may sign in, as the page shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonLine:
    user_name: str
    name: str
    monogram: str
    role: str
    signed_in: str


@dataclass(frozen=True, slots=True)
class SignInView:
    """Everything that is on the page, as plain values.

    It leads back to a locked screen, or else to another registry.
    """

    site: str
    place: str
    people: tuple[PersonLine, ...]
    chosen: str
    notice: str = ""
    problem: str = ""
    is_busy: bool = False
    leads_back: bool = False


def monogram(name: str) -> str:
    """Shorten a name to two signs: Li Na to LN, 欧阳校风 to 校风."""
    han = [sign for sign in name if is_han(sign)]
    if han:
        return "".join(han[-2:])
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff"
