"""The delegation log of a trial: for the investigator's binder."""

from coordinator.domain.delegation import DelegationLine
from coordinator.domain.form import DelegationLogForm
from coordinator.domain.staff import DUTY_WORDS
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import Field, Head
from coordinator.forms.listing import Listing
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import PageSize, landscape
from coordinator.forms.protocol_fields import protocol_fields, site_field
from coordinator.forms.wording import day
from coordinator.languages import rows_in_each_language
from coordinator.text import _, many, particulars

FORM_ID, FORM_VERSION = "TC-DL", "1"


def delegation_log_pdf(form: DelegationLogForm) -> bytes:
    """Make the log. Equal facts give equal bytes."""
    size = landscape(form.site.paper)
    pieces = [Piece(Space(6)), *listing_of(form).pieces(size)]
    return overview_pdf(
        Overview(
            form_id=FORM_ID,
            version=FORM_VERSION,
            title=particulars((_("Delegation log"), form.trial.label)),
            scope=form.trial.label,
            head=_head(form, size),
            pieces=pieces,
            site=form.site,
            imprint=form.imprint,
        )
    )


def listing_of(form: DelegationLogForm) -> Listing:
    columns = (
        (_("Person"), 1.7),
        (_("Initials"), 0.75),
        (_("Role"), 1.2),
        (_("Delegated"), 2.3),
        (_("For"), 1.0),
        (_("From"), 0.95),
        (_("Until"), 1.6),
        (_("Entered"), 1.5),
        (_("Signed by the investigator"), 2.3),
    )
    rows = rows_in_each_language(lambda: map(_values, form.lines))
    return Listing(columns, rows, _("Nothing is delegated."))


def signed_words(line: DelegationLine) -> str:
    """Say who signed a line and when, with the zone (G2), and to what the name is bound."""
    if line.signature is None:
        if line.delegation.is_proposed:
            return _("NOT SIGNED: does not hold yet")
        return _("since the registry was set up")
    given = line.signature
    at = given.signed_at.strftime("%Y-%m-%d %H:%M %z")
    return f"{given.signer} ({given.user_name})\n{at} · {given.content_sha256[:12]}"


def until_words(line: DelegationLine) -> str:
    """Say until when a line was meant, or from when on it was ended, by whom and why."""
    given = line.delegation
    if given.ended_on is None:
        return day(given.until_on) if given.until_on else _("until it is ended")
    words = _("ended {day}, {by}: {why}")
    return words.format(day=day(given.ended_on), by=line.ended_by, why=line.end_reason)


def _values(line: DelegationLine) -> tuple[str, ...]:
    entered = line.entered_at.astimezone().strftime("%Y-%m-%d") if line.entered_at else "–"
    return (
        f"{line.person.name}\n{line.person.user_name}",
        line.person.initials or "–",
        line.person.role_words,
        _(DUTY_WORDS[line.delegation.duty]),
        line.trial or _("all trials"),
        day(line.delegation.from_on),
        until_words(line),
        "\n".join(filter(None, (line.entered_by, entered))),
        signed_words(line),
    )


def _head(form: DelegationLogForm, size: PageSize) -> Head:
    listed = many("{count} line", "{count} lines", len(form.lines))
    fields = (site_field(form.site, 5), Field(_("Listed"), listed, 0.9))
    rows = (protocol_fields(form.trial, form.version), fields)
    return Head(size, _("Delegation of duties log"), (), rows)
