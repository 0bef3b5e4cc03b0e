"""Worked examples of sections 5 to 10 of the reference: lupus."""

import pytest

from coordinator.domain.errors import Refused
from coordinator.domain.logic import Truth
from coordinator.instruments.library import instrument
from tests.instruments.sheets import outcome_of, result_of


@pytest.mark.parametrize(
    ("items", "score"),
    [("arthritis rash complement", 8), ("proteinuria dna wbc", 7)],
)
def test_section_5_weights_of_sledai_2k(items, score):
    assert outcome_of("sledai-2k", "score", items, rest=True).value == score


def test_section_5_ongoing_activity_counts_in_2k_and_not_in_1992():
    """Stable proteinuria, ongoing rash: present by the words of 2K, absent by those of 1992."""
    assert (
        outcome_of("sledai-2k", "score", "proteinuria rash complement dna", rest=True).value
        == 10
    )
    assert outcome_of("sledai-1992", "score", "complement dna", rest=True).value == 4


@pytest.mark.parametrize(("name", "points"), [("sledai-2k", 4), ("sledai-1992", 0)])
def test_section_5_two_joints_depend_on_the_version(name, points):
    result = result_of(name, {"joints": 2}, rest=True)

    assert result.main.value == points
    assert any("depends on the version" in note for note in result.notes)


def test_section_5_a_test_that_was_not_done_leaves_a_range():
    said = dict.fromkeys(instrument("sledai-2k").groups["items"], False)
    said |= {"arthritis": None, "joints": 3, "pericarditis": None, "dna": None}
    outcome = outcome_of("sledai-2k", "score", said)

    assert (outcome.low, outcome.high) == (4, 8)
    assert outcome.shown == "4 to 8"
    assert outcome.open_items == ("pericarditis", "dna")


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ({"wbc_count": "2.9", "attributed": True}, 1),
        ({"wbc_count": "3.0", "attributed": True}, 0),
        ({"wbc_count": "2900 /uL", "attributed": True}, 1),
        ({"platelet_count": 99, "attributed": True}, 1),
        ({"platelet_count": 80, "attributed": False}, 0),
        ({"red_cells": 6, "attributed": True}, 4),
        ({"red_cells": 5, "attributed": True}, 0),
        ({"protein": "0.51", "attributed": True}, 4),
        ({"c3": "0.7", "c3_low": "0.9", "c4": "0.05", "c4_low": "0.1"}, 2),
    ],
)
def test_section_5_results_settle_the_items_that_rest_on_them(said, points):
    assert outcome_of("sledai-2k", "score", said, rest=True).value == points


def test_section_5_a_result_counts_only_once_it_is_attributed_to_lupus():
    outcome = outcome_of("sledai-2k", "score", {"platelet_count": 80}, rest=True)

    assert (outcome.low, outcome.high) == (0, 1)
    assert outcome.open_items == ("attributed", "platelets")


def test_section_5_cells_in_a_microlitre_are_not_taken_for_cells_in_a_field():
    with pytest.raises(Refused, match="no fixed factor"):
        result_of("sledai-2k", {"red_cells": "20 /uL"})


def test_section_5_the_look_back_belongs_to_the_record():
    assert any("Look-back" in question for question in result_of("sledai-2k").questions)
    said = {"look_back": "28"}
    assert not any("Look-back" in asked for asked in result_of("sledai-2k", said).questions)


SRI = {"sledai_base": 12, "sledai_visit": 8, "new_bilag_a": 0, "new_bilag_b": 1}


@pytest.mark.parametrize(
    ("said", "responds"),
    [
        pytest.param(
            {**SRI, "pga_base": "1.2", "pga_visit": "1.4"}, Truth.TRUE, id="responder"
        ),
        pytest.param(
            {
                **SRI,
                "sledai_base": 10,
                "sledai_visit": 6,
                "pga_base": "1.0",
                "pga_visit": "1.3",
            },
            Truth.FALSE,
            id="global assessment worse by exactly 0.3",
        ),
        pytest.param(
            {**SRI, "sledai_visit": 9, "pga_base": "1.0", "pga_visit": "1.0"},
            Truth.FALSE,
            id="fell by 3 only",
        ),
        pytest.param({**SRI, "pga_base": "1.0"}, Truth.UNKNOWN, id="a part is missing"),
    ],
)
def test_section_6_responder_index(said, responds):
    assert outcome_of("sri-4", "responder", said).truth is responds


