"""A worksheet line by line, and while it is being filled in."""

from decimal import Decimal

import pytest

from coordinator.domain.filled_worksheet import How
from coordinator.filling_in import form_of, worksheets_for
from coordinator.instruments.entering import Rating, findings_of
from coordinator.instruments.library import instrument, names
from coordinator.instruments.lines import detail_of, lines_of, sections_of
from coordinator.instruments.trying import with_unit
from coordinator.instruments.wording import figure

NOTHING = Rating()


def test_a_monstrous_figure_is_shown_with_its_power_of_ten():
    assert figure(Decimal("2.5") ** 1000, 2) == "8.7098E+397"
    assert figure(Decimal("-Infinity"), 2) == "-∞"
    assert figure(Decimal("1.005"), 2) == "1.01"


def lines(name, said, *, rest=False):
    asked = instrument(name)
    findings = findings_of(asked, said, Rating(rest_is_absent=rest))
    return {line.key: line for line in lines_of(asked, findings)}


def test_each_line_says_what_stands_there_and_why():
    told = lines("sledai-2k", {"look_back": "28", "joints": 3, "rash": True}, rest=True)

    assert (told["look_back"].said, told["look_back"].how) == ("28 days", How.ENTERED)
    assert (told["arthritis"].said, told["arthritis"].how) == ("yes", How.DERIVED)
    assert (told["rash"].said, told["rash"].how) == ("yes", How.ENTERED)
    assert (told["seizure"].said, told["seizure"].how) == ("no", How.ABSENT)
    assert (told["temperature"].said, told["temperature"].how) == ("", How.UNKNOWN)


def test_not_done_is_said_as_such():
    told = lines("igg4-acr-eular-2019", {"anca": "not done"})

    assert (told["anca"].said, told["anca"].how) == ("not done", How.UNDONE)


@pytest.mark.parametrize("name", names())
def test_all_items_have_a_line_in_their_order(name):
    asked = instrument(name)

    assert tuple(lines(name, {})) == tuple(item.key for item in asked.items)


def test_what_a_counted_item_rests_on_stands_in_its_section():
    found = sections_of(instrument("sjogren-acr-eular-2016"))

    assert found["radiation"] == "Exclusions"
    assert found["focus_score"] == found["sialadenitis"] == "Items"


def test_a_detail_belongs_to_its_whole():
    asked = instrument("igg4-ri-2018")

    whole = detail_of(asked.item("skin_urgent"), asked)
    assert whole is not None
    assert whole.key == "skin"
    assert detail_of(asked.item("skin"), asked) is None
    assert sections_of(asked)["skin_urgent"] == "Organs"


@pytest.mark.parametrize(
    ("typed", "unit", "said"),
    [
        ("1.35", "g/L", "1.35 g/L"),
        ("<0.1", "g/L", "<0.1 g/L"),
        ("135 mg/dL", "g/L", "135 mg/dL"),
        ("135", "mg/dL", "135"),
        ("", "g/L", ""),
        ("many", "g/L", "many"),
    ],
)
def test_the_unit_beside_a_figure_is_put_behind_it_unless_one_was_typed(typed, unit, said):
    item = instrument("igg4-cdc-2011").item("igg4")

    assert with_unit(item, typed, unit) == said


def test_what_is_no_answer_is_told_and_the_rest_counts():
    form = form_of("bmi")

    found = form.tried({"height": "170", "weight": "sixty"}, NOTHING)
    assert set(found.wrong) == {"weight"}
    assert found.result is not None
    assert found.result.open_items == ("weight",)


def test_a_figure_is_parted_from_a_unit_that_can_be_chosen():
    form = form_of("egfr-ckd-epi-2021")
    said = {"creatinine": "88 umol/L", "sampled_on": "2026-11-15"}

    assert form.parted(said) == (
        {"creatinine": "88", "sampled_on": "2026-11-15"},
        {"creatinine": "umol/L"},
    )
    assert form.said(*form.parted(said)) == said


def test_worksheets_that_fit_a_criterion_are_named_first_and_all_can_be_had():
    fitting, every = worksheets_for("NYHA class III or IV")

    assert [name for name, _title in fitting] == ["nyha"]
    assert {name for name, _title in every} == set(names())
