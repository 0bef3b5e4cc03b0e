"""The eligibility criteria of a trial as JSON after CDISC's Unified Study Definitions Model.

It follows the structure of USDM 4.0 (the model's public API specification): the wording of a
criterion is an item of the study version, its place in the list a criterion of the design.
USDM has no parts of criteria and no headings: the wording holds them as lines, and extensions
tell them apart for who can read them.
"""

import uuid
from collections.abc import Iterator
from typing import Final

from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.exchange import SYSTEM, ExchangeFacts
from coordinator.domain.protocol import ProtocolVersion
from coordinator.exchange.json_file import as_json
from coordinator.exchange.names import study_oid
from coordinator.exchange.trial_facts import trial_facts
from coordinator.exchange.usdm_objects import (
    NOT_KNOWN,
    Object,
    code,
    extension,
    identified,
    note,
)
from coordinator.exchange.usdm_study import (
    identifiers,
    indications,
    organizations,
    roles,
    titles,
)
from coordinator.exchange.versions import system_version
from coordinator.exchange.wording import whole_text

USDM_VERSION: Final = "4.0.0"
CATEGORIES: Final = {
    Kind.INCLUSION: ("C25532", "Inclusion Criteria"),
    Kind.EXCLUSION: ("C25370", "Exclusion Criteria"),
}
NATIVE: Final = frozenset({"registry-id", "scientific-title", "sponsor", "condition"})
UNKNOWN = (
    "Written by a site's registry of eligibility criteria. Required by USDM and not known "
    "there: design model, rationale, arms, epochs, cells, whether it includes the healthy."
)


def usdm_of(facts: ExchangeFacts) -> bytes:
    """Write the criteria of each version; equal facts give equal bytes."""
    document = {
        "study": _study(facts),
        "usdmVersion": USDM_VERSION,
        "systemName": SYSTEM,
        "systemVersion": system_version(),
    }
    return as_json(document)


def _study(facts: ExchangeFacts) -> Object:
    trial = facts.trial
    return {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:trial-coordinator:{study_oid(trial)}")),
        "name": trial.label,
        "label": trial.short_title,
        "description": trial.title or None,
        "versions": [_version(facts, version) for version in facts.versions],
        "documentedBy": [],
        "instanceType": "Study",
    }


def _version(facts: ExchangeFacts, version: ProtocolVersion) -> Object:
    key = f"V{version.id}"
    state = "confirmed" if version.is_confirmed else "DRAFT, NOT VERIFIED AGAINST PROTOCOL"
    return {
        **identified("StudyVersion", key),
        "versionIdentifier": version.version or "draft",
        "rationale": version.amendment,
        "documentVersionIds": [],
        "dateValues": list(_dates(version)),
        "amendments": [],
        "businessTherapeuticAreas": [],
        "studyIdentifiers": identifiers(facts.trial, version),
        "referenceIdentifiers": [],
        "studyDesigns": [_design(facts, version)],
        "extensionAttributes": [
            extension(f"{key}.FACT{place}", name, words)
            for place, (name, words) in enumerate(trial_facts(facts.trial), start=1)
            if name not in NATIVE
        ],
        "titles": titles(facts.trial, key),
        "eligibilityCriterionItems": [
            _item(version, criterion) for criterion in _asked(version)
        ],
        "roles": roles(facts.trial, key),
        "organizations": organizations(facts.trial, key),
        "notes": [
            note(f"{key}.UNKNOWN", UNKNOWN),
            note(f"{key}.STATE", f"Wording against the protocol: {state}."),
        ],
    }


def _dates(version: ProtocolVersion) -> Iterator[Object]:
    if version.dated_on is not None:
        yield {
            **identified("GovernanceDate", f"V{version.id}"),
            "name": "protocol-date",
            "label": "Date of the protocol version",
            "description": None,
            "type": code(f"V{version.id}.DATE", "C215664", "Issued Date"),
            "dateValue": version.dated_on.isoformat(),
            "geographicScopes": [],
        }


