"""What stands once, at the beginning: who the subject is, consent, dates, the whole title."""

from coordinator.domain.consent import Consent
from coordinator.domain.consent_form import AGAIN_WORDS, ConsentAgain
from coordinator.domain.form import ChecklistForm, Copy
from coordinator.domain.screening import Screening
from coordinator.domain.windows import ANCHOR_WORDS, Anchor
from coordinator.forms.discretion import Discretion, discretion_of
from coordinator.forms.flow import Piece, Space
from coordinator.forms.furniture import Head, is_shortened
from coordinator.forms.moved import version_facts
from coordinator.forms.parts import SMALL, SMALL_SOFT, SMALL_STRONG, PageSize
from coordinator.forms.table import Cell, Row, set_text
from coordinator.forms.wording import day, local, moment
from coordinator.languages import rows_in_each_language
from coordinator.text import _, in_turn, many

LABEL = 104.0


def opening_pieces(form: ChecklistForm, size: PageSize, head: Head) -> list[Piece]:
    told = rows_in_each_language(lambda: [*_former(form), *_subject(form), *_versions(form)])
    facts = [*_titles(size, head), *told]
    if not facts:
        return []
    rows = [Piece(_row(label, words, size)) for label, words in facts]
    return [Piece(Space(4)), *rows]


def _titles(size: PageSize, head: Head) -> list[tuple[str, ...]]:
    """Give in full what the head of the page had to shorten."""
    facts: list[tuple[str, ...]] = []
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
    told = _consent(screening, discretion_of(form))
    return [*identity, *told, *_dates(form, screening)]


def _versions(form: ChecklistForm) -> list[tuple[str, str]]:
    screening = form.screening
    return version_facts(screening, discretion_of(form)) if screening else []


def _former(form: ChecklistForm) -> list[tuple[str, str]]:
    """Say of a print of former content what it shows, and that it holds no more (G3)."""
    found = form.former
    if found is None:
        return []
    words = _(
        "Printed anew as it stood in record version {version}, printed by {by}, {at}. The "
        "record was changed since: signatures on it are void."
    )
    at = moment(local(found.printed_at))
    said = words.format(version=found.record_version, by=found.printed_by, at=at)
    return [(_("SUPERSEDED"), said)]


def _identity(screening: Screening) -> list[tuple[str, str]]:
    identity = screening.subject.identity
    if identity is None:
        return [(_("Subject"), _("Not shown to the person who printed this."))]
    words = _("{name} · hospital number {number} · born {birth}").format(
        name=identity.name, number=identity.hospital_number, birth=day(identity.birth_on)
    )
    return [(_("Subject"), words)]


def _consent(screening: Screening, discretion: Discretion) -> list[tuple[str, str]]:
    consent = screening.consent
    words = [_given(consent, discretion)]
    if consent.guardian_consented_on:
        words.append(
            _("guardian ({relation}) {day}").format(
                relation=discretion(consent.guardian_relation) or "–",
                day=day(consent.guardian_consented_on),
            )
        )
    if consent.has_assent:
        words.append(_("assent of the minor"))
    again = [
        (_("Consent again"), _again(found, discretion)) for found in screening.consents_again
    ]
    return [(_("Consent"), in_turn(words)), *again]


def _given(consent: Consent | ConsentAgain, discretion: Discretion) -> str:
    return _("{day} {time}, form version {version}, obtained by {by}").format(
        day=day(consent.given_on),
        time=consent.given_at.isoformat(timespec="minutes"),
        version=discretion(consent.form_version),
        by=discretion(consent.obtained_by),
    )


def _again(consent: ConsentAgain, discretion: Discretion) -> str:
    words = [_given(consent, discretion)]
    if consent.guardian_relation:
        relation = discretion(consent.guardian_relation)
        words.append(_("by the guardian ({relation})").format(relation=relation))
    if consent.has_assent:
        words.append(_("assent of the minor"))
    return f"{in_turn(words)} – {_(AGAIN_WORDS[consent.because])}"


def _dates(form: ChecklistForm, screening: Screening) -> list[tuple[str, str]]:
    known = [
        f"{_(ANCHOR_WORDS[anchor])} {day(found)}"
        for anchor in Anchor
        if (found := screening.dates.on(anchor)) and anchor is not Anchor.CONSENT
    ]
    anchor = _("ages are counted on the day of {anchor}")
    known.append(anchor.format(anchor=_(ANCHOR_WORDS[form.trial.age_anchor])))
    if form.trial.result_days is not None:
        known.append(
            _("a result without a window of its own holds for {days} before {anchor}").format(
                days=many("{count} day", "{count} days", form.trial.result_days),
                anchor=_(ANCHOR_WORDS[form.trial.result_anchor]),
            )
        )
    return [(_("Dates"), in_turn(known))]


def _row(label: str, words: str, size: PageSize) -> Row:
    style = SMALL_STRONG if label == _("Subject") else SMALL
    cells = (
        Cell(size.left, (set_text(label, SMALL_SOFT, LABEL - 6),)),
        Cell(size.left + LABEL, (set_text(words, style, size.measure - LABEL),)),
    )
    return Row(size.left, size.right, cells, rule=0, pad=0.7)
