"""Ready-made facts for tests: say only what the test is about. All of it is invented."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from coordinator.commands import review
from coordinator.commands.consents import enter_consent_form
from coordinator.commands.screening import enter_at_criterion, record_consent
from coordinator.commands.subjects import enter_subject
from coordinator.commands.trials import register_trial
from coordinator.domain.consent import Consent
from coordinator.domain.criterion import Answer, Criterion, Kind, walked
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.record import (
    ReadCriterion,
    ReadWarning,
    RecordSource,
    RegistryIds,
    RegistryRecord,
    Severity,
    Span,
)
from coordinator.domain.site import Site
from coordinator.domain.staff import (
    DUTIES_OF,
    Delegation,
    NewStaffMember,
    Role,
    StaffMember,
)
from coordinator.domain.subject import Identity, Sex
from coordinator.queries.consents import consent_forms_of
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import version_of, versions_of
from coordinator.records.constraints import checks_in
from coordinator.registry.sealing import Cost
from coordinator.registry.store import Registry

TODAY = date(2026, 11, 22)
FORM_VALID_FROM = date(2016, 1, 4)
PASSWORD = "quiet paper boat"
LITTLE = Cost(passes=1, memory=8, lanes=1)  # a password of the tests guards nothing
SITE = Site("Rheumatology, Lakeside Hospital", "7")
DOCUMENT = Evidence(SourceKind.MEDICAL_RECORD, "outpatient record, p. 3", TODAY)


def staff_member(user_name: str, name: str, role: Role) -> StaffMember:
    """Give a person who is delegated, from today on, what the role does."""
    lines = tuple(Delegation(duty, TODAY) for duty in DUTIES_OF[role])
    return StaffMember(user_name, name, role, lines)


COORDINATOR = staff_member("li.na", "Li Na", Role.COORDINATOR)
INVESTIGATOR = staff_member("ada.brandt", "Dr Ada Brandt", Role.INVESTIGATOR)
MONITOR = staff_member("m.okafor", "M. Okafor", Role.MONITOR)
STAFF = (COORDINATOR, INVESTIGATOR, MONITOR)
PEOPLE = tuple(NewStaffMember(p.user_name, p.name, p.role, PASSWORD) for p in STAFF)

LINES = (
    "I1 Age 18 to 70 years",
    "I2 Written informed consent",
    "E1 Pregnant or breast-feeding",
    "E2 Active infection",
)


def record(
    *lines: str, title: str = "Tea against cold hands", **facts: object
) -> RegistryRecord:
    """Read criteria as a protocol prints them: `I1 Age 18 years or older`, `E2.1 Fever`.

    A line such as `I-h Cohort A` is a heading. The source text holds each item as
    `1. Age 18 years or older`, parts further to the right.
    """
    text, criteria = _laid_out(lines or LINES)
    source = RecordSource(
        file_name="tea.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        read_at=datetime(2026, 11, 22, 11, 30, tzinfo=timezone(timedelta(hours=8))),
        reader_version="test",
    )
    known = {"ids": RegistryIds(nct="NCT99990001"), **facts}
    return RegistryRecord(
        layout="plain text",
        source=source,
        title=title,
        inclusion=criteria[Kind.INCLUSION],
        exclusion=criteria[Kind.EXCLUSION],
        **known,
    )


def doubted(
    known: RegistryRecord,
    where: str,
    quote: str,
    *readings: str,
    code: str = "LOST_SIGN",
    severity: Severity = Severity.HARM,
    nth: int = 1,
) -> RegistryRecord:
    """Add a warning about the `nth` place in the source that reads `quote`."""
    start = -1
    for _ in range(nth):
        start = known.source.text.index(quote, start + 1)
    span = Span(start, start + len(quote))
    note = "Look it up in the protocol."
    warning = ReadWarning(code, where, quote, note, severity, span, readings)
    return replace(known, warnings=(*known.warnings, warning))


def draft(
    registry: Registry, *lines: str, known: RegistryRecord | None = None
) -> ProtocolVersion:
    """Register a trial and give its draft version."""
    trial_id = register_trial(registry, COORDINATOR, record=known or record(*lines))
    return versions_of(registry, trial_id)[0]


def settle_all(registry: Registry, version_id: int) -> None:
    """Answer every open review point with "as written"."""
    for point in version_of(registry, version_id).open_points:
        review.resolve_point(
            registry,
            COORDINATOR,
            point_id=point.id,
            choice="as written",
            ground="protocol 5.1, p. 32",
        )


def identify(registry: Registry, version_id: int, version: str = "2.0") -> None:
    review.identify_version(
        registry,
        COORDINATOR,
        version_id=version_id,
        protocol_number="TEA-204",
        version=version,
        dated_on=date(2026, 3, 2),
    )


def active(
    registry: Registry,
    *lines: str,
    known: RegistryRecord | None = None,
    is_confirmed: bool = True,
) -> ProtocolVersion:
    """Register a trial, review it and put it into use."""
    version_id = draft(registry, *lines, known=known).id
    settle_all(registry, version_id)
    identify(registry, version_id)
    if is_confirmed:
        review.confirm_wording(registry, COORDINATOR, version_id=version_id)
    review.activate_version(registry, COORDINATOR, version_id=version_id)
    version = version_of(registry, version_id)
    consent_form(registry, version.trial_id)
    return version


def consent_form(registry: Registry, trial_id: int, version: str = "1.1", **said: Any) -> None:
    """Let a version of the trial's consent form be valid, unless it is on record."""
    if version not in [known.version for known in consent_forms_of(registry, trial_id)]:
        said = {"valid_from": FORM_VALID_FROM} | said
        enter_consent_form(registry, COORDINATOR, trial_id=trial_id, version=version, **said)


