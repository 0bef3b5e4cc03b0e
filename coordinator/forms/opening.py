"""What stands once, at the beginning: who the subject is, consent, dates, the whole title."""

from coordinator.domain.form import ChecklistForm, Copy
from coordinator.domain.screening import Screening
from coordinator.domain.windows import ANCHOR_WORDS, Anchor
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import Head, is_shortened
from coordinator.forms.parts import SMALL, SMALL_SOFT, SMALL_STRONG, PageSize
from coordinator.forms.table import Cell, Row, set_text
from coordinator.forms.wording import day
from coordinator.text import _

LABEL = 104.0


def opening_pieces(form: ChecklistForm, size: PageSize, head: Head) -> list[Piece]:
    facts = [*_titles(size, head), *_subject(form)]
    if not facts:
        return []
    rows = [Piece(_row(label, words, size)) for label, words in facts]
    return [Piece(Space(4)), *rows]


def _titles(size: PageSize, head: Head) -> list[tuple[str, str]]:
    """Give in full what the head of the page had to shorten."""
    facts = []
    for row in head.rows:
        unit = size.measure / sum(field.share for field in row)
        facts += [
            (field.label, field.value)
            for field in row
            if is_shortened(field, field.share * unit - 8)
        ]
    return facts


def _subject(form: ChecklistForm) -> list[tuple[str, str]]:
    screening = form.screening
    if screening is None:
        return []
    identity = _identity(screening) if form.copy is Copy.SITE else []
    return [*identity, *_consent(screening), *_dates(form, screening)]


def _identity(screening: Screening) -> list[tuple[str, str]]:
    identity = screening.subject.identity
    if identity is None:
        return [(_("Subject"), _("Not shown to the person who printed this."))]
    words = _("{name} · hospital number {number} · born {birth}").format(
        name=identity.name, number=identity.hospital_number, birth=day(identity.birth_on)
    )
    return [(_("Subject"), words)]


def _consent(screening: Screening) -> list[tuple[str, str]]:
    consent = screening.consent
    words = [
        _("{day} {time}, form version {version}, obtained by {by}").format(
            day=day(consent.given_on),
            time=consent.given_at.isoformat(timespec="minutes"),
            version=consent.form_version,
            by=consent.obtained_by,
        )
    ]
    if consent.guardian_consented_on:
        words.append(
            _("guardian ({relation}) {day}").format(
                relation=consent.guardian_relation or "–",
                day=day(consent.guardian_consented_on),
            )
        )
    if consent.has_assent:
        words.append(_("assent of the minor"))
    return [(_("Consent"), "; ".join(words))]


def _dates(form: ChecklistForm, screening: Screening) -> list[tuple[str, str]]:
    known = [
        f"{_(ANCHOR_WORDS[anchor])} {day(found)}"
        for anchor in Anchor
        if (found := screening.dates.on(anchor)) and anchor is not Anchor.CONSENT
    ]
    anchor = _("ages are counted on the day of {anchor}")
    known.append(anchor.format(anchor=_(ANCHOR_WORDS[form.trial.age_anchor])))
    return [(_("Dates"), "; ".join(known))]


def _row(label: str, words: str, size: PageSize) -> Row:
    style = SMALL_STRONG if label == _("Subject") else SMALL
    cells = (
        Cell(size.left, (set_text(label, SMALL_SOFT, LABEL - 6),)),
        Cell(size.left + LABEL, (set_text(words, style, size.measure - LABEL),)),
    )
    return Row(size.left, size.right, cells, rule=0, pad=0.7)
