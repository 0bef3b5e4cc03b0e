"""A site whose trials have real checklists: 25 criteria each, invented."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from coordinator.commands.site import found_site
from coordinator.domain.record import RegistryIds
from coordinator.registry.store import Registry
from tests.builders import PEOPLE, SITE, active, record
from tests.conftest import KEY
from tests.forms.samples import EXCLUSION_TEXTS, INCLUSION_TEXTS

TRIALS = ("Tea", "Cocoa", "Ginger", "Lemon", "Honey")
INCLUSION, EXCLUSION = 10, 15
BEGAN = date(2016, 1, 4)


def founded(path: Path) -> Registry:
    """Make a registry with the site, its people and five trials that are in use."""
    registry = Registry.create(path, key=KEY)
    found_site(registry, site=SITE, people=PEOPLE)
    for place, name in enumerate(TRIALS, 1):
        known = record(*criteria(), title=f"{name} against cold hands")
        ids = RegistryIds(nct=f"NCT9999{place:04}")
        active(registry, known=replace(known, ids=ids))
    return registry


def criteria() -> tuple[str, ...]:
    """Give 25 criteria as a protocol prints them, some with checks of age and sex."""
    return tuple(
        f"{letter}{place + 1} {texts[place % len(texts)]}"
        for letter, texts, count in (
            ("I", INCLUSION_TEXTS, INCLUSION),
            ("E", EXCLUSION_TEXTS, EXCLUSION),
        )
        for place in range(count)
    )