def coded(version: ProtocolVersion, code: str) -> Criterion:
    """Find a criterion or part by its code."""
    return next(found for found in walked(version.criteria) if found.code == code)


def subject(
    registry: Registry,
    name: str = "林小雨",
    *,
    hospital_number: str = "H-4711",
    birth_on: date = date(1983, 4, 1),
    sex: Sex = Sex.FEMALE,
) -> int:
    identity = Identity(name, hospital_number, birth_on)
    return enter_subject(registry, COORDINATOR, identity=identity, sex=sex, initials="LXY")


def consented(
    registry: Registry, trial_id: int, subject_id: int | None = None, given_on: date = TODAY
) -> int:
    """Record consent to a trial that is in use; give the screening's id."""
    consent_form(registry, trial_id)
    return record_consent(
        registry,
        COORDINATOR,
        subject_id=subject_id if subject_id is not None else subject(registry),
        trial_id=trial_id,
        consent=Consent(given_on, time(9, 30), "1.1", "Dr Ada Brandt"),
    )


def answered(registry: Registry, screening_id: int, **answers: str) -> None:
    """`answered(registry, 1, I1="yes", E1="no")`, each with its source document."""
    for code, word in answers.items():
        item = screening_of(registry, screening_id, with_identity=True).checklist.item(code)
        enter_at_criterion(
            registry,
            INVESTIGATOR if item.criterion.needs_investigator else COORDINATOR,
            screening_id=screening_id,
            criterion_id=item.criterion.id,
            entry=Entry(
                Answer(word),
                DOCUMENT,
                reason="as the record says",
                against_finding="as the record says",
                correction="mistyped" if item.entry.revision else "",
            ),
            expected_revision=item.entry.revision,
        )


@dataclass
class _Node:
    """A line on its way to a criterion."""

    marker: str
    text: str
    span: Span
    is_heading: bool
    children: list["_Node"]

    def read(self) -> ReadCriterion:
        return ReadCriterion(
            self.marker,
            self.text,
            self.span,
            tuple(child.read() for child in self.children),
            is_heading=self.is_heading,
            checks=checks_in(self.text),
        )


def _laid_out(lines: tuple[str, ...]) -> tuple[str, dict[Kind, tuple[ReadCriterion, ...]]]:
    text = "Criteria of the trial\n"
    found: dict[Kind, tuple[ReadCriterion, ...]] = {}
    for kind, letter in ((Kind.INCLUSION, "I"), (Kind.EXCLUSION, "E")):
        text += f"{kind.value.capitalize()} criteria:\n"
        top: list[_Node] = []
        for line in (line for line in lines if line.startswith(letter)):
            code, words = line.split(" ", 1)
            is_heading = code.endswith("-h")
            depth = 0 if is_heading else code.count(".")
            level = top
            for _ in range(depth):
                level = level[-1].children
            marker = "" if is_heading else f"{code[1:].rpartition('.')[2]}."
            text += "   " * depth
            start = len(text)
            text += f"{marker} {words}".lstrip()
            level.append(_Node(marker, words, Span(start, len(text)), is_heading, []))
            text += "\n"
        found[kind] = tuple(node.read() for node in top)
    return text, found
