"""What names a subject is found in what people typed, however it is written (P1)."""

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
        *("王大明", "王 大 明"),
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
