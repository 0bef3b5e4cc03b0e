"""Worked examples of sections 14 to 17 of the reference: scales, formulas, serology."""

from decimal import Decimal

import pytest

from coordinator.domain.logic import Truth
from tests.instruments.sheets import outcome_of, result_of


@pytest.mark.parametrize(("entered", "answer"), [("II", Truth.FALSE), ("III", Truth.TRUE)])
def test_section_14_nyha_class_three_or_four(entered, answer):
    said = {"heart_disease": True, "class_entered": entered}

    assert outcome_of("nyha", "nyha_class", said).value == entered
    assert outcome_of("nyha", "three_or_four", said).truth is answer


def test_section_14_no_heart_disease_is_not_class_one():
    result = result_of("nyha", {"heart_disease": False})

    assert result.main.withheld == "No heart disease was stated: the scale does not apply."
    assert result.outcome("three_or_four").truth is Truth.FALSE


@pytest.mark.parametrize(
    ("said", "score", "grade"),
    [
        ((30, 32, "1.5", "none", "none"), 6, "A"),
        ((60, 26, "2.0", "slight", "grade_1_2"), 12, "C"),
        ((34, 35, "1.7", "none", "none"), 8, "B"),
    ],
)
def test_section_14_child_pugh(said, score, grade):
    items = ("bilirubin", "albumin", "inr", "ascites", "encephalopathy")
    result = result_of("child-pugh", dict(zip(items, said, strict=True)))

    assert (result.outcome("score").value, result.main.value) == (score, grade)


def test_section_14_ecog_is_entered():
    assert outcome_of("ecog", "status", {"grade": "2"}).value == 2


KIDNEY = [
    ("M", 40, "80 umol/L", ("110.00", "105.75", "92.87", "102.28")),
    ("F", 40, "80 umol/L", ("82.33", "79.45", "68.91", "80.80")),
    # the reference prints 26.83; unrounded 180 / 88.4 gives 26.8247 by CKD-EPI 2009
    ("F", 55, "180 umol/L", ("28.34", "26.82", "25.34", "28.06")),
    ("M", 60, "250 umol/L", ("24.75", "23.17", "22.96", "23.31")),
]
FORMULAS = ("egfr-ckd-epi-2021", "egfr-ckd-epi-2009", "egfr-mdrd", "egfr-mdrd-chinese")


@pytest.mark.parametrize(
    ("name", "sex", "age", "creatinine", "expected"),
    [
        (name, sex, age, creatinine, shown)
        for sex, age, creatinine, figures in KIDNEY
        for name, shown in zip(FORMULAS, figures, strict=True)
    ],
)
def test_section_15_egfr_of_adults(name, sex, age, creatinine, expected):
    said = {"sex": sex, "age": age, "creatinine": creatinine}

    assert outcome_of(name, "egfr", said).shown == f"{expected} mL/min/1.73 m²"


def test_section_15_formulas_of_adults_are_not_given_for_children():
    said = {"sex": "F", "age": 17, "creatinine": "80 umol/L"}

    assert "for adults; the age is 17" in outcome_of("egfr-mdrd", "egfr", said).withheld


@pytest.mark.parametrize(
    ("height", "creatinine", "figure"),
    [(120, "45 umol/L", "97.36"), (140, "170 umol/L", "30.07"), (100, "0.4 mg/dL", "103.25")],
)
def test_section_15_bedside_schwartz(height, creatinine, figure):
    said = {"height": height, "creatinine": creatinine, "age": 9}

    assert outcome_of("egfr-schwartz", "egfr", said).shown.startswith(figure)


def test_section_15_ckid_u25_of_a_girl_of_eleven():
    said = {"height": 140, "creatinine": "170 umol/L", "age": 11, "sex": "F"}

    assert outcome_of("egfr-ckid-u25", "egfr", said).shown == "26.07 mL/min/1.73 m²"


def test_section_15_ckid_u25_takes_the_age_from_the_dates():
    said = {"height": 140, "creatinine": "170 umol/L", "sex": "F"}
    dates = {"birth": "2015-03-01", "sampled_on": "2026-03-01"}

    assert outcome_of("egfr-ckid-u25", "egfr", {**said, **dates}).shown.startswith("26.07")


@pytest.mark.parametrize(
    ("sex", "age", "weight", "creatinine", "shown"),
    [
        ("M", 65, 70, "1.4 mg/dL", "52.08"),
        ("F", 45, 60, "0.9 mg/dL", "74.77"),
        ("F", 62, 48, "130 umol/L", "30.06"),
    ],
)
def test_section_15_cockcroft_gault(sex, age, weight, creatinine, shown):
    said = {"sex": sex, "age": age, "weight": weight, "creatinine": creatinine}

    assert outcome_of("cockcroft-gault", "clearance", said).shown == f"{shown} mL/min"


def test_section_15_two_published_forms_disagree_at_the_cut_off_and_it_says_so():
    said = {"sex": "F", "age": 62, "weight": 48, "creatinine": "130 umol/L", "limit": 30}
    notes = result_of("cockcroft-gault", said).notes

    assert any("At the cut-off" in note and "29.95" in note for note in notes)


def test_section_15_measured_clearance():
    said = {"urine_creatinine": 6000, "volume": 1500, "minutes": 1440, "creatinine": 90}

    assert outcome_of("creatinine-clearance-24h", "clearance", said).shown == "69.4 mL/min"


