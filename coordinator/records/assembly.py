"""What a layout found, put together into a record with its criteria, checks and doubts."""

from decimal import Decimal
from itertools import zip_longest

from coordinator.domain.record import (
    FieldValue,
    OtherSection,
    ReadCriterion,
    RecordSource,
    RegistryIds,
    RegistryRecord,
    Span,
)
from coordinator.records.constraints import checks_in
from coordinator.records.found import Found
from coordinator.records.headings import Section
from coordinator.records.labels import folded
from coordinator.records.nesting import Node
from coordinator.records.outline import Part, outline_of
from coordinator.records.two_languages import Wordings, wordings_of
from coordinator.records.values import (
    Ages,
    ages_in,
    joined,
    limit_in,
    phase_of,
    sex_of,
    target_of,
    yes_or_no,
)

_USUAL_RAW = (
    ("status", "status"),
    ("phase", "phase"),
    ("ages", "ages"),
    ("sex", "sex"),
    ("target_enrolment", "target_enrolment"),
    ("study_type", "study_type"),
    ("contact", "contact"),
    ("url", "url"),
    ("date_registered", "date_registered"),
)
_SHOWN_EMPTY = frozenset({"phase"})


def assemble(found: Found, source: RecordSource) -> RegistryRecord:
    """Build the record, without its warnings."""
    parts = outline_of(source.text, found.blocks)
    inclusion = _wordings(source.text, parts, Section.INCLUSION)
    exclusion = _wordings(source.text, parts, Section.EXCLUSION)
    left_over = (*inclusion.left_over, *exclusion.left_over)
    ages = _ages(found)
    return RegistryRecord(
        layout=found.layout,
        source=source,
        ids=RegistryIds(_said(found, "nct"), _said(found, "chictr"), found.words("secondary")),
        title=_said(found, "title"),
        scientific_title=_said(found, "scientific_title"),
        sponsor=_said(found, "sponsor"),
        status=_said(found, "status"),
        phase=phase_of(found.first("phase")),
        conditions=found.words("condition"),
        interventions=found.words("intervention"),
        min_age=ages.low,
        max_age=ages.high,
        age_unit=ages.unit,
        sex=sex_of(found.first("sex")),
        target_enrolment=target_of(found.first("target_enrolment")).number,
        healthy_volunteers=yes_or_no(found.first("healthy_volunteers")),
        raw=_raw(found),
        inclusion=_criteria(source.text, inclusion),
        exclusion=_criteria(source.text, exclusion),
        other_sections=_others(source.text, parts, left_over),
        headings=_headings(parts),
        eligibility=tuple(block.span for block in found.blocks),
        places=found.fields,
    )


def _said(found: Found, name: str) -> str | None:
    return found.first(name) or None


def _ages(found: Found) -> Ages:
    words = found.first("ages")
    if words:
        return ages_in(words)
    low, high = limit_in(found.first("min_age")), limit_in(found.first("max_age"))
    return joined(low, Ages(None, high.low, high.unit))


def _raw(found: Found) -> tuple[FieldValue, ...]:
    values = [_raw_value(found, name) for name, _ in _USUAL_RAW]
    extras = [_raw_value(found, name) for name in found.raw_names]
    return (*values, *(value for value in extras if value.words))


def _raw_value(found: Found, name: str) -> FieldValue:
    """Give a field in the record's words; both limits of age stand side by side."""
    values = found.all(name)
    span = values[0].span if values else None
    if name == "ages" and not values:
        limits = [found.first("min_age"), found.first("max_age")]
        if any(limits):
            low = found.all("min_age") or found.all("max_age")
            return FieldValue(name, " | ".join(limit or "" for limit in limits), low[0].span)
        return FieldValue(name, None)
    if name in {"contact", "site"}:
        joiner = "; " if name == "contact" else " | "
        return FieldValue(name, joiner.join(found.words(name)) or None, span)
    words = found.first(name)
    return FieldValue(name, words if words or name in _SHOWN_EMPTY else None, span)


def _wordings(text: str, parts: tuple[Part, ...], section: Section) -> Wordings:
    return wordings_of(text, [part for part in parts if part.section is section])


def _criteria(text: str, wordings: Wordings) -> tuple[ReadCriterion, ...]:
    return tuple(
        criterion
        for part in wordings.parts
        for criterion in _of_part(text, part, wordings.others)
    )


def _of_part(text: str, part: Part, others: tuple[Node, ...]) -> tuple[ReadCriterion, ...]:
    """Give the criteria of a part, below its heading where that says for whom they are."""
    criteria = _each(text, part.nodes, others)
    heading = part.heading
    if heading is None or not heading.is_qualified:
        return criteria
    span = Span(heading.start, _end(text, heading.start, heading.end))
    words = folded(text[span.start : span.end])
    return (ReadCriterion("", words, span, criteria, is_heading=True),)


def _each(
    text: str, nodes: tuple[Node, ...], others: tuple[Node, ...] = ()
) -> tuple[ReadCriterion, ...]:
    """Read nodes, each with the one that says the same in the other language, if any."""
    return tuple(_criterion(text, *pair) for pair in zip_longest(nodes, others))


def _criterion(text: str, node: Node, other: Node | None = None) -> ReadCriterion:
    words = folded(text[node.words.start : node.words.end])
    return ReadCriterion(
        marker=folded(text[node.marker.start : node.marker.end]),
        text=words,
        span=Span(node.marker.start, node.words.end),
        children=_each(text, node.children, other.children if other else ()),
        is_heading=node.is_heading,
        checks=checks_in(words),
        other_text=folded(text[other.words.start : other.words.end]) if other else "",
        other_span=Span(other.marker.start, other.words.end) if other else None,
    )


def _others(
    text: str, parts: tuple[Part, ...], left_over: tuple[Part, ...]
) -> tuple[OtherSection, ...]:
    return tuple(
        _other(text, part)
        for part in parts
        if part in left_over
        or (
            part.section not in {Section.INCLUSION, Section.EXCLUSION}
            and (part.nodes or part.section is Section.OTHER)
        )
    )


def _other(text: str, part: Part) -> OtherSection:
    items = _each(text, part.nodes)
    if part.heading is None:
        return OtherSection("", Span(items[0].span.start, _last_end(items)), items)
    start = part.heading.start
    end = _end(text, start, part.heading.end)
    words = folded(text[start:end])
    return OtherSection(words, Span(start, max(end, _last_end(items))), items)


def _last_end(items: tuple[ReadCriterion, ...]) -> int:
    return max((max(i.span.end, _last_end(i.children)) for i in items), default=0)


def _headings(parts: tuple[Part, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(part.heading.start, part.heading.end)
        for part in parts
        if part.heading is not None and not part.heading.is_qualified
    )


def _end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def as_number(value: Decimal | None) -> int | float | None:
    """Give a measured value as a JSON number."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
