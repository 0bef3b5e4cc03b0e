"""Facts of the other forms, to print: logs, people, questions, amendments, the audit trail."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

from coordinator.domain.access import AccessEvent, AccessReport, PersonAccess, RolePeriod
from coordinator.domain.amendment import amended
from coordinator.domain.approved_exception import Approval, ApprovedException
from coordinator.domain.audit import Action, AuditEntry, Verification
from coordinator.domain.clarification import Clarification, ClarifiedCriterion
from coordinator.domain.criterion import Answer
from coordinator.domain.delegation import DelegationLine, LineSignature
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.evidence_list import UsedEvidence
from coordinator.domain.form import (
    AccessForm,
    AmendmentForm,
    AuditTrailForm,
    ClarificationsForm,
    DelegationLogForm,
)
from coordinator.domain.inspection import Access, Count, Inspection, Noted
from coordinator.domain.lists import ListedScreening, ListForm, ListKind
from coordinator.domain.observation import Nature, NewObservation, Observation
from coordinator.domain.proof import Proof
from coordinator.domain.report import ReportScope
from coordinator.domain.staff import Delegation, Duty, Role, StaffMember
from coordinator.domain.wet_ink import PrintedForm
from tests.forms.samples import (
    BEIJING,
    HEAD,
    IDENTITY,
    IMPRINT,
    NOW,
    SHA,
    SITE,
    TRIAL,
    criteria,
    log_row,
    screening,
    version,
)

LI_NA = StaffMember("li.na", "Li Na", Role.COORDINATOR)
DR_WANG = StaffMember("wang.min", "Dr Wang Min", Role.INVESTIGATOR)
MORNING = datetime(2026, 11, 16, 9, 5, tzinfo=BEIJING)
FORMER = PrintedForm(
    1, 1, "eligibility checklist, site copy", 31, SHA, "Li Na", NOW - timedelta(days=1)
)
LONG_REMARK = "随访期间患者自述关节疼痛减轻，未再出现发热；复查血常规及补体均在正常范围内。" * 6

EXCEPTION = ApprovedException(
    1,
    1,
    1,
    Approval("Dr N. Petrov, medical monitor", date(2026, 11, 18), "letter 2026-117"),
    Approval("Ethics committee of Riverside Hospital", date(2026, 11, 19), "EC 2026-88"),
    "SLEDAI-2K of 7 points, with new arthritis after the score was taken",
    "Li Na",
    NOW - timedelta(days=2),
    "Dr Wang Min",
    "wang.min",
    "Investigator",
    NOW - timedelta(days=1),
    SHA,
)


def exception_for(item):
    """Give the exception for an item as it was answered last."""
    found = replace(EXCEPTION, criterion_id=item.criterion.id, revision=item.entry.revision)
    return replace(item, exceptions=(found,))


def used(number, what, title, value, unit, **said):
    told = NewObservation(
        what,
        title,
        value=value,
        unit=unit,
        on=date(2026, 11, 16),
        document=Evidence(SourceKind.LABORATORY_REPORT, "Binder 3, tab 2", date(2026, 11, 16)),
    )
    more = {name: said.pop(name) for name in ("codes", "others", "normal", "valid_until")}
    shown = {name: said.pop(name) for name in tuple(said) if name == "is_former"}
    observation = Observation(number, replace(told, **said), "Li Na", MORNING)
    return UsedEvidence(observation, **more, **shown)


EVIDENCE = (
    used(
        1,
        *("alt", "ALT", "31", "U/L"),
        codes=("E2",),
        others=("≈ 0.5168 ukat/L",),
        normal="≤ 40 U/L",
        valid_until=date(2026, 12, 14),
    ),
    used(
        2,
        *("prednisone", "prednisone", "7.5", "mg/d"),
        codes=("I5", "E4"),
        others=(),
        normal="",
        valid_until=None,
        nature=Nature.COURSE,
        is_ongoing=True,
        document=Evidence(SourceKind.PRESCRIPTION, "处方单，第12页", date(2026, 11, 10)),
    ),
    used(
        3,
        *("creatinine", "Creatinine", "<44.2", "umol/L"),
        codes=("I7",),
        others=("0.5 mg/dL",),
        normal="45 – 84 umol/L (laboratory's list of 2026-01-01)",
        valid_until=date(2026, 12, 14),
        is_former=True,
        document=Evidence(SourceKind.LABORATORY_REPORT, "", date(2026, 11, 16)),
    ),
)

ASKED = Clarification(
    1,
    11,
    "Does a fever of 37.9 °C at home count as an active infection?",
    "the sponsor's monitor",
    date(2026, 10, 2),
    "Li Na",
    "Only what the site measured itself; ear thermometers count from 38.0 °C on.",
    "Dr Noor Vale",
    date(2026, 10, 9),
    date(2026, 10, 12),
)
OPEN = Clarification(
    2, 11, "耳温 37.6 ℃ 是否计入？", "the sponsor's monitor", date(2026, 11, 1), "Li Na"
)
CLARIFIED = (
    ClarifiedCriterion(
        1, TRIAL.label, 1, "LXL-204 v3.0", 11, "E3", "Active infection.", (ASKED, OPEN)
    ),
)


def clarifications(site=SITE):
    return ClarificationsForm(site, TRIAL, CLARIFIED, IMPRINT, version())


def amendment(site=SITE):
    before = criteria(("Age 18 to 70 years", "Written consent"), ("Fever", "Cough"))
    after = criteria(("Age 18 to 60 years", "Written consent"), ("Fever", "Gout attack"))
    earlier = version(*before, version="2.0")
    later = version(
        *after,
        amendment="Amendment 3",
        approval_document="EC 2026-117",
        approved_on=date(2026, 2, 20),
        activates_on=date(2026, 3, 16),
    )
    return AmendmentForm(site, TRIAL, earlier, later, amended(before, after), (), IMPRINT)


def delegation_lines():
    signed = LineSignature("Dr Wang Min", "wang.min", MORNING, SHA)
    for number, (person, duty) in enumerate(
        (
            (DR_WANG, Duty.JUDGE_AND_CONFIRM),
            (LI_NA, Duty.ENTER_SUBJECTS),
            (LI_NA, Duty.ASSESS_CRITERIA),
        ),
        1,
    ):
        line = Delegation(duty, date(2026, 3, 1), trial_id=1 if number > 1 else None)
        yield DelegationLine(
            number, person, line, TRIAL.label if number > 1 else "", "Li Na", MORNING, signed
        )
    ended = Delegation(Duty.OBTAIN_CONSENT, date(2026, 3, 1), ended_on=date(2026, 9, 1))
    yield DelegationLine(
        9, LI_NA, ended, TRIAL.label, "Li Na", MORNING, signed, "Dr Wang Min", "on leave"
    )


def delegation_log(site=SITE):
    return DelegationLogForm(site, TRIAL, tuple(delegation_lines()), IMPRINT, version())


def access(site=SITE):
    signed_in = AccessEvent(
        Action.SIGNED_IN, MORNING, "desk-3", until=MORNING + timedelta(hours=2)
    )
    failed = AccessEvent(Action.SIGN_IN_FAILED, MORNING - timedelta(minutes=2), "desk-3")
    since = MORNING - timedelta(days=200)
    people = (
        PersonAccess(
            LI_NA,
            (RolePeriod(Role.COORDINATOR, since),),
            tuple(delegation_lines())[1:],
            (failed, signed_in),
        ),
        PersonAccess(DR_WANG, (RolePeriod(Role.INVESTIGATOR, since),), (), (signed_in,)),
    )
    days = (date(2026, 11, 1), date(2026, 11, 22))
    return AccessForm(AccessReport(site, *days, people, (failed,)), IMPRINT)


def inspection(site=SITE):
    noted = Noted(
        31, MORNING, "li.na", "criterion answered", "Entry", "07012 I3", "misread the card"
    )
    return Inspection(
        site,
        IMPRINT,
        Proof(Verification(412, HEAD), records=230),
        counts=(Count("li.na", "criterion answered", 48), Count("wang.min", "signed", 2)),
        access=(Access("li.na", 31, 2, MORNING), Access("wang.min", 7, 0, NOW)),
        reasons=(noted,),
    )


def audit_entries():
    told = (
        (
            Action.CONSENT_RECORDED,
            "Screening",
            {"#": 1, "screening_number": [None, "07012"]},
            "",
        ),
        (
            Action.CRITERION_ANSWERED,
            "Entry",
            {"#": 7, "answer": [None, "yes"], "remark": [None, LONG_REMARK]},
            "",
        ),
        (
            Action.CRITERION_ANSWERED,
            "Entry",
            {"#": 8, "answer": ["no", "yes"], "evidence": ["card", "card, p. 3"]},
            f"{IDENTITY.name} brought the right card",
        ),
        (
            Action.SUBJECT_CORRECTED,
            "Identity",
            {"#": 2, "name": [None, "•" + "0" * 32]},
            "typo",
        ),
    )
    for number, (action, record, changes, reason) in enumerate(told, 201):
        yield AuditEntry(
            number * 3,
            MORNING + timedelta(minutes=number),
            480,
            "li.na",
            action.value,
            reason,
            "desk-3",
            record,
            f"{TRIAL.label} 07012",
            json.dumps(changes, ensure_ascii=False),
            SHA,
        )


def audit_trail(site=SITE, *, of_screening=True, verification=None):
    found = screening(()) if of_screening else None
    return AuditTrailForm(
        site,
        TRIAL,
        version(),
        replace(found, subject=replace(found.subject, identity=None)) if found else None,
        tuple(audit_entries()),
        verification or Verification(412, HEAD),
        IMPRINT,
        (IDENTITY,),
    )


def listing(kind, site=SITE):
    row = log_row(enrolled_on=date(2026, 12, 1), arm="Lantrexol", randomisation_number="R-7")
    rows = (log_row("07011"), row, log_row("07013", state="in screening", open_count=3))
    listed = [ListedScreening(each, IDENTITY) for each in rows]
    return ListForm(ListKind(kind), site, ReportScope(1), listed, IMPRINT, TRIAL)


ANSWERED_AGAINST = {"answer": Answer.NO, "against_finding": "Card shows another date"}
