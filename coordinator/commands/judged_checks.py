"""What a person said of a criterion's checks outlasts an edit that leaves their words alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coordinator.domain.check import Check, CheckStanding
from coordinator.registry.assembly import check_as_stored, check_of

PLACE = ("span", "standing", "is_whole")
WORDS = ("span", "standing", "words")


def kept_as_judged(
    former: Sequence[dict[str, Any]], found: Sequence[Check], text: str
) -> list[dict[str, object]]:
    """Give the checks `found` in `text` the standing that the same ones had before.

    A check that a person entered stays as long as its words stand in the text once.
    """
    checks = []
    for check in found:
        new = check_as_stored(check, text)
        # The last word on a check counts: one that was corrected stands there twice.
        same = [old for old in former if _content(old) == _content(new)]
        if same:
            new["standing"] = same[-1]["standing"]
        if same and new["standing"] == CheckStanding.CONFIRMED:
            new["is_whole"] = same[-1]["is_whole"]
        checks.append(new)
    seen = [_content(check) for check in checks]
    return [*checks, *(own for own in _entered(former, text) if _content(own) not in seen)]


def state_the_same(former: Sequence[dict[str, Any]], now: Sequence[dict[str, Any]]) -> bool:
    """Whether the checks in force are the same, each at its place (A5).

    How they combine was said of them, and of no others.
    """
    return _in_force(former) == _in_force(now)


def _in_force(checks: Sequence[dict[str, Any]]) -> list[dict[str, object]]:
    return [
        {name: value for name, value in check.items() if name not in WORDS}
        for check in checks
        if check["standing"] != CheckStanding.REMOVED
    ]


def _entered(former: Sequence[dict[str, Any]], text: str) -> list[dict[str, object]]:
    """Give the confirmed checks that reading the text does not find, at their words' place."""
    own = []
    for old in former:
        words = str(old["words"])
        if old["standing"] == CheckStanding.CONFIRMED and words and text.count(words) == 1:
            start = text.index(words)
            own.append(
                check_as_stored(replace(check_of(old), span=(start, start + len(words))), text)
            )
    return own


def _content(stored: dict[str, Any]) -> dict[str, object]:
    return {name: value for name, value in stored.items() if name not in PLACE}
