"""Screenings in ODM-XML: former values, audit records, signatures, and nobody named (P1)."""

from datetime import time, timedelta

import pytest

from coordinator.commands.consents import record_consent_again
from coordinator.commands.decisions import decide, reopen
from coordinator.commands.screening import set_dates
from coordinator.domain.consent_form import AgainBecause, ConsentAgain
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.exchange import IdentityNotForThem
from coordinator.domain.screening import Outcome
from coordinator.domain.signature import Meaning
from coordinator.exchange.odm import odm_file, odm_of
from coordinator.queries.exchange import exchange_facts, odm_facts
from coordinator.queries.screenings import content_digest, screening_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    TODAY,
    active,
    answered,
    consented,
)
from tests.commands import test_exceptions as exceptions
from tests.commands import test_moving as moving
from tests.commands import test_wet_ink as ink
from tests.exchange.odm_reading import OdmFile, found
from tests.exchange.screened import entered, exported, nested_trial, signed


def test_a_value_stands_with_the_former_one_who_entered_both_and_why(registry, odm_schema):
    """T1, A8"""
    version = nested_trial(registry)
    screening_id = consented(registry, version.trial_id)
    evidence = Evidence(SourceKind.LABORATORY_REPORT, "binder 2\np. 3", TODAY, "<0.1", "mg/dL")
    entered(registry, screening_id, "E2", Entry(Answer.YES, evidence, remark="“a” & <b>"))
    entered(
        registry,
        screening_id,
        "E2",
        Entry(Answer.NO, evidence, remark="", correction="wrong line of the report"),
    )

    file = exported(registry, version.trial_id)

    odm_schema.assertValid(file.root)
    who, why = "U.li.na", "wrong line of the report"
    assert file.history(".E2") == [
        ("Insert", "yes", who, None),
        ("Update", "no", who, why),
    ]
    assert file.history(".E2.REMARK") == [
        ("Insert", "“a” & <b>", who, None),
        ("Update", None, who, why),
    ]
    assert file.history(".E2.PLACE") == [("Insert", "binder 2\np. 3", who, None)]
    assert [v for _t, v, *_rest in file.history(".E2.VALUE")] == ["<0.1"]
    data = file.all("//o:ItemData[substring(@ItemOID, string-length(@ItemOID) - 1) = 'E2']")[0]
    stamp = found(data, "o:AuditRecord/o:DateTimeStamp")[0].text
    assert stamp.startswith("2026-11-22T")
    assert stamp.endswith(("+08:00", "+00:00"))
    assert file.one("//o:User[@OID='U.li.na']/o:FullName").text == "Li Na"
    assert file.root.get("FileType") == "Transactional"


