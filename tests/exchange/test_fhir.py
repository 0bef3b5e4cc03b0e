"""A trial as a FHIR R5 bundle: walked as plain JSON, and built by the models elsewhere."""

import base64
import json
import subprocess
import sys

import pytest

from coordinator.commands.decisions import decide, reopen
from coordinator.domain.criterion import Answer, Kind
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.exchange import FhirNotInstalled
from coordinator.domain.screening import Outcome
from coordinator.domain.signature import Meaning
from coordinator.exchange.fhir import fhir_file, fhir_of
from coordinator.queries.exchange import exchange_facts, odm_facts
from coordinator.queries.screenings import content_digest, screening_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    TODAY,
    active,
    answered,
    consented,
)
from tests.commands import test_moving as moving
from tests.exchange.facts import criterion, facts_of
from tests.exchange.fhir_reading import Read, answers_in, exported
from tests.exchange.screened import entered, nested_trial, signed

READ_BACK = """
import sys
from fhir.resources.bundle import Bundle

bundle = Bundle.model_validate_json(sys.stdin.buffer.read())
print(*(type(entry.resource).__name__ for entry in bundle.entry))
"""


def screened(registry):
    """A screening with parts, a correction, a decision and both signatures."""
    version = nested_trial(registry)
    screening_id = consented(registry, version.trial_id)
    evidence = Evidence(SourceKind.LABORATORY_REPORT, "binder 2, p. 3", TODAY, "<0.1", "mg/dL")
    entered(registry, screening_id, "E2", Entry(Answer.YES, evidence, remark="first"))
    corrected = Entry(Answer.NO, evidence, remark="second", correction="wrong line")
    entered(registry, screening_id, "E2", corrected)
    parts = {"E1.1": "no", "E1.2": "no"}
    answered(registry, screening_id, I1="yes", I2="yes", **parts)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    signed(registry, screening_id, COORDINATOR, Meaning.COMPLETED)
    signed(registry, screening_id, INVESTIGATOR, Meaning.REVIEWED_ELIGIBLE)
    return version.trial_id, screening_id


def test_the_models_of_another_program_take_the_bundle(registry):
    trial_id, _screening_id = screened(registry)
    content = fhir_of(odm_facts(registry, COORDINATOR, trial_id=trial_id))

    done = subprocess.run(
        [sys.executable, "-c", READ_BACK], input=content, capture_output=True, check=True
    )

    kinds = done.stdout.decode().split()
    assert kinds[:4] == ["Organization", "ResearchStudy", "Group", "Questionnaire"]
    assert {"Patient", "ResearchSubject", "QuestionnaireResponse", "Provenance"} <= set(kinds)
    assert kinds[-1] == "Practitioner"


def test_every_reference_leads_to_a_resource_of_the_bundle(registry):
    trial_id, _screening_id = screened(registry)
    read = exported(registry, trial_id)

    known = [entry["fullUrl"] for entry in read.tree["entry"]]
    assert len(known) == len(set(known))
    told = json.dumps(read.tree)
    referred = {part.split('"')[0] for part in told.split('"reference": "')[1:]}
    assert referred
    assert referred <= set(known)
    (response,) = read.of("QuestionnaireResponse")
    assert response["questionnaire"] in known


def test_criteria_are_characteristics_and_questions_in_their_exact_words(registry):
    """A2: an exclusion criterion excludes, and its answers say what they mean"""
    version = nested_trial(registry)
    read = exported(registry, version.trial_id)

    facts = exchange_facts(registry, COORDINATOR, trial_id=version.trial_id)
    criteria = facts.versions[-1].criteria
    (group,) = read.of("Group")
    assert [(each["code"]["text"], each["exclude"]) for each in group["characteristic"]] == [
        (each.code, each.kind is Kind.EXCLUSION) for each in criteria
    ]
    (questionnaire,) = read.of("Questionnaire")
    sections = {item["linkId"]: item for item in questionnaire["item"]}
    for kind in Kind:
        asked = [(item["prefix"], item["text"]) for item in sections[kind.value]["item"]]
        assert asked == [(each.code, each.text) for each in criteria if each.kind is kind]
    (whole,) = [i for i in sections["exclusion"]["item"] if i["prefix"] == "E1"]
    assert whole["item"][0]["readOnly"] is True
    assert [part["prefix"] for part in whole["item"][1:]] == ["E1.1", "E1.2"]
    display = whole["item"][0]["answerOption"][0]["valueCoding"]["display"]
    assert display == "Yes, present: excludes"


def test_answers_are_those_in_force_and_the_former_ones_stand_in_the_provenance(registry):
    """A8, T1"""
    trial_id, _screening_id = screened(registry)
    read = exported(registry, trial_id)

    answers = read.answers()
    assert answers["E2/answer"] == "no"
    assert answers["E2/REMARK"] == "second"
    assert answers["E2/VALUE"] == "<0.1"
    assert answers["E1/answer"] == "no"
    assert answers["I1/answer"] == "yes"
    assert answers["SCREENING/AGE"] == 43
    (found,) = read.told("Answer corrected")
    former = found["entity"][0]["what"]["display"]
    assert former.startswith("E2: yes; Kind of source document: laboratory report")
    assert "Remark: first" in former
    assert found["authorization"][0]["concept"]["text"] == "wrong line"
    assert found["agent"][0]["who"]["display"] == "Li Na"
    assert found["recorded"].startswith("2026-11-22T04:00:00")


