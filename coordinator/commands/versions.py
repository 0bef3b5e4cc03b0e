"""A protocol version: identified, its wording confirmed, put into use."""

from datetime import date, datetime

from coordinator.commands.drafts import draft_row, version_row, withdraw_confirmation
from coordinator.domain.audit import Action
from coordinator.domain.criterion import Kind, walked
from coordinator.domain.doubts import doubt_words
from coordinator.domain.protocol import (
    NoCriteria,
    PlansCross,
    ProtocolVersion,
    ReviewOpen,
    VersionState,
)
from coordinator.domain.review import VersionSuperseded
from coordinator.domain.staff import NameMissing, StaffMember
from coordinator.domain.trial import TrialState
from coordinator.domain.windows import require_past
from coordinator.registry.assembly import version_of_row
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.store import Registry
from coordinator.text import N_

QUOTED = 40  # characters of a quote in a list of open points


def identify_version(
    registry: Registry,
    actor: StaffMember,
    *,
    version_id: int,
    protocol_number: str,
    version: str,
    dated_on: date,
) -> None:
    """Enter what the protocol's title page says."""
    for what, words in (
        (N_("The protocol number"), protocol_number),
        (N_("The protocol's version"), version),
    ):
        if not words.strip():
            raise NameMissing(what)
    with registry.changing(Action.VERSION_IDENTIFIED, actor) as session:
        row = draft_row(session, actor, version_id)
        require_past(N_("The protocol's date"), dated_on, session.attribution.at.date())
        said = (protocol_number.strip(), version.strip(), dated_on)
        if said != (row.protocol_number, row.version, row.dated_on):
            row.protocol_number, row.version, row.dated_on = said
            withdraw_confirmation(row)


def confirm_wording(registry: Registry, actor: StaffMember, *, version_id: int) -> None:
    """State that every criterion was compared with the protocol and reads the same (S7).

    Raises:
        ProtocolUnidentified: it is not said which protocol that is.
    """
    with registry.changing(Action.WORDING_CONFIRMED, actor) as session:
        row = version_row(session, actor, version_id)
        if row.state is VersionState.SUPERSEDED:
            raise VersionSuperseded(row.name)
        version_of_row(row).require_identified()
        if row.wording_confirmed_at is None:
            row.wording_confirmed_by = actor.name
            row.wording_confirmed_at = session.attribution.at


def activate_version(registry: Registry, actor: StaffMember, *, version_id: int) -> None:
    """Put a reviewed draft into use; the version that was in use is superseded.

    Raises:
        ReviewOpen, NoCriteria, ProtocolUnidentified: it is not ready yet.
        PlansCross: an earlier version would take its place.
    """
    with registry.changing(Action.VERSION_ACTIVATED, actor) as session:
        row = draft_row(session, actor, version_id)
        require_ready(version_of_row(row))
        require_in_order(row, session.attribution.at.date())
        row.activates_on = row.activates_on or session.attribution.at.date()
        put_to_use(row, session.attribution.at)


def put_to_use(row: VersionRow, now: datetime, *, opens_again: bool = True) -> None:
    """Make a version the one that subjects are screened with, in place of the one before.

    Who does it opens a trial again that was closed; what comes by itself does not.
    """
    for other in row.trial.versions:
        if other.state is VersionState.ACTIVE:
            other.state = VersionState.SUPERSEDED
    row.state, row.activated_at = VersionState.ACTIVE, now
    if opens_again or row.trial.state is not TrialState.CLOSED:
        row.trial.state = TrialState.RECRUITING


def require_in_order(row: VersionRow, day: date) -> None:
    """Refuse to use a version from `day` on where an earlier one is planned to follow it."""
    for other in row.trial.versions:
        planned = other.activates_on if other.state is VersionState.PLANNED else None
        if planned is not None and other.id != row.id:
            earlier, later = sorted(((row.id, day), (other.id, planned)))
            if earlier[1] > later[1]:
                raise PlansCross(other.name, planned)


def require_ready(version: ProtocolVersion) -> None:
    """Raise unless everything is reviewed that must be before screening begins."""
    if version.open_points:
        raise ReviewOpen(open_points_in_words(version))
    for kind in Kind:
        if all(criterion.is_heading for criterion in version.of_kind(kind)):
            raise NoCriteria(version.name, kind)
    version.require_identified()


def open_points_in_words(version: ProtocolVersion) -> tuple[str, ...]:
    """Name each open point, in the order of the criteria: where, what, and the words."""
    codes = {criterion.id: criterion.code for criterion in walked(version.criteria)}
    order = list(codes)
    points = sorted(
        version.open_points,
        key=lambda p: order.index(p.criterion_id) if p.criterion_id in codes else len(order),
    )
    return tuple(
        " ".join(
            filter(
                None,
                (
                    codes.get(p.criterion_id or 0, p.field),
                    doubt_words(p.code),
                    f"“{quoted}”" if (quoted := _short(p.quote)) else "",
                ),
            )
        )
        for p in points
    )


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
