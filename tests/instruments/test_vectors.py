"""The test vectors of section 19 of the reference, T1 to T21."""

from datetime import date
from decimal import Decimal

import pytest

from coordinator.domain.logic import Truth
from coordinator.domain.windows import add_months, age_on
from coordinator.instruments.library import instrument
from tests.instruments.sheets import outcome_of, result_of

HISTOLOGY = {"i1_organ": True, "i3a_infiltrate": True}


def test_t1_at_135_the_table_says_definite_and_the_abstract_probable():
    said = {**HISTOLOGY, "igg4": "135 mg/dL", "count_hpf": 11, "ratio": 41}
    result = result_of("igg4-cdc-2011", said)

    assert result.main.value == "definite"
    assert "Serum IgG4" in result.at_cut_off
    assert any("exactly 135 mg/dL" in note and "probable" in note for note in result.notes)


def test_t2_ten_cells_are_not_more_than_ten():
    said = {**HISTOLOGY, "igg4": 200, "count_hpf": 10, "ratio": 60}

    assert outcome_of("igg4-cdc-2011", "category", said).value == "possible"


def test_t3_the_revision_of_2020_needs_no_stain():
    said = {"i1_organ": True, "igg4": 90, "i3a_infiltrate": True, "i3c_fibrosis": True}
    result = result_of("igg4-rcd-2020", {**said, "organ_specific": False})

    assert result.main.value == "probable"


def test_t4_two_sets_of_glands_and_igg4_at_3_1_times_the_limit_classify():
    said = {"entry": True, "glands": "two", "igg4": "4.2 g/L", "igg4_uln": "1.35 g/L"}
    result = result_of("igg4-acr-eular-2019", said, rest=True)

    assert result.outcome("score").value == 20
    assert result.outcome("classified").truth is Truth.TRUE


def test_t5_arthritis_rash_and_low_c3_make_eight():
    assert outcome_of("sledai-2k", "score", "arthritis rash complement", rest=True).value == 8


def test_t6_all_items_of_sledai_make_105():
    said = dict.fromkeys(instrument("sledai-2k").groups["items"], True)

    assert len(said) == 24
    assert outcome_of("sledai-2k", "score", said).value == 105


def test_t7_malar_rash_photosensitivity_arthritis_and_ana_meet_acr_and_not_slicc():
    acr = "malar photosensitivity arthritis ana"
    slicc = "acute_cutaneous synovitis ana"

    assert outcome_of("sle-acr-1997", "met", acr, rest=True).truth is Truth.TRUE
    assert outcome_of("sle-slicc-2012", "met", slicc, rest=True).truth is Truth.FALSE
    assert outcome_of("sle-slicc-2012", "criteria_met", slicc, rest=True).value == 3


def test_t8_nephritis_by_biopsy_with_ana_is_enough():
    assert outcome_of("sle-slicc-2012", "met", "biopsy_nephritis ana").truth is Truth.TRUE


def test_t9_ten_points_without_a_clinical_item_are_not_enough():
    said = "ana anti_dsdna low_c3 low_c4"
    result = result_of("sle-eular-acr-2019", said, rest=True)

    assert result.outcome("score").value == 10
    assert result.outcome("classified").truth is Truth.FALSE
    assert any("no clinical item" in note for note in result.notes)


@pytest.mark.parametrize(
    ("items", "met", "form"),
    [
        pytest.param(
            "i_ocular_symptoms ii_oral_symptoms iii_ocular_signs v_salivary",
            *(Truth.FALSE, "none"),
            id="T10",
        ),
        pytest.param(
            "iii_ocular_signs v_salivary vi_autoantibodies", Truth.TRUE, "primary", id="T11"
        ),
    ],
)
def test_t10_and_t11_aecg_asks_for_histopathology_or_antibodies(items, met, form):
    result = result_of("sjogren-aecg-2002", items, rest=True)

    assert (result.outcome("met").truth, result.outcome("form").value) == (met, form)


def test_t12_ssa_and_schirmer_alone_do_not_meet_the_japanese_criteria():
    said = {"ssa": True, "schirmer": 4}

    assert outcome_of("sjogren-japan-1999", "met", said, rest=True).truth is Truth.FALSE


def test_t13_ssa_and_schirmer_of_5_mm_make_four_points():
    said = {"entry": True, "ssa": True, "schirmer_mm": 5}
    result = result_of("sjogren-acr-eular-2016", said, rest=True)

    assert result.outcome("score").value == 4
    assert result.outcome("met").truth is Truth.TRUE
    assert result.at_cut_off == ("Schirmer's test, of the drier eye",)


@pytest.mark.parametrize(
    ("name", "key", "said", "shown"),
    [
        pytest.param(
            "egfr-ckd-epi-2021",
            "egfr",
            {"sex": "F", "age": 55, "creatinine": "0.9 mg/dL"},
            "75.50 mL/min/1.73 m²",
            id="T14",
        ),
        pytest.param(
            "cockcroft-gault",
            "clearance",
            {"sex": "M", "age": 65, "weight": 70, "creatinine": "1.4 mg/dL"},
            "52.08 mL/min",
            id="T15",
        ),
        pytest.param(
            "egfr-schwartz",
            "egfr",
            {"height": "140 cm", "creatinine": "170 umol/L"},
            "30.07 mL/min/1.73 m²",
            id="T16",
        ),
    ],
)
def test_t14_to_t16_formulas_of_the_kidney(name, key, said, shown):
    assert outcome_of(name, key, said).shown == shown


def test_t17_methylprednisolone_24_mg_is_30_mg_of_prednisone():
    said = {"methylprednisolone": 24, "days": 1}

    assert outcome_of("prednisone-equivalent", "daily", said, rest=True).value == 30


def test_t18_three_months_after_the_last_day_of_november():
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)


def test_t19_who_is_born_on_29_february_is_17_until_1_march():
    said = {"birth": "2008-02-29", "sampled_on": "2026-02-28"}

    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert outcome_of("egfr-ckd-epi-2021", "egfr", said).withheld.startswith("The formula is")


def test_t20_isolated_anti_hbc_is_not_excluded_and_is_pointed_out():
    said = {"hbsag": "-", "anti_hbs": "-", "anti_hbc": "+", "anti_hcv": "-"}
    result = result_of("hepatitis-b-c", said)

    assert result.outcome("rule_of_antibodies").truth is Truth.FALSE
    assert any("Isolated anti-HBc" in note for note in result.notes)


def test_t21_alt_of_80_at_a_limit_of_40_is_twice_the_limit():
    result = result_of("alt-ast-uln", {"alt": 80, "alt_uln": 40})

    assert result.outcome("alt_multiple").value == Decimal(2)
    assert result.outcome("twice").truth is Truth.TRUE
    assert "ALT" in result.at_cut_off
