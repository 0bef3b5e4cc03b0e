"""The things that evidence can be of: what is measured, scores, and all else by its words."""

from dataclasses import dataclass

from coordinator.domain.observation import folded_words


@dataclass(frozen=True, slots=True)
class Thing:
    """What has a key of its own; `units` are what it is reported in."""

    key: str
    title: str
    units: tuple[str, ...] = ()


def named_thing(things: tuple[Thing, ...], title: str) -> Thing:
    """Find by title or key what a person named; of other words they are the key (folded)."""
    wanted = folded_words(title)
    for thing in things:
        if wanted in (folded_words(thing.title), thing.key.casefold()):
            return thing
    return Thing(wanted, title.strip())


def units_of(thing: Thing, written: str = "") -> tuple[str, ...]:
    return thing.units if not written or written in thing.units else (*thing.units, written)