def test_section_15_body_mass_index_and_surface_area():
    said = {"height": 180, "weight": 80}

    assert outcome_of("bmi", "bmi_value", said).shown == "24.69 kg/m²"
    assert outcome_of("bsa", "bsa_value", said).value == 2


@pytest.mark.parametrize(
    ("drug", "mg", "shown"),
    [
        ("methylprednisolone", 24, "30.00"),
        ("methylprednisolone", 20, "25.00"),
        ("dexamethasone", 4, "26.67"),
        ("deflazacort", 36, "30.00"),
        ("hydrocortisone", 100, "25.00"),
    ],
)
def test_section_16_equivalents_of_prednisone(drug, mg, shown):
    said = {drug: mg, "days": 1}
    outcome = outcome_of("prednisone-equivalent", "daily", said, rest=True)

    assert outcome.shown == f"{shown} mg/d"


def test_section_16_a_dose_for_each_kilogram_is_exact():
    exact = {"prednisone": 60, "days": 1, "weight": "60.0"}
    other = {"methylprednisolone": 40, "days": 1, "weight": 52}

    assert outcome_of("prednisone-equivalent", "per_kg", exact, rest=True).value == 1
    assert (
        outcome_of("prednisone-equivalent", "per_kg", other, rest=True).shown == "0.962 mg/kg/d"
    )


def test_section_16_the_protocols_own_table_wins_and_stands_in_the_record():
    said = {"dexamethasone": 6, "days": 1, "dexamethasone_equal": "0.6"}
    result = result_of("prednisone-equivalent", said, rest=True)

    assert result.main.value == 50
    assert any("0.6 mg were taken as equal to 5 mg" in note for note in result.notes)


def test_section_16_a_weekly_dose_is_spread_over_its_days():
    outcome = outcome_of(
        "prednisone-equivalent", "daily", {"prednisone": 40, "days": 7}, rest=True
    )

    assert outcome.shown == "5.71 mg/d"


def test_section_16_drugs_that_nobody_spoke_of_keep_the_dose_open():
    outcome = outcome_of("prednisone-equivalent", "daily", {"prednisone": 20, "days": 1})

    assert (outcome.value, outcome.low) == (None, Decimal(20))
    assert outcome.shown == "at least 20.00 mg/d"


@pytest.mark.parametrize(
    ("said", "reading"),
    [
        ("- - ? -", "susceptible"),
        ("- - ? +", "vaccinated"),
        ("- + - +", "resolved"),
        ("+ + + -", "acute"),
        ("+ + - -", "chronic"),
        ("- + - -", "isolated_anti_hbc"),
        ("+ - - -", "early"),
        ("- + + -", "resolving"),
        ("- + + +", "resolving"),
    ],
)
def test_section_17_reading_of_the_hepatitis_b_panel(said, reading):
    tests = ("hbsag", "anti_hbc", "anti_hbc_igm", "anti_hbs")
    marks = [None if mark == "?" else mark for mark in said.split()]
    panel = dict(zip(tests, marks, strict=True))
    if panel["anti_hbc_igm"] is None:
        panel["anti_hbc_igm"] = "not done"

    assert outcome_of("hepatitis-b-c", "reading", panel).value == reading


@pytest.mark.parametrize(
    ("said", "excluded"),
    [
        ({"hbsag": "-", "anti_hbs": "+", "anti_hbs_titre": 250, "anti_hbc": "-"}, Truth.FALSE),
        ({"hbsag": "-", "anti_hbs": "+", "anti_hbc": "+"}, Truth.TRUE),
        ({"hbsag": "-", "anti_hbs": "-", "anti_hbc": "+"}, Truth.FALSE),
        ({"hbsag": "-", "anti_hbs": "+"}, Truth.UNKNOWN),
    ],
)
def test_section_17_rule_of_antibodies(said, excluded):
    outcome = outcome_of("hepatitis-b-c", "rule_of_antibodies", {**said, "anti_hcv": "-"})

    assert outcome.truth is excluded


@pytest.mark.parametrize(
    ("alt", "multiple", "twice"),
    [(82, "2.05", Truth.TRUE), (80, "2", Truth.TRUE), (79, "1.975", Truth.FALSE)],
)
def test_section_17_multiples_of_the_upper_limit(alt, multiple, twice):
    said = {"alt": alt, "alt_uln": 40, "ast": 20, "ast_uln": 40}
    result = result_of("alt-ast-uln", said)

    assert result.outcome("alt_multiple").value == Decimal(multiple)
    assert result.outcome("twice").truth is twice


def test_section_17_without_the_limit_the_multiple_is_undetermined():
    result = result_of("alt-ast-uln", {"alt": 20, "alt_uln": 40, "ast": 95})

    assert result.outcome("twice").truth is Truth.UNKNOWN
    assert result.outcome("twice").open_items == ("ast_uln",)
    assert result_of("uln-multiple", {"result": 3, "uln": 1}).outcome("multiple").value == 3


def test_a_bound_gives_a_bound_by_the_form_for_umol_as_well():
    """Section 15: “not known mL/min” would say nothing."""
    said = {"sex": "M", "age": 40, "weight": 70, "creatinine": "<0.5"}

    result = result_of("cockcroft-gault", said)

    assert result.main.shown == "at least 194.44 mL/min"
    assert "The published form for umol/L gives at least 194.8 mL/min." in result.notes
