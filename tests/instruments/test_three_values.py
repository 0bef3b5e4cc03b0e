"""What is not known (A5): a result that is given never turns when more is entered."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator.domain.instrument import ItemKind
from coordinator.domain.logic import Truth
from coordinator.domain.worksheet import Entry, Findings
from coordinator.instruments.engine import compute
from coordinator.instruments.library import instrument, names
from coordinator.instruments.sheet import FindingsContradict
from tests.instruments.sheets import outcome_of, result_of


def answers_to(item):
    """All sorts of answers to an item, also of those that decide."""
    match item.kind:
        case ItemKind.YES_NO:
            values = st.booleans()
        case ItemKind.CHOICE:
            values = st.sampled_from([choice.value for choice in item.choices])
        case ItemKind.DAY:
            return st.nothing()
        case ItemKind.TEXT:
            values = st.just("1")
        case _:
            values = numbers_for(item)
    entered = values.map(lambda value: Entry(item.key, value, str(value)))
    if item.kind is ItemKind.NUMBER:
        bounds = st.tuples(numbers_for(item), st.sampled_from(["<", ">"]))
        entered |= bounds.map(lambda bound: Entry(item.key, bound[0], str(bound), bound[1]))
    return entered | st.just(Entry(item.key, None, "not done", is_undone=True))


def numbers_for(item):
    limits = item.limits
    low = max(limit for limit in (limits.low, limits.above, Decimal(0)) if limit is not None)
    low += Decimal("0.01") if limits.above is not None else 0
    high = Decimal(400) if limits.high is None else limits.high
    places = 0 if item.kind is ItemKind.INTEGER else 2
    return st.decimals(low, high, places=places, allow_nan=False)


@st.composite
def sheets(draw):
    """Draw an instrument, some of its findings, and more of them."""
    name = draw(st.sampled_from(names()))
    asked = instrument(name)
    items = [i for i in asked.items if i.kind is not ItemKind.DAY and i.preset is None]
    keys = draw(st.sets(st.sampled_from([item.key for item in items])))
    entries = [draw(answers_to(item)) for item in items if item.key in keys]
    kept = draw(st.lists(st.booleans(), min_size=len(entries), max_size=len(entries)))
    fewer = tuple(entry for entry, keep in zip(entries, kept, strict=True) if keep)
    return name, fewer, tuple(entries), draw(st.booleans())


@settings(max_examples=400, deadline=None)
@given(sheets())
def test_entering_more_never_contradicts_what_was_said(drawn):
    """A5: for every instrument, TRUE and FALSE stay; numbers and categories only narrow."""
    name, fewer, more, rest = drawn
    asked = instrument(name)
    try:
        before = compute(asked, Findings(fewer))
        after = compute(asked, Findings(more, rest_is_absent=rest))
    except FindingsContradict:
        return
    for early, late in zip(before.outcomes, after.outcomes, strict=True):
        if early.withheld or late.withheld:
            assert early.withheld in {"", late.withheld}
            assert not early.is_settled
            continue
        if early.truth is not None and early.truth is not Truth.UNKNOWN:
            assert late.truth is early.truth
        assert set(late.possible) <= set(early.possible)
        assert early.low is None or (late.low is not None and early.low <= late.low)
        assert early.high is None or (late.high is not None and late.high <= early.high)


@settings(max_examples=200, deadline=None)
@given(sheets())
def test_an_open_result_names_what_would_decide_it(drawn):
    name, fewer, _more, _rest = drawn
    try:
        result = compute(instrument(name), Findings(fewer))
    except FindingsContradict:
        return
    for outcome in result.outcomes:
        if not outcome.is_settled and not outcome.withheld:
            assert outcome.open_items
        elif outcome.is_settled:
            assert outcome.open_items == ()


@pytest.mark.parametrize("name", names())
def test_nothing_entered_settles_nothing_and_everything_absent_raises_no_criterion(name):
    assert not any(outcome.is_settled for outcome in result_of(name).outcomes)
    for outcome in result_of(name, rest=True).outcomes:
        assert outcome.truth is not Truth.TRUE


def test_a_missing_item_that_cannot_matter_leaves_the_result_standing():
    said = dict.fromkeys(["malar", "photosensitivity", "arthritis", "ana"], True)

    assert outcome_of("sle-acr-1997", "met", said).truth is Truth.TRUE
    assert outcome_of("sle-acr-1997", "criteria_met", said).shown == "4 to 11 of 11"


def test_a_reported_bound_settles_a_rule_it_decides_and_no_other():
    """The sign of a report is never dropped."""
    below, unclear = {"urine_protein": "<0.1"}, {"urine_protein": "<0.8"}
    parts = {"dipstick": False, "casts": False}
    others = dict.fromkeys(["malar", "discoid", "photosensitivity"], True)
    items = ("oral_ulcers", "arthritis", "serositis", "neurologic", "haematologic")
    rest = dict.fromkeys((*items, "immunologic", "ana"), False)

    def met(said):
        return outcome_of("sle-acr-1997", "met", {**said, **parts, **others, **rest})

    assert met(below).truth is Truth.FALSE
    assert met(unclear).truth is Truth.UNKNOWN
    assert met(unclear).open_items == ("urine_protein", "renal")
    assert met({"urine_protein": "<0.5"}).truth is Truth.FALSE
    assert met({"urine_protein": ">=0.5"}).truth is Truth.UNKNOWN
    assert met({"urine_protein": ">0.5"}).truth is Truth.TRUE


def test_an_item_entered_against_its_own_parts_is_refused():
    with pytest.raises(FindingsContradict, match="7 Renal disorder"):
        result_of("sle-acr-1997", {"urine_protein": 2, "renal": False})


def test_an_item_entered_as_a_whole_needs_no_parts():
    assert outcome_of("sle-acr-1997", "criteria_met", "renal", rest=True).value == 1


def test_decimals_are_exact_at_the_cut_off():
    said = {"sledai_base": 12, "sledai_visit": 8, "new_bilag_a": 0, "new_bilag_b": 0}
    visit = {"pga_base": "1.0", "pga_visit": "1.3"}

    assert outcome_of("sri-4", "responder", {**said, **visit}).truth is Truth.FALSE


def test_the_working_names_what_added_up():
    said = {"look_back": "10", "arthritis": True, "complement": True}
    working = result_of("sledai-2k", said, rest=True).working

    assert working == "SLEDAI-2K: Arthritis 4 + Low complement 2 = 6."


def test_the_working_names_what_would_decide():
    said = {"i1_organ": True, "igg4": 200}

    assert result_of("igg4-cdc-2011", said).working.startswith(
        "Present: Characteristic diffuse or localised swelling or masses in one or more organs"
    )
    assert "definite (1+2+3) or possible (1+2); it depends on: Marked infiltration" in (
        result_of("igg4-cdc-2011", said).working
    )
