"""From a protocol version and its source to what the review shows."""

from collections.abc import Iterator, Mapping

from coordinator.domain.check import Check
from coordinator.domain.check_words import check_words, state_words
from coordinator.domain.criterion import COMBINATION_WORDS, Criterion, Kind, walked
from coordinator.domain.protocol import (
    ProtocolUnidentified,
    ProtocolVersion,
    SourceText,
    VersionState,
)
from coordinator.domain.record import Severity
from coordinator.domain.rule_words import rule_words
from coordinator.text import N_, _, many
from ui.record_review.places import Place
from ui.record_review.points import in_order, point_view, when
from ui.record_review.view import (
    CheckView,
    CriterionView,
    Edit,
    GroupView,
    Marks,
    PointView,
    ProtocolView,
    ReviewView,
    SectionView,
)
from ui.record_review.words import REASONS, SEVERITY_WORDS

SECTION_TITLES = {
    Kind.INCLUSION: N_("Inclusion criteria"),
    Kind.EXCLUSION: N_("Exclusion criteria"),
}
STATE_WORDS = {
    VersionState.DRAFT: N_("in review"),
    VersionState.PLANNED: N_("planned"),
    VersionState.ACTIVE: N_("active"),
    VersionState.SUPERSEDED: N_("superseded"),
}


def review_of(version: ProtocolVersion, source: SourceText | None, place: Place) -> ReviewView:
    codes = {found.id: found.code for found in walked(version.criteria)}
    points = tuple(point_view(point, codes) for point in version.points)
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
        title=_("Review of {trial}").format(trial=version.trial_label),
        subtitle=_subtitle(version, source),
        is_editable=version.state is VersionState.DRAFT,
        source_id=version.source_id,
        source_name=source.file_name if source else "",
        source_text=source.text if source else "",
        protocol=_protocol(version, place),
        record_points=tuple(point for point in points if point.criterion_id is None),
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


def _subtitle(version: ProtocolVersion, source: SourceText | None) -> str:
    parts = [version.name] if version.name != version.trial_label else []
    parts.append(_(STATE_WORDS[version.state]))
    if source is None:
        return " · ".join(parts)
    came = _("from {file}, read {day}").format(
        file=source.file_name or _("pasted text"), day=when(source.read_at)
    )
    return " · ".join((*parts, came))


def _protocol(version: ProtocolVersion, place: Place) -> ProtocolView:
    try:
        version.require_identified()
        is_identified = True
    except ProtocolUnidentified:
        is_identified = False
    at = version.wording_confirmed_at
    return ProtocolView(
        *(place.typed or (version.protocol_number, version.version, version.dated_on)),
        is_identified,
        _("{name}, {day}").format(name=version.wording_confirmed_by, day=when(at))
        if at
        else "",
    )


def _placed(version: ProtocolVersion, points: tuple[PointView, ...]) -> str:
    placed = sum(found.span is not None for found in walked(version.criteria))
    lost = sum(point.is_not_placed and point.is_open for point in points)
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
            checks=tuple(_check_view(criterion, check) for check in criterion.checks),
            rule=rule_words(criterion),
            deferred_to=criterion.deferred_to,
            other_text=criterion.other_text,
        )
        yield from _rows(criterion.parts, depth + 1, points)


def _check_view(criterion: Criterion, check: Check) -> CheckView:
    marked = criterion.text[slice(*check.span)]
    return CheckView(criterion.id, check, check_words(check), state_words(check), marked)


def _mark_words(criterion: Criterion) -> tuple[str, ...]:
    """Say in words what is special about answering this criterion."""
    found = []
    if criterion.parts:
        words = _(COMBINATION_WORDS[criterion.combination])
        found.append(words.format(count=criterion.at_least))
    if criterion.needs_investigator:
        found.append(_("the investigator answers"))
    if criterion.deferred_to:
        found.append(_("answered only before: {what}").format(what=criterion.deferred_to))
    if criterion.may_be_not_applicable:
        found.append(_("may be not applicable"))
    if rule := rule_words(criterion):
        found.append(rule)
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
