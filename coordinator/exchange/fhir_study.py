"""The trial, its criteria as characteristics of a group, its checklist as a questionnaire."""

from collections.abc import Iterable, Iterator

from coordinator.domain.criterion import ANSWER_WORDS, MEANING_WORDS, Answer, Criterion, Kind
from coordinator.domain.exchange import ExchangeFacts
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.domain.trial import TrialState
from coordinator.exchange.details import (
    AGAIN_DETAILS,
    DECISION_DETAILS,
    ENTRY_DETAILS,
    SCREENING_DETAILS,
    Detail,
)
from coordinator.exchange.fhir_objects import (
    OWN,
    REGISTRIES,
    Names,
    Resource,
    concept,
    identifier,
    translation,
)
from coordinator.exchange.names import AGAIN
from coordinator.exchange.signs import language_of
from coordinator.exchange.wording import whole_text

STUDY_STATUS = {
    TrialState.DRAFT: "draft",
    TrialState.RECRUITING: "active",
    TrialState.CLOSED: "retired",
}
VERSION_STATUS = {
    VersionState.DRAFT: "draft",
    VersionState.PLANNED: "draft",
    VersionState.ACTIVE: "active",
    VersionState.SUPERSEDED: "retired",
}
TYPES = {"date": "date", "integer": "integer", "time": "time"}
SECTIONS = {Kind.INCLUSION: "Inclusion criteria", Kind.EXCLUSION: "Exclusion criteria"}
DRAFT = "DRAFT, NOT VERIFIED AGAINST PROTOCOL"


def study_resources(facts: ExchangeFacts, names: Names) -> Iterator[Resource]:
    yield _organization(facts, names)
    yield _study(facts, names)
    for version in facts.versions:
        yield _group(version, names)
        yield _questionnaire(facts, version, names)


def _organization(facts: ExchangeFacts, names: Names) -> Resource:
    site = facts.site
    return {
        **names.begun("Organization", site.number),
        "identifier": [identifier(f"{OWN}site", site.number)],
        "active": True,
        "name": site.name,
    }


def _study(facts: ExchangeFacts, names: Names) -> Resource:
    trial, newest = facts.trial, facts.versions[-1]
    known = {
        "version": newest.version,
        "title": trial.title,
        "name": _computable(trial.label),
        "description": trial.scientific_title,
    }
    return {
        **names.begun("ResearchStudy", trial.id),
        "identifier": list(_numbers(facts)),
        **{name: words for name, words in known.items() if words},
        "status": STUDY_STATUS[trial.state],
        "site": [names.reference("Organization", facts.site.number, facts.site.name)],
        "condition": [concept(words) for words in trial.conditions],
        "recruitment": {"eligibility": names.reference("Group", newest.id, newest.name)},
        **_parties(facts),
    }


def _parties(facts: ExchangeFacts) -> Resource:
    sponsor = facts.trial.sponsor
    if not sponsor:
        return {}
    role = concept("Sponsor", "http://hl7.org/fhir/research-study-party-role", "sponsor")
    return {"associatedParty": [{"name": sponsor, "role": role}]}


def _numbers(facts: ExchangeFacts) -> Iterator[Resource]:
    trial, newest = facts.trial, facts.versions[-1]
    for name, number in (("nct", trial.nct), ("chictr", trial.chictr)):
        if number:
            yield identifier(REGISTRIES[name], number)
    if newest.protocol_number:
        yield identifier(f"{OWN}protocol-number", newest.protocol_number)
    for number in trial.secondary_ids:
        yield identifier(f"{OWN}other-number", number)


