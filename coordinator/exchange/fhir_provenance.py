"""Who entered what, when and why, and who signed, as provenance of a screening's answers.

What became of its dates, its state and its decision is told likewise, one change at a time.
"""

import base64
from collections import defaultdict
from collections.abc import Iterator

from coordinator.domain.checklist import Item
from coordinator.domain.entry import Entry
from coordinator.domain.exchange import ExchangeFacts, ValueChange
from coordinator.domain.screening import Screening
from coordinator.domain.signature import Meaning, Signature
from coordinator.exchange.details import (
    DECISION_DETAILS,
    ENTRY_DETAILS,
    SCREENING_DETAILS,
    entered,
)
from coordinator.exchange.fhir_objects import OWN, Names, Resource, concept, instant
from coordinator.exchange.names import DECISION, SCREENING

OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation"
ASTM = "urn:iso-astm:E1762-95:2013"
SIGNATURE_TYPES = {
    Meaning.COMPLETED: ("1.2.840.10065.1.12.1.1", "Author's Signature"),
    Meaning.REVIEWED_ELIGIBLE: ("1.2.840.10065.1.12.1.6", "Validation Signature"),
    Meaning.REVIEWED_NOT_ELIGIBLE: ("1.2.840.10065.1.12.1.6", "Validation Signature"),
}
VALUE_WORDS = {
    f"{group}/{detail.key}": detail.words
    for group, details in ((SCREENING, SCREENING_DETAILS), (DECISION, DECISION_DETAILS))
    for detail in details
}


class ProvenanceWriter:
    """Writes what happened in screenings, and remembers who is named in it."""

    def __init__(self, facts: ExchangeFacts, names: Names) -> None:
        self._names = names
        self._facts = facts
        self._full_names = {found.user_name: found.name for found in facts.people}
        self._people: dict[str, None] = {}

    def practitioners(self) -> Iterator[Resource]:
        for name in sorted(self._people):
            yield {**self._names.begun("Practitioner", name), "name": [{"text": name}]}

    def of(self, screening: Screening) -> Iterator[Resource]:
        yield from self._became(screening)
        for item in screening.checklist.items:
            yield from self._of_item(screening, item)
        for place, signature in enumerate(screening.signatures):
            yield self._signed(screening, signature, place)

    def _became(self, screening: Screening) -> Iterator[Resource]:
        """Give the changes of each value in the order of time, each with the one before."""
        told: dict[str, list[str]] = defaultdict(list)
        for change in self._facts.changes.get(screening.id, ()):
            link = f"{change.group}/{change.key}"
            former = told[link]
            key = f"change/{screening.id}/{link}/{len(former)}"
            yield {
                **self._names.begun("Provenance", key),
                **self._changed(screening, change, former[-1] if former else ""),
            }
            former.append(change.words)

    def _changed(self, screening: Screening, change: ValueChange, before: str) -> Resource:
        """Tell of one change: the value, by whom, why, and which it replaced (T1)."""
        link = f"{change.group}/{change.key}"
        value = {"url": f"{OWN}link-id", "valueString": link}
        said: Resource = {"activity": concept("Value entered", OPERATION, "CREATE")}
        if before:
            activity = "Value changed" if change.words else "Value taken away"
            said = {
                "activity": concept(activity, OPERATION, "UPDATE"),
                "entity": [{"role": "removal", "what": {"display": _value(link, before)}}],
            }
        if change.reason:
            said["authorization"] = [{"concept": concept(change.reason)}]
        return {
            "target": [
                {
                    "extension": [value],
                    **self._target(screening, _value(link, change.words)),
                }
            ],
            "recorded": instant(change.at),
            **said,
            "agent": [{"who": self._who(self._full_names.get(change.by, change.by))}],
        }

    def _of_item(self, screening: Screening, item: Item) -> Iterator[Resource]:
        before: Entry | None = None
        for entry in (*item.former, item.entry):
            if entry.at is not None:
                yield self._entered(screening, item, entry, before)
                before = entry
        for part in item.parts:
            yield from self._of_item(screening, part)

    def _entered(
        self, screening: Screening, item: Item, entry: Entry, before: Entry | None
    ) -> Resource:
        """Tell of one entry; the one that it replaced stands in it with its words (A8)."""
        code = item.criterion.code
        activity = "Criterion answered" if before is None else "Answer corrected"
        said: Resource = {"activity": concept(activity)}
        if entry.correction:
            said["authorization"] = [{"concept": concept(entry.correction)}]
        if before is not None:
            said["entity"] = [{"role": "removal", "what": {"display": _told(code, before)}}]
        return {
            **self._names.begun("Provenance", f"entry/{entry.revision}"),
            "target": [self._target(screening, f"{code}: {_answer(entry)}")],
            "recorded": instant(entry.at) if entry.at else None,
            **said,
            "agent": [{"who": self._who(entry.by)}],
        }

    def _signed(self, screening: Screening, signature: Signature, place: int) -> Resource:
        """Tell of a signature: what it means, and what it is bound to (G2, G3)."""
        code, display = SIGNATURE_TYPES[signature.meaning]
        kind = {"system": ASTM, "code": code, "display": display}
        who = self._who(signature.signer)
        given: Resource = {
            "type": [kind],
            "when": instant(signature.signed_at),
            "who": who,
            "sigFormat": "text/plain",
            "data": base64.b64encode(signature.content_sha256.encode()).decode(),
        }
        found: Resource = {
            **self._names.begun("Provenance", f"signature/{screening.id}/{place}"),
            "target": [self._target(screening)],
            "recorded": instant(signature.signed_at),
            "activity": concept(
                signature.meaning.value, f"{OWN}meaning", signature.meaning.value
            ),
            "agent": [{"role": [concept(signature.role)], "who": who}],
        }
        if signature.voided_at is not None:
            void = f"Voided {instant(signature.voided_at)}: {signature.void_reason}"
            found["activity"] = concept(f"{signature.meaning.value}. {void}")
        else:
            found["signature"] = [given]
        if signature.signed_on is not None:
            ink = (
                f"Signed on paper on {signature.signed_on.isoformat()}; the site keeps a scan."
            )
            found["authorization"] = [{"concept": concept(ink)}]
        return found

    def _target(self, screening: Screening, display: str = "") -> Resource:
        return self._names.reference("QuestionnaireResponse", screening.id, display)

    def _who(self, name: str) -> Resource:
        self._people.setdefault(name)
        return self._names.reference("Practitioner", name, name)


def _answer(entry: Entry) -> str:
    return entry.answer.value if entry.answer else "no answer"


def _value(link: str, words: str) -> str:
    return f"{VALUE_WORDS[link]}: {words or 'no value'}"


def _told(code: str, entry: Entry) -> str:
    """Write a former entry in one line, all that it said."""
    words = {detail.key: detail.words for detail in ENTRY_DETAILS}
    said = [f"{words[key]}: {value}" for key, value in entered(entry) if key and value]
    return "; ".join((f"{code}: {_answer(entry)}", *said))
