"""How what was found is put in sentences, with the marks of the language it is said in."""

from coordinator.text import _


def whole(said: str) -> str:
    """Make a sentence of what was observed: "ALT 78 U/L (2026-11-15)."."""
    return _("{said}.").format(said=said)


def because(what: str, why: str) -> str:
    """Name a thing, and what is to be said of it: "ALT: its unit is not entered"."""
    return _("{what}: {why}").format(what=what, why=why)
