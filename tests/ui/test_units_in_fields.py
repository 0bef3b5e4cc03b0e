"""Fields for a unit show it as people read it, and give its code."""

import pytest

from ui.observation_entry.units import UnitField as EntryUnit
from ui.walk.units import UnitField as WalkUnit

UNITS = ("10*9/L", "10*3/uL", "/uL")


@pytest.fixture(params=[WalkUnit, EntryUnit])
def field(request, qtbot):
    made = request.param()
    qtbot.addWidget(made)
    return made


def shown(field, units, chosen):
    (field.display if isinstance(field, WalkUnit) else field.show_units)(units, chosen)


def given(field):
    return field.unit() if isinstance(field, WalkUnit) else field.text()


def test_an_offered_code_is_shown_as_people_read_it_and_given_as_the_code(field):
    shown(field, UNITS, "10*9/L")

    assert field.currentText() == "10⁹/L"
    assert given(field) == "10*9/L"
    field.setCurrentIndex(1)
    assert (field.currentText(), given(field)) == ("10³/uL", "10*3/uL")


def test_what_is_being_typed_is_not_written_over(field):
    shown(field, UNITS, "")
    field.setEditText("10*9")

    shown(field, UNITS, given(field))

    assert field.currentText() == "10*9"


def test_another_unit_is_kept_as_the_report_has_it(field):
    shown(field, UNITS, "ug/dL")

    assert (field.currentText(), given(field)) == ("ug/dL", "ug/dL")
