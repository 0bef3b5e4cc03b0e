"""From what is open in the registry to the lines under “Needs you”."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta

from coordinator.domain.staff import DUTIES_OF, Duty, Role
from coordinator.domain.today import (
    AmendmentInUse,
    AwaitedResult,
    OpenScreening,
    Today,
    VersionToReview,
)
from coordinator.text import _, listed, many
from ui.today.evidence_needs import (
    consents,
    corrected,
    due_later,
    expiring,
    failed_later,
    questions,
)
from ui.today.model import Need, Place
from ui.widgets.tones import Tone

SOON = timedelta(days=7)
MOST_OF_A_KIND = 4
OF_TRIALS = (Place.REVIEW, Place.TRIAL, Place.AMENDMENT)


def needs_of(today: Today, role: Role) -> tuple[Need, ...]:
    """Give what waits for `role`, and last what it waits for that others have to sign."""
    kinds = (
        _backup(today.backup_days if role is not Role.MONITOR else None),
        *(_clinical(today, DUTIES_OF[role]) if DUTIES_OF[role] else ()),
    )
    return tuple(need for kind in kinds for need in _shortened(list(kind)))


def _clinical(today: Today, duties: Collection[Duty]) -> Iterator[Iterable[Need]]:
    """Give what those who have `duties` can meet, kind by kind; then what others sign."""
    on_paper = {copy.screening_id for copy in today.copies}  # these are told once
    signed = (
        (
            Duty.SIGN_COMPLETION,
            today.unsigned,
            _("{number} waits for the coordinator's signature"),
        ),
        (
            Duty.JUDGE_AND_CONFIRM,
            today.waiting,
            _("{number} waits for the investigator's signature"),
        ),
    )
    signatures = [
        (duty in duties, words, [s for s in found if s.screening_id not in on_paper])
        for duty, found, words in signed
    ]
    yield failed_later(today)
    yield _results(today)
    yield expiring(today)
    yield due_later(today)
    yield consents(today)
    yield from (_own(found, words) for is_own, words, found in signatures if is_own)
    yield _copies(today)
    yield corrected(today)
    yield questions(today)
    yield _amendments(today.amendments)
    yield _reviews(today.reviews)
    yield from (_others(found, words) for is_own, words, found in signatures if not is_own)


def _shortened(needs: Sequence[Need]) -> Iterator[Need]:
    yield from needs[:MOST_OF_A_KIND]
    rest = needs[MOST_OF_A_KIND:]
    if rest:
        words = many("and {count} more like this", "and {count} more like these", len(rest))
        place = Place.REVIEW if rest[0].place in OF_TRIALS else Place.LOG
        yield Need(Tone.NEUTRAL, "more", words, "", place)


def _results(today: Today) -> Iterator[Need]:
    """Awaited results that are overdue or due within a week, the oldest first."""
    due = [result for result in today.awaited if result.due_on is not None]
    for result in sorted(due, key=lambda result: str(result.due_on)):
        if result.due_on is not None and result.due_on <= today.day + SOON:
            yield _result(result, is_late=result.due_on < today.day)


def _result(result: AwaitedResult, *, is_late: bool) -> Need:
    words = (
        _("{number}, {code}: result overdue") if is_late else _("{number}, {code}: result due")
    )
    return Need(
        Tone.FAILED if is_late else Tone.OPEN,
        "warning" if is_late else "clock",
        words.format(number=result.screening_number, code=result.code),
        _("{day}, {awaited}").format(
            day=result.due_on, awaited=result.awaited or _("a result")
        ),
        Place.WALK,
        result.screening_id,
    )


def _own(screenings: Iterable[OpenScreening], words: str) -> Iterator[Need]:
    return (_signature(each, words, Tone.OPEN, "signature") for each in screenings)


def _others(screenings: Iterable[OpenScreening], words: str) -> Iterator[Need]:
    return (_signature(each, words, Tone.NEUTRAL, "clock") for each in screenings)


def _signature(screening: OpenScreening, words: str, tone: Tone, icon: str) -> Need:
    return Need(
        tone,
        icon,
        words.format(number=screening.screening_number),
        _("{initials}, {trial}").format(initials=screening.initials, trial=screening.trial),
        Place.DECISION,
        screening.screening_id,
    )


def _amendments(found: Sequence[AmendmentInUse]) -> Iterator[Need]:
    """Amendments that are in use while screenings are open on earlier versions (S4)."""
    for amendment in found:
        words = _("{trial}: {name} in use since {day}").format(
            trial=amendment.trial, name=amendment.name, day=amendment.since
        )
        detail = _("{screenings} on {versions}").format(
            screenings=many(
                "{count} open screening", "{count} open screenings", amendment.behind
            ),
            versions=listed(amendment.versions),
        )
        yield Need(Tone.OPEN, "flag", words, detail, Place.AMENDMENT, amendment.version_id)


def _backup(days: int | None) -> Iterator[Need]:
    """What is in no backup is lost with the disk: this comes first."""
    if days is not None:
        words = many("No good backup for {count} day", "No good backup for {count} days", days)
        detail = _("Make one, and see why none was made by itself.")
        yield Need(Tone.FAILED, "save", words, detail, Place.BACKUPS)


def _copies(today: Today) -> Iterator[Need]:
    """Forms that were printed after the decision: signed on paper, they come back (G5)."""
    for copy in today.copies:
        yield Need(
            Tone.OPEN,
            "print",
            _("{number} was printed: its signed copy is awaited").format(
                number=copy.screening_number
            ),
            _("{day}, {by}, {initials}, {trial}").format(
                day=copy.printed_on,
                by=copy.printed_by,
                initials=copy.initials,
                trial=copy.trial,
            ),
            Place.SIGNED_COPY,
            copy.screening_id,
        )


def _reviews(versions: Sequence[VersionToReview]) -> Iterator[Need]:
    for version in versions:
        if version.open_points:
            detail = many(
                "{count} point to review", "{count} points to review", version.open_points
            )
        else:
            detail = _("all points answered; identify and activate it")
        yield Need(
            Tone.INFO,
            "document",
            _("{trial}: the imported record is a draft").format(trial=version.trial),
            detail,
            Place.REVIEW,
            version.version_id,
        )
