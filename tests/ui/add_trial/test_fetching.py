"""A record fetched by its number, from a server on loopback that answers as servers do."""

import json
import socket
from dataclasses import replace

import pytest

from coordinator.commands.site import change_site
from coordinator.queries.trials import source_of, trials_of, versions_of
from tests.builders import COORDINATOR, SITE
from tests.test_fetching import sends, server

NUMBER = "NCT90000017"
STUDY = {
    "protocolSection": {
        "identificationModule": {"nctId": NUMBER, "briefTitle": "Tea and cold hands"},
        "eligibilityModule": {
            "eligibilityCriteria": (
                "Inclusion Criteria:\n\n* Age 18 to 70 years\n* Cold hands\n\n"
                "Exclusion Criteria:\n\n* Pregnancy"
            )
        },
    }
}
WHOLE = json.dumps(STUDY).encode()


@pytest.fixture
def fetching_from(registry):
    def fetching_from(address):
        change_site(registry, COORDINATOR, site=replace(SITE, fetch_address=address))

    return fetching_from


def test_without_the_sites_word_nothing_can_be_fetched_and_it_is_said_where(open_page):
    _presenter, robot = open_page()

    assert not robot.shows("registry_number")
    assert robot.shows("fetching_off")


def test_a_record_is_fetched_by_number_and_keeps_where_it_came_from(
    open_page, registry, fetching_from, after, qtbot
):
    with server(sends(body=WHOLE)) as (address, asked):
        fetching_from(address)
        presenter, robot = open_page()
        robot.type_number("nct90000017")

        after(presenter, robot.press, "Return")

        assert robot.rows == [("NCT90000017.json", NUMBER, "New")]
        assert robot.number == ""
        assert trials_of(registry) == ()
        with qtbot.waitSignal(presenter.review_wanted):
            robot.click("act")

    version = versions_of(registry, trials_of(registry)[0].trial.id)[0]
    kept = source_of(registry, version.source_id).file_name
    assert kept == address + asked[0].removeprefix("/api/v2")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (sends(404, b"{}"), "127.0.0.1 has no record NCT90000017. Check the digits."),
        (sends(500, b"oops"), "it answered with status 500"),
        (sends(body=WHOLE[:40]), "what it sent is not a record"),
        (sends(body=b'{"studies": []}'), "is not a trial record"),
    ],
)
def test_what_goes_wrong_is_said_beside_the_number_which_stays(
    open_page, fetching_from, qtbot, answer, said
):
    with server(answer) as (address, _asked):
        fetching_from(address)
        _presenter, robot = open_page()
        robot.type_number(NUMBER)

        robot.press("Return")
        qtbot.waitUntil(lambda: said in robot.number_note)

    assert robot.number == NUMBER
    assert robot.rows == []
    assert not robot.shows("progress")


def test_what_is_no_number_is_told_at_once(open_page, fetching_from, qtbot):
    fetching_from("http://127.0.0.1:9")
    _presenter, robot = open_page()
    robot.type_number("ChiCTR1900025376")

    robot.click("fetch")

    qtbot.waitUntil(lambda: "is not a number of ClinicalTrials.gov" in robot.number_note)


def test_an_answer_that_never_comes_is_not_waited_for_once_dropped(
    open_page, fetching_from, desk_is_idle
):
    """Closing the desk waits for what is under way: that must not be the silent server."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        fetching_from(f"http://127.0.0.1:{silent.getsockname()[1]}")
        _presenter, robot = open_page()
        robot.type_number(NUMBER)
        robot.press("Return")
        assert robot.shows("progress")
        assert not robot.can("fetch")

        robot.cancel()
        desk_is_idle()

        assert not robot.shows("progress")
        assert robot.can("fetch")
        assert robot.number == NUMBER
        assert robot.rows == []
