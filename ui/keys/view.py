"""What the page of the keys shows, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeysView:
    """`is_shared`: it lies on a server, where the key encrypts nothing."""

    key: str
    recovery: str
    has_recovery: bool
    used: str
    can_change: bool
    why_not: str = ""
    is_shared: bool = False
    is_busy: bool = False


@dataclass(frozen=True, slots=True)
class SheetView:
    """A recovery key that is not in force yet; `printed` says where its sheet lies."""

    recovery_key: str
    printed: str = ""
    problem: str = ""
