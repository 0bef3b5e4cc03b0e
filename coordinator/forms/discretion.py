"""What a copy for outsiders may not say (P1): identifying words inside what people typed."""

from functools import reduce

from coordinator.domain.form import ChecklistForm, Copy
from coordinator.domain.subject import Identity
from coordinator.domain.withholding import WITHHELD, Discretion, as_typed, withholding

__all__ = ["WITHHELD", "Discretion", "as_typed", "discretion_of", "withholding_all"]


def discretion_of(form: ChecklistForm) -> Discretion:
    """Give what is put over typed words: nothing on the site's own copy."""
    identity = form.screening.subject.identity if form.screening else None
    if form.copy is Copy.SITE or identity is None:
        return as_typed
    return withholding(identity)


def withholding_all(identities: tuple[Identity, ...]) -> Discretion:
    """Withhold what names any of several subjects."""
    each = tuple(map(withholding, identities))
    return lambda words: reduce(lambda said, withheld: withheld(said), each, words)
