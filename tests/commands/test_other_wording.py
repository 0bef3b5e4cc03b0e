"""The wording in a second language: typed, pasted, corrected, kept through every edit."""

from dataclasses import replace

import pytest

from coordinator.commands import review
from coordinator.commands.trials import copy_version
from coordinator.domain.amendment import Fate, amended
from coordinator.domain.amendment_words import amendment_lines
from coordinator.domain.audit import AuditFilter
from coordinator.domain.comparison import Change, Mark
from coordinator.domain.comparison_words import compared_lines
from coordinator.domain.other_wording import NothingPasted, SameLanguage, figures_apart
from coordinator.domain.protocol import VersionInUse
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.signature import digest
from coordinator.domain.signed_content import content_of
from coordinator.queries.audit import audit_page
from coordinator.queries.comparison import comparison_of_versions
from coordinator.queries.other_wording import pasted_wordings
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import version_of
from tests.builders import COORDINATOR, active, coded, consented, draft, identify

REASON = "as the Chinese protocol prints it"
AGE = "年龄18至70岁"


def reworded(registry, version, code="I1", text=AGE, reason=REASON):
    review.reword_other(
        registry, COORDINATOR, criterion_id=coded(version, code).id, text=text, reason=reason
    )
    return version_of(registry, version.id)


def test_a_criterion_has_a_wording_in_another_language_beside_its_own(registry):
    version = reworded(registry, draft(registry), text=f"  {AGE}\n")

    age = coded(version, "I1")
    assert (age.text, age.other_text) == ("Age 18 to 70 years", AGE)
    assert not age.is_reworded


def test_it_asks_for_a_reason_and_leaves_both_words_in_the_trail(registry):
    """T1"""
    version = draft(registry)
    with pytest.raises(ReasonMissing):
        reworded(registry, version, reason=" ")
    reworded(registry, version)
    reworded(registry, version, text="年满18岁")

    [entry, *_earlier] = audit_page(registry, AuditFilter(action="criterion changed"))
    assert entry.reason == REASON
    assert AGE in str(entry.changes)
    assert "年满18岁" in str(entry.changes)


def test_what_was_confirmed_is_confirmed_anew(registry):
    """S7"""
    version = draft(registry)
    identify(registry, version.id)
    review.confirm_wording(registry, COORDINATOR, version_id=version.id)

    assert not reworded(registry, version).is_confirmed


def test_the_wording_of_a_version_in_use_stays_as_it_is(registry):
    """S4"""
    version = active(registry)

    with pytest.raises(VersionInUse):
        reworded(registry, version)


def test_a_new_version_has_the_wording_of_the_one_before(registry):
    version = reworded(registry, draft(registry))

    copy = copy_version(registry, COORDINATOR, version_id=version.id)

    assert coded(version_of(registry, copy), "I1").other_text == AGE


def test_a_change_of_the_other_wording_alone_is_told_as_that(registry):
    """S4: answers follow, for the statement in use is the same."""
    former = reworded(registry, draft(registry))
    copy = copy_version(registry, COORDINATOR, version_id=former.id)
    later = reworded(registry, version_of(registry, copy), text="年满18至75岁")

    [change] = [c for c in amended(former.criteria, later.criteria) if c.fate is not Fate.SAME]
    assert change.fate is Fate.OTHER_WORDING
    assert change.is_same_statement
    assert change.other_words

    [age, *others] = comparison_of_versions(
        registry, later.trial_id, earlier_id=former.id, later_id=later.id
    )
    assert age.change is Change.CHANGED
    assert age.other_words
    assert {other.change for other in others} == {Change.SAME}


def test_splitting_keeps_the_other_wording_whole_and_asks_to_divide_it(registry):
    version = reworded(registry, draft(registry))

    first, second = review.split_criterion(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "I1").id,
        at=len("Age 18 "),
        reason=REASON,
    )

    found = version_of(registry, version.id)
    assert [coded(found, code).other_text for code in ("I1", "I2")] == [AGE, ""]
    assert (coded(found, "I1").id, coded(found, "I2").id) == (first, second)
    [point] = [p for p in found.open_points if p.code == "OTHER_LANGUAGE_TO_DIVIDE"]
    assert point.criterion_id == first


def test_joining_joins_both_wordings(registry):
    version = reworded(registry, reworded(registry, draft(registry)), "I2", "签署同意书")

    review.join_with_next(
        registry, COORDINATOR, criterion_id=coded(version, "I1").id, reason=REASON
    )

    found = version_of(registry, version.id)
    assert coded(found, "I1").other_text == f"{AGE} 签署同意书"
    assert not [p for p in found.open_points if p.code == "OTHER_LANGUAGE_TO_DIVIDE"]


