"""A list of screenings on paper: enrolment log, identification list, the Chinese tables."""

from coordinator.domain.lists import LIST_WORDS, ListForm, ListKind
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.scope_words import period_words
from coordinator.domain.table import Cell, Table, cell_words
from coordinator.domain.trial import Trial
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import Field, Head
from coordinator.forms.listing import Listing
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import PageSize, landscape
from coordinator.forms.protocol_fields import protocol_fields, site_field
from coordinator.languages import in_each_language
from coordinator.text import _, many, particulars

FORM_VERSION = "1"
FORM_IDS = {
    ListKind.SCREENING_LOG: "TC-SL",
    ListKind.ENROLMENT_LOG: "TC-EL",
    ListKind.IDENTIFICATION: "TC-IL",
    ListKind.SCREENING_TABLE: "TC-CS",
    ListKind.IDENTIFICATION_TABLE: "TC-CI",
}


def screening_list_pdf(form: ListForm, table: Table) -> bytes:
    """Make the list, with what `table` says. Equal facts give equal bytes."""
    size = landscape(form.site.paper)
    listing = Listing(
        tuple((column.title, column.share) for column in table.columns),
        [_words(table, row) for row in table.rows],
        _("No screenings."),
    )
    pieces = [Piece(Space(6)), *listing.pieces(size)]
    scope = form.trial.label if form.trial else form.site.number
    form_id = FORM_IDS[form.kind]
    return overview_pdf(
        Overview(
            form_id=form_id,
            version=FORM_VERSION,
            title=particulars((_(LIST_WORDS[form.kind]), scope)),
            scope=scope,
            head=_head(form, size),
            pieces=pieces,
            site=form.site,
            imprint=form.imprint,
        )
    )


def _words(table: Table, row: tuple[Cell, ...]) -> tuple[str, ...]:
    """Say that there is nothing, but for where somebody writes with a pen."""
    return tuple(
        cell_words(cell) or ("" if column.is_by_hand else "–")
        for column, cell in zip(table.columns, row, strict=True)
    )


def trial_fields(trial: Trial | None, version: ProtocolVersion | None) -> tuple[Field, ...]:
    """Name the trial with its protocol; or say that all of the site's are meant."""
    if trial is None:
        return (Field(_("Trials"), _("All of the site"), 3, is_strong=True),)
    return protocol_fields(trial, version)


def _head(form: ListForm, size: PageSize) -> Head:
    tags = (_("CONFIDENTIAL"), _("SITE ONLY")) if form.is_confidential else ()
    is_enrolment = form.kind is ListKind.ENROLMENT_LOG
    listed = (
        site_field(form.site),
        Field(
            _("Enrolled in") if is_enrolment else _("Consented in"),
            in_each_language(lambda: period_words(form.scope)),
            1.2,
        ),
        Field(
            _("Listed"),
            in_each_language(
                lambda: many("{count} screening", "{count} screenings", len(form.rows))
            ),
            0.9,
        ),
    )
    named = trial_fields(form.trial, form.version)
    rows = ((*named, *listed),) if form.trial is None else (named, listed)
    return Head(size, _(LIST_WORDS[form.kind]), tags, rows)
