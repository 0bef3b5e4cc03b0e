"""Worked examples of sections 1 to 4 of the reference: IgG4-related disease."""

import pytest

from coordinator.domain.logic import Truth
from tests.instruments.sheets import outcome_of, result_of

BIOPSY = {"i3a_infiltrate": True, "count_hpf": 12, "ratio": 45}
NO_BIOPSY = {"i3a_infiltrate": "not done"}
GLANDS_AND_BIOPSY = {
    "entry": True,
    "glands": "one",
    "igg4": "2.0 g/L",
    "igg4_uln": "1.35 g/L",
    "histopathology": "infiltrate",
    "stain_ratio": "41-70",
    "stain_cells": "10-50",
}


@pytest.mark.parametrize(
    ("said", "category"),
    [
        pytest.param({"i1_organ": True, "igg4": "2.10 g/L", **BIOPSY}, "definite", id="a"),
        pytest.param(
            {
                "i1_organ": True,
                "igg4": "1.10 g/L",
                "i3a_infiltrate": True,
                "count_hpf": 20,
                "ratio": 50,
            },
            "probable",
            id="b",
        ),
        pytest.param({"i1_organ": True, "igg4": "3.00 g/L", **NO_BIOPSY}, "possible", id="c"),
        pytest.param({"i1_organ": True, "igg4": "1.35 g/L", **BIOPSY}, "definite", id="d"),
        pytest.param({"i1_organ": False, "igg4": "4.0 g/L", **BIOPSY}, "none", id="e"),
    ],
)
def test_section_1_diagnostic_criteria_of_2011(said, category):
    assert outcome_of("igg4-cdc-2011", "category", said).value == category


def test_section_1_without_a_word_about_a_biopsy_the_category_stays_open():
    result = result_of("igg4-cdc-2011", {"i1_organ": True, "igg4": "3.00 g/L"})

    assert result.main.value is None
    assert result.main.possible == ("definite", "possible")
    assert result.open_items == ("i3a_infiltrate", "count_hpf", "ratio", "i3b_igg4cells")


def test_section_1_says_possible_without_a_biopsy_only_where_none_was_taken():
    said = {"i1_organ": True, "igg4": "3.00 g/L", **NO_BIOPSY}

    assert "Possible (no biopsy)." in result_of("igg4-cdc-2011", said).notes


def test_section_1_igg4_reported_in_mg_per_litre_is_not_read_as_mg_per_dl():
    said = {"i1_organ": True, "igg4": "1100 mg/L", **BIOPSY}

    assert outcome_of("igg4-cdc-2011", "category", said).value == "probable"


@pytest.mark.parametrize(
    ("said", "category"),
    [
        pytest.param(
            {"organ": True, "igg4": "0.9 g/L", "i3a_infiltrate": True, "i3c_fibrosis": True},
            "probable",
            id="a",
        ),
        pytest.param(
            {"organ": True, "only_lymph_nodes": True, "igg4": "2.0 g/L"}, "none", id="b"
        ),
        pytest.param(
            {"organ": True, "igg4": "1.35 g/L", "count_hpf": 12, "ratio": 45},
            "possible",
            id="c",
        ),
    ],
)
def test_section_2_revised_criteria_of_2020(said, category):
    assert outcome_of("igg4-rcd-2020", "category", said, rest=True).value == category


def test_section_2_an_organ_specific_set_raises_to_definite():
    said = {"organ": True, "igg4": "2.0 g/L", "organ_specific": True}
    result = result_of("igg4-rcd-2020", said, rest=True)

    assert result.main.value == "definite"
    assert any("Raised to definite" in note for note in result.notes)


def test_section_2_a_ratio_of_exactly_40_percent_is_to_be_confirmed():
    said = {"organ": True, "igg4": 200, "count_hpf": 12, "ratio": 40}
    result = result_of("igg4-rcd-2020", said, rest=True)

    assert any("ratio" in title.casefold() for title in result.at_cut_off)
    assert any("Japanese text" in note for note in result.notes)


@pytest.mark.parametrize(
    ("said", "score", "classified"),
    [
        pytest.param(
            {"entry": True, "glands": "two", "igg4": "4.2 g/L", "igg4_uln": "1.35 g/L"},
            *(20, Truth.TRUE),
            id="a",
        ),
        pytest.param(GLANDS_AND_BIOPSY, 28, Truth.TRUE, id="b"),
        pytest.param(
            {"entry": True, "pancreas_rim": True, "igg4": "1.9 g/L", "igg4_uln": "1 g/L"},
            *(15, Truth.FALSE),
            id="c",
        ),
        pytest.param({**GLANDS_AND_BIOPSY, "ssa_ssb": True}, 28, Truth.FALSE, id="d"),
    ],
)
def test_section_3_classification_of_2019(said, score, classified):
    result = result_of("igg4-acr-eular-2019", said, rest=True)

    assert result.outcome("score").value == score
    assert result.outcome("classified").truth is classified