def test_section_7_activity_and_damage_of_rclasi_are_never_added():
    result = result_of("rclasi", {"activity_score": 3, "damage_score": 4})

    assert (result.outcome("activity").value, result.outcome("damage").value) == (3, 4)
    assert any("4 or more by the sum" in note for note in result.notes)


def test_section_7_rclasi_has_no_upper_limit_and_clasi_has():
    assert outcome_of("rclasi", "activity", {"activity_score": 71}).value == 71
    with pytest.raises(Refused, match="from 0 to 70"):
        result_of("clasi", {"activity_score": 71})


def test_section_7_version_rater_and_day_belong_to_a_total():
    assert any("Version" in asked for asked in result_of("clasi").questions)
    assert result_of("clasi", {"form_version": "2.1"}).questions == ()


@pytest.mark.parametrize(
    ("items", "met", "count"),
    [
        pytest.param("malar photosensitivity arthritis ana", Truth.TRUE, 4, id="a"),
        pytest.param("ana anti_dna anti_sm anticardiolipin arthritis", Truth.FALSE, 3, id="b"),
        pytest.param(
            "ana anti_dna anti_sm anticardiolipin arthritis leucopenia", Truth.TRUE, 4, id="c"
        ),
    ],
)
def test_section_8_acr_1997(items, met, count):
    result = result_of("sle-acr-1997", items, rest=True)

    assert (result.outcome("met").truth, result.outcome("criteria_met").value) == (met, count)


@pytest.mark.parametrize(("grams", "met"), [("0.5", Truth.FALSE), ("0.51", Truth.TRUE)])
def test_section_8_proteinuria_is_more_than_half_a_gram(grams, met):
    said = {"malar": True, "arthritis": True, "ana": True, "urine_protein": grams}

    assert outcome_of("sle-acr-1997", "met", said, rest=True).truth is met


@pytest.mark.parametrize(
    ("items", "met"),
    [
        pytest.param("acute_cutaneous oral_ulcers ana anti_dsdna", Truth.TRUE, id="a"),
        pytest.param(
            "acute_cutaneous chronic_cutaneous synovitis alopecia", Truth.FALSE, id="b"
        ),
        pytest.param("biopsy_nephritis ana", Truth.TRUE, id="c"),
        pytest.param("acute_cutaneous synovitis ana", Truth.FALSE, id="d"),
    ],
)
def test_section_9_slicc(items, met):
    assert outcome_of("sle-slicc-2012", "met", items, rest=True).truth is met


def test_section_9_coombs_does_not_count_beside_haemolytic_anaemia():
    with_it = "coombs haemolytic_anaemia ana"

    assert outcome_of("sle-slicc-2012", "criteria_met", with_it, rest=True).value == 2
    assert outcome_of("sle-slicc-2012", "criteria_met", "coombs ana", rest=True).value == 2


def test_section_9_exactly_500_mg_count_and_are_pointed_out():
    result = result_of("sle-slicc-2012", {"urine_protein": "0.5 g/24h"}, rest=True)

    assert result.outcome("criteria_met").value == 1
    assert any("Exactly 500 mg" in note for note in result.notes)


@pytest.mark.parametrize(
    ("items", "score", "classified"),
    [
        pytest.param("ana joints oral_ulcers leucopenia", 11, Truth.TRUE, id="a"),
        pytest.param("ana class_3_or_4", 10, Truth.TRUE, id="b"),
        pytest.param("ana acute_cutaneous alopecia low_c3", 9, Truth.FALSE, id="c"),
        pytest.param("ana anti_dsdna low_c3 low_c4", 10, Truth.FALSE, id="d"),
        pytest.param("joints class_3_or_4 anti_sm", 22, Truth.FALSE, id="e"),
    ],
)
def test_section_10_eular_acr_2019(items, score, classified):
    result = result_of("sle-eular-acr-2019", items, rest=True)

    assert result.outcome("score").value == score
    assert result.outcome("classified").truth is classified


def test_section_10_a_seizure_has_five_points():
    assert outcome_of("sle-eular-acr-2019", "score", "seizure", rest=True).value == 5
