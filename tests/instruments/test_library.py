"""Which worksheet a criterion asks for, and that none is read before it is asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from coordinator.instruments.library import asked_for_in, instrument, names
from coordinator.records import read

TRIALS = Path(__file__).parents[2] / "resources" / "samples" / "trials"


def criteria_of(name):
    file = TRIALS / name
    [record] = read(file.read_bytes(), file.name)
    return list(texts_in((*record.inclusion, *record.exclusion)))


def texts_in(criteria):
    for each in criteria:
        yield each.text
        yield from texts_in(each.children)


@pytest.mark.parametrize(
    ("trial", "words", "worksheets"),
    [
        ("igg4_leflunomide.txt", "2011", {"igg4-cdc-2011"}),
        ("igg4_sirolimus.txt", "comprehensive", {"igg4-cdc-2011"}),
        ("igg4_sirolimus.txt", "Responder Index", {"igg4-ri-2012", "igg4-ri-2018"}),
        ("igg4_sirolimus.txt", "10 mg a day", {"prednisone-equivalent"}),
        ("igg4_sirolimus.txt", "A contraindication", set()),
        ("sle_interleukin2.txt", "SLEDAI", {"sledai-2k", "sledai-1992"}),
        ("sle_interleukin2.txt", "1997", {"sle-acr-1997"}),
        ("sle_interleukin2.txt", "ALT or AST", {"alt-ast-uln", "uln-multiple"}),
        ("sle_interleukin2.txt", "NYHA", {"nyha"}),
        ("sle_lenalidomide.txt", "SLICC", {"sle-acr-1997", "sle-slicc-2012", "rclasi"}),
        (
            "sjogren_rituximab_belimumab.txt",
            "AECG",
            {"sjogren-aecg-2002", "sjogren-japan-1999"},
        ),
        ("sjogren_rituximab_belimumab.txt", "hepatitis", {"hepatitis-b-c"}),
    ],
)
def test_a_criterion_of_the_sample_trials_opens_the_right_worksheet(trial, words, worksheets):
    text = next(text for text in criteria_of(trial) if words in text)

    assert set(asked_for_in(text)) == worksheets


def test_children_and_adults_have_their_formulas_offered():
    assert {"egfr-schwartz", "egfr-ckd-epi-2021"} <= set(asked_for_in("eGFR < 30 mL/min"))
    assert asked_for_in("Creatinine clearance <= 30 ml/min")[0] == "cockcroft-gault"


def test_the_more_exact_words_come_first():
    assert asked_for_in("RCLASI of 4 or more") == ("rclasi",)
    assert asked_for_in("SLEDAI-2K of 8 or more")[0] == "sledai-2k"
    assert asked_for_in("Signed informed consent") == ()


def test_an_instrument_is_read_once():
    assert instrument("bmi") is instrument("bmi")
    assert len(names()) >= 34


def test_the_program_starts_without_the_instruments():
    """Reading them is not on the way to the first window, nor to the command line."""
    script = (
        "import sys, coordinator.cli; "
        "assert not [name for name in sys.modules if 'instruments' in name]; "
        "from coordinator.instruments import library, conversions; "
        "assert not library.instrument.cache_info().currsize; "
        "assert not conversions.analytes.cache_info().currsize"
    )

    subprocess.run([sys.executable, "-c", script], check=True)