def _group(version: ProtocolVersion, names: Names) -> Resource:
    """Give the criteria as what the group of participants has, or is excluded for."""
    return {
        **names.begun("Group", version.id),
        "type": "person",
        "membership": "definitional",
        "name": f"Eligibility criteria of {version.name}",
        **({} if version.is_confirmed else {"description": DRAFT}),
        "characteristic": [
            {
                "code": concept(criterion.code, f"{OWN}criterion", criterion.code),
                "valueCodeableConcept": concept(whole_text(criterion)),
                "exclude": criterion.kind is Kind.EXCLUSION,
            }
            for criterion in version.criteria
            if not criterion.is_heading
        ],
    }


def _questionnaire(facts: ExchangeFacts, version: ProtocolVersion, names: Names) -> Resource:
    dated = {"date": version.dated_on.isoformat()} if version.dated_on else {}
    draft = {} if version.is_confirmed else {"description": DRAFT}
    return {
        **names.begun("Questionnaire", version.id),
        "url": names.address("Questionnaire", version.id),
        **({"version": version.version} if version.version else {}),
        "name": "EligibilityChecklist",
        "title": f"Eligibility checklist of {version.name}",
        "status": VERSION_STATUS[version.state],
        **dated,
        **draft,
        "subjectType": ["Patient"],
        "publisher": facts.site.name,
        "item": [
            _fixed("SCREENING", "Consent and dates", SCREENING_DETAILS),
            {**_fixed(AGAIN, "Consent given again", AGAIN_DETAILS), "repeats": True},
            *(_section(version, kind) for kind in Kind),
            _fixed("DECISION", "Decision", DECISION_DETAILS),
        ],
    }


def _section(version: ProtocolVersion, kind: Kind) -> Resource:
    items = [_asked(criterion) for criterion in version.of_kind(kind)]
    return _item(kind.value, SECTIONS[kind], "group", items=items)


def _asked(criterion: Criterion, *, is_only_read: bool = False) -> Resource:
    """Give a criterion as a group of its answer, its evidence and its parts."""
    below = is_only_read or not criterion.answered_by_parts
    parts = [_asked(part, is_only_read=below) for part in criterion.parts]
    if criterion.is_heading or is_only_read:
        found = _item(criterion.code, criterion.text, "display" if not parts else "group")
        return _told(found, criterion, parts)
    answer = _item(f"{criterion.code}/answer", "Answer", "coding")
    answer["answerOption"] = [{"valueCoding": coding(criterion, each)} for each in Answer]
    details: Iterable[Resource] = ()
    if criterion.answered_by_parts:
        answer["readOnly"] = True
    else:
        details = (_detail(criterion.code, detail) for detail in ENTRY_DETAILS)
    found = _item(criterion.code, criterion.text, "group")
    return _told(found, criterion, [answer, *details, *parts])


def coding(criterion: Criterion, answer: Answer) -> Resource:
    """Give an answer with what it means for this kind of criterion (A2)."""
    meaning = MEANING_WORDS.get((criterion.kind, answer), ANSWER_WORDS[answer])
    return {"system": f"{OWN}answer", "code": answer.value, "display": meaning}


def _told(found: Resource, criterion: Criterion, items: list[Resource]) -> Resource:
    if items:
        found["item"] = items
    if not criterion.is_heading:
        found["prefix"] = criterion.code
    if criterion.other_text:
        other = criterion.other_text
        found["_text"] = translation(other, language_of(other))
    return found


def _fixed(key: str, words: str, details: tuple[Detail, ...]) -> Resource:
    return _item(key, words, "group", items=[_detail(key, detail) for detail in details])


def _detail(key: str, detail: Detail) -> Resource:
    return _item(f"{key}/{detail.key}", detail.words, TYPES.get(detail.data_type, "text"))


def _item(link: str, words: str, kind: str, items: Iterable[Resource] = ()) -> Resource:
    inner = list(items)
    return {
        "linkId": link,
        "text": words,
        "type": kind,
        **({"item": inner} if inner else {}),
    }


def _computable(words: str) -> str:
    """Give a name that programs take: letters, digits and underscores."""
    bare = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in words)
    return bare if bare[:1].isalpha() else f"Trial_{bare}"
