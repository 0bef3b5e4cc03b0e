"""A registry with a thousand trials that recruit, each with checks of its own limits."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from coordinator.commands.site import found_site
from coordinator.domain.record import RegistryIds
from coordinator.registry.store import Registry
from tests.benchmarks.invented import Row
from tests.benchmarks.large_registry import insert
from tests.builders import PEOPLE, SITE, active, record
from tests.conftest import KEY
from tests.outside import outside

CRITERIA = (
    "I1 Age 18 to 70 years",
    "I2 Written informed consent",
    "I3 SLEDAI-2K score of at least 4",
    "I4 White blood cell count of at least 3.0 x 10^9/L",
    "I5 Platelets of at least 80 x 10^9/L",
    "I6 Haemoglobin of at least 85 g/L",
    "I7 Creatinine below 130 umol/L",
    "I8 Stable disease for at least 3 months",
    "I9 Body weight 45 to 90 kg",
    "I10 Able to come to all visits",
    "E1 Pregnant or breast-feeding",
    "E2 ALT or AST > 2 times the upper limit of normal",
    "E3 Rituximab within 6 months before enrolment",
    "E4 Active infection",
    "E5 QTc > 450 ms",
    "E6 eGFR below 30 mL/min/1.73m2",
    "E7 Prednisone > 30 mg/d",
    "E8 Hepatitis B surface antigen positive",
    "E9 Participation in another clinical trial within 3 months",
    "E10 Neutrophils < 1.5 x 10^9/L",
    "E11 Total bilirubin > 2 times the upper limit of normal",
    "E12 Unsuitable in the investigator's judgement",
)
TRIALS = 1_000
LIMITS = 8  # different limits that trials use for one thing, where they share them


def filled(path: Path, *, are_shared: bool) -> None:
    """Make the registry; with `are_shared` limits repeat between trials, as in protocols."""
    with closing(Registry.create(path, key=KEY)) as registry:
        found_site(registry, site=SITE, people=PEOPLE)
        known = record(*CRITERIA, title="Tea against cold hands")
        active(registry, known=replace(known, ids=RegistryIds(nct="NCT99990000")))
    with closing(outside(path)) as connection:
        connection.row_factory = named
        trial, version = (
            connection.execute(f"SELECT * FROM {table}").fetchone()  # noqa: S608
            for table in ("trial", "protocol_version")
        )
        criteria = connection.execute("SELECT * FROM criterion ORDER BY id").fetchall()
        numbers = range(2, TRIALS + 1)
        insert(
            connection, "trial", ({**trial, "id": n, "nct": f"NCT9999{n:04}"} for n in numbers)
        )
        insert(
            connection,
            "protocol_version",
            ({**version, "id": n, "trial_id": n, "source_id": None} for n in numbers),
        )
        insert(connection, "criterion", copies(criteria, numbers, are_shared=are_shared))
        connection.commit()


def copies(criteria: list[Row], numbers: range, *, are_shared: bool) -> Iterator[Row]:
    for number in numbers:
        step = Decimal(number % LIMITS) if are_shared else Decimal(number) / 100
        for place, criterion in enumerate(criteria, start=1):
            checks = json.loads(str(criterion["checks"]))
            for check in checks:
                if check["is_number"]:
                    check["value"] = str(Decimal(check["value"]) + step)
            yield {
                **criterion,
                "id": number * len(criteria) + place,
                "version_id": number,
                "checks": json.dumps(checks, ensure_ascii=False),
            }


def named(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
