"""Editing the words of criteria: nothing that the record said is lost on the way."""

import pytest

from coordinator.commands import review
from coordinator.domain.audit import AuditFilter
from coordinator.domain.check import CheckKind
from coordinator.domain.criterion import Combination, Kind, walked
from coordinator.domain.review import (
    CriterionSetAside,
    HasParts,
    NothingToJoin,
    NothingToSplit,
)
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import NameMissing
from coordinator.queries.audit import audit_page
from coordinator.queries.trials import source_of, version_of
from tests.builders import COORDINATOR, coded, doubted, draft, record

REASON = "as protocol 5.1 prints it"


def edit(registry, command, criterion, **arguments):
    arguments.setdefault("reason", REASON)
    return command(registry, COORDINATOR, criterion_id=criterion.id, **arguments)


def again(registry, version):
    return version_of(registry, version.id)


def words(version):
    return [f"{found.code} {found.text}" for found in walked(version.criteria)]


def test_an_edited_wording_stands_beside_the_record_s_words(registry):
    version = draft(registry)

    edit(registry, review.reword_criterion, coded(version, "I1"), text=" Age 18 to 75 years ")

    criterion = coded(again(registry, version), "I1")
    assert (criterion.text, criterion.verbatim) == ("Age 18 to 75 years", "Age 18 to 70 years")
    assert criterion.is_reworded


def test_an_edited_wording_is_checked_by_what_it_says_now(registry):
    version = draft(registry)

    edit(registry, review.reword_criterion, coded(version, "I1"), text="Age 18 to 75 years")

    (check,) = coded(again(registry, version), "I1").checks
    assert (check.kind, check.value_high) == (CheckKind.AGE, 75)


def test_an_edit_leaves_old_and_new_words_and_its_reason_in_the_trail(registry):
    """T1"""
    version = draft(registry)

    edit(registry, review.reword_criterion, coded(version, "E2"), text="Active tuberculosis")

    entry = audit_page(registry, AuditFilter())[0]
    assert (entry.action, entry.reason, entry.record) == (
        "criterion changed",
        REASON,
        "Criterion",
    )
    assert '"text": ["Active infection", "Active tuberculosis"]' in entry.changes


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (review.reword_criterion, {"text": "Age"}),
        (review.split_criterion, {"at": 3}),
        (review.join_with_next, {}),
        (review.move_to, {"kind": Kind.EXCLUSION}),
        (review.indent, {}),
        (review.outdent, {}),
        (review.set_aside, {}),
    ],
)
def test_each_edit_needs_a_reason(registry, command, arguments):
    """T1"""
    version = draft(registry)

    with pytest.raises(ReasonMissing):
        edit(registry, command, version.criteria[0], reason="  ", **arguments)

    assert again(registry, version) == version


def test_a_wording_cannot_be_emptied(registry):
    version = draft(registry)

    with pytest.raises(NameMissing):
        edit(registry, review.reword_criterion, version.criteria[0], text=" \n")


def test_a_split_makes_two_criteria_in_the_same_place(registry):
    version = draft(registry, "I1 Lupus", "I2 Adult with consent", "I3 Weight", "E1 Fever")

    edit(registry, review.split_criterion, coded(version, "I2"), at=5)

    assert words(again(registry, version)) == [
        "I1 Lupus",
        "I2 Adult",
        "I3 with consent",
        "I4 Weight",
        "E1 Fever",
    ]


def test_the_halves_of_a_split_know_where_they_stand_in_the_source(registry):
    version = draft(registry, "I1 Adult with consent", "E1 Fever")

    edit(registry, review.split_criterion, coded(version, "I1"), at=6)

    version = again(registry, version)
    text = source_of(registry, version.source_id).text
    first, second = (coded(version, code) for code in ("I1", "I2"))
    assert text[first.span.start : first.span.end].strip() == "1. Adult"
    assert text[second.span.start : second.span.end] == "with consent"
    assert (first.marker, second.marker) == ("1.", "")


def test_a_split_gives_each_half_the_checks_and_marks_of_its_words(registry):
    """A7"""
    version = draft(
        registry,
        "I1 Age 18 to 70 years, fit in the opinion of the investigator",
        "E1 Fever",
    )
    assert coded(version, "I1").needs_investigator

    edit(registry, review.split_criterion, coded(version, "I1"), at=22)

    version = again(registry, version)
    assert [check.kind for check in coded(version, "I1").checks] == [CheckKind.AGE]
    assert not coded(version, "I1").needs_investigator
    assert coded(version, "I2").needs_investigator


def test_marks_that_a_person_set_stay_with_both_halves(registry):
    version = draft(registry, "I1 Adult with consent", "E1 Fever")
    review.mark_criterion(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "I1").id,
        may_be_not_applicable=True,
    )

    edit(registry, review.split_criterion, coded(version, "I1"), at=5)

    version = again(registry, version)
    assert all(found.may_be_not_applicable for found in version.of_kind(Kind.INCLUSION))


def test_review_points_go_with_the_half_that_holds_their_words(registry):
    known = record("I1 Score A = 8 and score B = 9", "E1 Fever")
    known = doubted(known, "inclusion[0]", "= 8", "≥ 8", "≤ 8")
    known = doubted(known, "inclusion[0]", "= 9", "≥ 9", "≤ 9")
    version = draft(registry, known=known)

    edit(registry, review.split_criterion, coded(version, "I1"), at=11)
    version = again(registry, version)

    assert [point.criterion_id for point in version.points] == [
        coded(version, "I1").id,
        coded(version, "I2").id,
    ]
    for point in version.points:
        review.resolve_point(
            registry, COORDINATOR, point_id=point.id, choice=point.readings[0], ground="5.1"
        )
    assert words(again(registry, version))[:2] == ["I1 Score A ≥ 8", "I2 and score B ≥ 9"]


