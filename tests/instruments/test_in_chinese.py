"""Worksheets say their words in Chinese; what they compute and what is kept is the same."""

from dataclasses import replace

import pytest

from coordinator.domain.filled_worksheet import note_words
from coordinator.domain.instrument import Confidence
from coordinator.instruments.engine import compute
from coordinator.instruments.entering import NotAnAnswer, Rating, findings_of
from coordinator.instruments.keeping import kept_of
from coordinator.instruments.library import instrument
from coordinator.languages import Language, catalogue_of
from coordinator.text import _, speaking

CHINESE = catalogue_of(Language.CHINESE)
SAID = {"arthritis": "yes", "rash": "yes", "look_back": "28"}


def computed(name, said):
    asked = instrument(name)
    findings = findings_of(asked, said, Rating(rest_is_absent=True))
    return asked, findings, compute(asked, findings)


def test_a_result_is_the_same_in_both_languages():
    _asked, _findings, english = computed("sledai-2k", SAID)
    with speaking(CHINESE):
        _asked, _findings, chinese = computed("sledai-2k", SAID)

    assert [one.value for one in chinese.outcomes] == [one.value for one in english.outcomes]
    assert "关节炎" in chinese.working
    assert "Arthritis" in english.working


def test_yes_and_no_can_be_said_in_chinese():
    with speaking(CHINESE):
        _asked, findings, _result = computed("sledai-2k", {"arthritis": "是", "rash": "否"})
        with pytest.raises(NotAnAnswer, match="是、否"):
            computed("sledai-2k", {"arthritis": "也许"})

    assert [entry.value for entry in findings.entries] == [True, False]


def test_what_is_kept_is_english_and_reads_as_it_was_shown():
    with speaking(CHINESE):
        kept = kept_of(
            *computed(
                "igg4-cdc-2011",
                {"i1_organ": "是", "igg4": "2.1 g/L", "i3a_infiltrate": "not done"},
            )
        )
        shown = computed(
            "igg4-cdc-2011", {"i1_organ": "是", "igg4": "2.1 g/L", "i3a_infiltrate": "not done"}
        )[2]
        outcomes = [(_(one.shown), one.shown) for one in kept.outcomes]
        said = [one.shown for one in shown.outcomes]
    lines = {line.key: line.said for line in kept.lines}

    assert lines["i1_organ"] == "yes"
    assert [words for words, _kept in outcomes] == said
    assert all(english.isascii() for _words, english in outcomes)


def test_an_answer_that_is_known_only_is_named_in_chinese():
    asked = instrument("nyha")
    [item] = [each for each in asked.items if each.choices]
    doubted = replace(item.choices[0], confidence=Confidence.KNOWN)
    doubtful = replace(item, confidence=Confidence.VERIFIED, choices=(doubted,))

    [named] = replace(asked, confidence=Confidence.VERIFIED, items=(doubtful,)).unverified

    with speaking(CHINESE):
        assert note_words(named) == f"{_(item.title)}：{_(doubted.title)}"
        assert note_words(named) != named
    assert note_words(named) == named
