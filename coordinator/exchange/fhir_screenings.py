"""Screenings as subjects of the trial, and their answers as responses to its checklist."""

from collections.abc import Iterable, Iterator

from coordinator.domain.checklist import Item
from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.entry import Entry
from coordinator.domain.exchange import ExchangeFacts
from coordinator.domain.screening import Screening
from coordinator.exchange.details import (
    AGAIN_DETAILS,
    DECISION_DETAILS,
    ENTRY_DETAILS,
    SCREENING_DETAILS,
    Detail,
    decided,
    entered,
    told_again,
    told_of,
)
from coordinator.exchange.fhir_objects import (
    OWN,
    Names,
    Resource,
    concept,
    identifier,
    instant,
)
from coordinator.exchange.fhir_study import coding
from coordinator.exchange.names import AGAIN

VALUES = {"date": "valueDate", "integer": "valueInteger", "time": "valueTime"}


def screening_resources(
    facts: ExchangeFacts, screening: Screening, names: Names
) -> Iterator[Resource]:
    yield _patient(facts, screening, names)
    yield _subject(facts, screening, names)
    yield _response(screening, names)
    yield from _earlier_responses(facts, screening, names)


def _patient(facts: ExchangeFacts, screening: Screening, names: Names) -> Resource:
    """Give who it is: the screening number and the sex, and no more unless that was wanted."""
    identity = screening.subject.identity if facts.with_identity else None
    known: Resource = {}
    numbers = [identifier(f"{OWN}screening-number", screening.screening_number)]
    if identity is not None:
        numbers.append(identifier(f"{OWN}hospital-number", identity.hospital_number))
        known = {"name": [{"text": identity.name}], "birthDate": identity.birth_on.isoformat()}
    return {
        **names.begun("Patient", screening.id),
        "identifier": numbers,
        **known,
        "gender": screening.subject.sex.value,
    }


def _subject(facts: ExchangeFacts, screening: Screening, names: Names) -> Resource:
    decision = screening.decision
    progress: Resource = {
        "type": concept("State of the screening"),
        "subjectState": concept(screening.state.value, f"{OWN}state", screening.state.value),
        "startDate": screening.consent.given_on.isoformat(),
    }
    if decision is not None and decision.reason:
        progress["reason"] = concept(decision.reason)
    if decision is not None and decision.ended_on is not None:
        progress["endDate"] = decision.ended_on.isoformat()
    return {
        **names.begun("ResearchSubject", screening.id),
        "identifier": [identifier(f"{OWN}screening-number", screening.screening_number)],
        "status": "active" if screening.is_open or decision else "retired",
        "progress": [progress],
        "study": names.reference("ResearchStudy", facts.trial.id, facts.trial.label),
        "subject": names.reference("Patient", screening.id),
    }


def _response(screening: Screening, names: Names) -> Resource:
    moments = [
        entry.at
        for item in _answerable(screening.checklist.items)
        for entry in (*item.former, item.entry)
        if entry.at is not None
    ]
    sections = (
        _group(
            kind.value,
            (
                _answered(item)
                for item in screening.checklist.items
                if item.criterion.kind is kind
            ),
        )
        for kind in Kind
    )
    groups = (
        _fixed("SCREENING", SCREENING_DETAILS, dict(told_of(screening))),
        *(
            _fixed(AGAIN, AGAIN_DETAILS, dict(told_again(consent)))
            for consent in screening.consents_again
        ),
        *sections,
        _fixed("DECISION", DECISION_DETAILS, dict(decided(screening))),
    )
    return {
        **names.begun("QuestionnaireResponse", screening.id),
        "questionnaire": names.address("Questionnaire", screening.version.id),
        "status": "completed" if screening.decision else "in-progress",
        "subject": names.reference("Patient", screening.id),
        **({"authored": instant(max(moments))} if moments else {}),
        "item": [group for group in groups if group is not None],
    }


def _earlier_responses(
    facts: ExchangeFacts, screening: Screening, names: Names
) -> Iterator[Resource]:
    """Give what was answered on an earlier version, and did not follow to this one (S4)."""
    for version in facts.versions:
        entries = {
            each.code: each.entries[-1]
            for each in screening.earlier
            if each.version == version.name and version.id != screening.version.id
        }
        sections = (
            _group(kind.value, (_earlier(each, entries) for each in version.of_kind(kind)))
            for kind in Kind
        )
        told = [section for section in sections if section is not None]
        if told:
            yield {
                **names.begun("QuestionnaireResponse", f"{screening.id}/{version.id}"),
                "questionnaire": names.address("Questionnaire", version.id),
                "status": "stopped",
                "subject": names.reference("Patient", screening.id),
                "item": told,
            }


def _earlier(criterion: Criterion, entries: dict[str, Entry]) -> Resource | None:
    entry = entries.get(criterion.code)
    parts = (_earlier(part, entries) for part in criterion.parts)
    return _group(criterion.code, (*(_entered(criterion, entry) if entry else ()), *parts))


def _entered(criterion: Criterion, entry: Entry) -> Iterator[Resource]:
    if entry.answer is not None:
        answer = [{"valueCoding": coding(criterion, entry.answer)}]
        yield {"linkId": f"{criterion.code}/answer", "answer": answer}
    yield from _details(criterion.code, ENTRY_DETAILS, dict(entered(entry)))


def _answered(item: Item) -> Resource | None:
    """Give what was entered at a criterion and its parts; nothing where nothing was."""
    criterion, code = item.criterion, item.criterion.code
    inner: list[Resource] = []
    if item.answer is not None and not criterion.is_heading:
        answer = [{"valueCoding": coding(criterion, item.answer)}]
        inner.append({"linkId": f"{code}/answer", "answer": answer})
    if not criterion.answered_by_parts:
        inner += _details(code, ENTRY_DETAILS, dict(entered(item.entry)))
    parts = (_answered(part) for part in item.parts)
    return _group(code, (*inner, *parts))


def _fixed(key: str, details: tuple[Detail, ...], told: dict[str, str]) -> Resource | None:
    return _group(key, _details(key, details, told))


def _details(key: str, details: tuple[Detail, ...], told: dict[str, str]) -> Iterator[Resource]:
    for detail in details:
        words = told.get(detail.key, "")
        if words:
            value = int(words) if detail.data_type == "integer" else words
            name = VALUES.get(detail.data_type, "valueString")
            yield {"linkId": f"{key}/{detail.key}", "answer": [{name: value}]}


def _group(link: str, items: Iterable[Resource | None]) -> Resource | None:
    inner = [item for item in items if item is not None]
    return {"linkId": link, "item": inner} if inner else None


def _answerable(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _answerable(item.parts)
