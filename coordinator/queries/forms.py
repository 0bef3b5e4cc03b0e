"""Everything that a printed form needs, put together."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from coordinator.domain.amendment import amended
from coordinator.domain.form import (
    AmendmentForm,
    Annex,
    ChecklistForm,
    ClarificationsForm,
    Copy,
    Imprint,
    ScreeningLogForm,
)
from coordinator.domain.log import LogFilter
from coordinator.domain.signature import digest
from coordinator.domain.signed_content import content_of
from coordinator.domain.staff import Role, StaffMember
from coordinator.domain.wet_ink import PrintedForm
from coordinator.queries.clarifications import clarified_criteria_of, clarified_in_version
from coordinator.queries.discreet_log import discreet_rows
from coordinator.queries.evidence_list import evidence_behind
from coordinator.queries.former import screening_as_printed
from coordinator.queries.identities import identities_of_subject, identities_of_trial
from coordinator.queries.log import log_rows
from coordinator.queries.moving import prospects_of
from coordinator.queries.screenings import record_version, screening_of
from coordinator.queries.staff import site_of, staff_of
from coordinator.queries.trials import active_version_of, trial_of, version_of
from coordinator.queries.wet_ink import superseded_prints
from coordinator.queries.worksheets import worksheets_behind
from coordinator.registry.assembly import trial_of_row, version_of_row
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.store import Registry
from coordinator.text import _


def checklist_form(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    copy: Copy,
    annexes: frozenset[Annex] = frozenset({Annex.WORKSHEETS}),
) -> ChecklistForm:
    """Give the filled checklist; only a site copy for the site's staff tells who it is.

    The form of a sponsor copy knows the identity too: to withhold it where somebody typed it
    into a remark.
    """
    for_site = copy is Copy.SITE and actor.sees_identity
    screening = screening_of(registry, screening_id, with_identity=True)
    wanted, is_clarified = Annex.WORKSHEETS in annexes, Annex.CLARIFICATIONS in annexes
    content = digest(content_of(screening))
    worksheets = worksheets_behind(registry, screening) if wanted else ()
    return ChecklistForm(
        site=site_of(registry),
        trial=screening.trial,
        version=screening.version,
        imprint=imprint(registry, actor),
        copy=Copy.SITE if for_site else Copy.SPONSOR,
        screening=screening,
        record_version=record_version(registry, screening_id),
        content_sha256=content,
        superseded=superseded_prints(registry, screening_id, content),
        coordinator=_only(registry, Role.COORDINATOR),
        investigator=_only(registry, Role.INVESTIGATOR),
        annexes=annexes if worksheets else annexes - {Annex.WORKSHEETS},
        worksheets=worksheets,
        clarified=clarified_in_version(registry, screening.version.id) if is_clarified else (),
        evidence=evidence_behind(registry, screening) if Annex.EVIDENCE in annexes else (),
        withheld=identities_of_subject(registry, screening.subject.id),
        withheld_of_trial=identities_of_trial(registry, screening.trial.id)
        if is_clarified
        else (),
    )


def former_form(
    registry: Registry, actor: StaffMember, *, printed: PrintedForm, copy: Copy
) -> ChecklistForm:
    """Give a checklist as it was printed once, marked SUPERSEDED (G3).

    Raises:
        FormerNotRebuilt: it cannot be put together again as it was.
    """
    screening = screening_as_printed(registry, printed)
    for_site = copy is Copy.SITE and actor.sees_identity
    return ChecklistForm(
        site=site_of(registry),
        trial=screening.trial,
        version=screening.version,
        imprint=imprint(registry, actor),
        copy=Copy.SITE if for_site else Copy.SPONSOR,
        screening=screening,
        record_version=printed.record_version,
        content_sha256=printed.content_sha256,
        coordinator=_only(registry, Role.COORDINATOR),
        investigator=_only(registry, Role.INVESTIGATOR),
        former=printed,
        withheld=identities_of_subject(registry, screening.subject.id),
    )


def blank_form(registry: Registry, actor: StaffMember, *, version_id: int) -> ChecklistForm:
    with registry.reading() as session:
        row = _version_row(session, version_id)
        trial, version = trial_of_row(row.trial), version_of_row(row)
    return ChecklistForm(site_of(registry), trial, version, imprint(registry, actor))


def clarifications_form(
    registry: Registry, actor: StaffMember, *, trial_id: int, with_identity: bool = False
) -> ClarificationsForm:
    """Give all that was asked; who was named in it is withheld unless it is for the site."""
    return ClarificationsForm(
        site_of(registry),
        trial_of(registry, trial_id),
        clarified_criteria_of(registry, trial_id),
        imprint(registry, actor),
        active_version_of(registry, trial_id),
        () if with_identity else identities_of_trial(registry, trial_id),
    )


def amendment_form(
    registry: Registry, actor: StaffMember, *, earlier_id: int, later_id: int
) -> AmendmentForm:
    """Give two versions compared, with the dry run of each open screening (S4)."""
    earlier, later = version_of(registry, earlier_id), version_of(registry, later_id)
    return AmendmentForm(
        site_of(registry),
        trial_of(registry, later.trial_id),
        earlier,
        later,
        amended(earlier.criteria, later.criteria),
        prospects_of(registry, later_id),
        imprint(registry, actor),
        identities_of_trial(registry, later.trial_id),
    )


def log_form(registry: Registry, actor: StaffMember, wanted: LogFilter) -> ScreeningLogForm:
    number = wanted.trial_id
    return ScreeningLogForm(
        site_of(registry),
        _("Screening log"),
        discreet_rows(registry, log_rows(registry, wanted)),
        imprint(registry, actor),
        None if number is None else trial_of(registry, number),
        wanted.consented_from,
        wanted.consented_until,
        None if number is None else active_version_of(registry, number),
    )


def imprint(registry: Registry, actor: StaffMember) -> Imprint:
    """Give what a form's foot says of its making.

    Raises:
        OnlyReadable: the registry was changed outside of the program (T4).
    """
    registry.require_trusted()
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
