"""Units in the form of a check, and where checks are tried out, are as people write them."""

import pytest

from coordinator.domain.observation import Nature
from coordinator.languages import Language, catalogue_of
from coordinator.text import speaking
from ui.check_editor.made_up import sentence_of
from ui.check_editor.units import UnitField
from ui.check_editor.view import FactView, Person


@pytest.fixture
def field(qtbot):
    made = UnitField()
    qtbot.addWidget(made)
    return made


def offered(field):
    return [field.itemText(number) for number in range(field.count())]


def test_units_are_offered_as_people_read_them_and_kept_as_codes(field):
    field.offer(("× ULN", "10*9/L", "mL/min/{1.73_m2}"))

    assert offered(field) == ["× ULN", "10⁹/L", "mL/min/1.73 m²"]
    field.setCurrentIndex(1)
    assert field.unit() == "10*9/L"


def test_a_unit_of_a_check_is_kept_as_it_was_though_it_is_not_offered(field):
    field.show_unit("10*9/L")
    field.offer(("g/L",))

    assert field.currentText() == "10⁹/L"
    assert field.unit() == "10*9/L"


def test_what_is_typed_stays_as_typed(field):
    field.offer(("10*9/L",))
    field.setEditText("K/ul")

    assert field.unit() == "K/ul"


def test_units_of_time_are_in_the_persons_language_and_kept_in_one(field):
    with speaking(catalogue_of(Language.CHINESE)):
        field.offer(("days", "years"))
        field.show_unit("years")

        assert offered(field) == ["天", "年"]
        assert field.currentText() == "年"
        assert field.unit() == "years"


def test_a_made_up_value_is_told_with_its_unit_as_people_read_it():
    fact = FactView("wbc", "Leukocytes", Nature.MEASURED, value="4", unit="10*9/L")

    assert sentence_of(Person(facts=(fact,))) == "For a person with Leukocytes 4 × 10⁹/L"
