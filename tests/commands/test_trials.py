from decimal import Decimal

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
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import NameMissing, NotDelegated
from coordinator.domain.trial import (
    DEFAULT_PATTERN,
    PatternUnusable,
    TargetImpossible,
    TrialState,
)
from coordinator.domain.windows import Anchor
from coordinator.queries.audit import audit_page
from coordinator.queries.trials import source_of, trial_of, version_of, versions_of
from coordinator.registry.rows.trials import SourceRow
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    active,
    coded,
    doubted,
    draft,
    record,
    settle_all,
)

SETTINGS = {
    "short_title": "TEA",
    "number_pattern": "S{number:3}",
    "age_anchor": Anchor.SCREENING_VISIT,
    "target_enrolment": 40,
}


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


def test_who_is_not_delegated_registers_nothing(registry):
    with pytest.raises(NotDelegated, match="Okafor"):
        trials.register_trial(registry, MONITOR, record=record())

    with registry.reading() as session:
        assert session.scalars(select(SourceRow)).all() == []


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


def test_the_same_trial_read_again_is_a_new_draft_beside_the_old_version(registry):
    """S4"""
    former = active(registry)

    version_id = trials.draft_version(
        registry,
        INVESTIGATOR,
        trial_id=former.trial_id,
        record=record("I1 Age 16 years or older", "E1 Fever"),
    )

    newer, older = versions_of(registry, former.trial_id)
    assert newer.id == version_id
    assert codes_and_words(newer) == [("I1", "Age 16 years or older"), ("E1", "Fever")]
    assert codes_and_words(older) == codes_and_words(former)


def test_a_copied_version_keeps_criteria_wording_and_what_was_settled(registry):
    """S4"""
    known = record("I1 Score = 8", "I2 Parts of it:", "I2.1 Rash", "I2.2 Fever", "E1 Gout")
    known = doubted(known, "inclusion[0]", "= 8", "≥ 8", "≤ 8")
    former = draft(registry, known=known)
    review.resolve_point(
        registry, COORDINATOR, point_id=former.points[0].id, choice="≥ 8", ground="5.1"
    )
    review.set_aside(
        registry, COORDINATOR, criterion_id=coded(former, "I2.2").id, reason="not in it"
    )
    settle_all(registry, former.id)
    former = version_of(registry, former.id)

    copy = version_of(
        registry, trials.copy_version(registry, COORDINATOR, version_id=former.id)
    )

    assert codes_and_words(copy) == codes_and_words(former)
    assert coded(copy, "I1").confirmed == coded(former, "I1").confirmed != ()
    assert coded(copy, "I1").verbatim == "Score = 8"
    assert [p.code for p in copy.open_points] == []
    assert not {c.id for c in walked(copy.criteria)} & {c.id for c in walked(former.criteria)}
    assert (copy.state, copy.dated_on, copy.is_confirmed) == (VersionState.DRAFT, None, False)
    assert copy.source_id == former.source_id


def test_changing_a_copy_leaves_the_version_in_use_as_it_was(registry):
    """S4"""
    former = active(registry)
    copy_id = trials.copy_version(registry, COORDINATOR, version_id=former.id)
    criterion = version_of(registry, copy_id).criteria[0]

    review.reword_criterion(
        registry,
        COORDINATOR,
        criterion_id=criterion.id,
        text="Age 16 to 70 years",
        reason="amendment 1",
    )

    assert version_of(registry, former.id) == former


def test_the_settings_of_a_trial_are_changed(registry):
    trial_id = draft(registry).trial_id

    trials.change_trial(registry, COORDINATOR, trial_id=trial_id, **SETTINGS)

    trial = trial_of(registry, trial_id)
    assert (trial.short_title, trial.number_pattern) == ("TEA", "S{number:3}")
    assert (trial.age_anchor, trial.target_enrolment) == (Anchor.SCREENING_VISIT, 40)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"short_title": "  "}, NameMissing),
        ({"number_pattern": "no number"}, PatternUnusable),
        ({"number_pattern": "{number:3}{nummer:2}"}, PatternUnusable),
        ({"target_enrolment": 0}, TargetImpossible),
    ],
)
def test_settings_that_cannot_work_are_refused(registry, wrong, refusal):
    """S1"""
    trial_id = draft(registry).trial_id
    before = trial_of(registry, trial_id)

    with pytest.raises(refusal):
        trials.change_trial(registry, COORDINATOR, trial_id=trial_id, **{**SETTINGS, **wrong})

    assert trial_of(registry, trial_id) == before


def test_a_trial_is_closed_with_a_reason(registry):
    trial_id = active(registry).trial_id

    with pytest.raises(ReasonMissing):
        trials.close_trial(registry, COORDINATOR, trial_id=trial_id, reason=" ")
    trials.close_trial(registry, COORDINATOR, trial_id=trial_id, reason="target reached")

    assert trial_of(registry, trial_id).state is TrialState.CLOSED
    assert audit_page(registry, AuditFilter())[0].reason == "target reached"


def test_markup_emoji_and_right_to_left_words_are_kept_as_they_came(registry):
    words = "<b>Age</b> & 18 👵 مرحبا {0} %s \u202egnirts"
    version = draft(registry, f"I1 {words}", "E1 Fever")

    assert coded(version, "I1").text == words
    assert version.of_kind(Kind.INCLUSION)[0].verbatim == words
