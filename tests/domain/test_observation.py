"""Evidence as it is shown."""

from coordinator.domain.observation import NewObservation, shown_value


def test_what_was_computed_to_many_digits_is_shown_with_two():
    """The value that is stored, and compared, stays as it is."""
    assert shown_value(NewObservation("egfr", "eGFR", value="99.45609655172413793")) == "99.46"
    assert shown_value(NewObservation("igg4", "IgG4", value="1.3501")) == "1.3501"
    assert shown_value(NewObservation("iga", "IgA", value="<0.1")) == "<0.1"
