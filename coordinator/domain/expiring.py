"""Results that answers rest on, and that hold no longer when eligibility is confirmed (W2)."""

from collections.abc import Mapping
from datetime import date

from coordinator.domain.checklist import Item, is_answerable, walked_items
from coordinator.domain.errors import Refused
from coordinator.domain.finding import Finding
from coordinator.domain.logic import Truth
from coordinator.domain.windows import Expired, expired_words
from coordinator.text import N_, in_turn


class HoldsNoLonger(Refused):
    problem = N_("The subject cannot be enrolled on {day}: out of its window then: {results}.")
    remedy = N_(
        "Correct the day; or reopen the screening with a reason, repeat these results and "
        "decide again."
    )

    def __init__(self, day: date, expired: tuple[Expired, ...]) -> None:
        super().__init__(day=day.isoformat(), results=in_turn(map(expired_words, expired)))


def expired_on(
    day: date, items: tuple[Item, ...], findings: Mapping[int, Finding | None]
) -> tuple[Expired, ...]:
    """Give the results that hold no longer on `day`, the first to expire first.

    `findings`, by criterion id, are those of that day. A finding that is known then rests on
    results inside their windows, also where these are counted to an earlier day.
    """
    codes: dict[tuple[date, str], list[str]] = {}
    for item in walked_items(items):
        finding = findings.get(item.criterion.id)
        if finding is None or finding.truth is not Truth.UNKNOWN or not finding.valid_until:
            continue
        is_asked = is_answerable(item) and item.is_reached and not item.is_deferred
        if is_asked and finding.valid_until < day:
            key = finding.valid_until, finding.expires
            codes.setdefault(key, []).append(item.criterion.code)
    return tuple(
        Expired(title, tuple(codes[until, title]), until) for until, title in sorted(codes)
    )
