"""Words of the record outside its criteria are taken in with what the record says."""

from dataclasses import replace

import pytest

from coordinator.commands import review
from coordinator.domain.criterion import Kind, walked
from coordinator.domain.record import OtherSection, ReadCriterion, Severity, Span
from coordinator.domain.review import NothingToTakeIn, PointSettled
from coordinator.queries.trials import source_of, version_of
from tests.builders import COORDINATOR, coded, doubted, draft, record


def outside(known, first, last, **facts):
    """Say that the stretch of the source from `first` to `last` found no place."""
    start = known.source.text.index(first)
    span = Span(start, known.source.text.index(last) + len(last))
    return replace(known, not_placed=(span,), **facts)


def take_in(registry, point, kind=Kind.EXCLUSION):
    return review.take_in(
        registry, COORDINATOR, point_id=point.id, kind=kind, reason="protocol 5.2"
    )


def test_each_line_becomes_a_criterion_with_the_record_s_words(registry):
    known = record("I1 Lupus", "I2 Age 18 to 70 years", "I3 Weight", "E1 Fever")
    known = outside(known, "2. Age", "3. Weight", inclusion=known.inclusion[:1])
    version = draft(registry, known=known)

    ids = take_in(registry, version.points[0], Kind.INCLUSION)

    version = version_of(registry, version.id)
    assert [found.verbatim for found in version.of_kind(Kind.INCLUSION)] == [
        "Lupus",
        "2. Age 18 to 70 years",
        "3. Weight",
    ]
    assert version.open_points == ()
    criterion = coded(version, "I2")
    assert criterion.id == ids[0]
    assert criterion.checks
    text = source_of(registry, version.source_id).text
    assert text[criterion.span.start : criterion.span.end] == "2. Age 18 to 70 years"


def test_a_section_of_another_heading_is_taken_in_with_its_items(registry):
    item = ReadCriterion("1.", "Unfit in the opinion of the investigator", Span(0, 5))
    section = OtherSection("Withdrawal", Span(0, 9), (item,))
    version = draft(registry, known=record("I1 Lupus", "E1 Gout", other_sections=(section,)))

    take_in(registry, version.points[0])

    version = version_of(registry, version.id)
    assert [found.text for found in version.of_kind(Kind.EXCLUSION)] == [
        "Gout",
        "Withdrawal",
        "1. Unfit in the opinion of the investigator",
    ]
    assert coded(version, "E3").needs_investigator


def test_words_are_taken_in_once(registry):
    version = draft(registry, known=outside(record(), "Criteria", "trial"))
    take_in(registry, version.points[0])

    with pytest.raises(PointSettled):
        take_in(registry, version.points[0])

    assert len(walked(version_of(registry, version.id).criteria)) == 5


def test_a_doubt_about_a_criterion_holds_no_words_to_take_in(registry):
    version = draft(registry, known=doubted(record(), "inclusion[0]", "18", code="TYPO"))

    with pytest.raises(NothingToTakeIn):
        take_in(registry, version.points[0])


def test_what_the_reader_has_warned_of_is_no_second_point(registry):
    known = outside(record(), "Criteria", "trial")
    known = doubted(
        known, "not_placed[0]", "Criteria", code="NOT_PLACED", severity=Severity.DOUBT
    )

    version = draft(registry, known=known)

    assert [point.code for point in version.points] == ["NOT_PLACED"]