def test_a_split_after_an_edit_parts_the_record_s_words_at_the_same_place(registry):
    version = draft(registry, "I1 Adult , with writen consent", "E1 Fever")
    text = "Grown-up person, with written consent"
    edit(registry, review.reword_criterion, coded(version, "I1"), text=text)

    edit(
        registry,
        review.split_criterion,
        coded(version, "I1"),
        at=text.index("with"),
    )

    first, second = again(registry, version).of_kind(Kind.INCLUSION)
    assert (first.text, first.verbatim) == ("Grown-up person,", "Adult ,")
    assert (second.text, second.verbatim) == ("with written consent", "with writen consent")


def test_parts_go_with_the_second_half_whose_words_lead_to_them(registry):
    """A5"""
    version = draft(
        registry, "I1 Adult. Any of the following:", "I1.1 Rash", "I1.2 Fever", "E1 Gout"
    )

    edit(registry, review.split_criterion, coded(version, "I1"), at=6)

    version = again(registry, version)
    assert words(version)[:4] == [
        "I1 Adult.",
        "I2 Any of the following:",
        "I2.1 Rash",
        "I2.2 Fever",
    ]
    assert coded(version, "I1").combination is Combination.WHOLE
    (point,) = version.open_points
    assert point.criterion_id == coded(version, "I2").id


@pytest.mark.parametrize("at", [-1, 0, 1, 5, 99])
def test_a_split_at_an_end_is_refused(registry, at):
    version = draft(registry, "I1  Word", "E1 Fever")

    with pytest.raises(NothingToSplit):
        edit(registry, review.split_criterion, version.criteria[0], at=at)


def test_two_criteria_are_joined_with_all_that_belongs_to_them(registry):
    known = record("I1 Steroids for", "I2 = 3 months:", "I2.1 Rash", "I3 Weight", "E1 Fever")
    known = doubted(known, "inclusion[1]", "= 3 months", "≥ 3", "≤ 3")
    version = draft(registry, known=known)

    edit(registry, review.join_with_next, coded(version, "I1"))

    version = again(registry, version)
    assert words(version) == [
        "I1 Steroids for = 3 months:",
        "I1.1 Rash",
        "I2 Weight",
        "E1 Fever",
    ]
    joined = coded(version, "I1")
    assert joined.verbatim == joined.text
    assert {point.criterion_id for point in version.points} == {joined.id}
    source = source_of(registry, version.source_id).text
    assert "Steroids for" in source[joined.span.start : joined.span.end]
    assert "3 months" in source[joined.span.start : joined.span.end]


def test_a_reading_finds_its_place_in_joined_words(registry):
    known = record("I1 Score = 8 or", "I2 Dose = 8", "E1 Fever")
    known = doubted(known, "inclusion[0]", "= 8", "≥ 8", "≤ 8")
    known = doubted(known, "inclusion[1]", "= 8", "≥ 8", "≤ 8", nth=2)
    version = draft(registry, known=known)
    edit(registry, review.join_with_next, coded(version, "I1"))

    review.resolve_point(
        registry,
        COORDINATOR,
        point_id=version.points[1].id,
        choice="≤ 8",
        ground="5.1",
    )

    assert coded(again(registry, version), "I1").text == "Score = 8 or Dose ≤ 8"


def test_the_last_of_a_level_has_nothing_to_be_joined_to(registry):
    version = draft(registry)

    with pytest.raises(NothingToJoin):
        edit(registry, review.join_with_next, coded(version, "I2"))


def test_a_criterion_with_parts_is_not_joined_over_them(registry):
    version = draft(registry, "I1 Any:", "I1.1 Rash", "I2 Fever", "E1 Gout")

    with pytest.raises(HasParts):
        edit(registry, review.join_with_next, coded(version, "I1"))


def test_what_a_split_set_aside_cannot_be_edited_any_more(registry):
    version = draft(registry)
    edit(registry, review.split_criterion, version.criteria[0], at=3)

    with pytest.raises(CriterionSetAside, match="Age 18"):
        edit(registry, review.reword_criterion, version.criteria[0], text="Age")


def test_splitting_and_joining_again_gives_the_same_words(registry):
    version = draft(registry)

    first, _ = edit(registry, review.split_criterion, version.criteria[0], at=6)
    review.join_with_next(registry, COORDINATOR, criterion_id=first, reason=REASON)

    assert words(again(registry, version)) == words(version)


def test_a_remark_of_ten_thousand_characters_is_split_in_time(registry):
    long = " ".join(f"word{number}" for number in range(1500))
    version = draft(registry, f"I1 {long}", "E1 Fever")
    criterion = version.criteria[0]
    edit(registry, review.reword_criterion, criterion, text=long.replace("word7", "Word7"))

    edit(registry, review.split_criterion, criterion, at=len(long) // 2)

    first, second = again(registry, version).of_kind(Kind.INCLUSION)
    assert f"{first.verbatim} {second.verbatim}".replace(" ", "") == long.replace(" ", "")
