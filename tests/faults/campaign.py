"""Kill after kill at random moments, each followed by the judgement."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from coordinator.founding import found_registry
from coordinator.registry.migrations import KNOWN
from tests.builders import PEOPLE, SITE
from tests.faults.ground import NAME, Ground
from tests.faults.judging import (
    Remembered,
    faults_of,
    look_at_founded,
    look_at_migrated,
    look_at_work,
)
from tests.faults.process import EndedByItself, killed_at_work
from tests.faults.work import (
    ANSWER,
    BACK_UP,
    CHANGE_KEYS,
    COME_AND_GO,
    EXAMINE,
    FOUND,
    MIGRATE,
    ROTATE,
    SIGN,
    Work,
)

SERIES = 40  # kills of one registry, before the next begins with a fresh one
TOGETHER: tuple[tuple[Work, ...], ...] = (
    (ANSWER,),
    (ANSWER, ANSWER),
    (ANSWER, BACK_UP),
    (EXAMINE,),
    (EXAMINE, ANSWER),
    (SIGN,),
    (SIGN, BACK_UP),
    (ROTATE,),
    (ROTATE,),
    (CHANGE_KEYS,),
    (COME_AND_GO,),
    (MIGRATE,),
    (FOUND,),
)


@dataclass
class Figures:
    """What a campaign came to."""

    kills: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def fight(
    ground: Ground,
    folder: Path,
    kills: int,
    seed: int,
    report: Callable[[int, Figures], None] = lambda _done, _figures: None,
) -> Figures:
    """Kill programs so often; the works come in turns, the moments by `seed`."""
    random, figures = Random(seed), Figures()  # noqa: S311  moments, not secrets
    series = _series(ground, folder)
    path, known = next(series)
    for number in range(kills):
        works = TOGETHER[number % len(TOGETHER)]
        moment = random.uniform(0, works[0].span)
        name = " + ".join(work.name for work in works)
        try:
            if works == (MIGRATE,):
                faults = _migration_killed(ground, folder / f"old-{number}", number, moment)
            elif works == (FOUND,):
                faults = _founding_killed(folder / f"new-{number}", moment)
            else:
                if known.kills == SERIES:
                    path, known = next(series)
                told = killed_at_work(works, path, moment)
                known.add(told)
                figures.told.update(word for word, _said in told)
                faults = faults_of(path, partial(look_at_work, known=known))
        except EndedByItself as ended:
            faults = [f"{ended} ended by itself"]
            path, known = next(series)
        figures.kills[name] += 1
        figures.faults += [f"kill {number} ({name}, {moment:.3f} s): {f}" for f in faults]
        report(number + 1, figures)
    return figures


def _series(ground: Ground, folder: Path) -> Iterator[tuple[Path, Remembered]]:
    number = 0
    while True:
        yield ground.today(folder / f"series-{number}"), Remembered(ground.recovery_key)
        number += 1


def _migration_killed(ground: Ground, folder: Path, number: int, moment: float) -> list[str]:
    """Kill the first start after an update; the next one has to come to the end of it."""
    schemas = KNOWN[:-1]
    path = ground.older(schemas[number % len(schemas)], folder)
    killed_at_work((MIGRATE,), path, moment)
    faults = faults_of(path, look_at_migrated)
    shutil.rmtree(folder)
    return faults


def _founding_killed(folder: Path, moment: float) -> list[str]:
    """Kill the first start; the next one founds the registry, or finds it whole."""
    path = folder / NAME
    killed_at_work((FOUND,), path, moment)
    if not path.exists():
        found_registry(path, SITE, PEOPLE)
    faults = faults_of(path, look_at_founded)
    shutil.rmtree(folder)
    return faults
