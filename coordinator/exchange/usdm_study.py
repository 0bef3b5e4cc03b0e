"""What USDM asks about the study beside its criteria: titles, identifiers, who gave them."""

from collections.abc import Iterator
from typing import Final

from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.trial import Trial
from coordinator.exchange.usdm_objects import NOT_KNOWN, Object, code, identified

REGISTRY: Final = ("C93453", "Clinical Study Registry")
SPONSOR_ROLE: Final = ("C70793", "Sponsor")
BRIEF: Final = ("C207615", "Brief Study Title")
OFFICIAL: Final = ("C207616", "Official Study Title")


def titles(trial: Trial, key: str) -> list[Object]:
    """Give the official title, which USDM requires, and the brief one where there is one."""
    official = trial.scientific_title or trial.title or trial.label
    found = [(OFFICIAL, official)]
    if trial.title:
        found.append((BRIEF, trial.title))
    return [
        {
            **identified("StudyTitle", f"{key}.{place}"),
            "text": words,
            "type": code(f"{key}.TITLE{place}", *kind),
        }
        for place, (kind, words) in enumerate(found, start=1)
    ]


def identifiers(trial: Trial, version: ProtocolVersion) -> list[Object]:
    key = f"V{version.id}"
    own = version.protocol_number
    numbers = (*(((own, "SPONSOR"),) if own else ()), *_numbers(trial))
    return [
        {
            **identified("StudyIdentifier", f"{key}.{place}"),
            "text": number,
            "scopeId": f"Organization_{key}.{scope}",
        }
        for place, (number, scope) in enumerate(numbers, start=1)
    ]


def organizations(trial: Trial, key: str) -> list[Object]:
    """Give who gave the identifiers; of what kind the sponsor is, is not known."""
    scopes = dict.fromkeys(scope for _number, scope in _numbers(trial))
    names = {"NCT": "ClinicalTrials.gov", "CHICTR": "Chinese Clinical Trial Registry"}
    given = [
        ("SPONSOR", trial.sponsor or "Sponsor", NOT_KNOWN),
        *((scope, names.get(scope, "Other registry"), REGISTRY) for scope in scopes),
    ]
    return [
        {
            **identified("Organization", f"{key}.{scope}"),
            "name": name,
            "label": name,
            "type": code(f"{key}.{scope}", *kind),
            "identifierScheme": "",
            "identifier": "",
            "legalAddress": None,
            "managedSites": [],
        }
        for scope, name, kind in given
    ]


def indications(trial: Trial, key: str) -> list[Object]:
    return [
        {
            **identified("Indication", f"{key}.{place}"),
            "name": f"INDICATION {place}",
            "label": words,
            "description": None,
            "isRareDisease": False,
            "codes": [],
            "notes": [],
        }
        for place, words in enumerate(trial.conditions, start=1)
    ]


def roles(trial: Trial, key: str) -> list[Object]:
    if not trial.sponsor:
        return []
    return [
        {
            **identified("StudyRole", f"{key}.SPONSOR"),
            "name": "Sponsor",
            "label": None,
            "description": None,
            "code": code(f"{key}.ROLE", *SPONSOR_ROLE),
            "appliesToIds": [f"StudyVersion_{key}"],
            "assignedPersons": [],
            "organizationIds": [f"Organization_{key}.SPONSOR"],
            "masking": None,
            "notes": [],
        }
    ]


def _numbers(trial: Trial) -> Iterator[tuple[str, str]]:
    """Give each registry number with who gave it."""
    for number, scope in ((trial.nct, "NCT"), (trial.chictr, "CHICTR")):
        if number:
            yield number, scope
    for number in trial.secondary_ids:
        yield number, "OTHER"
