"""Editing the outline: where criteria stand, which are in use, and that no word is lost."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinator.commands import review
from coordinator.domain.criterion import Combination, Kind, walked
from coordinator.domain.errors import Refused
from coordinator.domain.review import NotAPart, NothingAbove
from coordinator.domain.staff import NameMissing
from coordinator.queries.trials import version_of
from tests.builders import COORDINATOR, coded, draft

REASON = "as protocol 5.1 prints it"
LINES = (
    "I1 Lupus",
    "I2 Any of the following:",
    "I2.1 Rash",
    "I2.2 Fever",
    "I3 Consent",
    "E1 Gout",
    "E2 Cough",
)


def edit(registry, command, criterion, **arguments):
    arguments.setdefault("reason", REASON)
    return command(registry, COORDINATOR, criterion_id=criterion.id, **arguments)


def mark(registry, criterion, **marks):
    review.mark_criterion(registry, COORDINATOR, criterion_id=criterion.id, **marks)


def again(registry, version):
    return version_of(registry, version.id)


def words(version):
    return [f"{found.code} {found.text}" for found in walked(version.criteria)]


def said(version):
    """Count every visible character of the record's words in use."""
    return Counter("".join("".join(c.verbatim.split()) for c in walked(version.criteria)))


def test_a_criterion_moves_with_its_parts_to_the_end_of_the_other_kind(registry):
    version = draft(registry, *LINES)

    edit(registry, review.move_to, coded(version, "I2"), kind=Kind.EXCLUSION)

    version = again(registry, version)
    assert words(version) == [
        "I1 Lupus",
        "I2 Consent",
        "E1 Gout",
        "E2 Cough",
        "E3 Any of the following:",
        "E3.1 Rash",
        "E3.2 Fever",
    ]
    assert {part.kind for part in coded(version, "E3").parts} == {Kind.EXCLUSION}
    assert coded(version, "E3").combination is Combination.ANY


@pytest.mark.parametrize(
    ("by", "order"),
    [
        (-1, "Any Lupus Consent"),
        (-9, "Any Lupus Consent"),
        (1, "Lupus Consent Any"),
        (9, "Lupus Consent Any"),
        (0, "Lupus Any Consent"),
    ],
)
def test_a_criterion_is_shifted_on_its_level_at_most_to_the_end(registry, by, order):
    version = draft(registry, *LINES)

    edit(registry, review.shift, coded(version, "I2"), by=by, reason="")

    inclusion = again(registry, version).of_kind(Kind.INCLUSION)
    assert " ".join(found.text.split()[0] for found in inclusion) == order
    assert [part.text for found in inclusion for part in found.parts] == ["Rash", "Fever"]


def test_shifting_goes_on_when_there_is_no_room_left_between_two(registry):
    version = draft(registry, "I1 One", "I2 Two", "I3 Three", "E1 Gout")
    order = ["One", "Two", "Three"]

    for _ in range(31):
        edit(registry, review.shift, coded(again(registry, version), "I3"), by=-1)
        order = [order[0], order[2], order[1]]

    inclusion = again(registry, version).of_kind(Kind.INCLUSION)
    assert [found.text for found in inclusion] == order


def test_indenting_makes_a_part_of_the_criterion_above(registry):
    version = draft(registry, *LINES)

    edit(registry, review.indent, coded(version, "I3"))

    assert words(again(registry, version))[:5] == [
        "I1 Lupus",
        "I2 Any of the following:",
        "I2.1 Rash",
        "I2.2 Fever",
        "I2.3 Consent",
    ]


def test_a_criterion_that_gets_parts_is_asked_how_they_combine(registry):
    """A5"""
    version = draft(registry, *LINES)
    assert version.open_points == ()

    edit(registry, review.indent, coded(version, "E2"))

    version = again(registry, version)
    (point,) = version.open_points
    assert (point.code, point.criterion_id) == ("PARTS_COMBINATION", coded(version, "E1").id)
    assert coded(version, "E1").combination is Combination.WHOLE


def test_a_criterion_that_loses_its_parts_is_asked_no_longer(registry):
    """A5"""
    version = draft(registry, *LINES)
    edit(registry, review.indent, coded(version, "E2"))

    edit(registry, review.outdent, coded(again(registry, version), "E1.1"))
    assert again(registry, version).open_points == ()

    edit(registry, review.indent, coded(again(registry, version), "E2"))
    assert len(again(registry, version).open_points) == 1


def test_a_number_of_parts_that_can_be_reached_no_more_is_asked_anew(registry):
    """A5: two of one part would always be false."""
    lines = ("I1 At least two of the following:", "I1.1 Rash", "I1.2 Fever", "E1 Gout")
    version = draft(registry, *lines)
    assert coded(version, "I1").combination is Combination.AT_LEAST

    edit(registry, review.set_aside, coded(version, "I1.2"))

    version = again(registry, version)
    assert coded(version, "I1").combination is Combination.WHOLE
    assert [point.code for point in version.open_points] == ["PARTS_COMBINATION"]


def test_a_combination_that_a_person_chose_stays_through_other_edits(registry):
    """A5"""
    version = draft(registry, *LINES)
    review.set_combination(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "I2").id,
        combination=Combination.WHOLE,
    )

    edit(registry, review.shift, coded(version, "I2"), by=-1)

    assert coded(again(registry, version), "I1").combination is Combination.WHOLE


