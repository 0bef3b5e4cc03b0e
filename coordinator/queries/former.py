"""A screening as it stood when its checklist was printed, to print that again (G3).

Nothing but the trail says what was there then: what it tells of later is left out or taken
back. Whether it is the same is known from the hash that was stored with the print.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.approved_exception import ApprovedException
from coordinator.domain.audit import AuditEntry
from coordinator.domain.audit_words import changes_in
from coordinator.domain.checklist import Checklist, item_of
from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.errors import Refused
from coordinator.domain.known import Known
from coordinator.domain.screening import Screening, State, age_at
from coordinator.domain.signature import Signature, digest
from coordinator.domain.signed_content import content_of
from coordinator.domain.subject import Sex
from coordinator.domain.wet_ink import PrintedForm
from coordinator.domain.windows import ScreeningDates
from coordinator.findings.criteria import finding_on
from coordinator.queries.trails import trail_of_screening
from coordinator.registry.assembly import version_of_row
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.exceptions import exceptions_at, with_exceptions
from coordinator.registry.moving import followed
from coordinator.registry.rows.consents import ConsentAgainRow
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.screenings import (
    entries_of,
    known_for,
    screening_of_row,
    screening_row,
)
from coordinator.registry.store import Registry
from coordinator.text import N_

Row = tuple[str, int]


class FormerNotRebuilt(Refused):
    problem = N_("What was printed as record version {version} cannot be put together again.")
    remedy = N_("See the paper in the binder, or its scan; the audit trail tells what changed.")

    def __init__(self, version: int) -> None:
        super().__init__(version=version)


@dataclass(slots=True)
class _Since:
    """What came after a print: records that were begun, and former values of the others."""

    begun: set[Row] = field(default_factory=set)
    former: dict[Row, dict[str, object]] = field(default_factory=dict)

    def had(self, record: str, number: int) -> bool:
        return (record, number) not in self.begun

    def was(self, record: str, number: int, column: str, now: object) -> object:
        return self.former.get((record, number), {}).get(column, now)

    def day(self, number: int, column: str, now: date | None) -> date | None:
        found = self.was("Screening", number, column, now)
        return (
            date.fromisoformat(found) if isinstance(found, str) else cast("date | None", found)
        )


def screening_as_printed(registry: Registry, printed: PrintedForm) -> Screening:
    """Give the screening that a print shows, with who it is.

    Raises:
        FormerNotRebuilt: what can be put together is not what was printed.
    """
    since = _since(trail_of_screening(registry, printed.screening_id), printed)
    with registry.reading() as session:
        row = screening_row(session, printed.screening_id)
        found = _as_it_was(registry, session, row, since)
    if digest(content_of(found)) != printed.content_sha256:
        raise FormerNotRebuilt(printed.record_version)
    return found


def _since(trail: Iterable[AuditEntry], printed: PrintedForm) -> _Since:
    since, known, is_after = _Since(), set[Row](), False
    for entry in trail:
        number, changes = changes_in(entry)
        row = (entry.record, number)
        if is_after and row not in known:
            since.begun.add(row)
        elif is_after:
            former = since.former.setdefault(row, {})
            for column, (before, _after) in changes.items():
                former.setdefault(column, before)
        known.add(row)
        is_after = is_after or row == ("PrintedForm", printed.id)
    if not is_after:
        raise FormerNotRebuilt(printed.record_version)
    return since


def _as_it_was(
    registry: Registry, session: Session, row: ScreeningRow, since: _Since
) -> Screening:
    now = screening_of_row(registry, session, row, with_identity=True)
    identity = [one for one in row.subject.identities if since.had("Identity", one.id)][-1]
    sex = Sex(str(since.was("Subject", row.subject_id, "sex", row.subject.sex)))
    initials = str(since.was("Subject", row.subject_id, "initials", row.subject.initials))
    subject = replace(now.subject, sex=sex, initials=initials, identity=identity.to_domain())
    decisions = [one for one in row.decisions if since.had("Decision", one.id)]
    later = [move for move in row.moves if not since.had("ScreeningMove", move.id)]
    version = later[0].from_version if later else row.version
    criteria = criteria_in_walk(registry, session, version.id)
    then = replace(
        now,
        version=version_of_row(version, criteria),
        subject=subject,
        dates=_dates(row, since),
        state=State(str(since.was("Screening", row.id, "state", row.state))),
        decision=decisions[-1].to_domain() if decisions else None,
        signatures=tuple(_signatures(row, since)),
        age_at_consent=age_at(identity.birth_on, now.dates),
        consents_again=tuple(
            one.to_domain() for one in _consents(session, row.id) if since.had(AGAIN, one.id)
        ),
        planned_enrolment=since.day(row.id, "planned_enrolment_on", row.planned_enrolment_on),
        moves=tuple(one.to_domain() for one in row.moves if one not in later),
        earlier=() if later else now.earlier,
    )
    known = known_for(
        session,
        row,
        registry.clock(),
        as_of=then.decision.decided_at if then.decision else None,
    )
    known = replace(known, dates=then.dates, sex=sex, birth=identity.birth_on)
    return replace(then, checklist=_checklist(session, row, criteria, known, since))


def _dates(row: ScreeningRow, since: _Since) -> ScreeningDates:
    return ScreeningDates(
        row.consented_on,
        since.day(row.id, "visit_on", row.visit_on),
        since.day(row.id, "enrolment_on", row.enrolment_on),
        since.day(row.id, "first_dose_on", row.first_dose_on),
    )


def _checklist(
    session: Session,
    row: ScreeningRow,
    criteria: tuple[Criterion, ...],
    known: Known,
    since: _Since,
) -> Checklist:
    entered = {
        number: tuple(entry for entry in entries if since.had("Entry", entry.revision))
        for number, entries in entries_of(session, row.id).items()
    }
    history = followed({number: entries for number, entries in entered.items() if entries})
    findings = {one.id: finding_on(one, known) for one in walked(criteria)}
    items = tuple(item_of(criterion, history, findings) for criterion in criteria)
    exceptions = {
        number: tuple(_exception(one, since) for one in found if since.had(EXCEPTION, one.id))
        for number, found in exceptions_at(session, row, criteria).items()
    }
    return Checklist(with_exceptions(items, exceptions))


EXCEPTION, AGAIN = "ApprovedException", "ConsentAgain"


def _signatures(row: ScreeningRow, since: _Since) -> Iterable[Signature]:
    """Give the signatures that stood then; those voided since stand again on that paper."""
    for one in row.signatures:
        if since.had("Signature", one.id):
            given = one.to_domain()
            stood = since.was("Signature", one.id, "voided_at", given.voided_at) is None
            yield replace(given, voided_at=None, void_reason="") if stood else given


def _exception(found: ApprovedException, since: _Since) -> ApprovedException:
    if since.was(EXCEPTION, found.id, "signed_at", found.signed_at) is None:
        found = replace(found, signer="", signed_at=None, content_sha256="")
    if since.was(EXCEPTION, found.id, "voided_at", found.voided_at) is None:
        found = replace(found, voided_at=None, void_reason="")
    return found


def _consents(session: Session, screening_id: int) -> Iterable[ConsentAgainRow]:
    statement = select(ConsentAgainRow).filter_by(screening_id=screening_id)
    days = (ConsentAgainRow.given_on, ConsentAgainRow.given_at, ConsentAgainRow.id)
    return session.scalars(statement.order_by(*days))
