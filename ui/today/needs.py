"""From what is open in the registry to the lines under “Needs you”."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from coordinator.domain.staff import Role
from coordinator.domain.today import AwaitedResult, OpenScreening, Today, VersionToReview
from coordinator.text import _, many
from ui.today.model import Need, Place
from ui.widgets.tones import Tone

SOON = timedelta(days=7)
MOST_OF_A_KIND = 4


def needs_of(today: Today, role: Role) -> tuple[Need, ...]:
    """Give what waits for somebody, that which waits for `role` first."""
    results = list(_results(today))
    signatures = [list(_unsigned(today.unsigned)), list(_waiting(today.waiting))]
    if role is Role.INVESTIGATOR:
        signatures.reverse()
    kinds = (results, *signatures, list(_reviews(today.reviews)))
    return tuple(need for kind in kinds for need in _shortened(kind))


def _shortened(needs: Sequence[Need]) -> Iterator[Need]:
    yield from needs[:MOST_OF_A_KIND]
    rest = needs[MOST_OF_A_KIND:]
    if rest:
        words = many("and {count} more like this", "and {count} more like these", len(rest))
        place = Place.REVIEW if rest[0].place is Place.REVIEW else Place.LOG
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


def _unsigned(screenings: Sequence[OpenScreening]) -> Iterator[Need]:
    for screening in screenings:
        yield _signature(screening, _("{number} waits for the coordinator's signature"))


def _waiting(screenings: Sequence[OpenScreening]) -> Iterator[Need]:
    for screening in screenings:
        yield _signature(screening, _("{number} waits for the investigator's signature"))


def _signature(screening: OpenScreening, words: str) -> Need:
    return Need(
        Tone.OPEN,
        "signature",
        words.format(number=screening.screening_number),
        _("{initials}, {trial}").format(initials=screening.initials, trial=screening.trial),
        Place.DECISION,
        screening.screening_id,
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
