"""A registry record becomes a trial with a draft version, and no word of it is lost."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from coordinator.commands import review, trials
from coordinator.domain.audit import AuditFilter
from coordinator.domain.criterion import Combination, Kind, walked
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import (
    FieldValue,
    OtherSection,
    ReadCriterion,
    RegistryIds,
    Severity,
    Span,
)
from coordinator.domain.trial import (
    DEFAULT_PATTERN,
    TrialState,
)
from coordinator.queries.audit import audit_page
from coordinator.queries.trials import source_of, trial_of, version_of, versions_of
from coordinator.records import read
from coordinator.registry.rows.trials import SourceRow
from tests.builders import (
    COORDINATOR,
    coded,
    doubted,
    draft,
    identify,
    record,
    settle_all,
)


def codes_and_words(version):
    return [(found.code, found.text) for found in walked(version.criteria)]


def points(version, code):
    return [point for point in version.points if point.code == code]


def test_a_record_becomes_a_trial_with_a_draft_version(registry):
    known = record(
        "I1 Age 18 to 70 years",
        "E1 Fever",
        "E2 Any of the following:",
        "E2.1 Gout",
        sponsor="Lakeside Hospital",
        phase="Phase 4",
        conditions=("Cold hands",),
        min_age=Decimal(18),
        target_enrolment=60,
        sex="all",
    )

    trial_id = trials.register_trial(registry, COORDINATOR, record=known)

    trial = trial_of(registry, trial_id)
    assert (trial.state, trial.label, trial.short_title) == (
        TrialState.DRAFT,
        "NCT99990001",
        "Tea against cold hands",
    )
    assert (trial.sponsor, trial.phase, trial.conditions, trial.min_age, trial.sex) == (
        "Lakeside Hospital",
        "Phase 4",
        ("Cold hands",),
        Decimal(18),
        "all",
    )
    assert (trial.target_enrolment, trial.number_pattern) == (60, DEFAULT_PATTERN)
    (version,) = versions_of(registry, trial_id)
    assert version.state is VersionState.DRAFT
    assert codes_and_words(version) == [
        ("I1", "Age 18 to 70 years"),
        ("E1", "Fever"),
        ("E2", "Any of the following:"),
        ("E2.1", "Gout"),
    ]


def test_the_source_is_kept_word_for_word_with_its_fields(registry):
    known = record(raw=(FieldValue("ages", "18 Years to 70 Years", Span(3, 9)),))

    version = draft(registry, known=known)

    source = source_of(registry, version.source_id)
    assert (source.text, source.sha256) == (known.source.text, known.source.sha256)
    assert source.read_at == known.source.read_at
    for criterion in walked(version.criteria):
        shown = source.text[criterion.span.start : criterion.span.end]
        assert shown == f"{criterion.marker} {criterion.verbatim}"
    with registry.reading() as session:
        assert session.scalars(select(SourceRow.fields)).one() == {
            "ages": {"words": "18 Years to 70 Years", "span": [3, 9]}
        }


def test_contacts_and_source_text_do_not_enter_the_audit_trail(registry):
    """P2, T1"""
    draft(registry, known=record(raw=(FieldValue("contact", "Wu Wei, 555-0101"),)))

    entries = audit_page(registry, AuditFilter(), limit=1000)
    assert any(entry.record == "Source" for entry in entries)
    assert not any("Wu Wei" in entry.changes for entry in entries)


def test_each_row_of_a_new_trial_leaves_an_entry(registry):
    """T1"""
    version = draft(registry)

    entries = audit_page(registry, AuditFilter(action="trial registered"), limit=1000)
    assert sorted(entry.record for entry in entries) == sorted(
        ["Trial", "Source", "Version"] + ["Criterion"] * len(version.criteria)
    )
    assert {entry.actor for entry in entries} == {"li.na"}


def test_a_record_without_title_and_ids_is_called_after_its_file(registry):
    version = draft(registry, known=record(title="", ids=RegistryIds()))

    assert version.trial_label == "tea.txt"


def test_a_long_title_is_cut_for_the_table_and_kept_whole_beside_it(registry):
    title = "A randomised comparison of green and black tea in " + "people " * 20
    version = draft(registry, known=record(title=title))

    trial = trial_of(registry, version.trial_id)
    assert len(trial.short_title) <= 61
    assert trial.short_title.endswith("…")
    assert trial.title == title


def test_a_placeholder_target_of_nought_is_no_target(registry):
    version = draft(registry, known=record(target_enrolment=0))

    assert trial_of(registry, version.trial_id).target_enrolment is None


def test_each_warning_becomes_a_review_point_at_its_criterion(registry):
    known = record("I1 Score = 8", "E1 Any of:", "E1.1 Weight = 40 kg")
    known = doubted(known, "inclusion[0]", "= 8", "≥ 8", "≤ 8", "= 8")
    known = doubted(known, "exclusion[0].children[0]", "= 40 kg", "≥ 40", "≤ 40")
    known = doubted(known, "phase", "Criteria", code="PHASE_MISSING", severity=Severity.NOTE)

    version = draft(registry, known=known)

    first, second, third = version.points[:3]
    assert (first.criterion_id, first.readings) == (
        coded(version, "I1").id,
        ("≥ 8", "≤ 8", "= 8"),
    )
    assert second.criterion_id == coded(version, "E1.1").id
    assert (third.criterion_id, third.field, third.is_open) == (None, "phase", False)
    assert coded(version, "I1").has_open_points


def test_a_warning_about_two_places_stands_at_the_first(registry):
    known = doubted(record(), "inclusion[1]+exclusion[0]", "consent", code="DUPLICATE_RULE")

    version = draft(registry, known=known)

    (point,) = version.points
    assert point.criterion_id == coded(version, "I2").id
    assert point.field == "inclusion[1]+exclusion[0]"


def test_an_opinion_and_a_pregnancy_test_suggest_their_marks(registry):
    """A7"""
    version = draft(
        registry,
        "I1 Age 18 years or older",
        "E1 Pregnant or breast-feeding women",
        "E2 Unfit in the opinion of the investigator",
    )

    assert not coded(version, "I1").needs_investigator
    assert coded(version, "E1").may_be_not_applicable
    assert coded(version, "E2").needs_investigator


def test_a_criterion_answered_as_a_whole_asks_for_the_opinion_its_parts_ask_for(registry):
    """A7"""
    version = draft(
        registry,
        "E1 Infection history:",
        "E1.1 Tuberculosis",
        "E1.2 In the opinion of the investigator, a high risk of infection",
    )

    assert coded(version, "E1").needs_investigator
    assert not coded(version, "E1.1").needs_investigator


def test_parts_whose_words_do_not_settle_it_are_asked_for_and_stay_a_whole(registry):
    """A5"""
    version = draft(registry, "I1 Lupus and any of the following:", "I1.1 Rash", "I1.2 Fever")

    (point,) = points(version, "PARTS_COMBINATION")
    assert coded(version, "I1").combination is Combination.WHOLE
    assert (point.severity, point.quote) == (
        Severity.HARM,
        "Lupus and any of the following:",
    )
    assert point.readings == ("all", "any", "at least", "whole")


@pytest.mark.parametrize(
    ("lead_in", "combination", "at_least"),
    [
        ("All of the following:", Combination.ALL, 1),
        ("Any of the following conditions:", Combination.ANY, 1),
        ("At least two of the following:", Combination.AT_LEAST, 2),
    ],
)
def test_parts_whose_words_settle_it_raise_no_point(registry, lead_in, combination, at_least):
    """A5"""
    version = draft(registry, f"I1 {lead_in}", "I1.1 Rash", "I1.2 Fever", "I1.3 Cough")

    assert points(version, "PARTS_COMBINATION") == []
    criterion = coded(version, "I1")
    assert (criterion.combination, criterion.at_least) == (combination, at_least)


def test_what_stands_below_a_heading_is_asked_on_its_own(registry):
    """A heading asks nothing: criteria below it would never be asked as its parts."""
    known = record("I1 Age 18 years or older")
    cohort = ReadCriterion(
        "", "Cohort A", Span(0, 8), (known.inclusion[0], *record().inclusion), is_heading=True
    )
    known = record("I1 Age 18 years or older", "E1 Fever")
    known = type(known)(
        known.layout, known.source, title="T", inclusion=(cohort,), exclusion=known.exclusion
    )
    known = doubted(known, "inclusion[0].children[0]", "18", code="ANCHOR_UNDEFINED")

    version = draft(registry, known=known)

    assert codes_and_words(version)[:4] == [
        ("I-h1", "Cohort A"),
        ("I1", "Age 18 years or older"),
        ("I2", "Age 18 to 70 years"),
        ("I3", "Written informed consent"),
    ]
    assert version.points[0].criterion_id == coded(version, "I1").id


def test_text_that_found_no_place_waits_for_a_person(registry):
    known = record()
    start = known.source.text.index("Criteria of")
    known = record(not_placed=(Span(start, start + 8),))

    version = draft(registry, known=known)

    (point,) = points(version, "NOT_PLACED")
    assert (point.quote, point.severity, point.is_open) == ("Criteria", Severity.DOUBT, True)


def test_other_sections_are_quoted_and_wait_where_they_hold_items(registry):
    item = ReadCriterion("1.", "Leaves the study early", Span(0, 5))
    sections = (
        OtherSection("Withdrawal criteria", Span(0, 9), (item,)),
        OtherSection("Remarks", Span(3, 9), ()),
    )
    version = draft(registry, known=record(other_sections=sections))

    held, bare = points(version, "OTHER_SECTION")
    assert held.quote == "Withdrawal criteria\n1. Leaves the study early"
    assert (held.is_open, bare.is_open) == (True, False)


def test_more_than_ten_criteria_stay_in_the_record_s_order(registry):
    lines = [f"I{n} Statement number {n}" for n in range(1, 31)]
    version = draft(registry, *lines, "E1 Fever")

    assert [f"{code} {text}" for code, text in codes_and_words(version)][:30] == lines


def test_markup_emoji_and_right_to_left_words_are_kept_as_they_came(registry):
    words = "<b>Age</b> & 18 👵 مرحبا {0} %s \u202egnirts"
    version = draft(registry, f"I1 {words}", "E1 Fever")

    assert coded(version, "I1").text == words
    assert version.of_kind(Kind.INCLUSION)[0].verbatim == words


SEEDS = Path(__file__).parents[3] / "shared" / "records" / "seeds"


def said(criteria):
    """Give the words of read criteria in the order in which they are read."""
    return [words for one in criteria for words in (one.text, *said(one.children))]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed records are not beside the checkout")
def test_each_seed_record_is_laid_down_word_for_word_and_can_be_put_to_use(registry):
    """S7"""
    files = sorted(SEEDS.glob("*.txt"))
    assert files
    for file in files:
        (known,) = read(file.read_bytes(), file.name)
        version = draft(registry, known=known)
        laid_down = [criterion.verbatim for criterion in walked(version.criteria)]
        assert laid_down == [*said(known.inclusion), *said(known.exclusion)]

        settle_all(registry, version.id)
        identify(registry, version.id)
        review.activate_version(registry, COORDINATOR, version_id=version.id)
        assert version_of(registry, version.id).state is VersionState.ACTIVE
