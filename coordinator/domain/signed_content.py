"""What a signature on a screening is bound to, as plain values (G3).

`coordinator.domain.signature.digest` of this mapping is the SHA-256 that is stored with a
signature and printed on the form. Nothing identifying is in it but the screening number.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

from coordinator.domain.approved_exception import ApprovedException
from coordinator.domain.checklist import Item
from coordinator.domain.consent_form import ConsentAgain
from coordinator.domain.entry import Entry
from coordinator.domain.screening import Decision, Screening, State

Content = dict[str, object]


def content_of(screening: Screening) -> Content:
    """Give all that was asked, answered and decided; signatures are not part of it.

    What was computed goes in as it was stored with the answer: checks may be corrected and
    the program may word things better later, and what was signed stays what it was.
    """
    decision, dates = screening.decision, screening.dates
    is_enrolled = screening.state is State.ENROLLED  # after it was signed: the plan counts
    enrolment = screening.planned_enrolment if is_enrolled else dates.enrolment
    return {
        "format": 1,
        "trial": screening.trial.registry_id,
        "protocol_number": screening.version.protocol_number,
        "protocol_version": screening.version.version,
        "protocol_dated_on": _iso(screening.version.dated_on),
        "screening_number": screening.screening_number,
        "attempt": screening.attempt,
        "sex": screening.subject.sex.value,
        "age_at_consent": screening.age_at_consent,
        "consent": [
            screening.consent.given_on.isoformat(),
            screening.consent.given_at.isoformat("minutes"),
            screening.consent.form_version,
            *map(_again, screening.consents_at_decision),
        ],
        "dates": [_iso(d) for d in (dates.screening_visit, enrolment, dates.first_dose)],
        "criteria": [
            item_content(as_decided(item, decision.decided_at) if decision else item)
            for item in screening.checklist.items
        ],
        "decision": decision and _decision(decision),
    }


def _decision(decision: Decision) -> Content:
    content: Content = {
        "outcome": decision.outcome.value,
        "failed": list(decision.failed),
        "reason": decision.reason,
        "decided_by": decision.decided_by,
    }
    if decision.excepted:
        content["excepted"] = list(decision.excepted)
    return content


def _again(consent: ConsentAgain) -> list[str]:
    return [
        consent.because.value,
        consent.given_on.isoformat(),
        consent.given_at.isoformat("minutes"),
        consent.form_version,
    ]


def as_decided(item: Item, decided_at: datetime) -> Item:
    """Leave out what was entered after the decision at criteria that are answered later."""
    if item.parts:
        return replace(item, parts=tuple(as_decided(part, decided_at) for part in item.parts))
    if not item.criterion.deferred_to:
        return item
    entered = (*item.former, item.entry)
    then = [entry for entry in entered if entry.at is not None and entry.at <= decided_at]
    entry = then[-1] if then else Entry()
    return replace(item, entry=entry)


def item_content(item: Item) -> Content:
    """Give a criterion with its answer, and the approved exception where one holds (S6)."""
    entry, evidence = item.entry, item.entry.evidence
    content: Content = {
        "code": item.criterion.code,
        "text": item.criterion.text,
        "verbatim": item.criterion.verbatim,
        "combination": [item.criterion.combination.value, item.criterion.at_least],
        "answer": entry.answer.value if entry.answer else None,
        "standing": item.standing.value,
        "evidence": [
            evidence.kind.value if evidence.kind else None,
            evidence.place,
            _iso(evidence.dated_on),
            evidence.value,
            evidence.unit,
        ],
        "remark": entry.remark,
        "reason": entry.reason,
        "due_on": _iso(entry.due_on),
        "computed": entry.working or None,
        "against_finding": entry.against_finding,
        "correction": entry.correction,
        "entered_by": entry.by,
        **_carried_over(entry),
        **({"judged_by": entry.judged_by} if entry.judged_by else {}),
        "parts": [item_content(part) for part in item.parts],
    }
    if item.criterion.other_text:
        content["other_text"] = item.criterion.other_text
    if item.excepted_by:
        content["exception"] = {
            **approvals(item.excepted_by),
            "signed_by": item.excepted_by.signer,
            "content_sha256": item.excepted_by.content_sha256,
        }
    return content


def exception_content(
    screening: Screening, item: Item, exception: ApprovedException
) -> Content:
    """Give what the signature on an exception is bound to: the answer, and who approved."""
    return {
        "format": 1,
        "record": "approved exception",
        "trial": screening.trial.registry_id,
        "protocol_number": screening.version.protocol_number,
        "protocol_version": screening.version.version,
        "screening_number": screening.screening_number,
        "attempt": screening.attempt,
        "criterion": item_content(replace(item, exceptions=())),
        **approvals(exception),
    }


def approvals(exception: ApprovedException) -> Content:
    sponsor, committee = exception.sponsor, exception.committee
    return {
        "sponsor": [sponsor.by, _iso(sponsor.on), sponsor.document],
        "ethics_committee": [committee.by, _iso(committee.on), committee.document],
        "ground": exception.ground,
        "entered_by": exception.entered_by,
    }


def _carried_over(entry: Entry) -> Content:
    """Say who gave an answer that came from another protocol version; nothing for others."""
    origin = entry.origin
    if origin is None:
        return {}
    at = origin.at.astimezone(UTC).isoformat()
    return {"carried_over": [origin.version, origin.code, origin.by, at]}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
