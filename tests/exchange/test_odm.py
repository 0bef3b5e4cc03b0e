"""A trial as ODM-XML 1.3.2: valid by ODM's own schema, and read back by another reader."""

import re

from odmlib.loader import ODMLoader
from odmlib.odm_loader import XMLODMLoader
from odmlib.odm_parser import ODMSchemaValidator
from odmlib.oid_generator import create_oid_checker

from coordinator.domain.criterion import Kind, walked
from coordinator.exchange.odm import odm_of
from coordinator.queries.exchange import exchange_facts, odm_facts
from tests.builders import (
    COORDINATOR,
    active,
    answered,
    consented,
    draft,
)
from tests.exchange.odm_reading import OWN, OdmFile, alias
from tests.exchange.screened import NESTED, exported, nested_trial


def test_every_criterion_stands_in_the_file_character_by_character(registry, odm_schema):
    """S7, A5: parts, headings and both sections, in order; a valid file"""
    version = nested_trial(
        registry, *NESTED[:2], "I-h For cohort B", "I3 Able to walk", *NESTED[2:]
    )

    file = exported(registry, version.trial_id)

    odm_schema.assertValid(file.root)
    version = exchange_facts(registry, COORDINATOR, trial_id=version.trial_id).versions[-1]
    for kind in Kind:
        wanted = [(each.code, each.text) for each in walked(version.of_kind(kind))]
        assert file.criteria(kind.value) == wanted
    item = file.one("//o:ItemDef[@Name='E1.1']")
    assert (alias(item, "part-of"), alias(item, "kind")) == ("E1", "exclusion")
    assert alias(file.one("//o:ItemDef[@Name='I-h1']"), "heading") == "yes"
    assert alias(file.one("//o:ItemDef[@Name='E1']"), "combination") == "any"


def test_what_yes_means_turns_round_for_an_exclusion_criterion(registry):
    """A2: in both languages"""
    file = exported(registry, nested_trial(registry).trial_id)

    def decodes(kind, answer):
        path = f"//o:CodeList[@OID='CL.{kind}']/o:CodeListItem[@CodedValue='{answer}']"
        return file.words(f"{path}/o:Decode/o:TranslatedText")

    assert decodes("INCLUSION", "yes")[0] == "Yes, met"
    assert decodes("EXCLUSION", "yes")[0] == "Yes, present: excludes"
    assert all(len(decodes(kind, "no")) == 2 for kind in ("INCLUSION", "EXCLUSION"))
    assert "not applicable" not in file.all("//o:CodeList[@OID='CL.INCLUSION']//@CodedValue")


def test_parts_say_how_they_make_the_whole_and_when_they_are_not_asked(registry):
    """A5"""
    file = exported(registry, nested_trial(registry).trial_id)

    whole = file.one("//o:ItemDef[@Name='E1']").get("OID")
    part = file.one("//o:ItemDef[@Name='E1.2']").get("OID")
    (ref,) = file.all(f"//o:ItemRef[@ItemOID='{whole}']")
    (rule,) = file.all(f"//o:MethodDef[@OID='{ref.get('MethodOID')}']/o:FormalExpression")
    assert rule.text == f"at least 1 of ({part[:-1]}1, {part}) = yes"
    (ref,) = file.all(f"//o:ItemRef[@ItemOID='{part}']")
    condition = ref.get("CollectionExceptionConditionOID")
    assert len(file.all(f"//o:ConditionDef[@OID='{condition}']")) == 1


def test_checks_stand_in_words_and_with_what_a_person_said_of_them(registry):
    """A6"""
    file = exported(registry, active(registry).trial_id)

    path = f"//o:ConditionDef/o:FormalExpression[@Context='{OWN}/check']"
    assert any("18–70" in words for words in file.words(path))
    assert all(re.search(r"\[(suggested|confirmed)[^\]]*\]$", w) for w in file.words(path))


def test_other_readers_of_odm_take_the_file(registry, tmp_path):
    """odmlib's own checks of order and references, and a second reader of the schema"""
    version = nested_trial(registry)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", **{"E1.1": "no"})
    content = odm_of(odm_facts(registry, COORDINATOR, trial_id=version.trial_id))
    path = tmp_path / "trial.xml"
    path.write_bytes(content)

    ODMSchemaValidator(standard="odm", version="1.3.2").validate_file(str(path))

    loader = ODMLoader(XMLODMLoader())
    loader.open_odm_document(str(path))
    root = loader.root()
    assert root.verify_order()
    assert root.verify_oids(create_oid_checker("odm_1_3_2"))
    (metadata,) = root.Study[0].MetaDataVersion
    assert [item.Name for item in metadata.ItemDef if item.CodeListRef] == [
        "I1",
        "I2",
        "E1",
        "E1.1",
        "E1.2",
        "E2",
    ]


def test_one_screening_or_the_metadata_alone_can_be_wanted(registry, odm_schema):
    trial_id = active(registry).trial_id
    first = consented(registry, trial_id)

    one = OdmFile(
        odm_of(odm_facts(registry, COORDINATOR, trial_id=trial_id, screening_id=first))
    )
    metadata = exported(registry, trial_id, is_metadata_only=True)

    assert [node.get("SubjectKey") for node in one.all("//o:SubjectData")] == ["07001"]
    assert metadata.all("//o:ClinicalData") == []
    assert metadata.root.get("Granularity") == "Metadata"
    odm_schema.assertValid(metadata.root)


def test_a_draft_says_that_it_was_not_verified(registry, odm_schema):
    """S7"""
    file = exported(registry, draft(registry).trial_id)

    odm_schema.assertValid(file.root)
    words = file.one("//o:MetaDataVersion").get("Description")
    assert "DRAFT, NOT VERIFIED AGAINST PROTOCOL" in words


def test_the_same_facts_give_the_same_bytes(registry):
    trial_id = nested_trial(registry).trial_id
    screening_id = consented(registry, trial_id)
    answered(registry, screening_id, I1="yes", E2="no")

    facts = odm_facts(registry, COORDINATOR, trial_id=trial_id)

    assert odm_of(facts) == odm_of(odm_facts(registry, COORDINATOR, trial_id=trial_id))


def test_every_reference_in_the_file_leads_somewhere(registry):
    version = nested_trial(registry)
    answered(registry, consented(registry, version.trial_id), I1="yes", **{"E1.1": "no"})
    file = exported(registry, version.trial_id)

    defined = {node.get("OID") for node in file.all("//*[@OID]")}
    referred = [
        (name, value)
        for node in file.all("//*")
        for name, value in node.items()
        if name.endswith("OID") and name not in ("OID", "FileOID")
    ]
    assert [pair for pair in referred if pair[1] not in defined] == []
    oids = [node.get("OID") for node in file.all("//o:ItemDef")]
    assert len(oids) == len(set(oids))