def test_section_3_of_a_domain_only_the_highest_counts():
    said = {"entry": True, "pancreas_enlarged": True, "pancreas_rim": True, "igg4": "not done"}

    assert outcome_of("igg4-acr-eular-2019", "score", said, rest=True).value == 11


def test_section_3_igg4_that_was_not_checked_is_worth_nothing():
    said = {"entry": True, "glands": "two", "igg4": "not done"}

    assert outcome_of("igg4-acr-eular-2019", "score", said, rest=True).value == 14


@pytest.mark.parametrize(
    ("ratio", "cells", "points"),
    [
        *(("0-40", "0-9", 0), ("indeterminate", "0-9", 0), ("unstained", "51+", 0)),
        *(("41-70", "0-9", 7), ("71+", "indeterminate", 7), ("0-40", "51+", 7)),
        *(("indeterminate", "indeterminate", 7), ("0-40", "10-50", 7)),
        *(("41-70", "10-50", 14), ("41-70", "51+", 14), ("71+", "10-50", 14)),
        ("71+", "51+", 16),
    ],
)
def test_section_3_points_of_immunostaining(ratio, cells, points):
    said = {"stain_ratio": ratio, "stain_cells": cells, "igg4": "not done"}

    assert outcome_of("igg4-acr-eular-2019", "score", said, rest=True).value == points


@pytest.mark.parametrize(
    ("multiple", "points"),
    [("1", 0), ("1.01", 4), ("1.99", 4), ("2", 6), ("5", 6), ("5.01", 11)],
)
def test_section_3_points_of_serum_igg4(multiple, points):
    said = {"igg4": multiple, "igg4_uln": "1"}

    assert outcome_of("igg4-acr-eular-2019", "score", said, rest=True).value == points


def test_section_3_an_exclusion_that_is_not_entered_keeps_it_open():
    result = result_of("igg4-acr-eular-2019", GLANDS_AND_BIOPSY)

    assert result.outcome("classified").truth is Truth.UNKNOWN
    assert "anca" in result.outcome("classified").open_items


def test_section_3_a_test_that_was_not_indicated_is_no_exclusion():
    result = result_of("igg4-acr-eular-2019", GLANDS_AND_BIOPSY)
    undone = dict.fromkeys(result.outcome("classified").open_items, "not done")

    said = {**GLANDS_AND_BIOPSY, **undone}

    assert outcome_of("igg4-acr-eular-2019", "classified", said).truth is Truth.TRUE


def active(score):
    return {
        "lacrimal": score,
        "submandibular": score,
        "pancreas": score,
        "pancreas_urgent": True,
    }


def test_section_4_urgent_doubles_and_the_versions_differ():
    assert outcome_of("igg4-ri-2012", "total_score", active("3"), rest=True).value == 12
    assert outcome_of("igg4-ri-2018", "total_score", active("2"), rest=True).value == 8


def test_section_4_the_line_for_serum_igg4_is_kept_apart():
    said = {**active("3"), "igg4_line_score": "3"}
    result = result_of("igg4-ri-2012", said, rest=True)

    assert result.outcome("total_score").value == 15
    assert result.outcome("without_igg4").value == 12


def test_section_4_raised_igg4_alone_that_reaches_two_is_asked_about():
    result = result_of("igg4-ri-2012", {"igg4_line_score": "3"}, rest=True)

    assert result.main.value == 3
    assert any("serum IgG4 alone" in note for note in result.notes)


def test_section_4_a_single_organ_improved_is_one_and_damage_is_not_added():
    said = {"pancreas": "1", "pancreas_damage": True, "kidney_damage": True}

    assert outcome_of("igg4-ri-2012", "total_score", said, rest=True).value == 1


def test_section_4_the_total_can_be_entered_from_the_sites_own_form():
    result = result_of("igg4-ri-2018", {"total": 6, "form_version": "2018, site form 3"})

    assert result.main.value == 6
    assert result.version == "2018 style"
    assert result.questions == ()


def test_section_4_a_site_that_was_not_assessed_makes_the_total_a_lower_bound():
    outcome = outcome_of("igg4-ri-2018", "total_score", {"pancreas": "2", "kidney": "3"})

    assert (outcome.value, outcome.low) == (None, 5)
    assert "pancreas_urgent" in outcome.open_items
