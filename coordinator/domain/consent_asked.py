"""What a consent asks for on its day, in words, and what of it is still empty (C1, C3, W4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coordinator.domain.consent import ADULT_AT, is_minor, needs_assent
from coordinator.domain.consent_form import ConsentForm, form_words, valid_forms
from coordinator.domain.site import Site
from coordinator.domain.trial import Trial
from coordinator.domain.windows import age_on
from coordinator.text import N_, _, in_turn

NO_FORM = N_(
    "No version of this trial's consent form is on record yet. Enter the one that was signed."
)
NONE_VALID = N_("No version on record was valid on {day}: {known}.")
ALWAYS = ("given_on", "given_at", "form_version", "obtained_by")
OF_GUARDIAN = ("guardian_name", "guardian_relation", "guardian_consented_on")
MISSING = {
    "because": N_("Choose why consent is given again."),
    "given_on": N_("Enter the day on which the consent was signed."),
    "given_at": N_("Enter the time; procedures of the study may only follow it."),
    "form_version": N_("Choose the version that is printed on the signed form."),
    "obtained_by": N_("Enter who explained the trial and obtained the consent."),
    "guardian_name": N_("Enter the guardian's name."),
    "guardian_relation": N_("Enter the relation."),
    "guardian_consented_on": N_("Enter the day."),
    "has_assent": N_("Tick it from the signed assent; without it there is no screening."),
    "late_reason": N_("Say why it is entered late."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a consent asks for, each with its reason in words; empty where it does not.

    `versions` of the consent form can be chosen, each with its words; `note` says why none.
    """

    guardian: str = ""
    assent: str = ""
    late: str = ""
    versions: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that may not be empty."""
        more = {
            "guardian": OF_GUARDIAN if self.guardian else (),
            "assent": ("has_assent",) if self.assent else (),
            "late": ("late_reason",) if self.late else (),
        }
        return (*ALWAYS, *(name for names in more.values() for name in names))


@dataclass(frozen=True, slots=True)
class Paper:
    """The versions of the trial's consent form, newest first, and whom the trial admits."""

    forms: tuple[ConsentForm, ...] = ()
    admits_adults_only: bool = False

    def versions_on(self, day: date) -> tuple[tuple[tuple[str, str], ...], str]:
        """Give the versions that can be chosen, or why there are none."""
        valid = valid_forms(self.forms, day)
        if valid:
            return tuple((form.version, form_words(form)) for form in valid), ""
        if not self.forms:
            return (), _(NO_FORM)
        known = in_turn(map(form_words, self.forms))
        return (), _(NONE_VALID).format(day=day.isoformat(), known=known)


def asked_of(
    given_on: date | None, birth: date | None, today: date, site: Site, paper: Paper
) -> Asked:
    """Say what a consent on that day asks for: form, guardian, assent, reason (C1, C3, W4)."""
    versions, note = paper.versions_on(given_on or today)
    if given_on is None:
        return Asked(versions=versions, note=note)
    guardian = assent = late = ""
    if birth is not None and is_minor(birth, given_on):
        guardian = _guardian_words(birth, given_on, paper)
        if needs_assent(birth, given_on, site.assent_age):
            assent = _("Asked at this site from {age} years on.").format(age=site.assent_age)
    if (today - given_on).days > site.late_entry_days:
        late = _("This consent is more than {limit} days old.").format(
            limit=site.late_entry_days
        )
    return Asked(guardian, assent, late, versions, note)


def missing(values: Mapping[str, object], asked: Asked, *more: str) -> dict[str, str]:
    """Name the fields that are empty and must not be, each with what to enter (C1, C3)."""
    return {
        name: _(MISSING[name]) for name in (*more, *asked.fields) if _is_empty(values[name])
    }


def admits_adults_only(trial: Trial) -> bool:
    """Whether the record admits nobody under age, as far as it says so (C3)."""
    is_in_years = trial.age_unit.casefold() in ("", "year", "years")
    return trial.min_age is not None and is_in_years and trial.min_age >= ADULT_AT


def _guardian_words(birth: date, day: date, paper: Paper) -> str:
    words = _("The subject is {age} on {day}: a guardian consents too.").format(
        age=age_on(birth, day), day=day.isoformat()
    )
    if not paper.admits_adults_only:
        return words
    return words + " " + _("The record admits nobody under {age}.").format(age=ADULT_AT)


def _is_empty(value: object) -> bool:
    return value is None or value is False or (isinstance(value, str) and not value.strip())