def _design(facts: ExchangeFacts, version: ProtocolVersion) -> Object:
    key = f"V{version.id}"
    criteria = list(_asked(version))
    return {
        **identified("InterventionalStudyDesign", key),
        "name": "Eligibility",
        "label": None,
        "description": "Eligibility criteria alone",
        "rationale": "",
        "model": code(f"{key}.MODEL", *NOT_KNOWN),
        "arms": [],
        "studyCells": [],
        "epochs": [],
        "indications": indications(facts.trial, key),
        "population": {
            **identified("StudyDesignPopulation", key),
            "name": "Population",
            "label": None,
            "description": None,
            "includesHealthySubjects": False,
            "criterionIds": [_criterion_id(version, each) for each in criteria],
            "plannedSex": [],
            "cohorts": [],
        },
        "eligibilityCriteria": _linked(version, criteria),
        "extensionAttributes": list(_headings(version)),
    }


def _linked(version: ProtocolVersion, criteria: list[Criterion]) -> list[Object]:
    """Give criteria with their categories, each linked to the ones before and behind it."""
    ids = [None, *(_criterion_id(version, each) for each in criteria), None]
    return [
        {
            **identified("EligibilityCriterion", _key(version, each)),
            "name": each.code,
            "label": None,
            "description": None,
            "category": code(f"{_key(version, each)}.CATEGORY", *CATEGORIES[each.kind]),
            "identifier": each.code,
            "criterionItemId": f"EligibilityCriterionItem_{_key(version, each)}",
            "previousId": before,
            "nextId": following,
            "notes": [],
        }
        for each, before, following in zip(criteria, ids, ids[2:], strict=False)
    ]


def _item(version: ProtocolVersion, criterion: Criterion) -> Object:
    key = _key(version, criterion)
    return {
        **identified("EligibilityCriterionItem", key),
        "name": criterion.code,
        "label": None,
        "description": None,
        "text": whole_text(criterion),
        "dictionaryId": None,
        "notes": [],
        "extensionAttributes": [_told(f"{key}.WORDING", "wording", criterion)],
    }


def _told(key: str, name: str, criterion: Criterion) -> Object:
    """Tell a criterion's own words, its marker, and its parts one by one."""
    inner = [
        extension(f"{key}.{kind}", kind, value)
        for kind, value in (
            ("marker", criterion.marker),
            ("combination", _combination(criterion)),
            ("other-wording", criterion.other_text),
        )
        if value
    ]
    if criterion.is_heading:
        inner.append(extension(f"{key}.heading", "is-heading", "yes"))
    inner += [
        _told(f"{key}.{place}", "part", part)
        for place, part in enumerate(criterion.parts, start=1)
    ]
    return extension(key, name, criterion.text, inner)


def _combination(criterion: Criterion) -> str:
    if not criterion.answered_by_parts:
        return ""
    return f"{criterion.combination.value}, {criterion.at_least}"


def _headings(version: ProtocolVersion) -> Iterator[Object]:
    """Tell which headings stand before which criteria."""
    for kind in Kind:
        held: list[Criterion] = []
        for criterion in version.of_kind(kind):
            if criterion.is_heading:
                held.append(criterion)
                continue
            for heading in held:
                yield _heading(version, heading, _criterion_id(version, criterion))
            held.clear()
        for heading in held:
            yield _heading(version, heading, "")


def _heading(version: ProtocolVersion, heading: Criterion, before: str) -> Object:
    key = _key(version, heading)
    told = {
        "kind": heading.kind.value,
        "marker": heading.marker,
        "other-wording": heading.other_text,
    }
    inner = [extension(f"{key}.{n}", n, value) for n, value in told.items() if value]
    if before:
        inner.append(extension(f"{key}.before", "before", before, is_reference=True))
    return extension(key, "heading", heading.text, inner)


def _asked(version: ProtocolVersion) -> Iterator[Criterion]:
    for kind in Kind:
        yield from (each for each in version.of_kind(kind) if not each.is_heading)


def _key(version: ProtocolVersion, criterion: Criterion) -> str:
    return f"V{version.id}.{criterion.code}"


def _criterion_id(version: ProtocolVersion, criterion: Criterion) -> str:
    return f"EligibilityCriterion_{_key(version, criterion)}"
