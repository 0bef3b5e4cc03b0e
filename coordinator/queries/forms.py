"""Everything that a printed form needs, put together."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from coordinator.domain.form import ChecklistForm, Copy, Imprint, ScreeningLogForm
from coordinator.domain.log import LogFilter
from coordinator.domain.signature import digest
from coordinator.domain.signed_content import content_of
from coordinator.domain.staff import Role, StaffMember
from coordinator.queries.log import log_rows
from coordinator.queries.screenings import record_version, screening_of
from coordinator.queries.staff import site_of, staff_of
from coordinator.registry.assembly import trial_of_row, version_of_row
from coordinator.registry.rows.trials import TrialRow, VersionRow
from coordinator.registry.store import Registry
from coordinator.text import _


def checklist_form(
    registry: Registry, actor: StaffMember, *, screening_id: int, copy: Copy
) -> ChecklistForm:
    """Give the filled checklist; only a site copy for the site's staff tells who it is.

    The form of a sponsor copy knows the identity too: to withhold it where somebody typed it
    into a remark.
    """
    for_site = copy is Copy.SITE and actor.sees_identity
    screening = screening_of(registry, screening_id, with_identity=True)
    return ChecklistForm(
        site=site_of(registry),
        trial=screening.trial,
        version=screening.version,
        imprint=imprint(registry, actor),
        copy=Copy.SITE if for_site else Copy.SPONSOR,
        screening=screening,
        record_version=record_version(registry, screening_id),
        content_sha256=digest(content_of(screening)),
        coordinator=_only(registry, Role.COORDINATOR),
        investigator=_only(registry, Role.INVESTIGATOR),
    )


def blank_form(registry: Registry, actor: StaffMember, *, version_id: int) -> ChecklistForm:
    with registry.reading() as session:
        row = _version_row(session, version_id)
        trial, version = trial_of_row(row.trial), version_of_row(row)
    return ChecklistForm(site_of(registry), trial, version, imprint(registry, actor))


def log_form(registry: Registry, actor: StaffMember, wanted: LogFilter) -> ScreeningLogForm:
    trial = None
    if wanted.trial_id is not None:
        with registry.reading() as session:
            trial = trial_of_row(session.get_one(TrialRow, wanted.trial_id))
    return ScreeningLogForm(
        site_of(registry),
        _("Screening log"),
        log_rows(registry, wanted),
        imprint(registry, actor),
        trial,
    )


def imprint(registry: Registry, actor: StaffMember) -> Imprint:
    return Imprint(actor.name, registry.clock(), registry.head())


def _version_row(session: Session, version_id: int) -> VersionRow:
    return session.scalars(
        select(VersionRow)
        .filter_by(id=version_id)
        .options(selectinload(VersionRow.criteria), selectinload(VersionRow.points))
    ).one()


def _only(registry: Registry, role: Role) -> str:
    """Give the name of the one person with `role`; empty where there are several."""
    names = [person.name for person in staff_of(registry) if person.role is role]
    return names[0] if len(names) == 1 else ""
