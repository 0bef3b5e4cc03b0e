"""Versions of consent forms and consents, where two people write them at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from coordinator.domain.consent_form import ConsentAgain, ConsentForm
from coordinator.domain.errors import Refused
from coordinator.text import N_, _


class FormChangedMeanwhile(Refused):
    """`theirs` is what another window or person set in the meantime."""

    problem = N_("{what} was set to {theirs} meanwhile, in another window; yours is {yours}.")
    remedy = N_("Compare both, and enter yours again if it still stands.")

    def __init__(self, what: str, theirs: str, yours: str) -> None:
        super().__init__(what=_(what), theirs=theirs, yours=yours)


class ConsentGivenMeanwhile(Refused):
    """`theirs` is the consent that was recorded in the meantime."""

    problem = N_(
        "A consent of {screening_number} was recorded meanwhile: {theirs}; yours: {yours}."
    )
    remedy = N_("Compare both, and record yours if it is another one.")

    def __init__(
        self, screening_number: str, theirs: ConsentAgain, yours: ConsentAgain
    ) -> None:
        super().__init__(
            screening_number=screening_number,
            theirs=given_words(theirs),
            yours=given_words(yours),
        )


def form_set(stored: ConsentForm, seen: ConsentForm, wanted: ConsentForm) -> ConsentForm:
    """Give the version to store, where a person who saw `seen` wants `wanted`.

    What this person left as it was stays as it is stored, also where somebody else changed it.

    Raises:
        FormChangedMeanwhile: both changed the same, each to something else.
    """
    values: dict[str, Any] = {}
    for name, (what, said) in FIELDS.items():
        theirs, before, mine = (getattr(form, name) for form in (stored, seen, wanted))
        if mine not in (before, theirs) and theirs != before:
            raise FormChangedMeanwhile(what, said(theirs), said(mine))
        values[name] = theirs if mine == before else mine
    return replace(stored, **values)


def given_words(given: ConsentAgain) -> str:
    words = _("version {version}, {day}, {name}")
    return words.format(
        version=given.form_version, day=given.given_on.isoformat(), name=given.obtained_by
    )


def day_words(day: date | None) -> str:
    return day.isoformat() if day else _("no date")


def _asking(asks: bool) -> str:  # noqa: FBT001  a field of the form
    return _("yes") if asks else _("no")


def _quoted(note: str) -> str:
    return f"“{note}”" if note else _("nothing")


FIELDS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "valid_from": (N_("The first day"), day_words),
    "valid_until": (N_("The last day"), day_words),
    "asks_again": (N_("Whether it is signed again"), _asking),
    "note": (N_("The note"), _quoted),
}
"""What can be changed, each with its words, and how its value is said."""
