"""A record's criteria one after the other, each with the path by which it is found."""

from collections.abc import Iterator
from dataclasses import dataclass

from coordinator.domain.record import ReadCriterion, RegistryRecord
from coordinator.records.headings import Section


@dataclass(frozen=True, slots=True)
class Placed:
    """A criterion, its path such as `inclusion[2].children[0]`, and its outermost item's."""

    criterion: ReadCriterion
    path: str
    top_path: str
    section: Section


def walk(record: RegistryRecord) -> Iterator[Placed]:
    """Go through inclusion, exclusion and other sections, parents before children."""
    yield from _walk(record.inclusion, "inclusion", Section.INCLUSION)
    yield from _walk(record.exclusion, "exclusion", Section.EXCLUSION)
    for place, section in enumerate(record.other_sections):
        yield from _walk(section.items, f"other_sections[{place}].items", Section.OTHER)


def _walk(
    criteria: tuple[ReadCriterion, ...], path: str, section: Section, top: str = ""
) -> Iterator[Placed]:
    for place, criterion in enumerate(criteria):
        here = f"{path}[{place}]"
        yield Placed(criterion, here, top or here, section)
        yield from _walk(criterion.children, f"{here}.children", section, top or here)
