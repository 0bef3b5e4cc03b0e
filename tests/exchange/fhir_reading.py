"""A FHIR bundle, walked as plain JSON."""

import json

from coordinator.exchange.fhir import fhir_of
from coordinator.queries.exchange import exchange_facts
from tests.builders import COORDINATOR

CHANGES = ("Value entered", "Value changed", "Value taken away")


class Read:
    def __init__(self, content):
        self.tree = json.loads(content)
        self.resources = [entry["resource"] for entry in self.tree["entry"]]

    def of(self, kind):
        return [each for each in self.resources if each["resourceType"] == kind]

    def told(self, *activities):
        """Give the provenance of what was done so."""
        return [p for p in self.of("Provenance") if p["activity"]["text"] in activities]

    def became(self, link):
        """Give what was told of a value: (activity, value, who, former value, why)."""
        return [
            (
                provenance["activity"]["text"],
                provenance["target"][0]["display"].rpartition(": ")[2],
                provenance["agent"][0]["who"]["display"],
                *(former_of(provenance), why_of(provenance)),
            )
            for provenance in self.told(*CHANGES)
            if provenance["target"][0]["extension"][0]["valueString"] == link
        ]

    def answers(self):
        """Give (link, value) of all answers, wherever they are nested."""
        (response,) = self.of("QuestionnaireResponse")
        return dict(answers_in(response["item"]))


def former_of(provenance):
    (found,) = provenance.get("entity") or [None]
    return found and found["what"]["display"].rpartition(": ")[2]


def why_of(provenance):
    (found,) = provenance.get("authorization") or [None]
    return found and found["concept"]["text"]


def answers_in(items):
    for item in items:
        for answer in item.get("answer", []):
            (value,) = [v for k, v in answer.items() if k.startswith("value")]
            yield item["linkId"], value["code"] if isinstance(value, dict) else value
        yield from answers_in(item.get("item", []))


def exported(registry, trial_id, **wanted):
    facts = exchange_facts(registry, COORDINATOR, trial_id=trial_id, **wanted)
    return Read(fhir_of(facts))
