"""Identifiers, references and codes of FHIR resources: equal facts get equal ones."""

import uuid
from datetime import UTC, datetime
from typing import Final

from coordinator.domain.exchange import ExchangeFacts
from coordinator.exchange.names import study_oid

OWN: Final = "urn:trial-coordinator:"
TRANSLATION: Final = "http://hl7.org/fhir/StructureDefinition/translation"
REGISTRIES: Final = {"nct": "https://clinicaltrials.gov", "chictr": "https://www.chictr.org.cn"}

Resource = dict[str, object]


class Names:
    """Gives each resource of a trial at a site the identifier that it always has."""

    def __init__(self, facts: ExchangeFacts) -> None:
        self._space = f"{OWN}{facts.site.number}/{study_oid(facts.trial)}"

    def identifier(self, kind: str, key: object) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self._space}/{kind}/{key}"))

    def address(self, kind: str, key: object) -> str:
        return f"urn:uuid:{self.identifier(kind, key)}"

    def begun(self, kind: str, key: object) -> Resource:
        return {"resourceType": kind, "id": self.identifier(kind, key)}

    def reference(self, kind: str, key: object, display: str = "") -> Resource:
        said = {"display": display} if display else {}
        return {"reference": self.address(kind, key), "type": kind, **said}


def identifier(system: str, value: str) -> Resource:
    return {"system": system, "value": value}


def concept(words: str, system: str = "", code: str = "") -> Resource:
    coding = {"coding": [{"system": system, "code": code}]} if code else {}
    return {**coding, "text": words}


def instant(at: datetime) -> str:
    """Write a moment as FHIR has it, in UTC."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def translation(words: str, language: str) -> Resource:
    """Give the other wording of a text, beside it."""
    inner = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": words}]
    return {"extension": [{"url": TRANSLATION, "extension": inner}]}
