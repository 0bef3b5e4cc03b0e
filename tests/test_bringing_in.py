"""Bringing in records beside any screen: what is told, what is kept, when it stops."""

import json
import socket

import pytest

from coordinator.bringing_in import readings_fetched, readings_of_files, with_known
from coordinator.domain.reading import ReadingState
from tests.builders import draft, record
from tests.test_fetching import sends, server


class NobodyWaits(Exception):
    """Raised by whoever is told how far the work is, and does not want it any more."""


def study(number):
    criteria = "Inclusion Criteria:\n\n* Adult\n\nExclusion Criteria:\n\n* Pregnancy"
    return {
        "protocolSection": {
            "identificationModule": {"nctId": f"NCT{number:08}", "briefTitle": "Tea"},
            "eligibilityModule": {"eligibilityCriteria": criteria},
        }
    }


def test_it_is_told_how_many_records_were_read_so_far(tmp_path):
    path = tmp_path / "many.json"
    path.write_text(json.dumps([study(number) for number in range(20)]), "utf-8")
    told = []

    found = readings_of_files(lambda _fraction, what: told.append(what), [path])

    assert len(found) == 20
    assert told == [
        "Reading many.json",
        "Reading many.json: 8 records so far",
        "Reading many.json: 16 records so far",
    ]


def test_what_was_read_before_a_file_breaks_off_is_kept_beside_the_refusal(tmp_path):
    path = tmp_path / "broken.jsonl"
    lines = [json.dumps(study(1)), json.dumps(study(2)), '{"protocolSection": {']
    path.write_text("\n".join(lines), "utf-8")

    found = readings_of_files(lambda _fraction, _what: None, [path])

    assert [reading.registry_id for reading in found] == ["NCT00000001", "NCT00000002", ""]
    assert found[-1].state is ReadingState.REFUSED
    assert "cut off or broken" in found[-1].error.what_happened


def test_reading_stops_when_nobody_waits(tmp_path):
    path = tmp_path / "many.json"
    path.write_text(json.dumps([study(number) for number in range(20)]), "utf-8")
    told = []

    def report(_fraction, what):
        told.append(what)
        if "records" in what:
            raise NobodyWaits

    with pytest.raises(NobodyWaits):
        readings_of_files(report, [path, path])
    assert len(told) == 2


def test_a_silent_server_holds_up_nobody_who_stopped_waiting():
    def report(_fraction, _what):
        raise NobodyWaits

    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NobodyWaits):
            readings_fetched(report, "NCT90000017", address)


def test_a_fetched_record_names_the_address_it_came_from():
    with server(sends(body=json.dumps(study(7)).encode())) as (address, _asked):
        [reading] = readings_fetched(lambda _f, _w: None, "NCT00000007", address)

    assert reading.file_name == "NCT00000007.json"
    assert reading.record.source.file_name == f"{address}/studies/NCT00000007?format=json"


def test_many_records_are_looked_up_among_the_trials_at_once(registry, tmp_path):
    draft(registry, known=record("I1 Adult", title="Tea"))
    path = tmp_path / "many.json"
    path.write_text(json.dumps([study(99990001), study(5)]), "utf-8")
    found = readings_of_files(lambda _fraction, _what: None, [path])

    known = with_known(registry, found)

    assert [reading.state for reading in known] == [ReadingState.KNOWN, ReadingState.NEW]
