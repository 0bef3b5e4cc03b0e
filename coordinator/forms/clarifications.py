"""All that was asked about a trial's criteria, and what was answered: for the binder."""

from coordinator.domain.form import ClarificationsForm
from coordinator.forms.clarified import pieces_by_version
from coordinator.forms.discretion import withholding
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import Field, Head
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import PageSize, portrait
from coordinator.forms.protocol_fields import protocol_fields, site_field
from coordinator.languages import in_each_language
from coordinator.text import _, listed, many, particulars

FORM_ID, FORM_VERSION = "TC-CL", "1"


def clarifications_pdf(form: ClarificationsForm) -> bytes:
    """Make the list. Equal facts give equal bytes."""
    size = portrait(form.site.paper)
    pieces = [
        Piece(Space(2)),
        *pieces_by_version(form.lines, size, withholding(*form.withheld)),
    ]
    return overview_pdf(
        Overview(
            form_id=FORM_ID,
            version=FORM_VERSION,
            title=particulars((_("Clarifications"), form.trial.label)),
            scope=form.trial.label,
            head=_head(form, size),
            pieces=pieces,
            site=form.site,
            imprint=form.imprint,
        )
    )


def _head(form: ClarificationsForm, size: PageSize) -> Head:
    asked = [one for line in form.lines for one in line.clarifications]
    waiting = sum(one.is_open for one in asked)

    def counted() -> str:
        count = many("{count} question", "{count} questions", len(asked))
        return listed((count, _("{count} open").format(count=waiting)))

    counts = (site_field(form.site, 3), Field(_("Listed"), in_each_language(counted), 1.6))
    rows = (protocol_fields(form.trial, form.version), counts)
    return Head(size, _("Clarifications of eligibility criteria"), (), rows)
