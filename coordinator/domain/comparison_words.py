"""A comparison of criteria put in words: how each stands, and which of its words changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coordinator.domain.comparison import Change, Difference, Mark, Statement
from coordinator.domain.criterion import Kind
from coordinator.text import N_, _, listed

CHANGE_WORDS = {
    Change.SAME: N_("Same"),
    Change.CHANGED: N_("Changed"),
    Change.NEW: N_("New"),
    Change.GONE: N_("Gone"),
}
COUNT_WORDS = {
    Change.SAME: N_("{count} the same"),
    Change.CHANGED: N_("{count} changed"),
    Change.NEW: N_("{count} new"),
    Change.GONE: N_("{count} gone"),
}
MOVED_WORDS = {
    Kind.INCLUSION: N_("now an inclusion criterion"),
    Kind.EXCLUSION: N_("now an exclusion criterion"),
}
ALONE = {Change.SAME: Mark.KEPT, Change.NEW: Mark.ADDED, Change.GONE: Mark.REMOVED}


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One criterion: `state` says in words what became of it, `pieces` mark its words."""

    change: Change
    place: str
    state: str
    pieces: tuple[tuple[Mark, str], ...]


def compared_lines(differences: Sequence[Difference]) -> tuple[ComparedLine, ...]:
    return tuple(_line(difference) for difference in differences)


def summary(differences: Sequence[Difference]) -> str:
    """Count what is the same, changed, new and gone, leaving out what there is none of."""
    counts = Counter(difference.change for difference in differences)
    return " · ".join(
        _(words).format(count=counts[change])
        for change, words in COUNT_WORDS.items()
        if counts[change]
    )


def is_all_the_same(differences: Sequence[Difference]) -> bool:
    return all(difference.change is Change.SAME for difference in differences)


def _line(difference: Difference) -> ComparedLine:
    change, words = difference.change, _(CHANGE_WORDS[difference.change])
    if difference.changed_section and difference.after is not None:
        words = listed((words, _(MOVED_WORDS[difference.after.kind])))
    if change is Change.CHANGED:
        pieces = (*joined(difference.words), *_other_pieces(difference))
    else:
        shown = difference.after or difference.before
        pieces = ((ALONE[change], shown.text),) if shown else ()
    return ComparedLine(change, _place(difference.before, difference.after), words, pieces)


def _other_pieces(difference: Difference) -> Iterator[tuple[Mark, str]]:
    """Show what changed in the other language's wording behind the words in use."""
    if difference.other_words:
        yield Mark.KEPT, "  " + _("Other language:") + " "
        yield from joined(difference.other_words)


def _place(before: Statement | None, after: Statement | None) -> str:
    was = _code(before)
    now = _code(after)
    if not was or not now or was == now:
        return now or was
    return _("{now}, was {was}").format(now=now, was=was)


def _code(statement: Statement | None) -> str:
    """Give the code; a heading has none that anybody would know it by."""
    code = statement.code if statement else ""
    return _("Heading") if "-h" in code else code


def joined(pieces: Sequence[tuple[Mark, str]]) -> Iterator[tuple[Mark, str]]:
    """Put removed words before added ones, over the blanks between them: read in one go."""
    taken = {Mark.REMOVED: "", Mark.ADDED: ""}
    for number, (mark, words) in enumerate(pieces):
        if mark is not Mark.KEPT:
            taken[mark] += words
        elif words.isspace() and any(taken.values()) and number + 1 < len(pieces):
            taken = {kind: f"{held}{words}" for kind, held in taken.items()}
        else:
            yield from _held(taken)
            taken = dict.fromkeys(taken, "")
            yield mark, words
    yield from _held(taken)


def _held(taken: dict[Mark, str]) -> Iterator[tuple[Mark, str]]:
    return ((mark, words) for mark, words in taken.items() if words.strip())
