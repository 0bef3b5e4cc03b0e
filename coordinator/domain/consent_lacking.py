"""Which consents a screening lacks since the first one was given (C3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.domain.consent import Consent, is_minor, of_age_on
from coordinator.domain.consent_form import (
    AGAIN_WORDS,
    AgainBecause,
    ConsentAgain,
    ConsentForm,
    in_order,
)
from coordinator.domain.errors import Refused
from coordinator.text import N_, _, in_turn


@dataclass(frozen=True, slots=True)
class Amendment:
    """A protocol version that asks for consent again, in force at the site since a day."""

    version: str
    since: date
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lacking:
    """A consent that is due, and what makes it so: a form's version or a protocol's."""

    because: AgainBecause
    since: date
    version: str = ""


class ConsentLacking(Refused):
    problem = N_("{screening_number} lacks a consent: {what}.")
    remedy = N_("Record the new consent from the signed form, then go on.")

    def __init__(self, screening_number: str, lacking: Sequence[Lacking]) -> None:
        what = in_turn(map(lacking_words, lacking))
        super().__init__(screening_number=screening_number, what=what)


def lacking_words(lacking: Lacking) -> str:
    words = _("{why} ({version}), due since {day}") if lacking.version else _(SINCE)
    return words.format(
        why=_(AGAIN_WORDS[lacking.because]),
        version=lacking.version,
        day=lacking.since.isoformat(),
    )


SINCE = N_("{why}, due since {day}")


def consents_lacking(  # noqa: PLR0913  each of these can make one due
    first: Consent,
    again: Sequence[ConsentAgain],
    *,
    birth: date,
    forms: Iterable[ConsentForm],
    amendments: Iterable[Amendment],
    today: date,
    screened_until: date | None = None,
) -> tuple[Lacking, ...]:
    """Give the consents that are due on `today`, oldest first.

    `amendments` are those after the protocol version of the screening. Who reaches 18 on or
    before `screened_until`, by default until today, consents in their own name.
    """
    found = (
        _guardians(first, again, birth),
        _own(first, again, birth, min(today, screened_until or today)),
        _to_form(first, again, forms, today),
        _to_amendment(again, amendments, today),
    )
    return tuple(sorted(filter(None, found), key=lambda lacking: lacking.since))


def _guardians(first: Consent, again: Sequence[ConsentAgain], birth: date) -> Lacking | None:
    """Look for a minor's consent without a guardian: the birth date was corrected since."""
    was_minor = is_minor(birth, first.given_on)
    if not was_minor or first.guardian_consented_on is not None:
        return None
    if any(one.guardian_relation or not is_minor(birth, one.given_on) for one in again):
        return None
    return Lacking(AgainBecause.GUARDIAN, first.given_on)


def _own(
    first: Consent, again: Sequence[ConsentAgain], birth: date, until: date
) -> Lacking | None:
    since = of_age_on(birth)
    was_minor = is_minor(birth, first.given_on)
    if not was_minor or since > until or any(one.given_on >= since for one in again):
        return None
    return Lacking(AgainBecause.CAME_OF_AGE, since)


def _to_form(
    first: Consent, again: Sequence[ConsentAgain], forms: Iterable[ConsentForm], today: date
) -> Lacking | None:
    """Look for a version that asks again and is newer than every one that was signed.

    A version that is not on record, from before forms were kept, counts by its day.
    """
    ordered = in_order(forms)
    place = {form.version: number for number, form in enumerate(ordered)}
    signed = [
        (first.form_version, first.given_on),
        *((one.form_version, one.given_on) for one in again),
    ]
    unsigned = [
        form
        for number, form in enumerate(ordered)
        if form.asks_again
        and form.valid_from <= today
        and not any(
            place[version] >= number if version in place else day >= form.valid_from
            for version, day in signed
        )
    ]
    if not unsigned:
        return None
    return Lacking(AgainBecause.NEW_FORM, unsigned[0].valid_from, unsigned[-1].version)


def _to_amendment(
    again: Sequence[ConsentAgain], amendments: Iterable[Amendment], today: date
) -> Lacking | None:
    unanswered = [
        amendment
        for amendment in sorted(amendments, key=lambda found: found.since)
        if amendment.since <= today and not any(_answers(one, amendment) for one in again)
    ]
    if not unanswered:
        return None
    return Lacking(AgainBecause.AMENDMENT, unanswered[0].since, unanswered[-1].version)


def _answers(again: ConsentAgain, amendment: Amendment) -> bool:
    """Whether a consent was given to an amendment, perhaps before the site put it to use."""
    if again.given_on >= amendment.since:
        return True
    is_meant = again.because is AgainBecause.AMENDMENT and amendment.dated_on is not None
    return is_meant and again.given_on >= (amendment.dated_on or amendment.since)
