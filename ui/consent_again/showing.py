"""From a screening to the words about its consents."""

from collections.abc import Iterator
from datetime import date, time

from coordinator.domain.consent import Consent
from coordinator.domain.consent_form import AGAIN_WORDS, AgainBecause, ConsentAgain
from coordinator.domain.consent_lacking import Lacking, lacking_words
from coordinator.domain.screening import Screening
from coordinator.text import _
from ui.consent_again.view import GivenView


def due_words(lacking: tuple[Lacking, ...]) -> tuple[str, ...]:
    words = map(lacking_words, lacking)
    return tuple(f"{sentence[:1].upper()}{sentence[1:]}" for sentence in words)


def given_views(screening: Screening) -> tuple[GivenView, ...]:
    """Give the consents of a screening in the order in which they were given."""
    return (_first(screening.consent), *map(_again, screening.consents_again))


def reasons_of(lacking: tuple[Lacking, ...]) -> tuple[tuple[str, str], ...]:
    """Give the grounds that can be chosen; those that are due stand first and say so."""
    due = [found.because for found in lacking]
    rest = [because for because in AgainBecause if because not in due]
    words = _("{why} – due")
    return (
        *((because.value, words.format(why=_(AGAIN_WORDS[because]))) for because in due),
        *((because.value, _(AGAIN_WORDS[because])) for because in rest),
    )


def only_reason(lacking: tuple[Lacking, ...]) -> str:
    """Give the reason that is due where there is one alone; empty where a person chooses."""
    return lacking[0].because.value if len(lacking) == 1 else ""


def _first(consent: Consent) -> GivenView:
    return GivenView(
        _moment(consent.given_on, consent.given_at),
        "  ·  ".join(_first_words(consent)),
    )


def _first_words(consent: Consent) -> Iterator[str]:
    yield _("first consent")
    yield _("version {version}").format(version=consent.form_version)
    yield _("obtained by {name}").format(name=consent.obtained_by)
    if consent.guardian_consented_on is not None:
        yield _("guardian ({relation}) on {day}").format(
            relation=consent.guardian_relation, day=consent.guardian_consented_on
        )
    if consent.has_assent:
        yield _("with the minor's assent")


def _again(consent: ConsentAgain) -> GivenView:
    return GivenView(
        _moment(consent.given_on, consent.given_at),
        "  ·  ".join(_again_words(consent)),
    )


def _again_words(consent: ConsentAgain) -> Iterator[str]:
    yield _(AGAIN_WORDS[consent.because])
    yield _("version {version}").format(version=consent.form_version)
    yield _("obtained by {name}").format(name=consent.obtained_by)
    if consent.guardian_relation:
        yield _("by the guardian ({relation})").format(relation=consent.guardian_relation)
    if consent.has_assent:
        yield _("with the minor's assent")


def _moment(day: date, at: time) -> str:
    return f"{day.isoformat()} {at.strftime('%H:%M')}"
