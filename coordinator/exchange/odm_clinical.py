"""Screenings as clinical data of an ODM file: each value with who entered it, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from odmlib.odm_1_3_2 import model as odm

from coordinator.domain.checklist import Item
from coordinator.domain.criterion import Kind
from coordinator.domain.entry import Entry
from coordinator.domain.exchange import ExchangeFacts
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.screening import Screening
from coordinator.domain.signature import Meaning, Signature
from coordinator.exchange.details import decided, entered, identity_of, told_again, told_of
from coordinator.exchange.names import (
    AGAIN,
    CHECKLIST_FORM,
    DECISION,
    DECISION_FORM,
    EVENT,
    SCREENING,
    SCREENING_FORM,
    group_oid,
    item_oid,
    study_oid,
    version_oid,
)
from coordinator.exchange.odm_items import places_of
from coordinator.exchange.odm_people import People, moment
from coordinator.exchange.odm_values import (
    annotations,
    exception_notes,
    form_data,
    group_data,
    item_data,
    move_note,
    origin_notes,
    plain_group,
    signature_note,
)


def clinical_data(facts: ExchangeFacts, people: People) -> Iterator[odm.ClinicalData]:
    """Give the screenings of each version, and what was answered on an earlier one."""
    for version in facts.versions:
        subjects = [
            subject
            for screening in facts.screenings
            for subject in _SubjectWriter(facts, people, screening, version).subjects()
        ]
        if subjects:
            yield odm.ClinicalData(
                StudyOID=study_oid(facts.trial),
                MetaDataVersionOID=version_oid(version),
                SubjectData=subjects,
            )


@dataclass(frozen=True, slots=True)
class _SubjectWriter:
    """One screening, as far as it lies on one version of the protocol."""

    facts: ExchangeFacts
    people: People
    screening: Screening
    version: ProtocolVersion

    def subjects(self) -> Iterator[odm.SubjectData]:
        if self.version.id == self.screening.version.id:
            yield self._subject(self._forms())
        elif earlier := list(self._earlier_groups()):
            note = "Answers given on this version, before the screening was moved to another."
            yield self._subject([form_data(CHECKLIST_FORM, earlier, notes=[note])])

    def _subject(self, forms: Iterable[odm.FormData]) -> odm.SubjectData:
        event = odm.StudyEventData(
            StudyEventOID=EVENT,
            StudyEventRepeatKey=str(self.screening.attempt),
            TransactionType="Insert",
            FormData=list(forms),
        )
        return odm.SubjectData(
            SubjectKey=self.screening.screening_number,
            TransactionType="Insert",
            SiteRef=odm.SiteRef(LocationOID=self.people.site_oid),
            Annotation=annotations(map(move_note, self.screening.moves)),
            StudyEventData=[event],
        )

    def _forms(self) -> Iterator[odm.FormData]:
        screening = self.screening
        groups = [
            self._trailed(SCREENING, told_of(screening)),
            *(
                plain_group(AGAIN, told_again(consent), str(place))
                for place, consent in enumerate(screening.consents_again, start=1)
            ),
        ]
        if self.facts.with_identity:
            groups.append(plain_group("IDENTITY", identity_of(screening)))
        yield form_data(SCREENING_FORM, groups)
        yield self._signed(CHECKLIST_FORM, list(self._criteria_groups()), (Meaning.COMPLETED,))
        review = (Meaning.REVIEWED_ELIGIBLE, Meaning.REVIEWED_NOT_ELIGIBLE)
        decision = self._trailed(DECISION, decided(screening))
        yield self._signed(DECISION_FORM, [decision], review)

    def _signed(
        self, form: str, groups: list[odm.ItemGroupData], meanings: tuple[Meaning, ...]
    ) -> odm.FormData:
        """Put the signature that stands on its form; voided ones are told as notes (G3)."""
        signatures = [s for s in self.screening.signatures if s.meaning in meanings]
        standing = [found for found in signatures if found.stands]
        notes = [signature_note(found) for found in signatures]
        signature = self._signature(standing[-1]) if standing else None
        return form_data(form, groups, signature=signature, notes=notes)

    def _signature(self, signature: Signature) -> odm.Signature:
        kind = signature.meaning.name.replace("_", "-")
        return odm.Signature(
            ID=f"S.{self.screening.id}.{kind}",
            UserRef=odm.UserRef(UserOID=self.people.signer(signature)),
            LocationRef=odm.LocationRef(LocationOID=self.people.site_oid),
            SignatureRef=odm.SignatureRef(SignatureOID=self.people.meaning(signature)),
            DateTimeStamp=odm.DateTimeStamp(_content=moment(signature.signed_at)),
        )

    def _criteria_groups(self) -> Iterator[odm.ItemGroupData]:
        for kind in Kind:
            values = [
                value
                for item in self.screening.checklist.items
                if item.criterion.kind is kind
                for value in self._values(item)
            ]
            if values:
                yield group_data(group_oid(self.version, kind), values)

    def _values(self, item: Item) -> Iterator[odm.ItemData]:
        """Give what was answered at a criterion and its parts, the former entries first."""
        oid = item_oid(self.version, item.criterion)
        if item.criterion.answered_by_parts:
            if item.answer is not None:
                yield item_data(oid, item.answer.value, notes=exception_notes(item))
            for part in item.parts:
                yield from self._values(part)
        elif not item.criterion.is_heading:
            yield from self._history(oid, (*item.former, item.entry), exception_notes(item))

    def _history(
        self, oid: str, entries: Iterable[Entry], notes: Iterable[str] = ()
    ) -> Iterator[odm.ItemData]:
        """Give every value in the order of time, former ones before what replaced them."""
        before: dict[str, str] = {}
        for entry in entries:
            if entry.at is None:
                continue
            for key, words in entered(entry):
                known = before.get(key, "")
                is_carried = entry.origin is not None and not key  # told, though it is equal
                if words == known and not is_carried:
                    continue
                before[key] = words
                yield item_data(
                    f"{oid}.{key}" if key else oid,
                    words,
                    is_update=bool(known),
                    audit=self._entered(entry),
                    notes=[*origin_notes(entry), *notes] if not key else [],
                )

    def _entered(self, entry: Entry) -> odm.AuditRecord | None:
        who = self.people.named(entry.by)
        return self.people.audit(who, entry.at, entry.correction) if entry.at else None

    def _trailed(self, group: str, told: Iterable[tuple[str, str]]) -> odm.ItemGroupData:
        """Give values with what the audit trail tells of each; the one in force is the last."""
        return group_data(
            f"IG.{group}",
            [value for key, words in told for value in self._became(group, key, words)],
        )

    def _became(self, group: str, key: str, words: str) -> Iterator[odm.ItemData]:
        oid, before = f"IT.{group}.{key}", ""
        for change in self.facts.changes.get(self.screening.id, ()):
            if (change.group, change.key) == (group, key):
                audit = self.people.audit(self.people.user(change.by), change.at, change.reason)
                yield item_data(oid, change.words, is_update=bool(before), audit=audit)
                before = change.words
        if words != before:  # what the trail does not tell, such as an age
            yield item_data(oid, words, is_update=bool(before))

    def _earlier_groups(self) -> Iterator[odm.ItemGroupData]:
        """Give answers of this version that did not follow when the screening was moved."""
        for kind in Kind:
            codes = {
                place.criterion.code: item_oid(self.version, place.criterion)
                for place in places_of(self.version.of_kind(kind))
            }
            values = [
                value
                for answer in self.screening.earlier
                if answer.version == self.version.name and answer.code in codes
                for value in self._history(codes[answer.code], answer.entries)
            ]
            if values:
                yield group_data(group_oid(self.version, kind), values)
