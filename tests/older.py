"""Registry files as former versions of the program left them. All in them is invented."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from coordinator.domain.role import Role
from coordinator.registry import cipher, migrations
from coordinator.registry.chain import BEFORE_THE_FIRST, FIELDS, linked
from coordinator.registry.connections import connect
from coordinator.registry.file_engine import APPLICATION_ID
from coordinator.registry.keyring import Holder, Keyring
from tests.builders import LITTLE, PASSWORD

AGE = {
    "kind": "age",
    "subject": "age",
    "comparator": "between",
    "value": "18",
    "is_number": True,
    "value_high": "70",
    "unit": "years",
    "window": None,
    "span": [0, 21],
    "is_whole": True,
    "standing": "confirmed",
    "words": "Age 18 to 70 years",
}
AT = "2026-03-02T01:30:00.000000Z"
NOT_SAID: dict[str, object] = {"span_start": None, "span_end": None, "parent_id": None}
CRITERION = {
    "version_id": 1,
    "marker": "1.",
    "other_text": "",
    "combination": "whole",
    "at_least": 1,
    "needs_investigator": 0,
    "may_be_not_applicable": 0,
    "is_heading": 0,
    "is_voided": 0,
    **NOT_SAID,
}
ROWS: tuple[tuple[str, dict[str, object]], ...] = (
    (
        "site",
        {
            "name": "Lakeside Hospital",
            "number": "7",
            "paper": "A4",
            "fetch_address": "",
            "late_entry_days": 7,
            "idle_minutes": 15,
        },
    ),
    (
        "staff_member",
        {"user_name": "li.na", "name": "Li Na", "role": "coordinator"},
    ),
    (
        "staff_member",
        {"user_name": "ada.brandt", "name": "Dr Ada Brandt", "role": "investigator"},
    ),
    (
        "delegation",
        {"staff_member_id": 1, "duty": "assess criteria", "from_on": "2026-03-02"},
    ),
    (
        "trial",
        {
            "title": "Tea against cold hands",
            "short_title": "Tea",
            "state": "recruiting",
            "nct": "NCT99990001",
            "age_anchor": "consent",
            "number_pattern": "{site:2}{number:3}",
            **dict.fromkeys(("secondary_ids", "conditions", "interventions"), "[]"),
            **dict.fromkeys(
                ("chictr", "scientific_title", "sponsor", "registry_status", "phase"), ""
            ),
            **dict.fromkeys(("age_unit", "sex"), ""),
        },
    ),
    (
        "protocol_version",
        {
            "trial_id": 1,
            "protocol_number": "TEA-204",
            "version": "2.0",
            "state": "active",
            "dated_on": "2026-03-02",
            "wording_confirmed_by": "Li Na",
            "wording_confirmed_at": AT,
            "activated_at": AT,
        },
    ),
    (
        "criterion",
        {
            **CRITERION,
            "kind": "inclusion",
            "position": "1",
            "text": "Age 18 to 70 years",
            "verbatim": "Age 18 to 70 years",
            "checks": json.dumps([AGE]),
        },
    ),
    (
        "criterion",
        {
            **CRITERION,
            "kind": "exclusion",
            "position": "1",
            "text": "Active infection",
            "verbatim": "Active infection",
            "checks": "[]",
        },
    ),
    ("subject", {"initials": "LXY", "sex": "female"}),
    (
        "identity",
        {
            "subject_id": 1,
            "name": "林小雨",
            "hospital_number": "H-4711",
            "hospital_number_folded": "H-4711",
            "birth_on": "1983-04-01",
            "telephone": "",
            "guardian_name": "",
            "revision": 1,
        },
    ),
    (
        "screening",
        {
            "trial_id": 1,
            "version_id": 1,
            "subject_id": 1,
            "screening_number": "07001",
            "sequence": 1,
            "attempt": 1,
            "state": "in screening",
            "consented_on": "2026-11-20",
            "consented_at": "09:30",
            "consent_version": "1.1",
            "consent_obtained_by": "Dr Ada Brandt",
            "guardian_relation": "",
            "has_assent": 0,
            "failed": "[]",
            "reason": "",
        },
    ),
    (
        "entry",
        {
            "screening_id": 1,
            "criterion_id": 1,
            "label": "NCT99990001 07001 I1",
            "answer": "yes",
            "source_kind": "identity card",
            "source_place": "binder, tab 1",
            "source_dated_on": "2026-11-20",
            "entered_by": "Li Na",
            "entered_at": "2026-11-20T02:00:00.000000Z",
            **dict.fromkeys(("value", "unit", "remark", "reason"), ""),
            **dict.fromkeys(("against_finding", "correction"), ""),
        },
    ),
)
PEOPLE = (
    (Holder("li.na", "Li Na", Role.COORDINATOR), PASSWORD),
    (Holder("ada.brandt", "Dr Ada Brandt", Role.INVESTIGATOR), PASSWORD),
)


def older_registry(path: Path, key: bytes, schema: str = "0001") -> None:
    """Make a file as the program left it whose newest schema was `schema`.

    What stands in it was entered under the first one.
    """
    with closing(cipher.connect(path, key)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    Keyring.make(path, key)
    Keyring(path, LITTLE).enter(key, PEOPLE)
    engine = connect(path, key, read_only=False)
    with engine.begin() as connection:
        bring_up(connection, "0001")
        for table, values in (*ROWS, *(("audit_entry", entry) for entry in accounted())):
            names = ", ".join(values)
            places = ", ".join(f":{name}" for name in values)
            connection.execute(
                text(f"INSERT INTO {table} ({names}) VALUES ({places})"),  # noqa: S608
                values,
            )
        bring_up(connection, schema)
    engine.dispose()


def bring_up(connection: Connection, schema: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def accounted() -> Iterator[dict[str, Any]]:
    """Write the trail of what was entered, each entry linked to the one before."""
    previous = BEFORE_THE_FIRST
    for number, (table, values) in enumerate(ROWS, start=1):
        said = (number, AT, 480, "li.na", "trial changed", "", "desk", table, "", "{}")
        entry: dict[str, Any] = dict(zip(FIELDS, said, strict=True))
        entry["changes"] = json.dumps({name: [None, value] for name, value in values.items()})
        entry["hash"] = previous = linked(previous, entry)
        yield entry
