"""The criteria as USDM 4.0: structure, codes, links and identifiers, walked as plain JSON."""

import json

from coordinator.domain.criterion import Kind, walked
from coordinator.exchange.usdm import usdm_of
from coordinator.queries.exchange import odm_facts
from tests.builders import COORDINATOR, active, consented, draft
from tests.exchange.facts import criterion, facts_of

# What the public API specification of USDM 4.0 requires of each class that is written.
REQUIRED = {
    "Study": {"name", "instanceType"},
    "StudyVersion": {"id", "versionIdentifier", "rationale", "studyIdentifiers", "titles"},
    "StudyIdentifier": {"id", "text", "scopeId"},
    "StudyTitle": {"id", "text", "type"},
    "StudyRole": {"id", "name", "code"},
    "Organization": {"id", "name", "type", "identifierScheme", "identifier"},
    "Code": {"id", "code", "codeSystem", "codeSystemVersion", "decode"},
    "GovernanceDate": {"id", "name", "type", "dateValue", "geographicScopes"},
    "CommentAnnotation": {"id", "text"},
    "InterventionalStudyDesign": {
        *("id", "name", "arms", "studyCells", "rationale", "epochs", "population", "model"),
    },
    "StudyDesignPopulation": {"id", "name", "includesHealthySubjects"},
    "EligibilityCriterion": {"id", "name", "category", "identifier", "criterionItemId"},
    "EligibilityCriterionItem": {"id", "name", "text"},
    "ExtensionAttribute": {"id", "url"},
    "Indication": {"id", "name", "isRareDisease"},
}


def objects(tree):
    if isinstance(tree, dict):
        if "instanceType" in tree:
            yield tree
        for value in tree.values():
            yield from objects(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from objects(value)


def written(facts):
    return json.loads(usdm_of(facts))


def test_every_object_has_what_its_class_requires_and_an_identifier_of_its_own():
    part = criterion("E1.1", "Fever", marker="a)")
    tree = written(
        facts_of(criterion("I1", "Age 18"), criterion("E1", "Any of:", parts=(part,)))
    )

    found = list(objects(tree))
    for each in found:
        missing = REQUIRED[each["instanceType"]] - {k for k, v in each.items() if v is not None}
        assert missing == set(), each
    ids = [each["id"] for each in found]
    assert len(ids) == len(set(ids))
    assert tree["usdmVersion"] == "4.0.0"
    assert tree["systemName"] == "Trial Coordinator"


def test_criteria_have_their_category_their_links_and_their_exact_words(registry):
    facts = odm_facts(registry, COORDINATOR, trial_id=active(registry).trial_id)

    (version,) = written(facts)["study"]["versions"]

    (design,) = version["studyDesigns"]
    texts = {item["id"]: item["text"] for item in version["eligibilityCriterionItems"]}
    criteria = design["eligibilityCriteria"]
    for kind, code in ((Kind.INCLUSION, "C25532"), (Kind.EXCLUSION, "C25370")):
        told = [
            (each["identifier"], texts[each["criterionItemId"]])
            for each in criteria
            if each["category"]["code"] == code
        ]
        assert told == [(each.code, each.text) for each in facts.versions[0].of_kind(kind)]
    ids = [each["id"] for each in criteria]
    assert [each["nextId"] for each in criteria] == [*ids[1:], None]
    assert [each["previousId"] for each in criteria] == [None, *ids[:-1]]
    assert design["population"]["criterionIds"] == ids


def test_the_study_is_named_by_its_numbers_and_each_leads_to_who_gave_it(registry):
    facts = odm_facts(registry, COORDINATOR, trial_id=active(registry).trial_id)

    (version,) = written(facts)["study"]["versions"]

    names = {each["id"]: each["name"] for each in version["organizations"]}
    assert [(each["text"], names[each["scopeId"]]) for each in version["studyIdentifiers"]] == [
        ("TEA-204", "Sponsor"),
        ("NCT99990001", "ClinicalTrials.gov"),
    ]
    assert version["versionIdentifier"] == "2.0"
    assert [each["dateValue"] for each in version["dateValues"]] == ["2026-03-02"]


def test_a_draft_says_that_it_was_not_verified(registry):
    """S7"""
    facts = odm_facts(registry, COORDINATOR, trial_id=draft(registry).trial_id)

    (version,) = written(facts)["study"]["versions"]

    assert any("DRAFT, NOT VERIFIED" in note["text"] for note in version["notes"])


def test_no_screening_is_in_it_and_the_same_facts_give_the_same_bytes(registry):
    """P1"""
    trial_id = active(registry).trial_id
    consented(registry, trial_id)
    facts = odm_facts(registry, COORDINATOR, trial_id=trial_id)

    content = usdm_of(facts)

    assert b"07001" not in content
    assert content == usdm_of(odm_facts(registry, COORDINATOR, trial_id=trial_id))


def test_parts_stand_as_lines_of_the_wording_for_who_knows_no_parts():
    part = criterion("E1.1", "Fever", parts=(criterion("E1.1.1", "High", marker="i)"),))
    facts = facts_of(criterion("E1", "Any of:", parts=(part,)))

    (version,) = written(facts)["study"]["versions"]

    (item,) = version["eligibilityCriterionItems"]
    assert item["text"] == "Any of:\n  – Fever\n    i) High"
    assert len(walked(facts.versions[0].criteria)) == 3


def test_signs_that_careless_readers_take_for_line_breaks_are_escaped():
    content = usdm_of(facts_of(criterion("I1", "a\u2028b\x85c\ufeffd\ud800e \x07 🙂 年龄")))

    assert b"a\\u2028b\\u0085c\\ufeffd\\ud800e \\u0007" in content
    assert "🙂 年龄".encode() in content
