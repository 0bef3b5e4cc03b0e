"""Each criterion that rests on an instrument opens its worksheet, in all five sample trials."""

from importlib.resources import files

import pytest

from coordinator.instruments.library import asked_for_in, instrument, names
from coordinator.records import read

FOLDER = files("resources").joinpath("samples/trials")
WANTED = {
    ("igg4_leflunomide", "I3"): ("igg4-cdc-2011",),
    ("igg4_leflunomide", "I3b)"): ("igg4-cdc-2011",),
    ("igg4_leflunomide", "E4"): ("hepatitis-b-c",),
    ("igg4_sirolimus", "I1"): ("igg4-cdc-2011",),
    ("igg4_sirolimus", "I2"): ("igg4-ri-2012", "igg4-ri-2018"),
    ("igg4_sirolimus", "E1"): ("prednisone-equivalent",),
    ("igg4_sirolimus", "E5"): ("hepatitis-b-c",),
    ("sjogren_rituximab_belimumab", "I2"): ("sjogren-japan-1999", "sjogren-aecg-2002"),
    ("sjogren_rituximab_belimumab", "E3"): ("egfr-schwartz", "egfr-ckid-u25"),
    ("sjogren_rituximab_belimumab", "E4a)"): ("hepatitis-b-c",),
    ("sle_interleukin2", "I1"): ("sle-acr-1997",),
    ("sle_interleukin2", "I2"): ("sledai-1992", "sledai-2k"),
    ("sle_interleukin2", "I4"): ("prednisone-equivalent",),
    ("sle_interleukin2", "E3"): ("alt-ast-uln",),
    ("sle_interleukin2", "E7"): ("hepatitis-b-c",),
    ("sle_interleukin2", "E9"): ("nyha",),
    ("sle_lenalidomide", "I(2)"): ("sle-acr-1997", "sle-slicc-2012", "rclasi"),
    ("sle_lenalidomide", "I(4)"): ("prednisone-equivalent",),
    ("sle_lenalidomide", "E(2)"): ("nyha", "cockcroft-gault", "alt-ast-uln"),
    ("sle_lenalidomide", "E(3)"): ("hepatitis-b-c",),
    ("sle_lenalidomide", "E(5)"): ("prednisone-equivalent",),
}
# Statements as protocols of such trials make them, in words of our own.
STATED = [
    ("IgG4-related disease as the comprehensive criteria of 2011 define it", "igg4-cdc-2011"),
    ("Responder Index for IgG4-RD of 2 points or more", "igg4-ri-2018"),
    ("No prednisone above 10 mg a day in the last 3 months", "prednisone-equivalent"),
    ("SLE by the ARA criteria of 1997 or the SLICC criteria of 2012", "sle-slicc-2012"),
    ("A RCLASI activity of at least 4", "rclasi"),
    ("Heart failure with NYHA III or IV", "nyha"),
    ("Creatinine clearance of 30 mL/min or less", "cockcroft-gault"),
    ("AST two times its upper limit of normal or more", "alt-ast-uln"),
    ("At most 1.0 mg/kg of prednisone a day", "prednisone-equivalent"),
    ("HBsAg found, or anti-HBs and anti-HBc both found, or anti-HCV", "hepatitis-b-c"),
    ("eGFR under 30 mL/min in a child", "egfr-ckid-u25"),
    ("Primary Sjögren's syndrome by AECG", "sjogren-aecg-2002"),
    ("Response by SRI-4 at week 12", "sri-4"),
]


def criteria_of(name):
    data = FOLDER.joinpath(f"{name}.txt").read_bytes()
    (record,) = read(data, f"{name}.txt")
    found = {}

    def walk(criteria, above):
        for criterion in criteria:
            code = above + criterion.marker.removesuffix(".")
            found[code] = criterion.text
            walk(criterion.children, code)

    walk(record.inclusion, "I")
    walk(record.exclusion, "E")
    return found


@pytest.mark.parametrize(("place", "wanted"), WANTED.items(), ids=str)
def test_a_criterion_of_a_sample_trial_asks_for_its_worksheets(place, wanted):
    asked = asked_for_in(criteria_of(place[0])[place[1]])

    assert set(wanted) <= set(asked)
    assert asked[0] in wanted or place[0].startswith("sjogren")


def test_no_other_criterion_of_the_sample_trials_asks_for_one():
    trials = {trial for trial, _code in WANTED}
    asking = {
        (trial, code)
        for trial in trials
        for code, text in criteria_of(trial).items()
        if asked_for_in(text)
    }

    assert asking == set(WANTED)


@pytest.mark.parametrize(("statement", "name"), STATED)
def test_a_statement_in_other_words_asks_for_the_worksheet_too(statement, name):
    assert name in asked_for_in(statement)


def test_a_named_version_comes_before_those_that_only_share_the_name():
    text = "Active disease: SLE disease activity index (SLEDAI-2K) of 8 or more"

    assert asked_for_in(text)[0] == "sledai-2k"


def test_every_worksheet_is_asked_for_by_some_words():
    assert all(asked_for_in(instrument(name).words[0].replace(" + ", " ")) for name in names())
