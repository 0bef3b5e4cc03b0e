"""The lists of screenings, for print and export; who is behind a number only for the site."""

from collections.abc import Sequence

from sqlalchemy import select

from coordinator.domain.exchange import IdentityNotForThem
from coordinator.domain.form import LogRow
from coordinator.domain.lists import IDENTIFYING, ListedScreening, ListForm, ListKind
from coordinator.domain.log import LogFilter
from coordinator.domain.report import ReportScope
from coordinator.domain.staff import StaffMember
from coordinator.domain.subject import Identity
from coordinator.queries.discreet_log import discreet_rows
from coordinator.queries.forms import imprint
from coordinator.queries.log import log_rows
from coordinator.queries.staff import site_of
from coordinator.queries.trials import trial_in_use
from coordinator.registry.store import Registry
from coordinator.registry.tables import IDENTITY, SCREENING, screenings_with_trial_and_subject

_IDENTITIES = select(
    SCREENING.c.id,
    IDENTITY.c.name,
    IDENTITY.c.hospital_number,
    IDENTITY.c.birth_on,
    IDENTITY.c.telephone,
).select_from(screenings_with_trial_and_subject())


def list_form(
    registry: Registry, actor: StaffMember, kind: ListKind, scope: ReportScope
) -> ListForm:
    """Put a list together, for one trial or for all, in the period that is asked for.

    The period is one of consents; of the enrolment log it is one of enrolments.

    Raises:
        IdentityNotForThem: the list says who the subjects are, and `actor` may not see it (P1).
        OnlyReadable: the registry was changed outside of the program (T4).
    """
    if kind in IDENTIFYING and not actor.sees_identity:
        raise IdentityNotForThem(actor.name)
    made = imprint(registry, actor)
    rows = _rows(registry, kind, scope)
    if kind not in IDENTIFYING:
        rows = discreet_rows(registry, rows)
    identities = _identities(registry, scope.trial_id) if kind in IDENTIFYING else {}
    return ListForm(
        kind,
        site_of(registry),
        scope,
        [ListedScreening(row, identities.get(row.screening_id)) for row in rows],
        made,
        *trial_in_use(registry, scope.trial_id),
    )


def logged_form(registry: Registry, actor: StaffMember, wanted: LogFilter) -> ListForm:
    """Give the screening log as it is filtered on its own page.

    Raises:
        OnlyReadable: the registry was changed outside of the program (T4).
    """
    made = imprint(registry, actor)
    rows = discreet_rows(registry, log_rows(registry, wanted))
    scope = ReportScope(wanted.trial_id, wanted.consented_from, wanted.consented_until)
    return ListForm(
        ListKind.SCREENING_LOG,
        site_of(registry),
        scope,
        [ListedScreening(row) for row in rows],
        made,
        *trial_in_use(registry, wanted.trial_id),
    )


def log_filter(scope: ReportScope) -> LogFilter:
    """Ask the screening log for what a report counts, oldest first."""
    return LogFilter(
        trial_id=scope.trial_id,
        consented_from=scope.since,
        consented_until=scope.until,
        descending=False,
    )


def _rows(registry: Registry, kind: ListKind, scope: ReportScope) -> Sequence[LogRow]:
    if kind is not ListKind.ENROLMENT_LOG:
        return log_rows(registry, log_filter(scope))
    of_trial = LogFilter(trial_id=scope.trial_id, descending=False)
    dated = [
        (row.enrolled_on, row.screening_id, row)
        for row in log_rows(registry, of_trial)
        if row.enrolled_on is not None and scope.holds(row.enrolled_on)
    ]
    return [row for _day, _id, row in sorted(dated, key=lambda found: found[:2])]


def _identities(registry: Registry, trial_id: int | None) -> dict[int, Identity]:
    """Give who the subjects are, by screening, as they are now identified."""
    wanted = _IDENTITIES
    if trial_id is not None:
        wanted = wanted.where(SCREENING.c.trial_id == trial_id)
    with registry.reading() as session:
        rows = session.connection().execute(wanted)
        return {row[0]: Identity(row[1], row[2], row[3], row[4]) for row in rows}
