"""What the page of the decision shows, and what happens when somebody decides or signs."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.commands.decisions import decide, reopen, void_screening
from coordinator.commands.screening import set_dates
from coordinator.commands.signing import sign
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.screening import Outcome, Screening
from coordinator.domain.signature import Meaning, NotYourPassword, SamePerson
from coordinator.domain.staff import NotDelegated, StaffMember
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.queries.windows import windows_of
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.decision.attempts_presenter import AttemptsPresenter
from ui.decision.enrolling_presenter import EnrollingPresenter
from ui.decision.view import CalendarView, DecisionView, SigningView
from ui.decision.whole import calendar_of, may_assess, view_of
from ui.desk import Desk

OF_THE_SIGNER = (SamePerson, NotDelegated)


class DecisionPresenter(QObject):
    """One screening at a time. What is signed is the content that was shown."""

    shown = Signal(DecisionView)
    dated = Signal(CalendarView)
    """For how long the results hold, with Day 0 as it is planned or tried."""
    signed = Signal()
    """A signature was taken, and is shown."""
    criterion_wanted = Signal(int, str)
    consents_wanted = Signal(int)
    print_wanted = Signal(int)
    wording_wanted = Signal(int)
    """The wording of this protocol version is to be confirmed before anybody signs."""
    signed_copy_wanted = Signal(int)
    exception_wanted = Signal(int, str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.attempts = AttemptsPresenter(desk)
        self.enrolling = EnrollingPresenter(desk)
        self._opened: Screening | None = None
        self._signing = SigningView()
        self._known_signer = ""
        self._tried: date | None = None
        self._is_shown = False
        desk.changed.connect(self._follow)

    def open(self, screening_id: int) -> None:
        self._signing = SigningView()
        self._tried = None
        self._load(screening_id)
        self._tell()

    def wake(self) -> None:
        """Follow the registry again: the page is on the screen."""
        self._is_shown = True
        self._follow()

    def rest(self) -> None:
        self._is_shown = False

    def decide(self, outcome: Outcome, reason: str, ended_on: date | None) -> bool:
        return self._desk.do(
            decide,
            screening_id=self._screening.id,
            outcome=outcome,
            reason=reason,
            ended_on=ended_on,
        )

    def sign(self, user_name: str, password: str) -> None:
        """Sign what is shown; checking the password takes too long for this thread."""
        screening = self._screening
        if self._signing.is_busy or (meaning := screening.next_meaning) is None:
            return
        if not user_name.strip() or not password:
            self._tell_signing(
                name_problem="" if user_name.strip() else _("Type your user name."),
                password_problem="" if password else _("Type your password."),
            )
            return
        self._tell_signing(is_busy=True)
        signing = _signing(screening, meaning, user_name.strip(), password)
        self._desk.ask_in_background(
            signing,
            self._desk.staff_member,
            done=partial(self._take_signature, screening.id),
            failed=partial(self._refuse, screening.id),
        )

    def reopen(self, reason: str) -> None:
        self._desk.do(reopen, screening_id=self._screening.id, reason=reason)

    def void(self, reason: str) -> None:
        self._desk.do(void_screening, screening_id=self._screening.id, reason=reason)

    def try_day0(self, day: date) -> None:
        """Show what would hold with Day 0 on `day`; nothing is stored."""
        self._tried = day
        self._tell_windows()

    def plan_day0(self, day: date) -> None:
        dates = self._screening.dates
        done = self._desk.do(
            set_dates,
            screening_id=self._screening.id,
            screening_visit=dates.screening_visit,
            enrolment=day,
            first_dose=dates.first_dose,
            seen=dates,
        )
        if done:
            self._tried = None
            self._refresh()

    def show_criterion(self, code: str) -> None:
        """Go to a criterion's place in the walk."""
        self.criterion_wanted.emit(self._screening.id, code)

    def show_wording(self) -> None:
        self.wording_wanted.emit(self._screening.version.id)

    def show_consents(self) -> None:
        self.consents_wanted.emit(self._screening.id)

    def show_signed_copies(self) -> None:
        self.signed_copy_wanted.emit(self._screening.id)

    def show_exception(self, code: str) -> None:
        self.exception_wanted.emit(self._screening.id, code)

    def print_checklist(self) -> None:
        self.print_wanted.emit(self._screening.id)

    def leave(self) -> None:
        self.left.emit()

    @property
    def _screening(self) -> Screening:
        if self._opened is None:
            message = "no screening is open"
            raise RuntimeError(message)
        return self._opened

    def _take_signature(self, signed_id: int, _nothing: None) -> None:
        if self._screening.id != signed_id:
            return  # the page shows another screening by now
        self._signing = SigningView()
        self._load(self._screening.id)
        self._known_signer = self._screening.signatures[-1].user_name
        self._tell()
        self.signed.emit()

    def _refuse(self, screening_id: int, error: CoordinatorError) -> None:
        """Say at the field what is wrong with it; all else stands at the head of the page."""
        is_shown, at_field = self._screening.id == screening_id, _at_field(error)
        if is_shown:
            self._signing = at_field or SigningView()
        if not is_shown or at_field is None:
            self._desk.refused.emit(error)
        self._refresh()

    def _tell_signing(
        self, *, name_problem: str = "", password_problem: str = "", is_busy: bool = False
    ) -> None:
        self._signing = SigningView(
            name_problem=name_problem, password_problem=password_problem, is_busy=is_busy
        )
        self._tell()

    def _follow(self) -> None:
        if self._is_shown and self._opened is not None and not self._signing.is_busy:
            self._refresh()

    def _refresh(self) -> None:
        self._load(self._screening.id)
        self._tell()

    def _load(self, screening_id: int) -> None:
        self._opened = self._desk.ask(
            screening_of, screening_id, with_identity=self._desk.staff_member.sees_identity
        )

    def _tell(self) -> None:
        today = self._desk.ask(_day_of)
        person = self._desk.staff_member
        view = view_of(self._screening, person, today, self._signing, self._known_signer)
        self.shown.emit(view)
        self.attempts.follow(self._screening)
        self.enrolling.follow(self._screening)
        self._tell_windows()

    def _tell_windows(self) -> None:
        screening, today = self._screening, self._desk.ask(_day_of)
        day0 = self._tried or screening.dates.enrolment
        bars = self._desk.ask(windows_of, screening.id, day0)
        can_plan = screening.is_open and may_assess(screening, self._desk.staff_member, today)
        self.dated.emit(calendar_of(screening.dates, bars, day0, today, can_plan=can_plan))


def _signing(
    screening: Screening, meaning: Meaning, user_name: str, password: str
) -> Callable[[Registry, StaffMember], None]:
    """Give the work that signs what is shown of `screening`."""
    return partial(
        sign,
        screening_id=screening.id,
        user_name=user_name,
        password=password,
        meaning=meaning,
        content_sha256=content_digest(screening),
    )


def _at_field(error: CoordinatorError) -> SigningView | None:
    """Say an error at the field in which it lies; None where it lies in neither."""
    if isinstance(error, NotYourPassword):
        return SigningView(password_problem=str(error))
    if isinstance(error, OF_THE_SIGNER):
        return SigningView(name_problem=str(error))
    return None


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
