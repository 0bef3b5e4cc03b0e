"""Where the walk goes next."""

from collections.abc import Sequence

from coordinator.domain.checklist import Checklist, Item, is_answerable
from ui.walk.listing import Placed, placed


def first_stop(checklist: Checklist) -> int:
    """Where a walk begins, or is taken up again: the first open criterion, else the first.

    One without any answer comes before one that waits for a result.
    """
    items = [place.item for place in placed(checklist.items) if is_answerable(place.item)]
    for wanted in (_is_unanswered, _is_open, lambda _item: True):
        for item in items:
            if wanted(item):
                return item.criterion.id
    return 0


def neighbour(stops: Sequence[Placed], current: int, step: int) -> int:
    """Give the criterion before (-1) or after (1) `current`; at the ends, `current`."""
    ids = [place.item.criterion.id for place in stops]
    wanted = ids.index(current) + step
    return ids[wanted] if 0 <= wanted < len(ids) else current


def next_unanswered(answerable: Sequence[Placed], stops: Sequence[Placed], current: int) -> int:
    """Give the next criterion without an answer after `current`, beginning anew at the end.

    Where every one has an answer, it is the next criterion of the list.
    """
    ids = [place.item.criterion.id for place in stops]
    waiting = [place.item.criterion.id for place in answerable if _is_unanswered(place.item)]
    here = ids.index(current)
    after = [found for found in waiting if ids.index(found) > here]
    if after or waiting:
        return (after or waiting)[0]
    return neighbour(stops, current, 1)


def _is_unanswered(item: Item) -> bool:
    return item.entry.answer is None and item.is_reached and not item.is_deferred


def _is_open(item: Item) -> bool:
    return not item.is_decided and item.is_reached and not item.is_deferred
