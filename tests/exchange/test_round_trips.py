"""What goes out as ODM or USDM comes back through the reader as the same criteria."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from coordinator.commands.trials import copy_version, draft_version
from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.reading import Reading
from coordinator.exchange.odm import odm_of
from coordinator.exchange.signs import shown
from coordinator.exchange.usdm import usdm_of
from coordinator.queries.exchange import odm_facts
from coordinator.queries.sameness import known_of
from coordinator.records import read
from tests.builders import COORDINATOR, active, identify
from tests.exchange.facts import criterion, facts_of
from tests.exchange.odm_reading import schema
from tests.records.promises import assert_nothing_is_lost, assert_verbatim
from ui.add_trial.showing import candidate_views

WRITERS = {"odm": odm_of, "usdm": usdm_of}
HOSTILE = (
    "ALT > 3 × ULN & AST <b>not</b> <3 &lt; &amp; \\> \\* ** __x__ # 1.",
    "年龄 18–70 岁（含）；HBsAg(+) 🙂🧪 eGFR ≥ 60 mL/min/1.73 m²",
    "1. Inclusion criteria: 2. Exclusion criteria:",
    "Exclusion criteria:",
    '<p>Any of: (a) fever; (b) chills</p> <usdm:tag name="x"/>',
    "]]> <!-- --> &#x41; \u200b \u00a0non-breaking\u00a0",
    "- x\u2028y",
)


def outline(criteria):
    """Give (marker, text, other text, is heading, parts) of criteria, read or exported."""
    return [
        (
            folded(each.marker),
            folded(each.text),
            folded(each.other_text),
            each.is_heading,
            outline(each.parts if isinstance(each, Criterion) else each.children),
        )
        for each in criteria
    ]


def folded(words):
    return " ".join(words.split())


def assert_comes_back(facts):
    schema().assertValid(etree.fromstring(odm_of(facts)))
    for name, write in WRITERS.items():
        records = read(write(facts), f"tea.{name}")
        assert len(records) == len(facts.versions)
        for record, version in zip(records, facts.versions, strict=True):
            for kind, back in (
                (Kind.INCLUSION, record.inclusion),
                (Kind.EXCLUSION, record.exclusion),
            ):
                assert outline(back) == outline(version.of_kind(kind)), name
            assert_nothing_is_lost(record)
            assert_verbatim(record)
            assert [w.code for w in record.warnings if w.code == "NOT_PLACED"] == []


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_a_criterion_says_comes_back_character_by_character(words):
    part = criterion("E1.1", words, marker="a)")
    whole = criterion("E1", f"Any of: {words}", parts=(part,), other_text="任何一项")
    assert_comes_back(facts_of(criterion("I1", words), whole, criterion("E2", words)))


def test_headings_and_deep_nesting_come_back_where_they_stood():
    deep = criterion("I2.1.1.1", "Deepest")
    for code in ("I2.1.1", "I2.1", "I2"):
        deep = criterion(code, f"Above {code}", parts=(deep, criterion(f"{code}.9", "More")))
    assert_comes_back(
        facts_of(
            criterion("I1", "Age 18 to 70 years"),
            criterion("I-h1", "For cohort B", is_heading=True),
            deep,
            criterion("E1", "Fever", parts=(criterion("E1.-h1", "Kinds", is_heading=True),)),
            criterion("E-h1", "At the end", is_heading=True),
        )
    )


def test_eighty_criteria_of_three_thousand_characters_come_back():
    words = "Prednisone ≥ 1 mg/kg 泼尼松 " * 120
    criteria = [criterion(f"I{n}", f"{n} {words}") for n in range(1, 41)]
    criteria += [
        criterion(f"E{n}", f"{n} {words}", parts=(criterion(f"E{n}.1", words),))
        for n in range(1, 41)
    ]
    assert_comes_back(facts_of(*criteria))


def can_be_told(words):
    """Whether XML and the reader know all of its characters."""
    return words.strip() and shown(words) == words and not set(words) & {"\x00", "\ufeff"}


_TEXT = st.text(min_size=1, max_size=80).filter(can_be_told)


@given(st.lists(_TEXT, min_size=1, max_size=4), st.lists(_TEXT, max_size=4))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_words_come_back(inclusion, parts):
    inner = [criterion(f"E1.{n}", words) for n, words in enumerate(parts, start=1)]
    criteria = [criterion(f"I{n}", words) for n, words in enumerate(inclusion, start=1)]
    assert_comes_back(facts_of(*criteria, criterion("E1", "Any of:", parts=tuple(inner))))


def test_a_text_that_another_system_changed_is_read_as_it_now_stands():
    """The parts that were told beside the old wording do not hold any more."""
    part = criterion("E1.1", "Fever", marker="a)")
    document = json.loads(usdm_of(facts_of(criterion("E1", "Any of:", parts=(part,)))))
    (item,) = document["study"]["versions"][0]["eligibilityCriterionItems"]
    assert item["text"] == "Any of:\n  a) Fever"
    item["text"] = "Any of:\n  a) Fever\n  b) Chills"

    (record,) = read(json.dumps(document).encode(), "changed.json")

    (whole,) = record.exclusion
    assert (whole.marker, whole.text) == ("E1", "Any of:")
    assert [(each.marker, each.text) for each in whole.children] == [
        ("a)", "Fever"),
        ("b)", "Chills"),
    ]


def test_what_is_known_of_the_trial_comes_back_with_its_criteria():
    facts = facts_of(criterion("I1", "Age 18 to 70 years"), criterion("E1", "Asthma"))
    trial = replace(
        facts.trial,
        chictr="ChiCTR1900000001",
        secondary_ids=("TEA/2026",),
        scientific_title="A randomised trial of tea against cold hands",
        sponsor="Lakeside Hospital",
        phase="Phase 3",
        conditions=("Cold hands", "手足冰冷"),
        interventions=("Drug: Tea", "Drug: Placebo"),
        min_age=Decimal(18),
        max_age=Decimal(70),
        age_unit="years",
        sex="female",
    )

    schema().assertValid(etree.fromstring(odm_of(replace(facts, trial=trial))))
    for name, write in WRITERS.items():
        (record,) = read(write(replace(facts, trial=trial)), f"tea.{name}")
        assert (record.ids.nct, record.ids.chictr) == ("NCT99990001", "ChiCTR1900000001")
        assert set(record.ids.secondary) == {"TEA/2026", "TEA-204"}
        assert (record.title, record.sponsor) == (trial.title, trial.sponsor)
        assert record.scientific_title == trial.scientific_title
        assert (record.phase, record.sex) == ("Phase 3", "female")
        assert record.conditions == trial.conditions
        assert record.interventions == trial.interventions
        assert (record.min_age, record.max_age, record.age_unit) == (18, 70, "years")
        assert [w.code for w in record.warnings] == [], name


def test_a_trial_without_a_number_comes_back_without_one():
    facts = facts_of(criterion("I1", "Age"))
    trial = replace(facts.trial, nct="", short_title="Tea in winter")

    (record,) = read(odm_of(replace(facts, trial=trial)), "tea.xml")

    assert (record.ids.nct, record.ids.secondary) == (None, ("TEA-204",))


def test_of_several_versions_in_a_file_each_is_named_where_one_is_chosen(registry):
    version = active(registry)
    copy_version(registry, COORDINATOR, version_id=version.id)
    facts = odm_facts(registry, COORDINATOR, trial_id=version.trial_id)

    for name, write in WRITERS.items():
        found = [Reading(name, record=record) for record in read(write(facts), name)]
        first, second = (each.title for each in candidate_views(found))
        assert first != second
        assert "2.0" in first


def test_a_version_that_was_read_does_not_make_the_other_one_of_its_file_known(registry):
    """Provenance: of one file, one text was read and the other was not"""
    version = active(registry)
    copied = copy_version(registry, COORDINATOR, version_id=version.id)
    identify(registry, copied, "3.0")
    facts = odm_facts(registry, COORDINATOR, trial_id=version.trial_id)
    first, second = read(usdm_of(facts), "tea.json")
    draft_version(registry, COORDINATOR, trial_id=version.trial_id, record=first)

    known = known_of(registry, (first, second))

    assert [found.is_same_text for found in known] == [True, False]
    assert {found.trial.id for found in known} == {version.trial_id}


def test_a_real_trial_of_the_registry_comes_back_with_its_fields(registry):
    facts = odm_facts(registry, COORDINATOR, trial_id=active(registry).trial_id)

    for name, write in WRITERS.items():
        (record,) = read(write(facts), f"tea.{name}")
        assert record.ids.nct == "NCT99990001"
        assert "TEA-204" in record.ids.secondary
        assert "Tea against cold hands" in (record.title, record.scientific_title)
    assert_comes_back(facts)


def test_a_title_stays_the_title_where_no_scientific_one_is_known():
    facts = facts_of(criterion("I1", "Cold hands"))
    assert not facts.trial.scientific_title

    (record,) = read(usdm_of(facts), "tea.json")

    assert record.title == facts.trial.title
