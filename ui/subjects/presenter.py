"""Finding subjects, and what is known about one."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import Duty
from coordinator.domain.subject import SEX_WORDS, Identity, SubjectLine
from coordinator.domain.windows import age_on
from coordinator.queries.attempts import screened_again
from coordinator.queries.subjects import subjects_like
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.desk import Desk, Errand
from ui.subjects.view import ScreeningLink, SubjectDetail, SubjectRow, SubjectsView

LIMIT = 200


class SubjectsPresenter(QObject):
    shown = Signal(SubjectsView)
    screening_chosen = Signal(int)
    screening_wanted = Signal(int)
    """Screen the subject with this id; 0: somebody who is chosen later."""

    again_wanted = Signal(int, int)
    """Screen the subject again for the trial: a new attempt with a new consent (S3)."""
    evidence_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words = ""
        self._chosen = 0
        self._lines: tuple[SubjectLine, ...] = ()
        self._is_shown = False
        self._errand: Errand | None = None
        desk.changed.connect(self._follow)

    def wake(self) -> None:
        self._is_shown = True
        self.refresh()

    def rest(self) -> None:
        self._is_shown = False

    def refresh(self) -> None:
        """Read the list anew; a search through all names is done beside the screen."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        if not self._words:
            self._found(self._desk.ask(subjects_like, "", LIMIT))
            return
        self._errand = self._desk.ask_in_background(
            subjects_like, self._words, LIMIT, done=self._found, failed=self._fail
        )
        self._tell()

    def search(self, words: str) -> None:
        self._words = words
        self.refresh()

    def choose(self, subject_id: int) -> None:
        """Show what is known about a subject, also about one that the search left out."""
        self._chosen = subject_id
        if subject_id and all(line.subject.id != subject_id for line in self._lines):
            self._words = ""
            self.refresh()
        else:
            self._tell()

    def open_screening(self, screening_id: int) -> None:
        self.screening_chosen.emit(screening_id)

    def open_latest(self) -> None:
        """Open the newest screening of the chosen subject, if there is one."""
        for line in self._lines:
            if line.subject.id == self._chosen and line.screenings:
                self.screening_chosen.emit(line.screenings[0][0])

    def screen(self) -> None:
        self.screening_wanted.emit(self._chosen)

    def screen_again(self, trial_id: int) -> None:
        self.again_wanted.emit(self._chosen, trial_id)

    def show_evidence(self) -> None:
        self.evidence_wanted.emit(self._chosen)

    def _detail(self, line: SubjectLine, today: date) -> SubjectDetail:
        me = self._desk.staff_member
        can_change = me.is_delegated(Duty.ENTER_SUBJECTS, today)
        again = self._desk.ask(screened_again, line.subject.id) if can_change else {}
        return _detail(
            line,
            today,
            _links(line, again),
            sees_identity=me.sees_identity,
            can_change=can_change,
        )

    def _follow(self) -> None:
        if self._is_shown:
            self.refresh()

    def _found(self, lines: tuple[SubjectLine, ...]) -> None:
        self._errand = None
        self._lines = lines
        self._tell()

    def _fail(self, error: CoordinatorError) -> None:
        self._errand = None
        self._tell()
        self._desk.refused.emit(error)

    def _tell(self) -> None:
        today = self._desk.ask(_day_of)
        me = self._desk.staff_member
        sees = me.sees_identity
        can_enter = me.is_delegated(Duty.ENTER_SUBJECTS, today)
        chosen = [line for line in self._lines if line.subject.id == self._chosen]
        count = len(self._lines)
        found = many("{count} subject", "{count} subjects", count)
        newest = _("the newest {count} subjects; search for others").format(count=count)
        self.shown.emit(
            SubjectsView(
                rows=tuple(_row(line, sees_identity=sees) for line in self._lines),
                words=self._words,
                subtitle=newest if count == LIMIT else found,
                detail=self._detail(chosen[0], today) if chosen else None,
                can_enter=can_enter,
                sees_identity=sees,
                is_busy=self._errand is not None,
            )
        )


def _links(line: SubjectLine, again: dict[int, int]) -> tuple[ScreeningLink, ...]:
    return tuple(
        ScreeningLink(*found, again_trial_id=again.get(found[0], 0))
        for found in line.screenings
    )


def _row(line: SubjectLine, *, sees_identity: bool) -> SubjectRow:
    subject = line.subject
    identity = subject.identity if sees_identity else None
    latest = line.screenings[0] if line.screenings else None
    return SubjectRow(
        subject.id,
        subject.initials,
        identity.name if identity else "",
        identity.hospital_number if identity else "",
        _(SEX_WORDS[subject.sex]),
        identity.birth_on.isoformat() if identity else "",
        f"{latest[1]} · {latest[3]} · {latest[2]}" if latest else "",
    )


def _detail(
    line: SubjectLine,
    today: date,
    links: tuple[ScreeningLink, ...],
    *,
    sees_identity: bool,
    can_change: bool,
) -> SubjectDetail:
    subject = line.subject
    identity = subject.identity if sees_identity else None
    sex = (_("Sex at birth"), _(SEX_WORDS[subject.sex]))
    return SubjectDetail(
        subject.id,
        subject.initials,
        (*(_identifying(identity, today) if identity else ()), sex),
        links,
        can_change,
    )


def _identifying(identity: Identity, today: date) -> tuple[tuple[str, str], ...]:
    age = _("{birth}, {age} on {day}").format(
        birth=identity.birth_on.isoformat(),
        age=age_on(identity.birth_on, today),
        day=today.isoformat(),
    )
    guardian = ((_("Guardian"), identity.guardian_name),) if identity.guardian_name else ()
    return (
        (_("Name"), identity.name),
        (_("Hospital number"), identity.hospital_number),
        (_("Birth date"), age),
        *guardian,
    )


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
