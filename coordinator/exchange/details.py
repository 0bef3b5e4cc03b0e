"""What is asked at a criterion beside its answer, and what a screening says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coordinator.domain.consent_form import ConsentAgain
from coordinator.domain.enrolment import NO_ALLOTMENT
from coordinator.domain.entry import Entry
from coordinator.domain.screening import Screening
from coordinator.text import N_


@dataclass(frozen=True, slots=True)
class Detail:
    """An item: the end of its identifier, its name in words, and ODM's type of its values."""

    key: str
    words: str
    data_type: str = "text"


ENTRY_DETAILS = (
    Detail("SOURCE", N_("Kind of source document")),
    Detail("PLACE", N_("Where the source document lies")),
    Detail("DATED", N_("Date of the source document"), "date"),
    Detail("VALUE", N_("Value as reported")),
    Detail("UNIT", N_("Unit as reported")),
    Detail("REMARK", N_("Remark")),
    Detail("REASON", N_("Why not applicable, what is awaited, or what was asked")),
    Detail("DUE", N_("Due on"), "date"),
    Detail("COMPUTED", N_("What was computed when it was answered")),
    Detail("AGAINST", N_("Why the answer differs from what was computed")),
)
SCREENING_DETAILS = (
    Detail("ATTEMPT", N_("Attempt"), "integer"),
    Detail("INITIALS", N_("Initials")),
    Detail("SEX", N_("Sex")),
    Detail("AGE", N_("Age at consent, in years"), "integer"),
    Detail("CONSENTED", N_("Consent given on"), "date"),
    Detail("CONSENT-TIME", N_("Consent given at"), "time"),
    Detail("CONSENT-FORM", N_("Version of the consent form")),
    Detail("CONSENT-BY", N_("Consent obtained by")),
    Detail("VISIT", N_("Screening visit on"), "date"),
    Detail("ENROLMENT", N_("Enrolment (Day 0), planned or done, on"), "date"),
    Detail("FIRST-DOSE", N_("First dose on"), "date"),
    Detail("RANDOMISATION", N_("Randomisation number")),
    Detail("ARM", N_("Arm")),
    Detail("STATE", N_("State of the screening")),
)
AGAIN_DETAILS = (
    Detail("BECAUSE", N_("Why consent was asked for again")),
    Detail("CONSENTED", N_("Consent given on"), "date"),
    Detail("CONSENT-TIME", N_("Consent given at"), "time"),
    Detail("CONSENT-FORM", N_("Version of the consent form")),
    Detail("CONSENT-BY", N_("Consent obtained by")),
)
IDENTITY_DETAILS = (
    Detail("NAME", N_("Name")),
    Detail("HOSPITAL-NUMBER", N_("Hospital number")),
    Detail("BIRTH", N_("Birth date"), "date"),
)
DECISION_DETAILS = (
    Detail("OUTCOME", N_("Outcome")),
    Detail("FAILED", N_("Criteria that failed")),
    Detail("EXCEPTED", N_("Criteria with an approved exception")),
    Detail("REASON", N_("Reason of the decision")),
    Detail("ENDED", N_("Ended on"), "date"),
)


def entered(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give what an entry says: the answer under an empty key, then each detail."""
    evidence = entry.evidence
    yield "", entry.answer.value if entry.answer else ""
    yield "SOURCE", evidence.kind.value if evidence.kind else ""
    yield "PLACE", evidence.place
    yield "DATED", _day(evidence.dated_on)
    yield "VALUE", evidence.value
    yield "UNIT", evidence.unit
    yield "REMARK", entry.remark
    yield "REASON", entry.reason
    yield "DUE", _day(entry.due_on)
    yield "COMPUTED", entry.working
    yield "AGAINST", entry.against_finding


def told_of(screening: Screening) -> Iterator[tuple[str, str]]:
    subject, consent, dates = screening.subject, screening.consent, screening.dates
    age = screening.age_at_consent
    yield "ATTEMPT", str(screening.attempt)
    yield "INITIALS", subject.initials
    yield "SEX", subject.sex.value
    yield "AGE", "" if age is None else str(age)
    yield "CONSENTED", consent.given_on.isoformat()
    yield "CONSENT-TIME", consent.given_at.isoformat("seconds")
    yield "CONSENT-FORM", consent.form_version
    yield "CONSENT-BY", consent.obtained_by
    yield "VISIT", _day(dates.screening_visit)
    yield "ENROLMENT", _day(dates.enrolment)
    yield "FIRST-DOSE", _day(dates.first_dose)
    allotment = screening.enrolment.allotment if screening.enrolment else NO_ALLOTMENT
    yield "RANDOMISATION", allotment.randomisation_number
    yield "ARM", allotment.arm
    yield "STATE", screening.state.value


def told_again(consent: ConsentAgain) -> Iterator[tuple[str, str]]:
    """Give a consent that followed the first one (C1)."""
    yield "BECAUSE", consent.because.value
    yield "CONSENTED", consent.given_on.isoformat()
    yield "CONSENT-TIME", consent.given_at.isoformat("seconds")
    yield "CONSENT-FORM", consent.form_version
    yield "CONSENT-BY", consent.obtained_by


def identity_of(screening: Screening) -> Iterator[tuple[str, str]]:
    identity = screening.subject.identity
    if identity is not None:
        yield "NAME", identity.name
        yield "HOSPITAL-NUMBER", identity.hospital_number
        yield "BIRTH", identity.birth_on.isoformat()


def decided(screening: Screening) -> Iterator[tuple[str, str]]:
    """Give the decision in force; nothing stands at its values where there is none."""
    decision = screening.decision
    yield "OUTCOME", decision.outcome.value if decision else ""
    yield "FAILED", " ".join(decision.failed) if decision else ""
    yield "EXCEPTED", " ".join(decision.excepted) if decision else ""
    yield "REASON", decision.reason if decision else ""
    yield "ENDED", _day(decision.ended_on) if decision else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
