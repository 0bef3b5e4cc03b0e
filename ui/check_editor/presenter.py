"""What the editor of checks shows, and what happens when somebody says something of them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coordinator.check_offers import CheckOffers, make_ready, worksheets_named
from coordinator.commands import checks
from coordinator.domain.check import Check
from coordinator.domain.check_entry import CheckAsked, CheckEntry, entry_of
from coordinator.domain.check_rule import Together
from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.errors import Refused
from coordinator.domain.known import Counting
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.rule_draft import (
    Draft,
    Path,
    begun,
    chosen,
    grouped,
    negated,
    rule_of,
    ungrouped,
)
from coordinator.domain.rule_words import RULE_ENDS
from coordinator.findings.criteria import finding_on
from coordinator.findings.wanting import wanted_at
from coordinator.queries.trials import trial_of, version_of
from coordinator.text import _
from ui.check_editor.showing import (
    checks_view,
    edited_view,
)
from ui.check_editor.trying import Trying
from ui.check_editor.unstored import Kept, Unstored, said_the_same
from ui.check_editor.view import ChecksView, EditedView, Person
from ui.desk import Desk


class EditedChecks(QObject):
    """Which criterion is edited, and what was said of its checks and not stored yet."""

    shown = Signal(ChecksView)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._trying = Trying(finding_on, wanted_at, lambda: desk.registry.clock().date())
        self._version: ProtocolVersion | None = None
        self._criterion: Criterion | None = None
        self._kept = Kept()
        self._draft = begun(0)
        self._is_whole = False
        self._at: Path | None = None
        self._last_reason = ""
        self._is_watched = self._is_stale = False
        desk.changed.connect(self._hear)

    def watch(self, *, is_watched: bool) -> None:
        """Follow what changes only while somebody looks, and catch up when they come back."""
        self._is_watched = is_watched
        if is_watched and self._is_stale:
            self.refresh()

    def open(self, version_id: int, criterion_id: int = 0) -> None:
        """Show the checks of a version, at a criterion or at the first that has some."""
        self._load(version_id)
        self._turn_to(None)

        def done(_ready: None) -> None:
            asked = [found for found in self._walked() if not found.is_heading]
            some = (found for found in asked if found.checks)
            first = next(some, asked[0] if asked else None)
            self._turn_to(next((found for found in asked if found.id == criterion_id), first))

        self._desk.work_in_background(make_ready, done=done)

    def refresh(self) -> None:
        """Read the checks anew; what was said of the same ones and not stored yet stays."""
        if self._version is None:
            return
        before = self._criterion
        self._load(self._version.id)
        here = before.id if before is not None else 0
        found = next((one for one in self._walked() if one.id == here), None)
        if before is None or found is None or not said_the_same(before, found):
            self._turn_to(found)
        else:
            self._criterion = found
            self._show()

    def select(self, criterion_id: int) -> None:
        if self._criterion is None or criterion_id != self._criterion.id:
            self._turn_to(next(one for one in self._walked() if one.id == criterion_id))

    def try_out(self, person: Person) -> None:
        """Show what is found for a person that is made up."""
        self._trying.take(person)
        self._show()

    def take_back(self) -> None:
        """Drop what was said of how checks combine and is not stored."""
        if self._criterion is not None:
            self._kept.drop(self._criterion)
            self._turn_to(self._criterion)

    def _load(self, version_id: int) -> None:
        self._is_stale = False
        self._version = self._desk.ask(version_of, version_id)
        trial = self._desk.ask(trial_of, self._version.trial_id)
        self._trying.counting = Counting(
            trial.age_anchor, trial.result_anchor, trial.result_days
        )

    def _walked(self) -> tuple[Criterion, ...]:
        return walked(self._version.criteria) if self._version is not None else ()

    def _turn_to(self, criterion: Criterion | None) -> None:
        """Go to a criterion; what was said of its checks and not stored stands there yet."""
        self._criterion = criterion
        if criterion is not None:
            said = self._kept.at(criterion)
            self._draft, self._is_whole = said.draft, said.is_whole
            self._trying.turn_to(criterion)
        self._show()

    def _say(self, *, is_whole: bool | None = None, draft: Draft | None = None) -> None:
        """Keep what is said now until it is stored, wherever one goes meanwhile."""
        self._is_whole = self._is_whole if is_whole is None else is_whole
        self._draft = self._draft if draft is None else draft
        if self._criterion is not None:
            self._kept.keep(Unstored(self._criterion, self._draft, self._is_whole))

    def _redraft(self, draft: Draft, at: Path | None = None) -> None:
        """Show what is said now; `at` is the line to stand on, if that changes."""
        self._say(draft=draft)
        self._at = at
        self._show()
        self._at = None

    def _show(self) -> None:
        if self._version is None:
            return
        view = checks_view(self._version, self._edited(), self._kept.ids)
        if self._criterion is not None:
            view = replace(
                view,
                person=self._trying.person,
                tried=self._trying.tried(self._as_drafted(self._criterion)),
            )
        self.shown.emit(view)

    def _edited(self) -> EditedView | None:
        if self._criterion is None:
            return None
        found = edited_view(
            self._criterion,
            self._draft,
            worksheets_named(self._criterion.text),
            self._last_reason,
            is_whole=self._is_whole,
            at=self._at,
        )
        return replace(found, meanwhile=self._kept.meanwhile(self._criterion))

    def _as_drafted(self, criterion: Criterion) -> Criterion:
        """Give the criterion with the rule as it stands on the screen, once it is one."""
        is_one = self._draft.is_said and len(criterion.checks) > 1
        is_one = is_one or self._draft != begun(len(criterion.checks))
        if not (is_one and self._draft.is_said):
            return criterion
        return replace(criterion, check_rule=rule_of(self._draft, is_whole=self._is_whole))

    def _hear(self) -> None:
        if self._is_watched:
            self.refresh()
        else:
            self._is_stale = True


class CheckEditorPresenter(EditedChecks):
    """What the person does: judges checks, corrects and adds them, says how they combine."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.offers = CheckOffers()

    def leave(self) -> None:
        self.left.emit()

    def confirm(self, number: int, reason: str = "") -> bool:
        return self._do(checks.confirm_check, reason, check=self._check(number))

    def confirm_all(self, reason: str = "") -> bool:
        return self._do(checks.confirm_checks, reason)

    def remove(self, number: int, reason: str) -> bool:
        return self._do(checks.remove_check, reason, check=self._check(number))

    def correction(self, number: int) -> CheckAsked:
        """Give what is asked where a check is corrected."""
        check = self._check(number)
        return self._asked(_("Correct the check"), check.span, entry_of(check))

    def correct(self, number: int, entry: CheckEntry, reason: str) -> bool:
        check = self._check(number)
        told = {"check": check, "correction": entry.check(check.span)}
        return self._do(checks.correct_check, reason, **told)

    def addition(self, span: tuple[int, int]) -> CheckAsked:
        """Give what is asked where a check is added to marked words."""
        return self._asked(_("Add a check"), span, CheckEntry())

    def add(self, span: tuple[int, int], entry: CheckEntry, reason: str) -> bool:
        return self._do(checks.add_check, reason, check=entry.check(span))

    def choose(self, path: Path, together: Together, at_least: int = 1) -> None:
        self._redraft(chosen(self._draft, path, together, at_least))

    def group(self, paths: tuple[Path, ...]) -> None:
        try:
            self._redraft(*grouped(self._draft, paths))
        except Refused as error:
            self._desk.refused.emit(error)

    def ungroup(self, path: Path) -> None:
        self._redraft(ungrouped(self._draft, path))

    def negate(self, path: Path) -> None:
        self._redraft(negated(self._draft, path))

    def unsay(self) -> None:
        """Begin anew: nobody says how the checks count."""
        if self._criterion is not None:
            self._say(is_whole=False)
            self._redraft(begun(len(self._criterion.checks)))

    def say_whole(self, *, is_whole: bool) -> None:
        self._say(is_whole=is_whole)
        self._show()

    def store_rule(self, reason: str) -> bool:
        if self._criterion is None:
            return False
        rule = rule_of(self._draft, is_whole=self._is_whole) if self._draft.is_said else None
        told = {"rule": rule, "checks": self._criterion.checks}
        is_stored = self._do(checks.set_check_rule, reason, **told)
        if is_stored:
            self.take_back()
        return is_stored

    def _check(self, number: int) -> Check:
        if self._criterion is None:
            raise LookupError(number)
        return self._criterion.checks[number]

    def _asked(self, title: str, span: tuple[int, int], entry: CheckEntry) -> CheckAsked:
        edited = self._edited()
        if edited is None:
            raise LookupError(title)
        warning = _(RULE_ENDS) if edited.has_rule else ""
        return CheckAsked(title, edited.text, span, entry, edited.reasons, warning)

    def _do(self, command: Callable[..., object], reason: str, **told: object) -> bool:
        if self._criterion is None:
            return False
        self._last_reason = reason or self._last_reason
        criterion_id = self._criterion.id
        return self._desk.do(command, criterion_id=criterion_id, reason=reason, **told)
