"""Units and conversions of section 17 of the reference."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.unit_words import unit_words
from coordinator.instruments.conversions import (
    NoConversion,
    UnitUnknown,
    analyte,
    analytes,
    converted,
    question_on,
    unit_code,
)

KNOWN = """
wbc | 3.0 | 10^9/L | /uL | 3000
wbc | 3000 | cells/mm3 | 10*9/L | 3
haemoglobin | 120 | g/L | g/dL | 12
creatinine | 88.4 | μmol/L | mg/dL | 1
urea | 1 | mmol/L | mg/dL{BUN} | 2.801
bilirubin | 34.2 | umol/L | mg/dL | 2
uric_acid | 594.8 | umol/L | mg/dL | 10
glucose | 5 | mmol/L | mg/dL | 90.08
albumin | 3.5 | g/dL | g/L | 35
igg4 | 1.35 | g/L | mg/dL | 135
igg4 | 1350 | mg/L | mg/dL | 135
crp | 5 | mg/L | mg/dL | 0.5
beta2_microglobulin | 2 | mg/L | ug/mL | 2
alt | 2 | ukat/L | U/L | 120
urine_protein_24h | 0.56 | g/24h | mg/(24.h) | 560
protein_creatinine_ratio | 50 | mg/mmol | mg/g | 442.00
protein_creatinine_ratio | 60 | mg/mmol | mg/g | 530.40
anti_hbs | 250 | IU/L | m[IU]/mL | 250
platelets | 100 | x10⁹/L | 10*3/uL | 100
"""


@pytest.mark.parametrize("row", KNOWN.strip().splitlines())
def test_section_17_fixed_conversions(row):
    key, value, unit, wanted, expected = row.split(" | ")
    assert converted(key, Decimal(value), unit, wanted) == Decimal(expected)


pairs = st.sampled_from(
    [
        (each.key, one, other)
        for each in analytes().values()
        for one in each.units
        for other in each.units
    ]
)


@given(pairs, st.decimals(Decimal("0.01"), 100000, places=2, allow_nan=False))
def test_there_and_back_gives_the_same_value(pair, value):
    key, one, other = pair
    back = converted(key, converted(key, value, one, other), other, one)

    assert abs(back - value) <= value * Decimal("1e-30")


@pytest.mark.parametrize(
    ("key", "unit", "wanted"),
    [
        ("urine_red_cells", "/uL", "/[HPF]"),
        ("hbv_dna", "copies/mL", "[IU]/mL"),
    ],
)
def test_what_has_no_fixed_factor_is_not_converted(key, unit, wanted):
    with pytest.raises(NoConversion, match="no fixed factor"):
        converted(key, Decimal(20), unit, wanted)


def test_a_unit_of_another_analyte_is_refused_with_those_in_use():
    with pytest.raises(UnitUnknown, match="Use one of: mm/h"):
        converted("esr", Decimal(20), "mg/L", "mm/h")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("×10^9/L", "10*9/L"),
        ("µmol/L", "umol/L"),
        ("UMOL/L", "umol/L"),
        ("IU/mL", "[IU]/mL"),
        ("mL/min/1.73m²", "mL/min/{1.73_m2}"),
        ("g/24 h", "g/(24.h)"),
        ("furlong", "furlong"),
    ],
)
def test_units_as_people_write_them_have_their_code(written, code):
    assert unit_code(written) == code


@pytest.mark.parametrize(
    ("key", "value", "unit", "meant"),
    [
        ("igg4", "1350", "mg/dL", "mg/L"),
        ("creatinine", "0.9", "umol/L", "mg/dL"),
        ("creatinine", "80", "mg/dL", "umol/L"),
        ("haemoglobin", "12", "g/L", "g/dL"),
        ("wbc", "3000", "10*9/L", "/uL"),
    ],
)
def test_an_unusual_value_is_questioned_with_the_unit_it_may_have_had(key, value, unit, meant):
    assert unit_words(meant) in question_on(key, Decimal(value), unit)


def test_an_unusual_value_that_no_unit_explains_is_questioned_too():
    assert question_on("potassium", Decimal(40), "mmol/L") == (
        "Potassium 40 mmol/L is unusual: compare with the report."
    )


@pytest.mark.parametrize(("key", "value"), [("creatinine", "80"), ("igg4", "4.2")])
def test_a_usual_value_is_not_questioned(key, value):
    assert question_on(key, Decimal(value), analyte(key).unit) is None


def test_every_loinc_code_has_its_check_digit():
    codes = [code for each in analytes().values() for code in each.loinc]

    assert len(codes) > 60
    assert [code for code in codes if not has_check_digit(code)] == []


def has_check_digit(code):
    """Mod 10 (Luhn), over the number before the hyphen."""
    number, digit = re.fullmatch(r"(\d+)-(\d)", code).groups()
    doubled = [int(d) * (2 if at % 2 == 0 else 1) for at, d in enumerate(reversed(number))]
    return (10 - sum(d // 10 + d % 10 for d in doubled) % 10) % 10 == int(digit)


def test_a_unit_in_wide_letters_is_the_same_unit():
    """A Chinese keyboard types them."""
    assert unit_code("ｇ／ｄＬ") == unit_code("g/dL")
    assert unit_code("１０⁹／Ｌ") == "10*9/L"
