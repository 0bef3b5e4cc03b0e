"""Fetching from a server on loopback that answers rightly, slowly, wrongly, partly, never."""

import json
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from coordinator.domain.site import AddressUnusable
from coordinator.fetching import (
    NoSuchRecord,
    NotARegistryNumber,
    RecordNotFetched,
    fetch_record,
)

RECORD = {"protocolSection": {"identificationModule": {"nctId": "NCT90000017"}}}
BODY = json.dumps(RECORD).encode()


@contextmanager
def server(answer):
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            answer(self)

        def log_message(self, *_words):
            """Say nothing: the tests ask what was asked."""

    asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}/api/v2", asked
        finally:
            running.shutdown()
            thread.join()


def sends(status=200, body=BODY, announced=None):
    def answer(request):
        request.send_response(status)
        request.send_header("Content-Length", str(announced or len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def test_a_record_comes_as_it_is_with_where_it_lies():
    with server(sends()) as (address, asked):
        found = fetch_record(" nct 90000017", address)

    assert found.data == BODY
    assert found.file_name == "NCT90000017.json"
    assert asked == ["/api/v2/studies/NCT90000017?format=json"]
    assert found.address.endswith(asked[0])


@pytest.mark.parametrize("number", ["", "NCT123", "ChiCTR1900025376", "NCT90000017/../x"])
def test_what_is_no_number_is_not_asked_for(number):
    with server(sends()) as (address, asked):
        with pytest.raises(NotARegistryNumber):
            fetch_record(number, address)
        assert asked == []


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "ftp://x", "https://"])
def test_only_web_addresses_are_used(address):
    with pytest.raises(AddressUnusable):
        fetch_record("NCT90000017", address)


def test_a_number_that_is_not_there_is_told_apart_from_a_fault():
    with server(sends(404, b"{}")) as (address, _), pytest.raises(NoSuchRecord):
        fetch_record("NCT90000017", address)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (sends(500, b"oops"), "status 500"),
        (sends(body=b"<html>sign in to the network</html>"), "not a record"),
        (sends(body=BODY[:20], announced=len(BODY)), "only in part"),
        (sends(body=BODY[:20]), "not a record"),
        (lambda request: request.connection.close(), "no connection|only in part"),
    ],
)
def test_a_wrong_answer_is_told_and_gives_no_record(answer, why):
    with server(answer) as (address, _), pytest.raises(RecordNotFetched, match=why):
        fetch_record("NCT90000017", address, patience=5)


def test_an_answer_that_never_comes_is_not_waited_for():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(RecordNotFetched, match="in time"):
            fetch_record("NCT90000017", address, patience=0.3)


def test_an_answer_that_drips_is_bounded_as_a_whole():
    def drip(request):
        request.send_response(200)
        request.end_headers()
        try:
            while True:
                request.wfile.write(b" ")
                request.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    with server(drip) as (address, _), pytest.raises(RecordNotFetched, match="in time"):
        fetch_record("NCT90000017", address, patience=0.5)


def test_without_a_network_it_says_so():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(RecordNotFetched, match="no connection"):
        fetch_record("NCT90000017", f"http://127.0.0.1:{port}", patience=2)


def test_a_record_that_is_not_wanted_any_more_is_dropped():
    with server(sends()) as (address, _), pytest.raises(RecordNotFetched):
        fetch_record("NCT90000017", address, is_wanted=lambda: False)
