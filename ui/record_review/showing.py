"""From a protocol version and its source to what the review shows."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from coordinator.domain.criterion import COMBINATION_WORDS, Combination, Criterion, Kind, walked
from coordinator.domain.protocol import (
    ProtocolUnidentified,
    ProtocolVersion,
    ReviewPoint,
    SourceText,
    VersionState,
)
from coordinator.domain.record import Severity
from coordinator.domain.review import NOT_PLACED, PARTS_COMBINATION
from coordinator.text import N_, _, many
from ui.record_review.places import Place
from ui.record_review.view import (
    ChoiceView,
    CriterionView,
    Edit,
    GroupView,
    Marks,
    PointView,
    ProtocolView,
    ReviewView,
    SectionView,
)
from ui.record_review.words import REASONS, SEVERITY_WORDS, point_title

AS_WRITTEN = "as written"
SECTION_TITLES = {
    Kind.INCLUSION: N_("Inclusion criteria"),
    Kind.EXCLUSION: N_("Exclusion criteria"),
}
STATE_WORDS = {
    VersionState.DRAFT: N_("in review"),
    VersionState.ACTIVE: N_("active"),
    VersionState.SUPERSEDED: N_("superseded"),
}


def review_of(version: ProtocolVersion, source: SourceText | None, place: Place) -> ReviewView:
    codes = {found.id: found.code for found in walked(version.criteria)}
    points = tuple(_point(point, codes) for point in version.points)
    sections = tuple(
        SectionView(kind, _(SECTION_TITLES[kind]), _criteria(version.of_kind(kind), points))
        for kind in Kind
    )
    groups = tuple(
        GroupView(rank, _(SEVERITY_WORDS[rank]), in_order(points, sections, rank))
        for rank in Severity
    )
    open_count = sum(point.is_open for point in points)
    return ReviewView(
        version_id=version.id,
        trial_id=version.trial_id,
        title=_("{trial}: review of the record").format(trial=version.trial_label),
        subtitle=_subtitle(version, source),
        is_editable=version.state is VersionState.DRAFT,
        source_id=version.source_id,
        source_name=source.file_name if source else "",
        source_text=source.text if source else "",
        protocol=_protocol(version),
        record_points=tuple(point for point in points if point.criterion_id not in codes),
        sections=sections,
        groups=groups,
        placed=_placed(version, points),
        to_review=many("{count} point to review", "{count} points to review", open_count),
        open_count=open_count,
        answered_count=sum(point.is_answered for point in points),
        selected=place.criterion_id if place.criterion_id in codes else None,
        point=next((point for point in points if point.id == place.point_id), None),
        last_ground=place.last_ground,
        reasons=_reasons(place.last_reason),
    )


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


def _subtitle(version: ProtocolVersion, source: SourceText | None) -> str:
    state = _(STATE_WORDS[version.state])
    if source is None:
        return f"{version.name} · {state}"
    came = _("from {file}, read {day}").format(
        file=source.file_name or _("pasted text"), day=_when(source.read_at)
    )
    return f"{version.name} · {state} · {came}"


def _protocol(version: ProtocolVersion) -> ProtocolView:
    try:
        version.require_identified()
        is_identified = True
    except ProtocolUnidentified:
        is_identified = False
    at = version.wording_confirmed_at
    return ProtocolView(
        version.protocol_number,
        version.version,
        version.dated_on,
        is_identified,
        _("{name}, {day}").format(name=version.wording_confirmed_by, day=_when(at))
        if at
        else "",
    )


def _placed(version: ProtocolVersion, points: tuple[PointView, ...]) -> str:
    placed = sum(found.span is not None for found in walked(version.criteria))
    lost = sum(point.offers_criterion and point.is_open for point in points)
    return many(
        "{{placed}} of {count} piece of text placed",
        "{{placed}} of {count} pieces of text placed",
        placed + lost,
    ).format(placed=placed)


def _reasons(last: str) -> tuple[str, ...]:
    known = tuple(_(reason) for reason in REASONS)
    return known if not last or last in known else (last, *known)


def _criteria(
    criteria: tuple[Criterion, ...], points: tuple[PointView, ...]
) -> tuple[CriterionView, ...]:
    by_criterion: dict[int, list[PointView]] = {}
    for point in points:
        if point.criterion_id is not None:
            by_criterion.setdefault(point.criterion_id, []).append(point)
    return tuple(_rows(criteria, 0, by_criterion))


def _rows(
    criteria: tuple[Criterion, ...], depth: int, points: Mapping[int, list[PointView]]
) -> Iterator[CriterionView]:
    last = len(criteria) - 1
    for place, criterion in enumerate(criteria):
        yield CriterionView(
            id=criterion.id,
            code="" if criterion.is_heading else criterion.code,
            kind=criterion.kind,
            depth=depth,
            text=criterion.text,
            verbatim=criterion.verbatim,
            has_parts=bool(criterion.parts),
            combination=criterion.combination,
            at_least=criterion.at_least,
            marks=Marks(
                criterion.needs_investigator,
                criterion.may_be_not_applicable,
                criterion.is_heading,
            ),
            mark_words=_mark_words(criterion),
            confirmed=tuple(
                _("“{quote}” is read as “{reading}”: {ground} ({name}, {day})").format(
                    quote=found.quote,
                    reading=found.reading,
                    ground=found.ground,
                    name=found.by,
                    day=found.on,
                )
                for found in criterion.confirmed
            ),
            points=tuple(points.get(criterion.id, ())),
            possible=_possible(place, last, depth),
            span=criterion.span,
        )
        yield from _rows(criterion.parts, depth + 1, points)


def _mark_words(criterion: Criterion) -> tuple[str, ...]:
    """Say in words what is special about answering this criterion."""
    found = []
    if criterion.parts:
        words = _(COMBINATION_WORDS[criterion.combination])
        found.append(words.format(count=criterion.at_least))
    if criterion.needs_investigator:
        found.append(_("the investigator answers"))
    if criterion.may_be_not_applicable:
        found.append(_("may be not applicable"))
    if criterion.is_reworded:
        found.append(_("wording changed"))
    return tuple(found)


def _possible(place: int, last: int, depth: int) -> frozenset[Edit]:
    possible = {Edit.SPLIT, Edit.MOVE, Edit.SET_ASIDE}
    if place > 0:
        possible |= {Edit.UP, Edit.INDENT}
    if place < last:
        possible |= {Edit.DOWN, Edit.JOIN}
    if depth > 0:
        possible.add(Edit.OUTDENT)
    return frozenset(possible)


def _point(point: ReviewPoint, codes: Mapping[int, str]) -> PointView:
    answered = answer = ""
    if point.resolution is not None:
        said = point.resolution
        answer = _answer_words(point, said.choice)
        answered = _("{ground} – {name}, {day}").format(
            ground=said.ground, name=said.by, day=_when(said.at)
        )
    return PointView(
        id=point.id,
        criterion_id=point.criterion_id,
        title=point_title(point.code),
        where=codes.get(point.criterion_id or 0, "") or _("record"),
        quote="" if point.code == PARTS_COMBINATION else point.quote,
        note=point.note,
        severity=point.severity,
        is_open=point.is_open,
        choices=_choices(point),
        answer=answer,
        answered=answered,
        span=point.span,
        offers_criterion=point.code == NOT_PLACED,
        is_about_parts=point.code == PARTS_COMBINATION,
    )


def _answer_words(point: ReviewPoint, choice: str) -> str:
    if choice == AS_WRITTEN:
        return _("kept as written")
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
    kept = _("Keep as written") if point.quote else _("Leave it as it is")
    own = ChoiceView("", _("Settled otherwise:"), "W")
    keep = ChoiceView(AS_WRITTEN, kept, "K")
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


def _when(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
