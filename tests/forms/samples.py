"""Facts of invented trials and subjects, to print: say only what the test is about.

    python -m tests.forms.samples OUT

prints every output in each language on both papers, with contact sheets in grey.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from coordinator.domain.checklist import Checklist, Item, item_of
from coordinator.domain.consent import Consent
from coordinator.domain.criterion import Answer, Criterion, Kind
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.form import ChecklistForm, Imprint, LogRow, ScreeningLogForm
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.domain.screening import Decision, Outcome, Screening, State
from coordinator.domain.signature import Meaning, Signature
from coordinator.domain.site import Site
from coordinator.domain.subject import Identity, Sex, Subject
from coordinator.domain.trial import Trial, TrialState
from coordinator.domain.windows import ScreeningDates

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 22, 15, 4, tzinfo=BEIJING)
SHA = "3f2a99c1d02e4b7755aa0c1e9b8d7f6650413322e1f0d9c8b7a6958473625140"
HEAD = "9a8b7c6d5e4f30211203f4e5d6c7b8a99a8b7c6d5e4f30211203f4e5d6c7b8a9"

SITE = Site("Riverside Hospital, Department of Rheumatology", "07")
TRIAL = Trial(
    id=1,
    title="Lantrexol in adults with active systemic lupus erythematosus",
    short_title="LANTERN: lantrexol in active lupus",
    state=TrialState.RECRUITING,
    nct="NCT99900001",
    secondary_ids=("LXL-204",),
)
IDENTITY = Identity("欧阳校风", "H20261187", date(1983, 2, 28), "13900000000")
SUBJECT = Subject(1, "OYXF", Sex.FEMALE, IDENTITY)
CONSENT = Consent(date(2026, 11, 15), time(9, 30), "2.1", "Li Na")
IMPRINT = Imprint("Li Na", NOW, HEAD)

INCLUSION_TEXTS = (
    "Men and women aged 18 to 75 years, inclusive, at the time of informed consent.",
    (
        "Meets at least 4 of the 11 revised 1997 classification criteria for systemic "
        "lupus erythematosus, or the 2019 criteria with a total of ≥ 10 points."
    ),
    (
        "Disease activity index (SLEDAI-2K) of ≥ 8 points at screening, of which at "
        "least 4 points come from clinical items."
    ),
    (
        "Positive antinuclear antibody at a titre of ≥ 1:80, or anti-dsDNA above the "
        "laboratory’s upper limit of normal within the 3 months before screening."
    ),
    (
        "On a stable dose of hydroxychloroquine ≤ 400 mg/day for at least 12 weeks, or "
        "prednisone ≤ 20 mg/day for at least 4 weeks before the first dose."
    ),
    (
        "Absolute neutrophil count ≥ 1.5 × 10^9/L, platelets ≥ 75×10⁹/L and haemoglobin "
        "≥ 90 g/L."
    ),
    "Estimated glomerular filtration rate ≥ 60 mL/min/1.73 m² (CKD-EPI).",
    "自愿签署知情同意书，并能够按照方案要求完成随访（包括“第52周”访视）；年龄18～75岁。",
)
EXCLUSION_TEXTS = (
    (
        "Severe active lupus nephritis or active central nervous system lupus in the 8 "
        "weeks before screening (such as seizures, psychosis, cerebrovascular accident "
        "or cerebritis)."
    ),
    (
        "Hepatic insufficiency: alanine aminotransferase or aspartate aminotransferase ≥ "
        "2 × ULN."
    ),
    (
        "Active infection, tuberculosis, HIV, hepatitis B (HBsAg positive, or anti-HBc "
        "positive with HBV-DNA above the limit of detection) or hepatitis C."
    ),
    "Treatment with rituximab, belimumab or other B-cell-directed biologics within 24 weeks.",
    "Live or attenuated vaccination in the 4 weeks before the first dose.",
    "Pregnant or breast-feeding, or unwilling to use effective contraception.",
    (
        "Malignancy in the past 5 years, except adequately treated basal cell carcinoma "
        "of the skin."
    ),
    (
        "Any condition that in the investigator’s opinion puts the subject at risk or "
        "would interfere with the assessment of the study’s results."
    ),
)


def criteria(inclusion, exclusion):
    """Make criteria of texts, with codes I1, I2, …, E1, …"""
    listed = [(Kind.INCLUSION, "I", inclusion), (Kind.EXCLUSION, "E", exclusion)]
    return tuple(
        Criterion(100 * (letter == "E") + place, f"{letter}{place}", kind, text, text)
        for kind, letter, texts in listed
        for place, text in enumerate(texts, 1)
    )


def many_criteria(count):
    """Make `count` criteria, two in five of them inclusion criteria."""
    inclusion = -(-2 * count // 5)
    texts = [
        pool[place % len(pool)]
        for pool, wanted in ((INCLUSION_TEXTS, inclusion), (EXCLUSION_TEXTS, count - inclusion))
        for place in range(wanted)
    ]
    return criteria(texts[:inclusion], texts[inclusion:])


def version(*listed, **changes):
    made = ProtocolVersion(
        id=1,
        trial_id=1,
        trial_label=TRIAL.label,
        protocol_number="LXL-204",
        version="3.0",
        dated_on=date(2026, 3, 1),
        state=VersionState.ACTIVE,
        criteria=listed or many_criteria(8),
        wording_confirmed_by="Dr Wang Min",
        wording_confirmed_at=datetime(2026, 4, 2, 1, 30, tzinfo=UTC),
    )
    return replace(made, **changes)


def favourable(criterion):
    return Answer.YES if criterion.kind is Kind.INCLUSION else Answer.NO


def entry(answer, **changes):
    made = Entry(
        answer=answer,
        evidence=Evidence(
            SourceKind.LABORATORY_REPORT, "Binder 3, tab 2", date(2026, 11, 16), "31", "U/L"
        ),
        revision=1,
        by="Li Na",
        at=datetime(2026, 11, 16, 14, 3, tzinfo=BEIJING),
    )
    return replace(made, **changes)


def answered(listed, **entries):
    """Answer criteria favourably, but for those whose entries are given by code."""

    def histories(found):
        for criterion in found:
            given = entries.get(criterion.code.replace(".", "_"), entry(favourable(criterion)))
            yield criterion.id, given if isinstance(given, tuple) else (given,)
            yield from histories(criterion.parts)

    history = dict(histories(listed))
    return tuple(item_of(criterion, history, {}) for criterion in listed)


def screening(items: tuple[Item, ...], **changes):
    made = Screening(
        id=1,
        screening_number="07012",
        attempt=1,
        trial=TRIAL,
        version=version(),
        subject=SUBJECT,
        consent=CONSENT,
        dates=ScreeningDates(consent=CONSENT.given_on, enrolment=date(2026, 12, 1)),
        state=State.IN_SCREENING,
        checklist=Checklist(items),
        age_at_consent=43,
    )
    return replace(made, **changes)


def decision(outcome=Outcome.ELIGIBLE, **changes):
    made = Decision(outcome, (), "", "Li Na", datetime(2026, 11, 20, 10, 12, tzinfo=BEIJING))
    return replace(made, **changes)


def signature(meaning=Meaning.COMPLETED, **changes):
    by_coordinator = meaning is Meaning.COMPLETED
    made = Signature(
        signer="Li Na" if by_coordinator else "Dr Wang Min",
        user_name="lina" if by_coordinator else "wangmin",
        role="Site coordinator" if by_coordinator else "Investigator",
        meaning=meaning,
        signed_at=datetime(2026, 11, 20, 10, 15 if by_coordinator else 48, tzinfo=BEIJING),
        content_sha256=SHA,
    )
    return replace(made, **changes)


def blank_form(*listed, **changes):
    made = ChecklistForm(site=SITE, trial=TRIAL, version=version(*listed), imprint=IMPRINT)
    return replace(made, **changes)


def filled_form(listed=None, *, of=None, entries=None, **changes):
    """Print `listed` criteria answered favourably; `of` are changes to the screening."""
    listed = many_criteria(8) if listed is None else listed
    found = screening(answered(listed, **(entries or {})), **(of or {}))
    made = ChecklistForm(
        site=SITE,
        trial=TRIAL,
        version=version(*listed),
        imprint=IMPRINT,
        screening=found,
        record_version=31,
        content_sha256=SHA,
        coordinator="Li Na",
        investigator="Dr Wang Min",
    )
    return replace(made, **changes)


def log_row(number="07012", **changes):
    made = LogRow(
        screening_id=1,
        screening_number=number,
        attempt=1,
        initials="OYXF",
        sex="female",
        age=43,
        trial=TRIAL.label,
        version="3.0",
        consented_on=date(2026, 11, 15),
        consent_version="2.1",
        screened_on=date(2026, 11, 16),
        state="screen failure",
        failed=("I3", "E2"),
        reason="SLEDAI-2K of 6 points at screening; ALT 2.4 × ULN",
        ended_on=date(2026, 11, 20),
        enrolled_on=None,
        signed_by=("Li Na", "Dr Wang Min"),
    )
    return replace(made, **changes)


def log_form(*rows, **changes):
    made = ScreeningLogForm(SITE, "Screening log", rows, IMPRINT, TRIAL)
    return replace(made, **changes)


if __name__ == "__main__":
    from tests.forms.sampling import main

    main()
