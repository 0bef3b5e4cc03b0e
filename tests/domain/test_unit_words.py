"""Units as people read them."""

import pytest

from coordinator.domain.unit_words import code_among, unit_words
from coordinator.instruments.conversions import analytes, unit_code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("10*9/L", "10⁹/L"),
        ("10*12/L", "10¹²/L"),
        ("2.1 10*9/L", "2.1 × 10⁹/L"),
        ("<0.1 10*9/L", "<0.1 × 10⁹/L"),
        ("10*3/uL", "10³/µL"),
        ("mL/min/{1.73_m2}", "mL/min/1.73 m²"),
        ("kg/m2", "kg/m²"),
        ("30 [IU]/mL", "30 IU/mL"),
        ("m[IU]/L", "mIU/L"),
        ("mm[Hg]", "mmHg"),
        ("{copies}/mL", "copies/mL"),
        ("mg/(24.h)", "mg/24 h"),
        ("37.2 Cel", "37.2 °C"),
        ("1.1 {INR}", "1.1"),
        ("ug/L", "µg/L"),
        ("umol/L", "µmol/L"),
        ("U/L", "U/L"),
        ("", ""),
    ],
)
def test_a_code_is_written_as_people_read_it(code, words):
    assert unit_words(code) == words


@pytest.mark.parametrize("written", ["ug/L", "µg/L", "x10^9/L", "10⁹/L", "tablets", "m² BSA"])
def test_a_unit_that_somebody_reported_stays_as_written(written):
    assert unit_words(written, is_reported=True) == written


def test_a_code_that_was_chosen_is_no_more_than_shown_otherwise():
    units = ("10*9/L", "ug/L")

    assert code_among(units, "10⁹/L") == "10*9/L"
    assert code_among(units, "ug/L") == "ug/L"
    assert code_among(units, "x10^9/L") == "x10^9/L"


def test_each_unit_that_is_shown_is_read_again_as_its_code():
    codes = {unit for one in analytes().values() for unit in (*one.units, *one.separate)}
    told = {code for code in codes if unit_words(code)}

    assert {code: unit_code(unit_words(code)) for code in told} == {c: c for c in told}
