"""Everything that a file for another system needs, put together."""

from collections.abc import Callable

from sqlalchemy import select

from coordinator.domain.exchange import (
    ExchangeFacts,
    IdentityNotForThem,
    NothingToExport,
    ValueChange,
)
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.screening import Screening
from coordinator.domain.staff import StaffMember
from coordinator.domain.withheld import discreet_changes, without_identity
from coordinator.domain.withholding import withholding
from coordinator.queries.exchange_trail import changes_of
from coordinator.queries.forms import imprint
from coordinator.queries.identities import identities_of_subject
from coordinator.queries.screenings import screening_of
from coordinator.queries.staff import site_of, staff_of
from coordinator.queries.trials import trial_of, versions_of
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.store import Registry

Telling = Callable[[int, int], None]


def odm_facts(
    registry: Registry, actor: StaffMember, *, trial_id: int, screening_id: int | None = None
) -> ExchangeFacts:
    """Give a trial with its screenings, or one of them, without identifying data (P1)."""
    return exchange_facts(registry, actor, trial_id=trial_id, screening_id=screening_id)


def exchange_facts(  # noqa: PLR0913  what is wanted, and what may be known from it
    registry: Registry,
    actor: StaffMember,
    *,
    trial_id: int,
    screening_id: int | None = None,
    is_metadata_only: bool = False,
    with_identity: bool = False,
    telling: Telling = lambda _done, _total: None,
) -> ExchangeFacts:
    """Give a trial's versions, oldest first, with all of its screenings or one.

    `telling` hears after each screening how many of how many are there.

    Raises:
        OnlyReadable: the registry was changed outside of the program (T4).
        NothingToExport: the trial has no version.
        IdentityNotForThem: identifying data are asked for by who may not see them (P1).
    """
    registry.require_trusted()
    if with_identity and not actor.sees_identity:
        raise IdentityNotForThem(actor.name)
    trial, versions = trial_of(registry, trial_id), versions_of(registry, trial_id)
    if not versions:
        raise NothingToExport(trial.label)
    ids = [] if is_metadata_only else _ids(registry, trial_id, screening_id)
    screenings: list[Screening] = []
    changes: dict[int, tuple[ValueChange, ...]] = {}
    for found in ids:
        screening, changes[found] = _with_changes(registry, found, with_identity=with_identity)
        screenings.append(screening)
        telling(len(screenings), len(ids))
    return ExchangeFacts(
        site_of(registry),
        trial,
        tuple(v for v in versions[::-1] if screening_id is None or _is_used(v, screenings)),
        tuple(screenings),
        staff_of(registry),
        imprint(registry, actor),
        with_identity=with_identity,
        changes=changes,
    )


def _with_changes(
    registry: Registry, screening_id: int, *, with_identity: bool
) -> tuple[Screening, tuple[ValueChange, ...]]:
    screening = screening_of(registry, screening_id, with_identity=True)
    changes = changes_of(registry, screening)
    if with_identity:
        return screening, changes
    discreet = withholding(*identities_of_subject(registry, screening.subject.id))
    return without_identity(screening, discreet), discreet_changes(changes, discreet)


def screenings_to_export(registry: Registry, trial_id: int) -> tuple[tuple[int, str], ...]:
    """Give id and number of a trial's screenings, in the order in which they were begun."""
    statement = (
        select(ScreeningRow.id, ScreeningRow.screening_number)
        .filter_by(trial_id=trial_id)
        .order_by(ScreeningRow.id)
    )
    with registry.reading() as session:
        return tuple((found.id, found.screening_number) for found in session.execute(statement))


def _ids(registry: Registry, trial_id: int, screening_id: int | None) -> list[int]:
    known = [found for found, _number in screenings_to_export(registry, trial_id)]
    if screening_id is None:
        return known
    if screening_id not in known:
        raise LookupError(screening_id)
    return [screening_id]


def _is_used(version: ProtocolVersion, screenings: list[Screening]) -> bool:
    """Whether a screening lies on the version, or has answers that were given on it (S4)."""
    return any(
        version.id == screening.version.id
        or version.name in {answer.version for answer in screening.earlier}
        for screening in screenings
    )
