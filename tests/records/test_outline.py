"""The eligibility text becomes nested criteria by markers, indent and what leads in."""

import pytest

from coordinator.records import read_text
from tests.records.samples import codes, texts


def _inclusion(text):
    (record,) = read_text(f"Inclusion Criteria:\n{text}\nExclusion Criteria:\n- none\n")
    return record.inclusion


def test_an_indented_list_hangs_below_the_item_before_it():
    found = _inclusion("* Anaemia\n  * severe\n  * chronic\n* Fever")
    assert texts(found) == ["Anaemia", "Fever"]
    assert texts(found[0].children) == ["severe", "chronic"]


def test_letters_hang_below_numbers_without_any_indent():
    found = _inclusion("1. Either of:\na. fever\nb. chills\n2. Consent")
    assert texts(found) == ["Either of:", "Consent"]
    assert texts(found[0].children) == ["fever", "chills"]


def test_a_wrapped_line_goes_on_with_its_item():
    found = _inclusion(
        "1. Diagnosed with vexia of at least moderate severity by a doctor who knows it and\n"
        "has seen the patient at least twice;\n\n2. Willing to come to the clinic every week"
    )
    assert texts(found) == [
        (
            "Diagnosed with vexia of at least moderate severity by a doctor who knows it and "
            "has seen the patient at least twice;"
        ),
        "Willing to come to the clinic every week",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Dose of more than 10mg per day",
        "1. Ratio of 1.5 to 2.5 and no. 3 of the list",
        "1. Fever, e.g. above 38.5 degrees, i.e. high",
        "1. Grade 2. Patients with grade 3 may be asked later",
    ],
)
def test_numbers_in_running_words_are_no_markers(text):
    assert texts(_inclusion(text)) == [text.removeprefix("1. ")]


def test_references_to_a_list_are_no_list():
    text = "Patients fulfil 1)+2)+3) are definite, 1)+2): possible; 1)+3): probable"
    assert texts(_inclusion(f"1. {text}")) == [text]


def test_a_series_inside_a_line_becomes_sub_items():
    (found,) = _inclusion("1. One of: ① fever； ② chills； ③ a rash")
    assert found.text == "One of:"
    assert texts(found.children) == ["fever；", "chills；", "a rash"]


def test_a_group_heading_holds_its_items():
    (found,) = _inclusion("Healthy volunteers:\n\n* Age over 18\n* Consent")
    assert (found.is_heading, found.text) == (True, "Healthy volunteers:")
    assert texts(found.children) == ["Age over 18", "Consent"]


def test_headings_inside_one_long_line_part_the_sections():
    (record,) = read_text("Inclusion Criteria: * Men * Fever Exclusion Criteria: * Asthma")
    assert texts(record.inclusion) == ["Men", "Fever"]
    assert texts(record.exclusion) == ["Asthma"]


def test_non_inclusion_means_exclusion():
    (record,) = read_text("Inclusion criteria:\n- Fever\nNon-inclusion criteria:\n- Asthma")
    assert texts(record.exclusion) == ["Asthma"]


def test_a_qualified_heading_is_kept_as_a_group():
    (record,) = read_text(
        "Inclusion Criteria for Cohort B:\n- Fever\nExclusion Criteria:\n- No"
    )
    assert record.inclusion[0].is_heading
    assert record.inclusion[0].text == "Inclusion Criteria for Cohort B:"
    assert texts(record.inclusion[0].children) == ["Fever"]


def test_mention_of_the_criteria_in_an_item_is_no_heading():
    (record,) = read_text("Exclusion criteria:\n- Not meeting the inclusion criteria\n- Asthma")
    assert texts(record.exclusion) == ["Not meeting the inclusion criteria", "Asthma"]


def test_removal_criteria_stay_apart():
    (record,) = read_text("Inclusion criteria:\n1. Fever\nWithdrawal criteria:\n1. Wish")
    assert texts(record.inclusion) == ["Fever"]
    assert record.other_sections[0].heading == "Withdrawal criteria:"
    assert texts(record.other_sections[0].items) == ["Wish"]


def test_numbers_with_a_dash_are_markers_where_they_make_a_series():
    assert texts(_inclusion("1- Age over 18. 2- Fever. 3-Consent.")) == [
        "Age over 18.",
        "Fever.",
        "Consent.",
    ]
    assert texts(_inclusion("5-Fluorouracil was given\n\nFever")) == [
        "5-Fluorouracil was given",
        "Fever",
    ]


def test_roman_numbers_glued_to_their_items_make_a_series():
    assert texts(_inclusion("i.Fever\nii.Chills\niii. Rash")) == ["Fever", "Chills", "Rash"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Age over 18; fever (mild; or severe); consent", 3),
        ("Written consent. Age from 18 to 80. Vexia for six months.", 3),
        ("Vexia confirmed by biopsy. This must be done at the clinic. It takes an hour.", 1),
        ("Fever; chills", 1),
    ],
)
def test_the_only_paragraph_of_a_section_can_be_a_list(text, items):
    assert len(_inclusion(text)) == items


def test_a_list_read_out_of_a_paragraph_is_shown_as_a_doubt():
    (record,) = read_text("Inclusion criteria:\nFever; chills; rash\nExclusion criteria:\n- x")
    assert ("LIST_RUN_INTO_PARAGRAPH", "inclusion") in codes(record)


def test_a_sub_list_that_begins_again_hangs_below_the_next_item():
    found = _inclusion("1. History\n(1) travel\n(2) contact\n2. Signs\n(1) fever\n(2) cough")
    assert [len(criterion.children) for criterion in found] == [2, 2]


def test_an_age_table_of_the_european_register_is_no_criterion():
    found = _inclusion("1. Fever\nAre the trial subjects under 18? no\nF.1.2 Adults yes")
    assert texts(found) == ["Fever"]


def test_a_numbered_line_without_a_full_stop_goes_on_with_its_series():
    assert len(_inclusion("1. Fever\n2 Patients with chills\n3. Rash")) == 3


def test_dashes_that_stand_for_numbers_go_on_with_the_series():
    found = _inclusion("1) Fever. 2) Chills. -- Rash, 4) Cough. -- Pain")
    assert texts(found) == ["Fever.", "Chills.", "Rash,", "Cough.", "Pain"]


@pytest.mark.parametrize(
    ("inclusion", "exclusion"),
    [
        ("納入標準：", "排除標準："),
        ("Criterios de inclusión:", "Criterios de exclusión:"),
        ("Critères d'inclusion :", "Critères de non-inclusion :"),
        ("Critérios de inclusão:", "Critérios de exclusão:"),
        ("Criteri di inclusione:", "Criteri di esclusione:"),
        ("Einschlusskriterien:", "Ausschlusskriterien:"),
    ],
)
def test_headings_of_other_languages_part_the_sections(inclusion, exclusion):
    (record,) = read_text(f"{inclusion}\n- one\n- two\n{exclusion}\n- three\n")
    assert (texts(record.inclusion), texts(record.exclusion)) == (["one", "two"], ["three"])
