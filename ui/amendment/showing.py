"""From versions, what differs and dry runs to what the page of an amendment shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.domain.amendment import CriterionChange
from coordinator.domain.amendment_words import (
    amendment_lines,
    amendment_name,
    amendment_summary,
    use_words,
)
from coordinator.domain.moving import MoveProspect
from coordinator.domain.moving_words import prospect_lines, verdict_now, verdict_then
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.domain.staff import Duty, StaffMember
from coordinator.text import _
from ui.amendment.view import Allowed, AmendmentView, Particulars, ScreeningLine

BEGUN = (VersionState.ACTIVE, VersionState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Amendment:
    """All that is asked for the page at once; `versions` are the trial's, newest first."""

    version: ProtocolVersion
    earlier: ProtocolVersion | None
    versions: tuple[ProtocolVersion, ...]
    changes: tuple[CriterionChange, ...]
    prospects: tuple[MoveProspect, ...]
    today: date


def earlier_of(
    versions: Sequence[ProtocolVersion], version: ProtocolVersion, wanted: int
) -> ProtocolVersion | None:
    """Give the version to compare with: the one wanted, else the last one used before."""
    others = [found for found in versions if found.id != version.id]
    chosen = [found for found in others if found.id == wanted]
    before = [found for found in others if found.id < version.id]
    used = [found for found in before if found.state in BEGUN]
    return next(iter((*chosen, *used, *before, *others)), None)


def view_of(found: Amendment, person: StaffMember) -> AmendmentView:
    version = found.version
    others = tuple(
        (str(other.id), other.name) for other in found.versions if other.id != version.id
    )
    lines = amendment_lines(found.changes) if found.earlier else ()
    return AmendmentView(
        version_id=version.id,
        trial_id=version.trial_id,
        title=amendment_name(version),
        subtitle=f"{version.trial_label} · {use_words(version)}",
        state=version.state,
        use=capital(use_words(version)),
        summary=amendment_summary(found.changes) if found.earlier else "",
        lines=lines,
        others=others,
        earlier_id=found.earlier.id if found.earlier else 0,
        screenings=tuple(map(_line, found.prospects)),
        cannot_move=_cannot_move(found, person),
        particulars=Particulars(
            version.amendment, version.approved_on, version.approval_document
        ),
        first_day=version.activates_on,
        consent=(
            _("Subjects who began with an earlier version consent again to this one.")
            if version.asks_consent_again
            else _("Nobody is asked to consent again because of this version.")
        ),
        allowed=_allowed(found, person),
        today=found.today,
    )


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _line(found: MoveProspect) -> ScreeningLine:
    plan = found.plan
    return ScreeningLine(
        found.screening_id,
        found.screening_number,
        found.initials,
        found.from_version,
        verdict_now(found),
        verdict_then(found),
        found.changes_verdict,
        str(len(plan.carried)),
        str(len(plan.anew)),
        prospect_lines(found),
        plan.revisions,
    )


def _cannot_move(found: Amendment, person: StaffMember) -> str:
    version = found.version
    match version.state:
        case VersionState.DRAFT | VersionState.PLANNED:
            return _("This is a dry run: a screening can be moved once the version is in use.")
        case VersionState.SUPERSEDED:
            return _("This version was superseded: screenings are moved to the one in use.")
    if not person.is_delegated(Duty.ASSESS_CRITERIA, found.today, version.trial_id):
        return _("Who answers criteria for this trial moves its screenings.")
    return ""


def _allowed(found: Amendment, person: StaffMember) -> Allowed:
    version = found.version
    maintains = person.is_delegated(Duty.MAINTAIN_TRIALS, found.today, version.trial_id)
    return Allowed(
        move=not _cannot_move(found, person),
        describe=maintains,
        put_to_use=maintains and version.state is VersionState.DRAFT,
        take_back=maintains and version.state is VersionState.PLANNED,
        review=version.state is VersionState.DRAFT,
    )
