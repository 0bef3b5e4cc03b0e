"""The five records of the first site read as expected, field by field and word by word."""

import json

import pytest

from coordinator.records import read
from coordinator.records.as_json import as_json
from tests.records.samples import SHARED, needs_shared

pytestmark = needs_shared

_SEEDS = ("000", "001", "002", "003", "004")
_OPINIONS = frozenset(  # they need a person who knows the field, not the record alone
    [
        "THRESHOLD_DIFFERS_FROM_PUBLICATION",
        "CRITERIA_PARAPHRASED",
        "WRONG_SOCIETY_NAME",
        "WORD_ORDER",
        "WORD_UNCLEAR",
        "MIXED_GROUP",
        "SCOPE_UNCLEAR",
        "GAP_IN_RULE",
        "CONDITION_SUSPECT",
        "POSSIBLE_CONFLICT",
    ]
)
_WORDS_ONLY_A_READER_KNOWS = frozenset(["IgD4RD", "myocardial)"])


def _expected(number):
    seeds = json.loads((SHARED / "seeds" / "expected.json").read_text(encoding="utf-8"))[
        "seeds"
    ]
    return next(seed for seed in seeds if seed["file"].startswith(number))


def _read(file_name):
    (record,) = read((SHARED / "seeds" / file_name).read_bytes(), file_name)
    return as_json(record)


def _bare(criterion):
    kept = {key: criterion[key] for key in ("marker", "text")}
    return kept | {"children": [_bare(child) for child in criterion["children"]]}


@pytest.mark.parametrize("number", _SEEDS)
def test_a_seed_reads_as_expected(number):
    expected = _expected(number)
    found = _read(expected["file"])
    for name in ("inclusion", "exclusion"):
        assert [_bare(criterion) for criterion in found[name]] == expected[name]
    for name, value in expected.items():
        if name not in {"inclusion", "exclusion", "warnings"}:
            assert found[name] == value, name
    assert found["not_placed"] == []


@pytest.mark.parametrize("number", _SEEDS)
def test_a_seed_raises_the_warnings_that_the_record_itself_gives_cause_for(number):
    expected = _expected(number)
    found = [
        (warning["code"], warning["where"], " ".join(warning["quote"].split()))
        for warning in _read(expected["file"])["warnings"]
    ]
    for wanted in expected["warnings"]:
        if wanted["code"] in _OPINIONS or wanted["quote"] in _WORDS_ONLY_A_READER_KNOWS:
            continue
        assert any(
            code == wanted["code"] and where == wanted["where"] and wanted["quote"] in quote
            for code, where, quote in found
        ), wanted


@pytest.mark.parametrize("number", _SEEDS)
def test_no_lost_sign_is_seen_where_none_was_lost(number):
    expected = _expected(number)
    wanted = [w["where"] for w in expected["warnings"] if w["code"] == "LOST_SIGN"]
    found = [
        w["where"] for w in _read(expected["file"])["warnings"] if w["code"] == "LOST_SIGN"
    ]
    assert sorted(found) == sorted(wanted)
