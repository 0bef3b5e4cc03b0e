"""What a signature on a screening is bound to, as plain values (G3).

`coordinator.domain.signature.digest` of this mapping is the SHA-256 that is stored with a
signature and printed on the form. Nothing identifying is in it but the screening number.
"""

from datetime import date

from coordinator.domain.checklist import Item
from coordinator.domain.screening import Screening

Content = dict[str, object]


def content_of(screening: Screening) -> Content:
    """Give all that was asked, answered and decided; signatures are not part of it."""
    decision, dates = screening.decision, screening.dates
    return {
        "format": 1,
        "trial": screening.trial.label,
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
        ],
        "dates": [_iso(d) for d in (dates.screening_visit, dates.enrolment, dates.first_dose)],
        "criteria": [_item(item) for item in screening.checklist.items],
        "decision": decision
        and {
            "outcome": decision.outcome.value,
            "failed": list(decision.failed),
            "reason": decision.reason,
            "decided_by": decision.decided_by,
        },
    }


def _item(item: Item) -> Content:
    entry, evidence = item.entry, item.entry.evidence
    return {
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
        "computed": item.finding.working if item.finding else None,
        "against_finding": entry.against_finding,
        "correction": entry.correction,
        "entered_by": entry.by,
        "parts": [_item(part) for part in item.parts],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