def test_dates_and_decision_stand_with_what_the_trail_tells_of_them(registry, odm_schema):
    """T1, W4, S3: who planned which day, what was decided and taken back"""
    trial_id = active(registry).trial_id
    screening_id = consented(registry, trial_id)
    for day in (TODAY, TODAY + timedelta(days=3)):
        set_dates(registry, COORDINATOR, screening_id=screening_id, enrolment=day)
    answered(registry, screening_id, I1="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="林小雨 was mistaken")

    file = exported(registry, trial_id)

    odm_schema.assertValid(file.root)
    who = "U.li.na"
    assert file.history("SCREENING.ENROLMENT") == [
        ("Insert", "2026-11-22", who, None),
        ("Update", "2026-11-25", who, None),
    ]
    assert file.history("SCREENING.CONSENTED") == [("Insert", "2026-11-22", who, None)]
    told = file.history("DECISION.OUTCOME")
    assert [(kind, value) for kind, value, *_rest in told] == [
        ("Insert", "screen failure"),
        ("Update", None),
    ]
    assert told[1][3] == "[withheld] was mistaken"
    assert file.history("DECISION.FAILED")[0][1] == "I1"
    assert [value for _kind, value, *_rest in file.history("SCREENING.STATE")][-1] == (
        "in screening"
    )
    assert file.history("SCREENING.AGE") == [("Insert", "43", None, None)]


def test_both_signatures_stand_on_their_forms_with_meaning_and_hash(registry, odm_schema):
    """G2, G3, G4"""
    version = nested_trial(registry)
    screening_id = consented(registry, version.trial_id)
    answered(
        registry, screening_id, I1="yes", I2="yes", **{"E1.1": "no", "E1.2": "no"}, E2="no"
    )
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    signed(registry, screening_id, COORDINATOR, Meaning.COMPLETED)
    signed(registry, screening_id, INVESTIGATOR, Meaning.REVIEWED_ELIGIBLE)

    file = exported(registry, version.trial_id)

    odm_schema.assertValid(file.root)
    for form, user, words in (
        ("F.ELIGIBILITY", "U.li.na", "Completed from source documents."),
        ("F.DECISION", "U.ada.brandt", "the subject is eligible"),
    ):
        (signature,) = file.all(f"//o:FormData[@FormOID='{form}']/o:Signature")
        assert found(signature, "o:UserRef/@UserOID") == [user]
        oid = found(signature, "o:SignatureRef/@SignatureOID")[0]
        assert words in file.one(f"//o:SignatureDef[@OID='{oid}']/o:Meaning").text
        assert file.one(f"//o:SignatureDef[@OID='{oid}']").get("Methodology") == "Electronic"
    digest = content_digest(screening_of(registry, screening_id, with_identity=False))
    assert sum(digest in words for words in file.words("//o:Comment")) == 2
    assert file.value("IT.DECISION.OUTCOME") == "eligible"
    assert file.history(".E1")[-1][1] == "no"


def test_a_voided_signature_one_in_ink_and_an_exception_are_told(registry, odm_schema):
    """G3, G5, S6"""
    trial_id = active(registry).trial_id
    screening_id = consented(registry, trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="yes")
    exceptions.signed(registry, screening_id, exceptions.entered(registry, screening_id))
    for _round in range(2):
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
        ink.attached(registry, screening_id, ink.printed(registry, screening_id))
        if not _round:
            reopen(registry, COORDINATOR, screening_id=screening_id, reason="wrong patient")
            answered(registry, screening_id, I1="yes")

    file = exported(registry, trial_id)

    odm_schema.assertValid(file.root)
    notes = file.words("//o:Comment")
    assert sum("Voided" in note for note in notes) == 2
    assert sum("Signed on paper on 2026-11-22" in note for note in notes) == 4
    assert any(note.startswith("Protocol deviation. Inclusion approved") for note in notes)
    definition = file.one("//o:SignatureDef[@OID='SIG.COMPLETED.INK']")
    assert definition.get("Methodology") is None
    assert len(file.all("//o:Signature")) == 2


def test_characters_that_xml_cannot_hold_are_shown_as_signs_and_said(registry, odm_schema):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    words = "bell \x07, escape \x1b, \ufffe, emoji 🧪, tab\tline\nend"
    entered(registry, screening_id, "E1", Entry(Answer.NO, DOCUMENT, remark=words))

    made = odm_file(odm_facts(registry, COORDINATOR, trial_id=version.trial_id))

    file = OdmFile(made.content)
    odm_schema.assertValid(file.root)
    shown = "bell ␇, escape ␛, [U+FFFE], emoji 🧪, tab\tline\nend"
    assert file.history(".E1.REMARK")[0][1] == shown
    assert made.signs == 3
    assert "3 characters that XML cannot hold" in file.root.get("Description")


def test_nothing_identifying_is_in_the_file_even_where_it_was_typed(registry):
    """P1, P2"""
    trial_id = active(registry).trial_id
    screening_id = consented(registry, trial_id)
    document = Evidence(SourceKind.MEDICAL_RECORD, "record of 林小雨, H-4711", TODAY)
    entered(registry, screening_id, "E1", Entry(Answer.NO, document, remark="born 1983-04-01"))

    plain = odm_of(odm_facts(registry, COORDINATOR, trial_id=trial_id))

    for secret in ("林小雨", "H-4711", "1983-04-01", "19830401"):
        assert secret.encode() not in plain
    assert b"record of [withheld], [withheld]" in plain
    file = OdmFile(plain)
    assert file.value("IT.SCREENING.SEX") == "female"
    assert file.value("IT.SCREENING.AGE") == "43"
    assert "without identifying data" in file.root.get("Description")


def test_identifying_data_are_given_to_the_site_alone_and_when_asked_for(registry, odm_schema):
    """P1"""
    trial_id = active(registry).trial_id
    consented(registry, trial_id)

    file = exported(registry, trial_id, with_identity=True)

    odm_schema.assertValid(file.root)
    assert file.value("IT.IDENTITY.NAME") == "林小雨"
    assert file.value("IT.IDENTITY.BIRTH") == "1983-04-01"
    assert "WITH identifying data" in file.root.get("Description")
    with pytest.raises(IdentityNotForThem):
        exchange_facts(registry, MONITOR, trial_id=trial_id, with_identity=True)


def test_a_screening_that_was_moved_tells_of_both_versions(registry, odm_schema):
    """S4: what followed and from whom, what did not follow, and who moved it"""
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", E2="no")
    later = moving.amended(registry, version, **moving.TIGHTER)
    moving.moved(registry, screening_id, later)

    file = exported(registry, version.trial_id, screening_id=screening_id)

    odm_schema.assertValid(file.root)
    first, second = file.all("//o:ClinicalData")
    assert [each.get("MetaDataVersionOID") for each in (first, second)] == [
        f"MDV.{version.id}",
        f"MDV.{later.id}",
    ]
    assert file.history(f"V{version.id}.I1") == [("Insert", "yes", "U.li.na", None)]
    assert file.history(f"V{later.id}.I1") == []
    assert [value for _kind, value, *_rest in file.history(f"V{later.id}.E2")] == ["no", "no"]
    notes = file.words("//o:Comment")
    assert any(note.startswith("Carried over from TEA-204 v2.0, E2: ") for note in notes)
    moved = "Moved from TEA-204 v2.0 to TEA-204 v3.0 by Li Na, "
    assert any(note.startswith(moved) and note.endswith(moving.WHY) for note in notes)


def test_consent_given_again_stands_beside_the_first(registry, odm_schema):
    """C1"""
    trial_id = active(registry).trial_id
    screening_id = consented(registry, trial_id)
    record_consent_again(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        given=ConsentAgain(AgainBecause.NEW_FORM, "1.1", TODAY, time(11, 5), "Dr Ada Brandt"),
    )

    file = exported(registry, trial_id)

    odm_schema.assertValid(file.root)
    assert file.value("IT.CONSENT-AGAIN.BECAUSE") == "new form"
    assert file.value("IT.CONSENT-AGAIN.CONSENT-TIME") == "11:05:00"
