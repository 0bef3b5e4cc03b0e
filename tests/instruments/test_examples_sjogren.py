"""Worked examples of sections 11 to 13 of the reference: Sjögren's syndrome."""

import pytest

from coordinator.domain.logic import Truth
from tests.instruments.sheets import outcome_of, result_of

SICCA = "i_ocular_symptoms ii_oral_symptoms iii_ocular_signs"


@pytest.mark.parametrize(
    ("items", "form"),
    [
        pytest.param(f"{SICCA} vi_autoantibodies", "primary", id="a"),
        pytest.param(f"{SICCA} v_salivary", "none", id="b"),
        pytest.param("iii_ocular_signs v_salivary vi_autoantibodies", "primary", id="c"),
        pytest.param("ctd i_ocular_symptoms iii_ocular_signs v_salivary", "secondary", id="d"),
        pytest.param(f"{SICCA} vi_autoantibodies hepatitis_c", "excluded", id="e"),
        pytest.param(
            "ctd vi_autoantibodies iii_ocular_signs", "none", id="VI is not secondary"
        ),
    ],
)
def test_section_11_aecg_2002(items, form):
    result = result_of("sjogren-aecg-2002", items, rest=True)

    assert result.outcome("form").value == form
    assert (result.outcome("met").truth is Truth.TRUE) == (form in {"primary", "secondary"})


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ({"schirmer": 5}, 1),
        ({"schirmer": 6}, 0),
        ({"dye_score": 4}, 1),
        ({"dye_score": 3}, 0),
        ({"saliva": "1.5"}, 1),
        ({"saliva": "1.6"}, 0),
        ({"focus_score": 1}, 1),
        ({"focus_score": "0.9"}, 0),
    ],
)
def test_section_11_limits_of_the_tests(said, item):
    assert outcome_of("sjogren-aecg-2002", "items_met", said, rest=True).value == item


def test_section_11_an_exclusion_that_is_not_known_never_counts_as_met():
    said = dict.fromkeys(f"{SICCA} vi_autoantibodies".split(), True) | {"ctd": False}
    result = result_of("sjogren-aecg-2002", said)

    assert result.outcome("met").truth is Truth.UNKNOWN
    assert "hepatitis_c" in result.outcome("met").open_items


@pytest.mark.parametrize(
    ("said", "met"),
    [
        pytest.param({"ssa": True, "schirmer": 4, "rose_bengal": 3}, Truth.TRUE, id="a"),
        pytest.param({"ssa": True, "schirmer": 4}, Truth.FALSE, id="b"),
        pytest.param({"ssa": True, "gum_test": 8}, Truth.FALSE, id="c"),
        pytest.param({"ssa": True, "ssb": True}, Truth.FALSE, id="SS-A and SS-B count once"),
    ],
)
def test_section_12_japanese_criteria(said, met):
    assert outcome_of("sjogren-japan-1999", "met", said, rest=True).truth is met


def test_section_12_a_gum_test_without_scintigraphy_is_undetermined():
    said = {"ssa": True, "gum_test": 8, "sialography": False, "histopathology": False}
    outcome = outcome_of("sjogren-japan-1999", "met", {**said, "ocular": False})

    assert outcome.truth is Truth.UNKNOWN
    assert outcome.open_items == ("scintigraphy", "oral")


@pytest.mark.parametrize(
    ("said", "score", "met"),
    [
        ({"ssa": True, "schirmer": True}, 4, Truth.TRUE),
        ({"sialadenitis": True}, 3, Truth.FALSE),
        ({"staining": True, "schirmer": True, "saliva": True}, 3, Truth.FALSE),
        ({"ssa": True, "sialadenitis": True, "igg4_rd": True}, 6, Truth.FALSE),
    ],
)
def test_section_13_acr_eular_2016(said, score, met):
    result = result_of("sjogren-acr-eular-2016", {"entry": True, **said}, rest=True)

    assert (result.outcome("score").value, result.outcome("met").truth) == (score, met)
