"""Results of an earlier attempt: what they say, how long they hold now, and which are kept."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from coordinator.commands.evidence import carry_over
from coordinator.domain.criterion import walked
from coordinator.domain.observation import Observation
from coordinator.domain.observation_words import title_words
from coordinator.findings.criteria import finding_on
from coordinator.findings.wanting import wanted_at
from coordinator.text import _
from ui.desk import Desk
from ui.walk.carrying import CarryItem
from ui.walk.history import evidence_words
from ui.walk.sitting import Sitting
from ui.walk.telling import is_in_window, words_of


class CarryingPresenter(QObject):
    def __init__(self, desk: Desk, sitting: Callable[[], Sitting]) -> None:
        super().__init__()
        self._desk = desk
        self._of = sitting

    def items(self) -> tuple[CarryItem, ...]:
        """List what a person is asked about, each as the criteria of this attempt see it."""
        sitting = self._of()
        said = self._said_by_criteria()
        return tuple(
            CarryItem(
                found.id,
                _("{label}: {words}").format(
                    label=title_words(found.told.title), words=words_of(found.told)
                ),
                " · ".join(filter(None, (_source(found), *said[found.id]))),
            )
            for found in sitting.basis.to_carry
        )

    def keep(self, valid: tuple[int, ...], not_valid: tuple[int, ...]) -> None:
        self._desk.do(
            carry_over,
            screening_id=self._of().screening.id,
            valid=valid,
            not_valid=not_valid,
        )

    def _said_by_criteria(self) -> defaultdict[int, list[str]]:
        """Say of each, by id, where it is asked for and until when it holds there."""
        basis = self._of().basis
        told = (*basis.known.observations, *basis.to_carry)
        known = replace(basis.known, observations=told)
        said: defaultdict[int, list[str]] = defaultdict(list)
        checklist = self._of().screening.checklist
        for criterion in walked(tuple(item.criterion for item in checklist.items)):
            finding = finding_on(criterion, known)
            if finding is not None and finding.valid_until is not None:
                words = _("{code}: valid until {day}").format(
                    code=criterion.code, day=finding.valid_until.isoformat()
                )
                for observation_id in finding.used:
                    said[observation_id].append(words)
            late = _("{code}: out of its window").format(code=criterion.code)
            wanted = wanted_at(criterion, known) if criterion.checks else ()
            for one in wanted:
                for found in one.fitting:
                    if not is_in_window(one, found):
                        said[found.id].append(late)
        return said


def _source(found: Observation) -> str:
    words = evidence_words(found.told.document)
    return words or _("claimed, not evidenced")
