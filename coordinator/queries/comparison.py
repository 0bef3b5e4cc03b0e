"""A record read again, compared with what is on file for the trial."""

from coordinator.domain.comparison import Difference, Statement, compared
from coordinator.domain.criterion import Criterion, Kind, walked
from coordinator.domain.record import ReadCriterion, RegistryRecord
from coordinator.queries.trials import versions_of
from coordinator.registry.store import Registry

LETTERS = {Kind.INCLUSION: "I", Kind.EXCLUSION: "E"}


def comparison_with_record(
    registry: Registry, trial_id: int, record: RegistryRecord
) -> tuple[Difference, ...]:
    """Compare the newest version on file, in the record's words, with `record`."""
    versions = versions_of(registry, trial_id)
    before = statements_of(versions[0].criteria) if versions else ()
    return compared(before, statements_of_record(record))


def comparison_of_versions(
    registry: Registry, trial_id: int, *, earlier_id: int, later_id: int
) -> tuple[Difference, ...]:
    """Compare two versions of a protocol in the wording in use."""
    versions = {version.id: version for version in versions_of(registry, trial_id)}
    earlier, later = versions[earlier_id], versions[later_id]
    return compared(worded(earlier.criteria), worded(later.criteria))


def statements_of(criteria: tuple[Criterion, ...]) -> tuple[Statement, ...]:
    """Give the criteria in the words of their record, or their own where it has none."""
    return tuple(
        Statement(found.code, found.kind, found.verbatim or found.text)
        for found in walked(criteria)
    )


def worded(criteria: tuple[Criterion, ...]) -> tuple[Statement, ...]:
    return tuple(
        Statement(found.code, found.kind, found.text, found.other_text)
        for found in walked(criteria)
    )


def statements_of_record(record: RegistryRecord) -> tuple[Statement, ...]:
    return (
        *_numbered(Kind.INCLUSION, record.inclusion, LETTERS[Kind.INCLUSION]),
        *_numbered(Kind.EXCLUSION, record.exclusion, LETTERS[Kind.EXCLUSION]),
    )


def _numbered(
    kind: Kind, criteria: tuple[ReadCriterion, ...], prefix: str
) -> tuple[Statement, ...]:
    found: list[Statement] = []
    number = 0
    for read in criteria:
        number += not read.is_heading
        code = f"{prefix}-h" if read.is_heading else f"{prefix}{number}"
        found.append(Statement(code, kind, read.text))
        found += _numbered(kind, read.children, f"{code}.")
    return tuple(found)
