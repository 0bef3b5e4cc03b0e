from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator.forms.linebreaking import HARD_END, NOT_AT_END, NOT_AT_START, LineBreaker
from coordinator.forms.typeface import Weight, typeface

SIZE = 10
BREAKER = LineBreaker(typeface(Weight.REGULAR))
EM = SIZE  # a Chinese character is as wide as the type is high


def broken(text, measure):
    return [line.rstrip() for line in BREAKER.lines(text, SIZE, measure)]


def width(line):
    return typeface(Weight.REGULAR).width(line, SIZE)


chinese = st.text("患者年龄岁以上签署知情同意书狼疮肾炎活动指数", min_size=1, max_size=12)
latin = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
figures = st.from_regex(r"[<≥]?[1-9][0-9]?(\.[0-9])?( (mg/dL|years|%))?", fullmatch=True)
closing = st.sampled_from(
    [",", ".", "，", "。", "）", "”", "、", "；", " ", "", "%", ")", "：", "！"]
)
opening = st.sampled_from(["", "", "（", "“", "(", "《", " "])
sentences = st.lists(st.tuples(opening, chinese | latin | figures, closing), max_size=40).map(
    lambda found: "".join("".join(piece) for piece in found)
)


@settings(deadline=None)  # the first example loads the typeface
@given(st.text(max_size=300), st.floats(EM, 400))
def test_no_character_is_lost_or_added(text, measure):
    assert "".join(BREAKER.lines(text, SIZE, measure)) == HARD_END.sub("", text)


@settings(deadline=None)  # the first example loads the typeface
@given(st.text(max_size=300), st.floats(2 * EM, 400))
def test_no_line_is_wider_than_the_measure(text, measure):
    for line in broken(text, measure):
        assert width(line) <= measure + 1e-6


@settings(deadline=None)  # the first example loads the typeface
@given(sentences, st.floats(20 * EM, 60 * EM))
def test_no_line_begins_or_ends_with_forbidden_punctuation(text, measure):
    rows = broken(text, measure)

    for before, after in pairwise(rows):
        assert not after or after[0] not in NOT_AT_START
        assert not before or before[-1] not in NOT_AT_END


@pytest.mark.parametrize(
    "words", ["20 mg/day", "≥ 18 years", "10^9/L", "3.0 × 10^9/L", "24周", "2 %"]
)
@pytest.mark.parametrize("lead", range(0, 120, 7))
def test_a_number_and_its_unit_stay_together(words, lead):
    text = "x" * (lead // 7) + f" given at {words} or more"

    assert any(words in line for line in broken(text, 120))


def test_latin_words_stay_whole():
    text = "hydroxychloroquine prednisone azathioprine belimumab"

    assert broken(text, 95) == text.split()


def test_chinese_breaks_between_characters_but_not_before_a_comma():
    assert broken("系统性红斑狼疮，活动", 7 * EM) == ["系统性红斑狼", "疮，活动"]


def test_an_opening_quote_goes_with_what_it_opens():
    assert broken("患者自愿签“同意书”", 6 * EM) == ["患者自愿签", "“同意书”"]


def test_a_long_compound_is_parted_after_its_hyphen():
    assert broken("non-steroidal", width("non-steroi")) == ["non-", "steroidal"]


def test_a_sign_of_comparison_is_not_parted_from_its_figure():
    assert broken("score of SLEDAI ≥ 8", width("score of SLEDAI ≥ ")) == [
        "score of SLEDAI",
        "≥ 8",
    ]


def test_what_is_wider_than_a_line_is_cut_after_a_sign_where_it_has_one():
    rows = broken("example.org/a/rather/long/path?with=many&more=parts", 120)

    assert all(row[-1] in "/?&=." for row in rows[:-1])


def test_typed_line_ends_are_kept_as_line_ends():
    assert broken("first\r\nsecond\n\nfourth", 200) == ["first", "second", "", "fourth"]


def test_a_combining_accent_stays_with_its_letter():
    text = "e\u0301" * 200

    assert all(not line.startswith("\u0301") for line in broken(text, 100))


def test_ten_thousand_characters_without_a_space_are_cut_in_good_time():
    rows = broken("9" * 10_000, 214)

    assert len(rows) == pytest.approx(10_000 / (214 / width("9")), rel=0.05)
