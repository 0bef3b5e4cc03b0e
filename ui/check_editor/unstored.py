"""What was said of how a criterion's checks combine, and is not stored yet."""

from dataclasses import dataclass, replace

from coordinator.domain.check import CheckStanding
from coordinator.domain.criterion import Criterion
from coordinator.domain.rule_draft import Draft, begun
from coordinator.domain.rule_words import words_of_draft
from coordinator.text import _
from ui.check_editor.view import MeanwhileView


@dataclass(frozen=True, slots=True)
class Unstored:
    """`criterion` is that of which it was said: it holds for the same checks alone."""

    criterion: Criterion
    draft: Draft
    is_whole: bool

    @property
    def words(self) -> str:
        found = self.criterion
        if not found.checks:
            return _("No check was found in these words.")
        return words_of_draft(found.kind, self.draft, found.checks, is_whole=self.is_whole)


class Kept:
    """By criterion what was said; what another window overtook stays, and is told of."""

    def __init__(self) -> None:
        self._said: dict[int, Unstored] = {}
        self._overtaken: dict[int, MeanwhileView] = {}

    @property
    def ids(self) -> frozenset[int]:
        return frozenset((*self._said, *self._overtaken))

    def keep(self, said: Unstored) -> None:
        """Keep it until it is stored, unless it says what is stored already."""
        self._said[said.criterion.id] = said
        if said == unsaid(said.criterion):
            del self._said[said.criterion.id]

    def at(self, criterion: Criterion) -> Unstored:
        """Give what stands there yet: what was said where it fits, else what is stored."""
        said, stored = self._said.get(criterion.id), unsaid(criterion)
        if said is None or (said.draft, said.is_whole) == (stored.draft, stored.is_whole):
            self._said.pop(criterion.id, None)
            return stored
        if said_the_same(said.criterion, criterion):
            return said
        is_fitting = _plain(said.criterion) == _plain(criterion)
        self._overtaken[criterion.id] = _meanwhile(said, stored, is_fitting=is_fitting)
        if not is_fitting:
            del self._said[criterion.id]
            return stored
        self._said[criterion.id] = replace(said, criterion=criterion)
        return self._said[criterion.id]

    def meanwhile(self, criterion: Criterion) -> MeanwhileView | None:
        return self._overtaken.get(criterion.id)

    def drop(self, criterion: Criterion) -> None:
        self._said.pop(criterion.id, None)
        self._overtaken.pop(criterion.id, None)


def unsaid(criterion: Criterion) -> Unstored:
    """Give what is stored: nobody has said anything else."""
    rule = criterion.check_rule
    return Unstored(
        criterion, begun(len(criterion.checks), rule), rule is not None and rule.is_whole
    )


def said_the_same(one: Criterion, other: Criterion) -> bool:
    """Whether what was said of the checks of `one` holds for those of `other`."""
    return _plain(one) == _plain(other) and one.check_rule == other.check_rule


def _plain(criterion: Criterion) -> tuple[object, ...]:
    suggested = CheckStanding.SUGGESTED
    return tuple(replace(check, standing=suggested) for check in criterion.checks)


def _meanwhile(said: Unstored, stored: Unstored, *, is_fitting: bool) -> MeanwhileView:
    if is_fitting:
        sentence = _("How they combine was stored differently meanwhile. Which one holds?")
    else:
        sentence = _(
            "The checks were changed meanwhile: what was said of them and is not stored no "
            "longer fits. Say it anew where it still holds."
        )
    return MeanwhileView(sentence, stored.words, said.words)
