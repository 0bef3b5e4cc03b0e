"""Walking an invented subject through a checklist, for samples and demonstrations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from coordinator.commands.decisions import decide
from coordinator.commands.screening import enter_at_criterion, set_dates
from coordinator.commands.signing import sign
from coordinator.domain.check import CheckKind
from coordinator.domain.checklist import Item
from coordinator.domain.criterion import Answer, Criterion, Kind
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.logic import Truth
from coordinator.domain.screening import Outcome, Screening, State
from coordinator.domain.signature import Meaning
from coordinator.domain.staff import StaffMember
from coordinator.domain.subject import Sex
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.registry.store import Registry
from coordinator.text import _

DOCUMENTS = {
    CheckKind.AGE: (SourceKind.IDENTITY_CARD, "copy in the subject's binder, tab 1"),
    CheckKind.SEX: (SourceKind.IDENTITY_CARD, "copy in the subject's binder, tab 1"),
    CheckKind.CONSENT: (SourceKind.CONSENT_FORM, "subject's binder, tab 2"),
    CheckKind.LAB: (SourceKind.LABORATORY_REPORT, "hospital laboratory, screening visit"),
    CheckKind.PREGNANCY: (SourceKind.LABORATORY_REPORT, "urine hCG, screening visit"),
    CheckKind.SCORE: (SourceKind.SCORE_SHEET, "rater's sheet, subject's binder, tab 4"),
    CheckKind.JUDGEMENT: (SourceKind.PHYSICIAN_NOTE, "screening note"),
    CheckKind.WASHOUT: (SourceKind.PRESCRIPTION, "order list, last 12 months"),
}
USUAL = (SourceKind.MEDICAL_RECORD, "outpatient record, p. 3")


@dataclass(frozen=True, slots=True)
class WalkedTo:
    """Where a walk ends: a state, before the criterion `until`, with what fails or waits."""

    state: str
    until: str = ""
    failing: tuple[str, ...] = ()
    pending: Mapping[str, str] = field(default_factory=dict)


def walk_to(
    registry: Registry,
    coordinator: StaffMember,
    investigator: StaffMember,
    password: str,
    screening_id: int,
    wanted: WalkedTo,
) -> None:
    """Answer, decide and sign until the screening stands where `wanted` says."""
    if wanted.state == State.CONSENTED.value:
        return
    screening = screening_of(registry, screening_id, with_identity=True)
    set_dates(
        registry,
        coordinator,
        screening_id=screening_id,
        screening_visit=screening.consent.given_on,
        enrolment=registry.clock().date() + timedelta(7),
    )
    answer_all(registry, coordinator, investigator, screening, wanted)
    _decide(registry, coordinator, screening_id, State(wanted.state))
    if wanted.state in (State.ELIGIBLE.value, State.SCREEN_FAILURE.value):
        sign_next(registry, coordinator, password, screening_id)
        sign_next(registry, investigator, password, screening_id)
    if wanted.state == State.AWAITING_INVESTIGATOR.value:
        sign_next(registry, coordinator, password, screening_id)


def answer_all(
    registry: Registry,
    coordinator: StaffMember,
    investigator: StaffMember,
    screening: Screening,
    wanted: WalkedTo,
) -> None:
    """Answer every criterion that is reached, as a record that lets the subject in would."""
    for place in screening.checklist.answerable():
        code = place.criterion.code
        if code == wanted.until:
            return
        now = screening_of(registry, screening.id, with_identity=True)
        item = now.checklist.item(code)
        if not item.is_reached or item.entry.answer is not None:
            continue
        person = investigator if item.criterion.needs_investigator else coordinator
        enter_at_criterion(
            registry,
            person,
            screening_id=screening.id,
            criterion_id=item.criterion.id,
            entry=entry_for(item, now, wanted),
            expected_revision=item.entry.revision,
        )


def entry_for(item: Item, screening: Screening, wanted: WalkedTo) -> Entry:
    criterion, code = item.criterion, item.criterion.code
    if code in wanted.pending:
        due = screening.consent.given_on + timedelta(10)
        return Entry(Answer.PENDING, reason=wanted.pending[code], due_on=due)
    is_man = screening.subject.sex is Sex.MALE
    if is_man and criterion.may_be_not_applicable and _only_pregnancy(criterion):
        return Entry(Answer.NOT_APPLICABLE, reason=_("The subject is a man."))
    favourable = Answer.YES if criterion.kind is Kind.INCLUSION else Answer.NO
    unfavourable = Answer.NO if criterion.kind is Kind.INCLUSION else Answer.YES
    answer = unfavourable if code in wanted.failing else favourable
    finding = item.finding
    against = finding is not None and finding.truth is not Truth.UNKNOWN
    return Entry(
        answer,
        _document(criterion, screening),
        against_finding=_("see the remark")
        if against and finding and finding.is_contradicted_by(answer, criterion.kind)
        else "",
    )


def sign_next(
    registry: Registry, signer: StaffMember, password: str, screening_id: int
) -> None:
    """Sign what is due next, if something is."""
    screening = screening_of(registry, screening_id, with_identity=True)
    meaning: Meaning | None = screening.next_meaning
    if meaning is not None:
        sign(
            registry,
            signer,
            screening_id=screening_id,
            user_name=signer.user_name,
            password=password,
            meaning=meaning,
            content_sha256=content_digest(screening),
        )


def _decide(
    registry: Registry, coordinator: StaffMember, screening_id: int, state: State
) -> None:
    outcomes = {
        State.ELIGIBLE: Outcome.ELIGIBLE,
        State.AWAITING_INVESTIGATOR: Outcome.ELIGIBLE,
        State.SCREEN_FAILURE: Outcome.SCREEN_FAILURE,
        State.WITHDRAWN: Outcome.WITHDRAWN,
    }
    if state in outcomes:
        reason = _("Does not want to go on.") if state is State.WITHDRAWN else ""
        decide(
            registry,
            coordinator,
            screening_id=screening_id,
            outcome=outcomes[state],
            reason=reason,
        )


def _only_pregnancy(criterion: Criterion) -> bool:
    return {check.kind for check in criterion.checks} <= {CheckKind.PREGNANCY, CheckKind.LAB}


def _document(criterion: Criterion, screening: Screening) -> Evidence:
    kinds = [check.kind for check in criterion.checks if check.kind in DOCUMENTS]
    kind, place = DOCUMENTS[kinds[0]] if kinds else USUAL
    return Evidence(kind, place, screening.dates.screening_visit or screening.consent.given_on)
