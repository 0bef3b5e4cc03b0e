"""What the dialog for the recovery key shows, as plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Asked(StrEnum):
    """Which field is wrong."""

    NOTHING = ""
    KEY = "key"
    PERSON = "person"
    PASSWORD = "password"  # noqa: S105  the name of a field
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class RecoverView:
    people: tuple[tuple[str, str], ...]
    problem: str = ""
    asked: Asked = Asked.NOTHING
    is_busy: bool = False
