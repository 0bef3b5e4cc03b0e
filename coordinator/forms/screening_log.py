"""The screening log of a trial or of the site: nothing in it identifies a subject (P1)."""

from pathlib import Path

from coordinator.domain.form import LogRow, ScreeningLogForm
from coordinator.domain.scope_words import days_words
from coordinator.domain.screening import STATE_WORDS
from coordinator.domain.subject import SEX_WORDS
from coordinator.forms.document import save
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import Field, Head
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import (
    BODY,
    LINE,
    SMALL,
    SMALL_STRONG,
    PageSize,
    Style,
    landscape,
)
from coordinator.forms.protocol_fields import protocol_fields, site_field
from coordinator.forms.screening_list import trial_fields
from coordinator.forms.table import Cell, Group, Row, set_text
from coordinator.forms.wording import day
from coordinator.languages import in_each_language
from coordinator.text import N_, _, called, listed, many, particulars

FORM_ID, FORM_VERSION = "TC-SL", "1"
INSET = 3.0
STATE_OF = {state.value: words for state, words in STATE_WORDS.items()}
SEX_OF = {sex.value: words for sex, words in SEX_WORDS.items()}
NUMBER, TRIAL, INITIALS = N_("Number"), N_("Trial"), N_("Initials")
COLUMNS = (
    (NUMBER, 1.1),
    (N_("Attempt"), 0.86),
    (TRIAL, 1.7),
    (N_("Version"), 1.25),
    (INITIALS, 0.8),
    (N_("Sex"), 0.8),
    (N_("Age"), 0.5),
    (N_("Consent"), 1.1),
    (N_("Consent form"), 0.85),
    (N_("Screened on"), 1.1),
    (N_("Outcome"), 1.5),
    (N_("Criteria failed, reason"), 2.9),
    (N_("Ended on"), 1.1),
    (N_("Enrolled on"), 1.1),
    (N_("Signed by"), 1.5),
)


def screening_log_pdf(form: ScreeningLogForm) -> bytes:
    """Make the log. Equal facts give equal bytes."""
    size = landscape(form.site.paper)
    title = form.title or _("Screening log")
    pieces = _pieces(form, size)
    scope = form.trial.label if form.trial else form.site.number
    return overview_pdf(
        Overview(
            form_id=FORM_ID,
            version=FORM_VERSION,
            title=particulars((title, scope)),
            scope=scope,
            head=_head(form, size, title),
            pieces=pieces,
            site=form.site,
            imprint=form.imprint,
        )
    )


def write_screening_log(path: Path, form: ScreeningLogForm) -> None:
    """Write the log to `path`.

    Raises:
        FormNotWritten: the machine does not let it be written there.
    """
    save(path, screening_log_pdf(form))


def _head(form: ScreeningLogForm, size: PageSize, title: str) -> Head:
    period = in_each_language(lambda: days_words(form.since, form.until))
    count = in_each_language(
        lambda: many("{count} screening", "{count} screenings", len(form.rows))
    )
    counted = (
        site_field(form.site),
        Field(_("Consented in"), period, 1.2),
        Field(_("Listed"), count, 0.9),
    )
    if form.trial is None:
        return Head(size, title, (), ((*trial_fields(None, None), *counted),))
    return Head(size, title, (), (protocol_fields(form.trial, form.version), counted))


def _pieces(form: ScreeningLogForm, size: PageSize) -> list[Piece]:
    columns = _columns(form, size)
    head = _row(size, columns, {name: _(name) for name, _x, _width in columns}, SMALL_STRONG)
    rows = [_group(row, size, columns) for row in form.rows]
    if not rows:
        cells = (
            Cell(size.left),
            Cell(size.left + INSET, (set_text(_("No screenings."), BODY, 300),)),
        )
        rows = [Group((Row(size.left, size.right, cells),))]
    return [
        Piece(Space(6)),
        Piece(head, keeps_next=True),
        *(Piece(row, head=head) for row in rows),
    ]


Column = tuple[str, float, float]  # name, where it begins, width


def _columns(form: ScreeningLogForm, size: PageSize) -> tuple[Column, ...]:
    """Lay the columns out; a log of one trial needs none for the trial."""
    shown = [(name, share) for name, share in COLUMNS if name != TRIAL or form.trial is None]
    unit = size.measure / sum(share for _name, share in shown)
    columns, x = [], size.left
    for name, share in shown:
        columns.append((name, x, share * unit))
        x += share * unit
    return tuple(columns)


def _group(row: LogRow, size: PageSize, columns: tuple[Column, ...]) -> Group:
    return Group(
        (_row(size, columns, dict(zip(dict(COLUMNS), _values(row), strict=True)), SMALL),)
    )


def _values(row: LogRow) -> tuple[str, ...]:
    """Say each column of COLUMNS in words."""
    return (
        row.screening_number,
        str(row.attempt),
        row.trial,
        row.version,
        row.initials,
        _(SEX_OF.get(row.sex, row.sex)),
        "–" if row.age is None else str(row.age),
        day(row.consented_on),
        row.consent_version,
        day(row.screened_on),
        _outcome(row),
        _why(row),
        day(row.ended_on),
        day(row.enrolled_on),
        "\n".join(row.signed_by) or "–",
    )


def _outcome(row: LogRow) -> str:
    """Open ones say what they wait for: pending is never shown as a failure (A3)."""
    state = _(STATE_OF.get(row.state, row.state))
    if row.ended_on is None and row.open_count:
        return _("{state}; pending: {count} open").format(state=state, count=row.open_count)
    return state


def _why(row: LogRow) -> str:
    codes, reason = listed(row.failed), row.reason.strip()
    said = called(codes, reason) if codes and reason else codes or reason
    if row.excepted:
        words = _("PROTOCOL DEVIATION: included against {codes}, exception approved")
        said = "\n".join(filter(None, (words.format(codes=listed(row.excepted)), said)))
    return said or "–"


def _row(
    size: PageSize, columns: tuple[Column, ...], words: dict[str, str], style: Style
) -> Row:
    is_head = style is SMALL_STRONG
    cells = tuple(
        Cell(
            x + INSET,
            (
                set_text(
                    words[name], SMALL_STRONG if name == NUMBER else style, width - 2 * INSET
                ),
            ),
        )
        for name, x, width in columns
    )
    again = cells[0].texts
    return Row(
        size.left,
        size.right,
        cells,
        again=again,
        verticals=(*(x for _name, x, _width in columns), size.right),
        rule=LINE if is_head else 0.4,
        shade=0.93 if is_head else None,
    )