def test_outdenting_puts_a_part_behind_the_criterion_it_was_a_part_of(registry):
    version = draft(registry, *LINES)

    edit(registry, review.outdent, coded(version, "I2.1"))

    assert words(again(registry, version))[:5] == [
        "I1 Lupus",
        "I2 Any of the following:",
        "I2.1 Fever",
        "I3 Rash",
        "I4 Consent",
    ]


def test_the_first_of_a_level_and_what_follows_a_heading_cannot_be_indented(registry):
    version = draft(registry, "I-h Cohort A", "I1 Lupus", "E1 Gout")

    for code in ("I1", "E1"):
        with pytest.raises(NothingAbove):
            edit(registry, review.indent, coded(version, code))


def test_the_outermost_level_cannot_be_left(registry):
    version = draft(registry, *LINES)

    with pytest.raises(NotAPart):
        edit(registry, review.outdent, coded(version, "I1"))


def test_a_criterion_that_the_record_lacks_is_added_at_the_end(registry):
    version = draft(registry, *LINES)

    added = review.add_criterion(
        registry,
        COORDINATOR,
        version_id=version.id,
        kind=Kind.INCLUSION,
        text=" Age 18 to 70 years ",
        reason=REASON,
    )

    criterion = coded(again(registry, version), "I4")
    assert (criterion.id, criterion.text, criterion.verbatim) == (
        added,
        "Age 18 to 70 years",
        "",
    )
    assert criterion.checks
    with pytest.raises(NameMissing):
        review.add_criterion(
            registry,
            COORDINATOR,
            version_id=version.id,
            kind=Kind.INCLUSION,
            text=" ",
            reason=REASON,
        )


def test_a_criterion_is_set_aside_with_its_parts(registry):
    version = draft(registry, *LINES)

    edit(registry, review.set_aside, coded(version, "I2"))

    assert words(again(registry, version))[:2] == ["I1 Lupus", "I2 Consent"]


def test_marks_are_set_one_by_one(registry):
    """A1, A7"""
    version = draft(registry, *LINES)

    mark(registry, coded(version, "I1"), needs_investigator=True)
    mark(registry, coded(version, "I1"), may_be_not_applicable=True)
    marked = coded(again(registry, version), "I1")
    assert marked.needs_investigator
    assert marked.may_be_not_applicable

    mark(registry, marked, needs_investigator=False)
    marked = coded(again(registry, version), "I1")
    assert not marked.needs_investigator
    assert marked.may_be_not_applicable


def test_what_stood_below_a_criterion_stands_behind_it_once_it_is_a_heading(registry):
    version = draft(registry, *LINES)

    mark(registry, coded(version, "I2"), is_heading=True)

    version = again(registry, version)
    assert words(version)[:5] == [
        "I1 Lupus",
        "I-h1 Any of the following:",
        "I2 Rash",
        "I3 Fever",
        "I4 Consent",
    ]
    assert version.open_points == ()


def test_an_edit_that_changes_no_word_leaves_a_confirmation_alone(registry):
    """S7"""
    version = draft(registry, *LINES)
    review.identify_version(
        registry,
        COORDINATOR,
        version_id=version.id,
        protocol_number="TEA-204",
        version="2.0",
        dated_on=registry.clock().date(),
    )
    review.confirm_wording(registry, COORDINATOR, version_id=version.id)

    mark(registry, coded(version, "I1"), needs_investigator=True)
    edit(registry, review.shift, coded(version, "I1"), by=-1)
    assert again(registry, version).is_confirmed

    edit(registry, review.shift, coded(version, "I1"), by=1)
    assert not again(registry, version).is_confirmed


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["split", "join", "move", "shift", "indent", "outdent", "heading", "reword"]
        ),
        st.integers(0, 30),
        st.integers(-3, 25),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_no_edit_of_the_outline_loses_a_character_of_the_record(registry, steps):
    version = draft(registry, *LINES)
    expected = said(version)

    for name, number, amount in steps:
        criteria = walked(again(registry, version).criteria)
        criterion = criteria[number % len(criteria)]
        try:
            take(registry, name, criterion, amount)
        except Refused:
            continue
        changed = again(registry, version)
        assert said(changed) == expected
        codes = [found.code for found in walked(changed.criteria)]
        assert len(set(codes)) == len(codes)
        assert not any(found.is_heading and found.parts for found in walked(changed.criteria))


def take(registry, name, criterion, amount):
    kind = Kind.INCLUSION if amount % 2 else Kind.EXCLUSION
    match name:
        case "split":
            edit(registry, review.split_criterion, criterion, at=amount)
        case "join":
            edit(registry, review.join_with_next, criterion)
        case "move":
            edit(registry, review.move_to, criterion, kind=kind)
        case "shift":
            edit(registry, review.shift, criterion, by=amount)
        case "indent":
            edit(registry, review.indent, criterion)
        case "outdent":
            edit(registry, review.outdent, criterion)
        case "heading":
            mark(registry, criterion, is_heading=amount % 2 == 0)
        case "reword":
            text = f"{criterion.text[:amount]} new {criterion.text}"
            edit(registry, review.reword_criterion, criterion, text=text)
