"""Which trial and which days a list or a report is of, in words."""

from datetime import date

from coordinator.domain.report import ReportScope
from coordinator.text import _


def period_words(scope: ReportScope) -> str:
    """Say which days are meant; all of them where nothing limits them."""
    return days_words(scope.since, scope.until)


def days_words(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{since} – {until}"
    if since:
        return _("From {day} on").format(day=since)
    if until:
        return _("Until {day}").format(day=until)
    return _("The whole time")
