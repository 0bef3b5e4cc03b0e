"""What the form offers and says beside its fields, in words."""

from coordinator.domain.evidence import SOURCE_WORDS, Evidence
from coordinator.domain.laboratory import Laboratory
from coordinator.text import _, listed, particulars


def offered(known: tuple[Laboratory, ...], chosen: str) -> tuple[tuple[str, str], ...]:
    """Offer the laboratories in use, and the one that is chosen whatever it is."""
    in_use = (one for one in known if one.is_in_use or str(one.id) == chosen)
    return (("", _("not named")), *((str(one.id), one.name) for one in in_use))


def conversion(others: tuple[str, ...]) -> str:
    """Write a value in other units: those that are rounded begin with ≈ already."""
    return listed(each if each[0] == "≈" else f"= {each}" for each in others)


def same_document(last: Evidence, now: Evidence) -> str:
    """Name the document that was entered last, where another one stands now."""
    if last.is_empty or last == now:
        return ""
    kind = _(SOURCE_WORDS[last.kind]) if last.kind else ""
    day = last.dated_on.isoformat() if last.dated_on else ""
    return particulars(part for part in (kind, last.place, day) if part)
