"""What an amendment changes, criterion by criterion (S4)."""

from datetime import UTC, date, datetime

from coordinator.domain.amendment import Fate, amended
from coordinator.domain.amendment_words import (
    amendment_lines,
    amendment_name,
    amendment_summary,
    use_words,
)
from coordinator.domain.comparison import Mark
from coordinator.domain.criterion import Combination
from coordinator.domain.protocol import ProtocolVersion, VersionState
from tests.domain.facts import age_check, criterion

AGE = criterion("I1", "Age 18 to 70 years")
CONSENT = criterion("I2", "Written informed consent")
FEVER = criterion("E1", "Fever")
INFECTION = criterion("E2", "Active infection")
ALL = (AGE, CONSENT, FEVER, INFECTION)


def fates(before, after):
    return [
        (
            found.before.code if found.before else "",
            found.after.code if found.after else "",
            found.fate.value,
        )
        for found in amended(before, after)
    ]


def test_what_is_equal_is_the_same_also_under_another_number():
    """S4"""
    added = criterion("E1", "Gout")
    after = (AGE, CONSENT, added, criterion("E2", "Fever"), criterion("E3", INFECTION.text))

    assert fates(ALL, after) == [
        ("I1", "I1", "same"),
        ("I2", "I2", "same"),
        ("", "E1", "added"),
        ("E1", "E2", "same"),
        ("E2", "E3", "same"),
    ]


def test_what_is_reworded_is_marked_word_by_word():
    """S4"""
    [found, *_rest] = amended(ALL, (criterion("I1", "Age 18 to 60 years"), *ALL[1:]))

    assert found.fate is Fate.REWORDED
    assert not found.is_same_statement
    assert found.words == (
        (Mark.KEPT, "Age 18 to "),
        (Mark.REMOVED, "70"),
        (Mark.ADDED, "60"),
        (Mark.KEPT, " years"),
    )


def test_what_is_gone_stands_where_it_stood():
    """S4"""
    assert fates(ALL, (AGE, FEVER, INFECTION)) == [
        ("I1", "I1", "same"),
        ("I2", "", "removed"),
        ("E1", "E1", "same"),
        ("E2", "E2", "same"),
    ]


def test_what_stands_in_another_place_has_moved_and_states_the_same():
    """S4"""
    after = (AGE, CONSENT, criterion("E1", INFECTION.text), criterion("E2", "Fever"))

    changes = amended(ALL, after)

    assert sorted(change.fate for change in changes[2:]) == [Fate.MOVED, Fate.SAME]
    assert all(change.is_same_statement for change in changes)


def test_on_the_other_list_the_same_words_state_something_else():
    """S4, A2"""
    changes = amended(ALL, (AGE, CONSENT, criterion("I3", "Fever"), INFECTION))

    [moved] = [found for found in changes if found.before is FEVER]
    assert moved.fate is Fate.MOVED
    assert not moved.is_same_statement
    assert "now an inclusion criterion" in amendment_lines([moved])[0].state


def test_other_checks_alone_are_told_apart_from_other_words():
    """S4, A6"""
    before = criterion("I1", "Adults", checks=(age_check(18, 70),))
    after = criterion("I1", "Adults", checks=(age_check(18, 60),))

    [found] = amended((before,), (after,))
    [line] = amendment_lines([found])

    assert (found.fate, found.is_same_statement) == (Fate.CHECKS, True)
    assert [mark for mark, _words in line.pieces] == ["kept", "kept", "removed", "added"]
    assert "70" in line.pieces[2][1]
    assert "60" in line.pieces[3][1]


def test_a_part_states_what_it_states_below_the_same_words():
    """S4, A5"""

    def whole(words, part="Rash"):
        parts = (criterion("I1.1", part),)
        return criterion("I1", words, parts=parts, combination=Combination.ANY)

    [_above, part] = amended((whole("Lupus with:"),), (whole("Active lupus with:"),))

    assert part.fate is Fate.SAME
    assert not part.is_same_statement


def test_a_criterion_answered_as_a_whole_states_its_parts_too():
    """S4, A5"""

    def read(part):
        return criterion("I1", "Lupus with:", parts=(criterion("I1.1", part),))

    [above, *_parts] = amended((read("Rash"),), (read("Fever"),))

    assert above.fate is Fate.SAME
    assert not above.is_same_statement


def test_the_summary_counts_and_leaves_out_what_there_is_none_of():
    after = (criterion("I1", "Age 18 to 60 years"), CONSENT, criterion("E1", "Gout attack"))

    assert (
        amendment_summary(amended(ALL, after))
        == "1 the same · 1 reworded · 1 added · 2 removed"
    )


def test_a_version_says_whether_and_since_when_it_is_used():
    def told(state, **said):
        return use_words(ProtocolVersion(1, 1, "NCT1", "TEA-204", "3.0", None, state, **said))

    day = date(2026, 12, 1)
    at = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    assert told(VersionState.DRAFT) == "in review: not in use"
    assert told(VersionState.PLANNED, activates_on=day, planned_by="Li Na") == (
        "planned by Li Na: used from 2026-12-01 on"
    )
    assert told(VersionState.ACTIVE, activates_on=day, activated_at=at) == (
        "in use since 2026-12-01"
    )
    assert told(VersionState.SUPERSEDED, activated_at=at) == (
        "was in use from 2026-12-03 on; superseded"
    )


def test_an_amendment_is_called_by_the_sponsors_name_where_it_is_known():
    version = ProtocolVersion(1, 1, "NCT1", "TEA-204", "3.0", None, VersionState.ACTIVE)
    assert amendment_name(version) == "TEA-204 v3.0"
