"""Versions of consent forms and consents, where two people write them at once."""

from coordinator.domain.consent_form import ConsentAgain, ConsentForm
from coordinator.domain.errors import Refused
from coordinator.domain.meanwhile import Fields, day_words, merged, quoted
from coordinator.text import N_, _


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

    Raises:
        ChangedMeanwhile: both changed the same, each to something else.
    """
    return merged(stored, seen, wanted, FIELDS)


def given_words(given: ConsentAgain) -> str:
    words = _("version {version}, {day}, {name}")
    return words.format(
        version=given.form_version, day=given.given_on.isoformat(), name=given.obtained_by
    )


def _asking(asks: bool) -> str:  # noqa: FBT001  a field of the form
    return _("yes") if asks else _("no")


FIELDS: Fields = {
    "valid_from": (N_("The first day"), day_words),
    "valid_until": (N_("The last day"), day_words),
    "asks_again": (N_("Whether it is signed again"), _asking),
    "note": (N_("The note"), quoted),
}
