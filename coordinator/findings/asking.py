"""What to ask next of a person, put together from many criteria and trials."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from coordinator.domain.prescreening import ToAsk, TrialFit
from coordinator.domain.wanted import Wanted


def to_ask(fits: Iterable[TrialFit]) -> tuple[ToAsk, ...]:
    """Put what is missing in the order in which it decides most trials."""
    fits = tuple(fits)
    trials = Counter(wanted.what for fit in fits for wanted in fit.missing)
    alone = Counter(fit.missing[0].what for fit in fits if len(fit.missing) == 1)
    found = merged(wanted for fit in fits for wanted in fit.missing)
    asked = (ToAsk(wanted, trials[wanted.what], alone[wanted.what]) for wanted in found)
    return tuple(sorted(asked, key=lambda one: (-one.trials, -one.alone, one.wanted.title)))


def merged(wanted: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """Make one of those that ask for the same, so that one report answers them all."""
    found: defaultdict[str, list[Wanted]] = defaultdict(list)
    for one in wanted:
        found[one.what].append(one)
    return tuple(same[0] if len(same) == 1 else _all(same) for same in found.values())


def _all(same: Sequence[Wanted]) -> Wanted:
    return replace(
        same[0],
        units=tuple(dict.fromkeys(unit for one in same for unit in one.units)),
        needs_low=any(one.needs_low for one in same),
        needs_high=any(one.needs_high for one in same),
        instruments=tuple(dict.fromkeys(name for one in same for name in one.instruments)),
        since=max((one.since for one in same if one.since), default=None),
        until=min((one.until for one in same if one.until), default=None),
    )
