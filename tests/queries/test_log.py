"""The screening log, without what identifies (P1), page by page."""

from datetime import timedelta
from itertools import product

import pytest

from coordinator.commands.decisions import decide
from coordinator.domain.log import LogFilter, LogOrder
from coordinator.domain.screening import OPEN_STATES, Outcome, State
from coordinator.queries.log import log_count, log_page, log_rows
from coordinator.queries.today import today_of
from tests.builders import (
    COORDINATOR,
    TODAY,
    active,
    answered,
    consented,
    subject,
)


@pytest.fixture
def trial_id(registry):
    """A trial with five screenings: 07001 to 07005, the last one failed."""
    version = active(registry)
    for number in range(5):
        known = subject(registry, f"林{number}", hospital_number=f"H-{number}")
        day = TODAY - timedelta(number % 3)
        screening_id = consented(registry, version.trial_id, known, given_on=day)
    answered(registry, screening_id, E2="yes")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    return version.trial_id


def numbers(rows):
    return [row.screening_number for row in rows]


def by_pages(registry, wanted):
    """Read the log two rows at a time."""
    found, after = [], ""
    while True:
        page = log_page(registry, wanted, after=after, limit=2)
        found += numbers(page.rows)
        after = page.next
        if not after:
            return found


# The log of a test takes long to make, and no question changes it: so each test asks them all.
def test_pages_by_key_are_the_whole_log_in_order(registry, trial_id):
    for order, descending in product(LogOrder, (True, False)):
        wanted = LogFilter(order=order, descending=descending)
        found = by_pages(registry, wanted)

        assert found == numbers(log_page(registry, wanted).rows), wanted
        assert len(set(found)) == 5, wanted


def test_the_log_is_filtered_and_searched(registry, trial_id):
    """P1: names find a screening only for who may see them."""
    asked = [
        ({}, 5),
        ({"words": "0700"}, 5),
        ({"words": "07003"}, 1),
        ({"words": "lx"}, 5),
        ({"words": "tea"}, 5),
        ({"words": "林3"}, 0),
        ({"words": "林3", "with_identity": True}, 1),
        ({"words": "h-4", "with_identity": True}, 1),
        ({"words": "%"}, 0),
        ({"states": (State.CONSENTED,)}, 4),
        ({"states": (State.AWAITING_INVESTIGATOR,)}, 1),
        ({"consented_from": TODAY}, 2),
        ({"consented_until": TODAY - timedelta(1)}, 3),
        ({"trial_id": 999}, 0),
    ]

    for said, count in asked:
        wanted = LogFilter(**said)
        assert len(log_page(registry, wanted).rows) == count, said
        assert log_count(registry, wanted) == count, said
        assert len(log_rows(registry, wanted)) == count, said


def test_pages_of_what_fits_are_all_that_fits_in_order(registry, trial_id):
    """Each way to fit is asked for by itself: none is lost and none comes twice."""
    ways = [
        {"states": OPEN_STATES},
        {"words": "lx"},
        {"words": "0700", "states": OPEN_STATES, "with_identity": True},
        {"words": "tea", "trial_id": 1},
    ]

    for order, said in product(LogOrder, ways):
        wanted = LogFilter(order=order, **said)
        fitting = {row.screening_number for row in log_rows(registry, wanted)}
        in_order = numbers(log_page(registry, LogFilter(order=order)).rows)
        found = by_pages(registry, wanted)

        assert found == [number for number in in_order if number in fitting], wanted
        assert len(found) == log_count(registry, wanted) == 5, wanted


def test_a_row_tells_nothing_that_identifies(registry, trial_id):
    """P1"""
    rows = repr(log_rows(registry, LogFilter()))

    assert "林" not in rows
    assert "H-" not in rows
    assert "1983" not in rows


def test_a_row_tells_how_the_screening_stands(registry, trial_id):
    [failed] = log_rows(registry, LogFilter(words="07005"))
    [waiting] = log_rows(registry, LogFilter(words="07001"))

    assert (failed.failed, failed.age, failed.sex) == (("E2",), 43, "female")
    assert waiting.open_count == 4


def test_today_says_what_needs_whom(registry, trial_id):
    today = today_of(registry, day=TODAY)

    assert today.open_total == 5
    assert [line.screening_number for line in today.unsigned] == ["07005"]
    assert today.waiting == ()
    assert {line.next_step for line in today.open} == {"I1"}
    assert [(line.asked, line.decided) for line in today.open] == [(4, 0)] * 4
    assert today.recruitment[0].enrolled == 0
