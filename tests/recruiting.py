"""A site that has recruited for years: twelve trials, with as many screenings as are wanted."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from coordinator.commands.site import found_site
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import State
from coordinator.registry.store import Registry
from tests.benchmarks.invented import SEED, Invented, Row, state_of
from tests.benchmarks.large_registry import fill
from tests.benchmarks.site import criteria
from tests.builders import PEOPLE, SITE, active, record
from tests.conftest import KEY
from tests.outside import outside

TRIALS = (
    *("Tea", "Cocoa", "Ginger", "Lemon", "Honey", "Mint"),
    *("Sage", "Thyme", "Lime", "Rose", "Clove", "Anise"),
)
CODES = ("E2", "I3", "E5", "I1", "E11", "I7", "E8", "E14", "I9", "E3")
WEIGHTS = (30, 22, 15, 10, 8, 6, 4, 3, 1, 1)
LAST = date(2026, 11, 20)
NOT_ENROLLED: Row = {
    "enrolment_on": None,
    "enrolled_on": None,
    "arm": "",
    "randomisation_number": "",
}
ARMS = ("Lantrexol 20 mg", "Placebo", "")


def site_that_recruits(path: Path, screenings: int) -> Registry:
    """Make a registry at `path`; all of it is invented, and the same each time."""
    registry = Registry.create(path, key=KEY)
    found_site(registry, site=SITE, people=PEOPLE)
    for place, name in enumerate(TRIALS, 1):
        known = record(*criteria(), title=f"{name} against cold hands")
        active(registry, known=replace(known, ids=RegistryIds(nct=f"NCT9999{place:04}")))
    known = Recruiting.of(registry, screenings)
    registry.close()
    fill(path, known)
    chance = Random(SEED)  # noqa: S311  no secret
    with closing(outside(path)) as connection:
        for trial_id in range(1, len(TRIALS)):
            target = chance.choice((40, 60, 100, 120, 400))
            connection.execute(
                "UPDATE trial SET target_enrolment = ? WHERE id = ?", (target, trial_id)
            )
        connection.executemany(PRESCREENED, prescreenings(chance))
        connection.commit()
    return Registry(path, key=KEY)


class Recruiting(Invented):
    """Its screenings end in different ways, and after different times."""

    def screenings(self) -> Iterator[Row]:
        for row in Invented.screenings(self):
            yield row | NOT_ENROLLED | self._end(int(row["id"] or 0))

    def decisions(self) -> Iterator[Row]:
        for row in Invented.decisions(self):
            number = int(row["screening_id"] or 0)
            decided = self._decided_on(number)
            failed = self._end(number).get("failed", "[]")
            yield row | {
                "failed": failed,
                "decided_at": f"{decided}{self.at(number)[10:]}",
            }

    def _end(self, number: int) -> Row:
        chance, state = Random(number), state_of(number)  # noqa: S311  no secret
        if state is State.SCREEN_FAILURE:
            count = chance.choices((1, 2, 3), (6, 3, 1))[0]
            codes = sorted(set(chance.choices(CODES, WEIGHTS, k=count)))
            reason = chance.choice(("", "laboratory result", ""))
            return {"failed": json.dumps(codes), "reason": reason}
        if state is State.ENROLLED:
            day = self._decided_on(number) + timedelta(chance.randrange(10))
            day = min(day, LAST)
            return {
                "enrolment_on": day.isoformat(),
                "enrolled_on": day.isoformat(),
                "arm": chance.choice(ARMS),
                "randomisation_number": f"R{number:04}",
                "ended_on": None,
            }
        return {}

    def _decided_on(self, number: int) -> date:
        chance = Random(-number)  # noqa: S311  no secret
        return self.day_of(number) + timedelta(min(int(chance.expovariate(1 / 9)), 90))


PRESCREENED = """
INSERT INTO prescreening (trial_id, "on", fit, excluded_by, sex, facts, is_reduced,
                          entered_by, entered_at)
VALUES (?, ?, ?, '[]', '', '[]', 1, 'Li Na', '2026-11-01T04:00:00.000000Z')
"""


def prescreenings(chance: Random) -> Iterator[tuple[int, str, str]]:
    for number in range(900):
        day = date(2024, 1, 1) + timedelta(chance.randrange(1000))
        fit = chance.choice(("may fit", "not known", "excluded"))
        yield 1 + number % len(TRIALS), day.isoformat(), fit
