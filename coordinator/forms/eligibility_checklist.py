"""The eligibility checklist, blank and filled, for the site's binder or for the sponsor."""

from pathlib import Path

from coordinator.domain.checklist import Item, item_of, of_kind
from coordinator.domain.criterion import Kind
from coordinator.domain.form import ChecklistForm, Copy
from coordinator.domain.screening import Screening
from coordinator.domain.subject import SEX_WORDS
from coordinator.forms.annexes import annex_pieces
from coordinator.forms.columns import Columns
from coordinator.forms.criteria_table import CriteriaTable
from coordinator.forms.decision import decision_pieces
from coordinator.forms.discretion import Discretion, discretion_of
from coordinator.forms.document import Sheet, as_pdf, save
from coordinator.forms.flow import Piece
from coordinator.forms.furniture import Field, Foot, Head
from coordinator.forms.imprint import foot_lines, form_code
from coordinator.forms.legend import legend_pieces
from coordinator.forms.moved import earlier_pieces
from coordinator.forms.opening import opening_pieces
from coordinator.forms.parts import Mark, PageSize, portrait
from coordinator.forms.wording import day, timed_as
from coordinator.languages import Language, spoken_language
from coordinator.text import N_, _, particulars

FORM_ID, FORM_VERSION = "TC-EC", "1"
COPY_WORDS = {Copy.SITE: N_("Site copy"), Copy.SPONSOR: N_("Sponsor copy")}


def checklist_pdf(form: ChecklistForm) -> bytes:
    """Make the checklist; without a screening it is blank. Equal facts give equal bytes."""
    return as_pdf(checklist_sheet(form))


def write_checklist(path: Path, form: ChecklistForm) -> None:
    """Write the checklist to `path`.

    Raises:
        FormNotWritten: the machine does not let it be written there.
    """
    save(path, checklist_pdf(form))


def marks_of(form: ChecklistForm) -> tuple[Mark, ...]:
    """Say what is written across the pages (S7, G3)."""
    marks = (
        (Mark.DRAFT, form.is_draft),
        (Mark.SUPERSEDED, form.is_superseded),
        (Mark.BLANK, form.is_blank),
    )
    return tuple(mark for mark, applies in marks if applies)


def checklist_sheet(form: ChecklistForm) -> Sheet:
    size = portrait(form.site.paper)
    head = _head(form, size)
    number = form.screening.screening_number if form.screening else _("blank")
    with timed_as(form.imprint.printed_at):
        pieces = _pieces(form, size, head)
    return Sheet(
        size=size,
        head=head,
        foot=Foot(size, _foot_lines(form), _code(form)),
        pieces=[*pieces, *legend_pieces(pieces, size)],
        title=particulars((f"{_('Eligibility checklist')} {number}", form.version.name)),
        author=form.site.name,
        subject=f"{FORM_ID}/{FORM_VERSION}",
        printed_at=form.imprint.printed_at,
        marks=marks_of(form),
    )


def _pieces(form: ChecklistForm, size: PageSize, head: Head) -> list[Piece]:
    discretion = discretion_of(form)
    is_wide = form.is_blank and spoken_language() is Language.BOTH
    columns = Columns.of(size, is_wide=is_wide)
    table = CriteriaTable(columns, discretion, is_blank=form.is_blank)
    items = _items(form)
    pieces = opening_pieces(form, size, head)
    for kind in Kind:
        pieces += table.section(kind, of_kind(items, kind))
    if form.screening:
        pieces += earlier_pieces(form.screening, size, discretion)
    return [
        *pieces,
        *decision_pieces(form, size, discretion),
        *annex_pieces(form, size, discretion),
    ]


def _items(form: ChecklistForm) -> tuple[Item, ...]:
    if form.screening:
        return form.screening.checklist.items
    return tuple(item_of(criterion, {}, {}) for criterion in form.version.criteria)


def _head(form: ChecklistForm, size: PageSize) -> Head:
    trial, version = form.trial, form.version
    ids = " · ".join(filter(None, (trial.nct, trial.chictr, *trial.secondary_ids)))
    rows = (
        (
            Field(_("Protocol number"), version.protocol_number or "–", 1.1, is_strong=True),
            Field(_("Protocol version"), version.version or "–", 0.7),
            Field(_("Protocol date"), day(version.dated_on), 0.75),
            Field(_("Registry ids"), ids or "–", 2.2),
        ),
        (
            Field(_("Trial"), trial.short_title or trial.title, 3),
            Field(_("Site"), f"{form.site.number} {form.site.name}", 1.75),
        ),
        _subject_fields(form.screening, discretion_of(form)),
    )
    return Head(size, _("Eligibility checklist"), _tags(form), rows)


def _subject_fields(screening: Screening | None, discretion: Discretion) -> tuple[Field, ...]:
    labels = (
        (_("Screening number"), 1.1),
        (_("Attempt"), 0.6),
        (_("Initials"), 0.7),
        (_("Sex at birth"), 0.75),
        (_("Age at consent"), 0.8),
        (_("Consent"), 0.8),
        (_("Consent form version"), 1.15),
    )
    if screening is None:
        values: tuple[str, ...] = ("",) * len(labels)
    else:
        age, subject, consent = screening.age_at_consent, screening.subject, screening.consent
        values = (
            screening.screening_number,
            str(screening.attempt),
            discretion(subject.initials),
            _(SEX_WORDS[subject.sex]),
            "–" if age is None else str(age),
            day(consent.given_on),
            discretion(consent.form_version),
        )
    return tuple(
        Field(label, value, share, is_strong=place == 0)
        for place, ((label, share), value) in enumerate(zip(labels, values, strict=True))
    )


def _tags(form: ChecklistForm) -> tuple[str, ...]:
    tags = [_(COPY_WORDS[form.copy])]
    if form.copy is Copy.SITE and not form.is_blank:
        tags.append(_("CONFIDENTIAL"))
    words = {
        Mark.DRAFT: _("DRAFT, NOT VERIFIED AGAINST PROTOCOL"),
        Mark.SUPERSEDED: _("SUPERSEDED"),
        Mark.BLANK: _("BLANK"),
    }
    return (*(words[mark] for mark in marks_of(form)), *tags)


def _foot_lines(form: ChecklistForm) -> tuple[str, ...]:
    record = (form.record_version, form.content_sha256) if form.screening else None
    return foot_lines(f"{FORM_ID}, {FORM_VERSION}", form.imprint, record)


def _code(form: ChecklistForm) -> str:
    """Write what a scan of the page finds its screening with."""
    screening = form.screening
    if screening is None:
        return form_code(f"{FORM_ID}/{FORM_VERSION}", form.version.name)
    return form_code(
        f"{FORM_ID}/{FORM_VERSION}",
        f"{screening.screening_number}/{screening.attempt}",
        str(form.record_version),
        form.content_sha256[:16],
    )
