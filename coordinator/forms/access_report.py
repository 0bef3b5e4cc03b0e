"""Who had access when: for an inspector; nothing in it is about a subject."""

from datetime import datetime

from coordinator.domain.access import (
    EVENT_WORDS,
    AccessEvent,
    PersonAccess,
    RolePeriod,
)
from coordinator.domain.form import AccessForm
from coordinator.domain.role import ROLE_WORDS
from coordinator.domain.staff import DUTY_WORDS
from coordinator.forms.delegation_log import signed_words, until_words
from coordinator.forms.flow import Marked, Piece, Space
from coordinator.forms.furniture import FIELD_STRONG, Field, Head
from coordinator.forms.listing import Listing, title_row
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import PageSize, portrait
from coordinator.forms.wording import day
from coordinator.text import _, many, particulars

FORM_ID, FORM_VERSION = "TC-AR", "1"


def access_report_pdf(form: AccessForm) -> bytes:
    """Make the report. Equal facts give equal bytes."""
    report = form.report
    size = portrait(report.site.paper)
    pieces = [piece for person in report.people for piece in _person(person, size)]
    if report.strangers:
        tried = _("User names that are nobody's, and the program itself")
        pieces += _titled(tried, _events(report.strangers), size)
    return overview_pdf(
        Overview(
            form_id=FORM_ID,
            version=FORM_VERSION,
            title=particulars((_("Who had access when"), f"{report.since} – {report.until}")),
            scope=report.site.number,
            head=_head(form, size),
            pieces=pieces,
            site=report.site,
            imprint=form.imprint,
        )
    )


def _head(form: AccessForm, size: PageSize) -> Head:
    report = form.report
    words = f"{report.since} – {report.until}"
    fields = (
        Field(_("Site"), f"{report.site.number} {report.site.name}", 3, is_strong=True),
        Field(_("Period"), words, 2),
        Field(_("People"), str(len(report.people)), 0.7),
    )
    return Head(size, _("Who had access when"), (), (fields,))


def _person(access: PersonAccess, size: PageSize) -> list[Piece]:
    person = access.person
    signed_in = many("signed in {count} time", "signed in {count} times", access.sign_ins)
    failed = many("{count} wrong password", "{count} wrong passwords", access.failures)
    ended = (
        _("access ended {at}").format(at=_moment(person.ended_at.astimezone()))
        if person.ended_at
        else ""
    )
    name = f"{person.name} ({person.user_name})"
    title = " · ".join(filter(None, (name, signed_in, failed, ended)))
    return [
        *_titled(title, _roles(access.roles), size),
        Piece(Space(4)),
        *_delegations(access).pieces(size),
        Piece(Space(4)),
        *_events(access.events).pieces(size),
    ]


def _titled(title: str, listing: Listing, size: PageSize) -> list[Piece]:
    return [
        Piece(Space(10)),
        Piece(Marked(title_row(title, size, FIELD_STRONG), title), keeps_next=True),
        *listing.pieces(size),
    ]


def _roles(roles: tuple[RolePeriod, ...]) -> Listing:
    columns = ((_("Role"), 3.0), (_("From"), 1.5), (_("Until"), 1.5))
    rows = [
        (
            _(ROLE_WORDS[period.role]),
            _moment(period.since),
            _moment(period.until) if period.until else _("now"),
        )
        for period in roles
    ]
    return Listing(columns, rows, _("No role is told of."))


def _delegations(access: PersonAccess) -> Listing:
    columns = (
        (_("Delegated"), 2.0),
        (_("For"), 1.0),
        (_("From"), 0.9),
        (_("Until"), 1.5),
        (_("Signed by"), 1.9),
    )
    rows = [
        (
            _(DUTY_WORDS[line.delegation.duty]),
            line.trial or _("all trials"),
            day(line.delegation.from_on),
            until_words(line),
            signed_words(line),
        )
        for line in access.delegations
    ]
    return Listing(columns, rows, _("Nothing is delegated."))


def _events(events: tuple[AccessEvent, ...]) -> Listing:
    columns = ((_("From"), 1.2), (_("Until"), 1.2), (_("What"), 2.2), (_("Workstation"), 1.4))
    rows = [
        (
            _moment(event.at),
            _moment(event.until) if event.until else "–",
            _(EVENT_WORDS[event.action]).format(by=event.by),
            event.workstation or "–",
        )
        for event in events
    ]
    return Listing(columns, rows, _("No sign-ins in this period."))


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S")
