"""An amendment put in words: what became of each criterion, and what follows a screening."""

from collections import Counter
from collections.abc import Iterator, Sequence

from coordinator.domain.amendment import CriterionChange, Fate
from coordinator.domain.check import Check
from coordinator.domain.check_words import check_words
from coordinator.domain.comparison import Change, Mark
from coordinator.domain.comparison_words import MOVED_WORDS, ComparedLine, joined
from coordinator.domain.criterion import Criterion
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.text import N_, _, in_turn, listed

FATE_WORDS = {
    Fate.SAME: N_("Same"),
    Fate.CHECKS: N_("Same words, asked or computed otherwise"),
    Fate.MOVED: N_("Moved"),
    Fate.REWORDED: N_("Reworded"),
    Fate.OTHER_WORDING: N_("Same words; reworded in the other language"),
    Fate.ADDED: N_("Added"),
    Fate.REMOVED: N_("Removed"),
}
COUNT_WORDS = {
    Fate.SAME: N_("{count} the same"),
    Fate.REWORDED: N_("{count} reworded"),
    Fate.OTHER_WORDING: N_("{count} reworded in the other language only"),
    Fate.ADDED: N_("{count} added"),
    Fate.REMOVED: N_("{count} removed"),
    Fate.MOVED: N_("{count} moved"),
    Fate.CHECKS: N_("{count} with other checks only"),
}
SIGN_OF = {
    Fate.SAME: Change.SAME,
    Fate.CHECKS: Change.CHANGED,
    Fate.MOVED: Change.CHANGED,
    Fate.REWORDED: Change.CHANGED,
    Fate.OTHER_WORDING: Change.CHANGED,
    Fate.ADDED: Change.NEW,
    Fate.REMOVED: Change.GONE,
}
ALONE = {Fate.SAME: Mark.KEPT, Fate.ADDED: Mark.ADDED, Fate.REMOVED: Mark.REMOVED}


def amendment_lines(changes: Sequence[CriterionChange]) -> tuple[ComparedLine, ...]:
    return tuple(_line(change) for change in changes)


def amendment_summary(changes: Sequence[CriterionChange]) -> str:
    """Count what became of the criteria, leaving out what there is none of."""
    counts = Counter(change.fate for change in changes)
    return " · ".join(
        _(words).format(count=counts[fate])
        for fate, words in COUNT_WORDS.items()
        if counts[fate]
    )


def amendment_name(version: ProtocolVersion) -> str:
    """Give the sponsor's name of an amendment with the version, as far as it is known."""
    if not version.amendment:
        return version.name
    return f"{version.amendment} ({version.name})"


def use_words(version: ProtocolVersion) -> str:
    """Say since when, or from when, a version is used."""
    match version.state:
        case VersionState.PLANNED:
            words = _("planned by {name}: used from {day} on")
            return words.format(name=version.planned_by, day=version.activates_on)
        case VersionState.DRAFT:
            return _("in review: not in use")
    since = version.activated_at.astimezone().date() if version.activated_at else None
    day = version.activates_on or since
    if version.state is VersionState.SUPERSEDED:
        return _("was in use from {day} on; superseded").format(day=day)
    return _("in use since {day}").format(day=day)


def _line(change: CriterionChange) -> ComparedLine:
    words = _(FATE_WORDS[change.fate])
    before, after = change.before, change.after
    if before and after and before.kind is not after.kind:
        words = listed((words, _(MOVED_WORDS[after.kind])))
    return ComparedLine(
        SIGN_OF[change.fate], _place(before, after), words, tuple(_pieces(change))
    )


def _pieces(change: CriterionChange) -> Iterator[tuple[Mark, str]]:
    shown = change.after or change.before
    if change.fate is Fate.REWORDED:
        yield from joined(change.words)
    elif shown is not None:
        yield ALONE.get(change.fate, Mark.KEPT), shown.text
    if change.before and change.after and change.fate in (Fate.CHECKS, Fate.MOVED):
        yield from _checks(change.before, change.after)
    if change.other_words:
        yield Mark.KEPT, "  " + _("Other language:") + " "
        yield from joined(change.other_words)


def _checks(before: Criterion, after: Criterion) -> Iterator[tuple[Mark, str]]:
    was, now = _said(before.checks), _said(after.checks)
    gone = in_turn(words for words in was if words not in now)
    new = in_turn(words for words in now if words not in was)
    if gone or new:
        yield Mark.KEPT, "  "
    if gone:
        yield Mark.REMOVED, gone
    if new:
        yield Mark.ADDED, new


def _said(checks: Sequence[Check]) -> tuple[str, ...]:
    return tuple(map(check_words, checks))


def _place(before: Criterion | None, after: Criterion | None) -> str:
    was, now = _code(before), _code(after)
    if not was or not now or was == now:
        return now or was
    return _("{now}, was {was}").format(now=now, was=was)


def _code(criterion: Criterion | None) -> str:
    if criterion is None:
        return ""
    return _("Heading") if criterion.is_heading else criterion.code
