"""What a copy for outsiders may not say (P1): identifying words inside what people typed."""

from coordinator.domain.form import ChecklistForm, Copy
from coordinator.domain.withholding import WITHHELD, Discretion, as_typed, withholding

__all__ = [
    "WITHHELD",
    "Discretion",
    "as_typed",
    "discretion_of",
    "discretion_of_trial",
    "withholding",
]


def discretion_of(form: ChecklistForm) -> Discretion:
    """Give what is put over typed words: nothing on the site's own copy."""
    if form.copy is Copy.SITE:
        return as_typed
    identity = form.screening.subject.identity if form.screening else None
    return withholding(*([identity] if identity else ()), *form.withheld)


def discretion_of_trial(form: ChecklistForm) -> Discretion:
    """Give it for what was typed about the trial, where any of its subjects may be named."""
    own = discretion_of(form)
    if form.copy is Copy.SITE:
        return own
    others = withholding(*form.withheld_of_trial)
    return lambda words: others(own(words))
