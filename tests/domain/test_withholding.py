"""What names a subject is found in what people typed, however it is written (P1)."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.domain.subject import Identity
from coordinator.domain.withholding import withholding

IDENTITY = Identity("Mary O'Hara", "H-4711", date(1983, 4, 1), "13800000000", "王大明")


@pytest.mark.parametrize(
    "words",
    [
        *("1983-04-01", "19830401", "1983 04 01", "1983/4/1", "1983.04.01", "1983年4月1日"),
        *("01.04.1983", "1/4/1983", "4/1/1983", "1 April 1983", "1st Apr. 1983", "01-APR-1983"),
        *("April 1, 1983", "apr 01 1983", "1983 年 04 月 01 日"),
        *("Mary O'Hara", "O'HARA MARY", "mary  o'hara", "h4711", "H 4711", "138-0000-0000"),
        *(
            "王大明",
            "王 大 明",
            "O'Hara, Mary",
            "Ｈ－４７１１",
            "１９８３．０４．０１",
            "Mary O’Hara",
        ),
    ],
)
def test_it_is_withheld_however_it_is_written(words):
    assert withholding(IDENTITY)(f"seen: {words}, page 3") == "seen: [withheld], page 3"


@pytest.mark.parametrize(
    "words",
    [
        *("1983-04-11", "11983-04-01", "1983-04-012", "1984-04-01", "11 April 1983", "1983"),
        *("April 1, 1984", "41983", "H-47110", "XH-4711", "ALT 1.4 × ULN in 1983", "王大"),
    ],
)
def test_what_only_resembles_it_stays(words):
    assert withholding(IDENTITY)(words) == words


def test_a_dot_between_the_parts_of_a_name_is_any_dot_or_none():
    """P1: names of minorities are written with a dot, and there are many dots"""
    withheld = withholding(replace(IDENTITY, name="买买提·阿不都"))

    for words in ("买买提•阿不都", "买买提・阿不都", "买买提 阿不都", "买买提阿不都"):
        assert withheld(f"见{words}病历") == "见[withheld]病历"


def test_of_several_subjects_each_is_withheld():
    """P1"""
    others = [replace(IDENTITY, name=f"Zoe Q{n}uinn", hospital_number="") for n in range(300)]

    withheld = withholding(IDENTITY, *others)

    assert withheld("Q7uinn Zoe and h-4711, not Q300uinn") == (
        "[withheld] and [withheld], not Q300uinn"
    )


@pytest.mark.parametrize("nothing", ["", "-", "--", "无", "·"])
def test_a_sign_that_stands_for_no_number_hides_nothing(nothing):
    identity = replace(IDENTITY, hospital_number=nothing, telephone=nothing, guardian_name="")
    words = "value -- none, 无异常 · twice"

    assert withholding(identity)(words) == words
