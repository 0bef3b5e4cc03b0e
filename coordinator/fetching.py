"""Fetching a registry record by its number, where the site has switched it on.

Nothing here is called but by a person's own act; without a network it says so and no more.
"""

import http.client
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

from coordinator.domain.errors import Refused, Unavailable
from coordinator.domain.site import host_of
from coordinator.text import N_, _

USUAL_ADDRESS = "https://clinicaltrials.gov/api/v2"
PATIENCE = 20.0  # seconds for the whole record, however slowly it drips
LARGEST = 20_000_000  # bytes; the largest record known has a fortieth of it
PIECE = 65_536
_NUMBER = re.compile(r"NCT\d{8}")

StillWanted = Callable[[], bool]


class NotARegistryNumber(Refused):
    problem = N_("“{number}” is not a number of ClinicalTrials.gov.")
    remedy = N_("Type NCT and eight digits. Records of other registries are pasted or opened.")

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class NoSuchRecord(Refused):
    problem = N_("{host} has no record {number}.")
    remedy = N_("Check the digits.")

    def __init__(self, host: str, number: str) -> None:
        super().__init__(host=host, number=number)


class RecordNotFetched(Unavailable):
    problem = N_("The record could not be fetched from {host}: {why}.")
    remedy = N_("Try again later, or open the record in a browser and paste its text.")

    def __init__(self, host: str, why: str) -> None:
        super().__init__(host=host, why=why)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A record as it came; `address` is where it lies, for its provenance."""

    file_name: str
    data: bytes
    address: str


def fetch_record(
    number: str,
    address: str = USUAL_ADDRESS,
    *,
    patience: float = PATIENCE,
    is_wanted: StillWanted = lambda: True,
) -> Fetched:
    """Fetch record `number` (such as NCT01234567) from the API at `address`.

    `patience` is in seconds and bounds the whole; `is_wanted` is asked between the pieces.

    Raises:
        NotARegistryNumber, AddressUnusable, NoSuchRecord, RecordNotFetched.
    """
    wanted = "".join(number.split()).upper()
    if not _NUMBER.fullmatch(wanted):
        raise NotARegistryNumber(number)
    host = host_of(address)
    place = f"{address.rstrip('/')}/studies/{wanted}?format=json"
    try:
        data = _content(place, time.monotonic() + patience, is_wanted)
    except urllib.error.HTTPError as fault:
        fault.close()  # it holds the connection
        if fault.code == http.HTTPStatus.NOT_FOUND:
            raise NoSuchRecord(host, wanted) from fault
        why = _("it answered with status {status}").format(status=fault.code)
        raise RecordNotFetched(host, why) from fault
    except TimeoutError as fault:
        raise RecordNotFetched(host, _("it did not answer in time")) from fault
    except (OSError, http.client.HTTPException) as fault:
        raise RecordNotFetched(host, _why(fault)) from fault
    _require_whole(host, data)
    return Fetched(f"{wanted}.json", data, place)


def _content(place: str, until: float, is_wanted: StillWanted) -> bytes:
    request = urllib.request.Request(place, headers={"Accept": "application/json"})  # noqa: S310
    pieces: list[bytes] = []
    with urllib.request.urlopen(request, timeout=_left(until)) as answer:  # noqa: S310  checked
        while piece := answer.read1(PIECE):
            pieces.append(piece)
            if not is_wanted() or sum(map(len, pieces)) > LARGEST:
                raise http.client.IncompleteRead(b"")
            _left(until)
        announced = answer.headers.get("Content-Length")
    data = b"".join(pieces)
    if announced is not None and announced.isdigit() and len(data) < int(announced):
        raise http.client.IncompleteRead(b"")
    return data


def _left(until: float) -> float:
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def _require_whole(host: str, data: bytes) -> None:
    """Refuse what is not JSON: half a record must not look like a whole one."""
    try:
        json.loads(data)
    except ValueError as fault:
        raise RecordNotFetched(host, _("what it sent is not a record")) from fault


def _why(fault: Exception) -> str:
    if isinstance(fault, http.client.IncompleteRead):
        return _("the record came only in part")
    reason = getattr(fault, "reason", fault)
    if isinstance(reason, TimeoutError):
        return _("it did not answer in time")
    return _("there is no connection to it")