def test_both_signatures_say_who_meant_what_of_which_content(registry):
    """G2, G3, G4"""
    trial_id, screening_id = screened(registry)
    read = exported(registry, trial_id)

    digest = content_digest(screening_of(registry, screening_id, with_identity=False))
    told = [
        (p["agent"][0]["who"]["display"], p["activity"]["text"], p["signature"][0])
        for p in read.of("Provenance")
        if "signature" in p
    ]
    assert [who for who, _what, _given in told] == ["Li Na", "Dr Ada Brandt"]
    assert told[1][1] == "reviewed, eligible"
    for _who, _what, given in told:
        assert base64.b64decode(given["data"]).decode() == digest
        assert given["type"][0]["system"] == "urn:iso-astm:E1762-95:2013"


def test_a_voided_signature_is_told_and_stands_no_more(registry):
    """G3"""
    trial_id, screening_id = screened(registry)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="wrong patient")

    read = exported(registry, trial_id)

    told = [p["activity"]["text"] for p in read.of("Provenance") if "Voided" in str(p)]
    assert len(told) == 2
    assert not [p for p in read.of("Provenance") if "signature" in p]


def test_nothing_identifying_is_in_the_bundle_even_where_it_was_typed(registry):
    """P1"""
    trial_id = active(registry).trial_id
    screening_id = consented(registry, trial_id)
    document = Evidence(SourceKind.MEDICAL_RECORD, "record of 林小雨, H-4711", TODAY)
    entered(registry, screening_id, "E1", Entry(Answer.NO, document, remark="born 1983-04-01"))

    content = fhir_of(odm_facts(registry, COORDINATOR, trial_id=trial_id))

    for secret in ("林小雨", "H-4711", "1983-04-01"):
        assert secret.encode() not in content
    (patient,) = Read(content).of("Patient")
    assert {*patient} == {"resourceType", "id", "identifier", "gender"}
    assert Read(content).answers()["SCREENING/INITIALS"] == "LXY"


def test_identifying_data_are_given_where_they_were_asked_for(registry):
    """P1"""
    trial_id = active(registry).trial_id
    consented(registry, trial_id)

    (patient,) = exported(registry, trial_id, with_identity=True).of("Patient")

    assert patient["name"] == [{"text": "林小雨"}]
    assert patient["birthDate"] == "1983-04-01"
    assert [each["value"] for each in patient["identifier"]] == ["07001", "H-4711"]


def test_the_same_facts_give_the_same_bytes(registry):
    trial_id, _screening_id = screened(registry)

    facts = odm_facts(registry, COORDINATOR, trial_id=trial_id)

    assert fhir_of(facts) == fhir_of(odm_facts(registry, COORDINATOR, trial_id=trial_id))


def test_words_with_signs_that_fhir_cannot_hold_are_shown_and_said(registry):
    trial_id = active(registry).trial_id
    screening_id = consented(registry, trial_id)
    remark = "bell \x07 <b>&amp;</b> 🧪\ttab\nline\u2028 "
    entered(registry, screening_id, "E1", Entry(Answer.NO, DOCUMENT, remark=remark))

    made = fhir_file(odm_facts(registry, COORDINATOR, trial_id=trial_id))

    assert Read(made.content).answers()["E1/REMARK"] == remark.replace("\x07", "␇")
    assert made.signs == 1


def test_eighty_nested_criteria_in_two_languages_are_taken_by_the_models():
    criteria = [
        criterion(
            f"E{n}",
            f"任何一项 {n} ≥ 3 × ULN 🙂 " * 40,
            parts=(criterion(f"E{n}.1", "fever", other_text="发热"),),
        )
        for n in range(1, 81)
    ]
    heading = criterion("E-h1", "Only read", is_heading=True)

    read = Read(
        fhir_of(facts_of(criterion("I1", "Age", other_text="年龄"), heading, *criteria))
    )

    (questionnaire,) = read.of("Questionnaire")
    sections = {item["linkId"]: item for item in questionnaire["item"]}
    inclusion, exclusion = sections["inclusion"], sections["exclusion"]
    told = inclusion["item"][0]["_text"]["extension"][0]["extension"]
    assert [each.get("valueCode") or each["valueString"] for each in told] == ["zh-CN", "年龄"]
    assert len(exclusion["item"]) == 81
    assert exclusion["item"][0]["type"] == "display"


def test_without_the_extra_it_says_what_to_install(registry, monkeypatch):
    facts = odm_facts(registry, COORDINATOR, trial_id=active(registry).trial_id)
    monkeypatch.setitem(sys.modules, "fhir.resources.bundle", None)

    with pytest.raises(FhirNotInstalled, match="with its extra “fhir”"):
        fhir_of(facts)


def test_answers_of_an_earlier_version_stand_in_a_response_of_their_own(registry):
    """S4"""
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", E2="no")
    later = moving.amended(registry, version, **moving.TIGHTER)
    moving.moved(registry, screening_id, later)

    read = exported(registry, version.trial_id, screening_id=screening_id)

    responses = {each["status"]: each for each in read.of("QuestionnaireResponse")}
    assert dict(answers_in(responses["stopped"]["item"]))["I1/answer"] == "yes"
    assert "I1/answer" not in dict(answers_in(responses["in-progress"]["item"]))
    questionnaires = {each["url"]: each["version"] for each in read.of("Questionnaire")}
    assert questionnaires[responses["stopped"]["questionnaire"]] == "2.0"