def test_joining_with_one_wording_only_asks_for_the_rest(registry):
    version = reworded(registry, draft(registry))

    review.join_with_next(
        registry, COORDINATOR, criterion_id=coded(version, "I1").id, reason=REASON
    )

    found = version_of(registry, version.id)
    assert coded(found, "I1").other_text == AGE
    assert [p for p in found.open_points if p.code == "OTHER_LANGUAGE_TO_DIVIDE"]


def test_signed_content_names_it_only_where_there_is_one(registry):
    """G3: what was signed before there were two wordings keeps its digest."""
    version = active(registry)
    screening_id = consented(registry, version.trial_id)

    content = content_of(screening_of(registry, screening_id, with_identity=False))
    assert all("other_text" not in item for item in content["criteria"])

    later = reworded(
        registry,
        version_of(registry, copy_version(registry, COORDINATOR, version_id=version.id)),
    )
    bilingual = content_of(
        _on(screening_of(registry, screening_id, with_identity=False), later)
    )
    assert bilingual["criteria"][0]["other_text"] == AGE
    assert digest(bilingual) != digest(content)


def test_a_whole_list_is_pasted_with_its_headings(registry):
    version = draft(registry)
    pasted = f"纳入标准：\n1. {AGE}\n2. 签署同意书\n排除标准：\n1. 妊娠"

    found = pasted_wordings(registry, version.id, pasted)

    changes = {line.code: (line.after, line.change) for line in found.lines}
    assert changes["I1"] == (AGE, Change.NEW)
    assert changes["E1"] == ("妊娠", Change.NEW)
    assert changes["E2"] == ("", Change.GONE)
    review.store_other_wordings(
        registry, COORDINATOR, version_id=version.id, wordings=found.to_store, reason=REASON
    )
    assert coded(version_of(registry, version.id), "E1").other_text == "妊娠"


def test_a_list_is_pasted_line_by_line_with_codes(registry):
    version = reworded(registry, draft(registry), "E1", "怀孕")

    found = pasted_wordings(registry, version.id, f"I1 {AGE}，\n含上下限\nE1: 怀孕\nE9 其他")

    lines = {line.code: line for line in found.lines}
    assert lines["I1"].after == f"{AGE}， 含上下限"
    assert lines["E1"].change is Change.SAME
    assert found.left_over == ("E9 其他",)
    assert list(found.to_store) == [lines["I1"].criterion_id]


def test_a_wording_that_was_not_pasted_stays(registry):
    version = reworded(registry, draft(registry), "E1", "怀孕")

    found = pasted_wordings(registry, version.id, f"I1 {AGE}")

    assert coded(version, "E1").id not in found.to_store


def test_figures_that_differ_are_shown_before_they_are_stored(registry):
    version = draft(registry)

    found = pasted_wordings(registry, version.id, "I1 年龄18至75岁")

    [age] = [line for line in found.lines if line.code == "I1"]
    assert (age.figures.here, age.figures.there) == (("70",), ("75",))
    assert not figures_apart("2 x 10^9/L", "2×10^9/L")


@pytest.mark.parametrize("pasted", ["", "something else", "I77 nothing"])
def test_words_that_fit_no_criterion_are_refused(registry, pasted):
    version = draft(registry)

    with pytest.raises(NothingPasted):
        pasted_wordings(registry, version.id, pasted)


def test_the_words_in_use_are_no_other_wording(registry):
    version = draft(registry)

    with pytest.raises(SameLanguage):
        pasted_wordings(registry, version.id, "I1 Age 18 to 70 years")


def _on(screening, version):
    """Show a screening as if it asked the criteria of another version."""
    items = tuple(
        replace(item, criterion=criterion)
        for item, criterion in zip(screening.checklist.items, version.criteria, strict=True)
    )
    return replace(screening, checklist=replace(screening.checklist, items=items))


def test_a_comparison_shows_what_changed_in_the_other_language(registry):
    former = reworded(registry, draft(registry))
    copy = copy_version(registry, COORDINATOR, version_id=former.id)
    later = reworded(registry, version_of(registry, copy), text="年龄18至75岁")

    [age, *_same] = amendment_lines(amended(former.criteria, later.criteria))
    assert age.state == "Same words; reworded in the other language"
    words = "".join(words for _mark, words in age.pieces)
    assert words.startswith("Age 18 to 70 years  Other language: 年龄18至")
    assert (Mark.ADDED, "75") in age.pieces

    [line, *_others] = compared_lines(
        comparison_of_versions(
            registry, later.trial_id, earlier_id=former.id, later_id=later.id
        )
    )
    assert (Mark.REMOVED, "70") in line.pieces
