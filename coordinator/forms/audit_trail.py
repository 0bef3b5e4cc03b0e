"""The audit trail of a screening or of a trial, every entry of it: for an inspector."""

from datetime import UTC

from coordinator.domain.audit import AuditEntry
from coordinator.domain.audit_words import changed, numbered, when
from coordinator.domain.form import AuditTrailForm
from coordinator.forms.clarified import titled
from coordinator.forms.discretion import Discretion, withholding
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import Field, Head
from coordinator.forms.listing import Listing, title_row
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import BODY, SMALL, Mark, PageSize, landscape
from coordinator.forms.protocol_fields import protocol_fields, site_field
from coordinator.languages import in_each_language
from coordinator.text import _, in_turn, many, particulars

FORM_ID, FORM_VERSION = "TC-AT", "1"


def audit_trail_pdf(form: AuditTrailForm) -> bytes:
    """Make it. Equal facts give equal bytes."""
    size = landscape(form.site.paper)
    scope = form.screening.screening_number if form.screening else form.trial.label
    pieces = [*_verified(form, size), *_entries(form, size)]
    return overview_pdf(
        Overview(
            form_id=FORM_ID,
            version=FORM_VERSION,
            title=particulars((_("Audit trail"), scope)),
            scope=scope,
            head=_head(form, size),
            pieces=pieces,
            site=form.site,
            imprint=form.imprint,
            marks=() if form.verification.is_whole else (Mark.BROKEN,),
        )
    )


def _head(form: AuditTrailForm, size: PageSize) -> Head:
    screening, discretion = form.screening, withholding(*form.withheld)
    listed = in_each_language(
        lambda: many("{count} entry", "{count} entries", len(form.entries))
    )
    second: tuple[Field, ...] = (site_field(form.site), Field(_("Listed"), listed, 0.8))
    if screening is not None:
        second = (
            Field(_("Screening number"), screening.screening_number, 0.9, is_strong=True),
            Field(_("Attempt"), str(screening.attempt), 0.5),
            Field(_("Initials"), discretion(screening.subject.initials), 0.6),
            *second,
        )
    return Head(size, _("Audit trail"), (), (protocol_fields(form.trial, form.version), second))


def _verified(form: AuditTrailForm, size: PageSize) -> list[Piece]:
    """Say whether the chain is whole, of which these entries are a part (T3)."""

    def said() -> str:
        found = form.verification
        if found.broken_at is not None:
            broken = _("The audit trail does not fit together from entry {number} on.")
            return broken.format(number=found.broken_at)
        return many(
            "The chain of the audit trail is whole: {count} entry.",
            "The chain of the audit trail is whole: {count} entries.",
            found.count,
        )

    head = in_each_language(
        lambda: _("Head of the chain: {head}").format(head=form.verification.head)
    )
    note = _(
        "Values marked • identify the subject: the trail holds a keyed hash of them only. "
        "Entries between the numbers listed tell of other records."
    )
    lines = ((in_each_language(said), BODY), (head, SMALL), (note, SMALL))
    rows = [Piece(title_row(words, size, style)) for words, style in lines]
    return [*titled(_("What was verified"), size), *rows]


def _entries(form: AuditTrailForm, size: PageSize) -> list[Piece]:
    columns = (
        (_("No."), 0.55),
        (_("Time, local and UTC"), 1.6),
        (_("Who"), 0.9),
        (_("What"), 1.05),
        (_("Record"), 1.4),
        (_("Former value → new value"), 3.6),
        (_("Reason"), 1.3),
        (_("Workstation"), 0.9),
    )
    discretion = withholding(*form.withheld)
    rows = [_values(entry, discretion) for entry in form.entries]
    return [
        *titled(_("Entries"), size),
        *Listing(columns, rows, _("No entry.")).pieces(size),
        Piece(Space(4)),
    ]


def _values(entry: AuditEntry, discretion: Discretion) -> tuple[str, ...]:
    utc = entry.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return (
        str(entry.id),
        f"{when(entry)}\n{utc}",
        entry.actor,
        _(entry.action),
        discretion(in_each_language(lambda: numbered(entry))),
        discretion(in_turn(changed(entry))) or "–",
        discretion(entry.reason) or "–",
        entry.workstation or "–",
    )
