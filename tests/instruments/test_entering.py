"""What is entered at an item: taken as reported, or refused with a sentence."""

from decimal import Decimal

import pytest

from coordinator.domain.errors import Refused
from coordinator.domain.worksheet import Entry
from coordinator.instruments.entering import as_said, entry_of, findings_of
from coordinator.instruments.library import instrument, names
from tests.instruments.sheets import result_of

CDC = instrument("igg4-cdc-2011")
IGG4, ORGAN = CDC.item("igg4"), CDC.item("i1_organ")


def test_a_value_is_kept_as_reported_beside_the_converted_one():
    assert entry_of(IGG4, "1.35 g/L") == Entry(
        "igg4", Decimal("135.00"), "1.35 g/L", figure=Decimal("1.35"), unit="g/L"
    )


def test_a_figure_without_unit_is_in_the_worksheets_own():
    assert entry_of(IGG4, Decimal(135)) == Entry("igg4", Decimal(135), "135 mg/dL")


@pytest.mark.parametrize(
    ("said", "sign"), [("<0.1 g/L", "<"), ("≥ 2 g/L", ">="), ("2 g/L", "")]
)
def test_the_sign_of_a_bound_is_kept(said, sign):
    assert entry_of(IGG4, said).sign == sign


@pytest.mark.parametrize("said", [True, "yes", "YES", "present", "+"])
def test_yes_is_said_in_several_ways(said):
    assert entry_of(ORGAN, said).value is True


def test_what_was_not_done_is_an_answer_and_what_is_unknown_is_none():
    findings = findings_of(CDC, {"i1_organ": "not done", "igg4": None, "ratio": ""})

    assert [(entry.key, entry.is_undone) for entry in findings.entries] == [("i1_organ", True)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("igg4-cdc-2011", {"i1_organ": "yes", "igg4": "<1.35 g/L", "ratio": "not done"}),
        ("sledai-2k", {"look_back": "10", "joints": 3, "rash": False}),
        ("sledai-2k", {"wbc_count": Decimal("2.9"), "platelet_count": "90 x10⁹/L"}),
        ("egfr-mdrd", {"birth": "1955-03-15", "sex": "F", "creatinine": Decimal("0.90")}),
        ("clasi", {"form_version": "2.1"}),
    ],
)
def test_findings_can_be_stored_and_taken_in_again(name, said):
    asked = instrument(name)
    findings = findings_of(asked, said)

    assert findings_of(asked, as_said(findings)) == findings


@pytest.mark.parametrize("name", names())
def test_every_figure_that_is_kept_as_reported_reads_the_same_again(name):
    for item in instrument(name).items:
        if item.is_counted:
            entry = entry_of(item, item.limits.high or Decimal(3))

            assert entry_of(item, entry.reported) == entry


@pytest.mark.parametrize(
    ("name", "said", "problem"),
    [
        ("igg4-cdc-2011", {"igg_4": 1}, "no item “igg_4”"),
        ("igg4-cdc-2011", {"igg4": "1,350 mg/L"}, "“1,350 mg/L” is not an answer"),
        ("igg4-cdc-2011", {"igg4": "1.35 g/24h"}, "not a unit that Immunoglobulin G4"),
        ("igg4-cdc-2011", {"igg4": True}, "“True” is not an answer to “Serum IgG4”"),
        ("igg4-cdc-2011", {"i1_organ": "perhaps"}, "Enter yes, no."),
        ("igg4-cdc-2011", {"ratio": 101}, "cannot be 101"),
        ("igg4-acr-eular-2019", {"igg4_uln": 0}, "cannot be 0"),
        ("sledai-2k", {"joints": "2.5"}, "a whole number"),
        ("bmi", {"weight": "9" * 13}, "is not an answer to “Body weight”"),
        ("bmi", {"weight": Decimal("1e400")}, "is not an answer to “Body weight”"),
        ("sledai-2k", {"look_back": "7"}, "10, 28, 30"),
        ("egfr-mdrd", {"birth": "15/03/1955"}, "such as 2026-11-22"),
        ("hepatitis-b-c", {"hbsag": "weak"}, "Enter positive, negative."),
    ],
)
def test_what_is_no_answer_is_refused_with_a_remedy(name, said, problem):
    with pytest.raises(Refused, match=problem):
        result_of(name, said)


def test_a_number_with_an_exponent_is_taken_as_written_out():
    assert entry_of(IGG4, Decimal("1.35E+2")) == Entry("igg4", Decimal(135), "135 mg/dL")


def test_the_largest_figures_that_can_be_entered_are_computed():
    said = {"height": "0.000000000001", "weight": "999999999999"}

    assert result_of("bmi", said).main.is_settled


def test_an_implausible_value_is_questioned_and_still_computed():
    said = {"sex": "M", "age": 40, "creatinine": "80 mg/dL"}
    result = result_of("egfr-ckd-epi-2021", said)

    assert result.main.is_settled
    assert result.questions == ("Creatinine 80 mg/dL is unusual: was it reported in µmol/L?",)


def test_a_converted_value_within_rounding_of_the_cut_off_is_to_be_confirmed():
    said = {"albumin": "3.51 g/dL", "bilirubin": 20, "inr": 1}

    assert result_of("child-pugh", said, rest=True).at_cut_off == ("Albumin",)
    assert result_of("child-pugh", {**said, "albumin": "35.1 g/L"}, rest=True).at_cut_off == ()
