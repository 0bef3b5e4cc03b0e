"""From a review point to what the review shows of it."""

from collections.abc import Mapping
from datetime import datetime

from coordinator.domain.criterion import COMBINATION_WORDS, Combination, Kind
from coordinator.domain.doubt_notes import note_words
from coordinator.domain.doubts import doubt_words
from coordinator.domain.protocol import ReviewPoint
from coordinator.domain.record import Severity
from coordinator.domain.review import (
    NOT_PLACED,
    OUTSIDE,
    PARTS_COMBINATION,
    TAKEN_IN,
)
from coordinator.text import N_, _
from ui.record_review.view import ChoiceView, PointView, SectionView

AS_WRITTEN = "as written"
TAKING_IN = {
    Kind.INCLUSION: (N_("Take in as inclusion criteria"), "I"),
    Kind.EXCLUSION: (N_("Take in as exclusion criteria"), "E"),
}


def taken_in(kind: Kind) -> str:
    """Give the choice with which words outside of the criteria become criteria."""
    return f"{TAKEN_IN}: {kind.value}"


def point_view(point: ReviewPoint, codes: Mapping[int, str]) -> PointView:
    answered = answer = ""
    if point.resolution is not None:
        said = point.resolution
        answer = _answer_words(point, said.choice)
        answered = _("{ground} – {name}, {day}").format(
            ground=said.ground, name=said.by, day=when(said.at)
        )
    return PointView(
        id=point.id,
        criterion_id=point.criterion_id if point.criterion_id in codes else None,
        title=doubt_words(point.code),
        where=codes.get(point.criterion_id or 0, "") or _("record"),
        quote="" if point.code == PARTS_COMBINATION else point.quote,
        note=note_words(point.note),
        severity=point.severity,
        is_open=point.is_open,
        choices=_choices(point),
        answer=answer,
        answered=answered,
        span=point.span,
        is_not_placed=point.code == NOT_PLACED,
        is_about_parts=point.code == PARTS_COMBINATION,
    )


def _answer_words(point: ReviewPoint, choice: str) -> str:
    if choice == AS_WRITTEN:
        return _("kept as written")
    for kind, (words, _key) in TAKING_IN.items():
        if choice == taken_in(kind):
            return _(words)
    if point.code == PARTS_COMBINATION:
        return _combining_words(choice)
    return choice


def _choices(point: ReviewPoint) -> tuple[ChoiceView, ...]:
    is_combining = point.code == PARTS_COMBINATION
    readings = tuple(
        ChoiceView(
            reading,
            _combining_words(reading) if is_combining else f"“{reading}”",
            str(number),
            takes_number=is_combining and reading == Combination.AT_LEAST.value,
        )
        for number, reading in enumerate(point.readings, 1)
    )
    if is_combining:
        return readings
    if point.code in OUTSIDE:
        readings = tuple(
            ChoiceView(taken_in(kind), _(words), key)
            for kind, (words, key) in TAKING_IN.items()
        )
    kept = _("Keep as written") if point.quote else _("Leave it as it is")
    own = ChoiceView("", _("Settled otherwise:"), "W")
    keep = ChoiceView(AS_WRITTEN, kept, "K")
    if point.code in OUTSIDE:
        return (*readings, keep, own)
    return (*readings, keep) if readings else (keep, own)


def _combining_words(choice: str) -> str:
    """Put how parts combine in words: `all`, `any`, `whole`, `at least` or `at least 2`."""
    is_count = choice.startswith(Combination.AT_LEAST)
    name = Combination.AT_LEAST if is_count else choice
    if name not in set(Combination):
        return choice
    count = choice.removeprefix(Combination.AT_LEAST).strip() if is_count else ""
    words = _(COMBINATION_WORDS[Combination(name)]).format(count=count or "…")
    return f"{words[:1].upper()}{words[1:]}"


def in_order(
    points: tuple[PointView, ...], sections: tuple[SectionView, ...], rank: Severity
) -> tuple[PointView, ...]:
    """Give the points of one rank in the order in which they stand on the page."""
    ids = [found.id for section in sections for found in section.criteria]
    rows = {criterion_id: row for row, criterion_id in enumerate(ids)}
    return tuple(
        sorted(
            (point for point in points if point.severity is rank),
            key=lambda point: rows.get(point.criterion_id or 0, -1),
        )
    )


def when(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
