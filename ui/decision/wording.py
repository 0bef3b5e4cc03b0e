"""The words of the decision: how a criterion was answered, and on what that rests."""

from datetime import datetime

from coordinator.domain.approved_exception import (
    DEVIATION,
    approval_words,
    left_behind_words,
)
from coordinator.domain.checklist import Item, walked_items
from coordinator.domain.criterion import ANSWER_WORDS, MEANING_WORDS, Answer, Standing
from coordinator.domain.evidence import SOURCE_WORDS, Evidence
from coordinator.domain.screening_words import standing_word
from coordinator.domain.unit_words import unit_words
from coordinator.text import N_, _, in_turn, particulars
from ui.decision.view import CriterionLine

REASON_LABELS = {
    Answer.NOT_APPLICABLE: N_("Why not applicable"),
    Answer.PENDING: N_("Awaited"),
    Answer.UNCLEAR: N_("Question put"),
}


def line_of(item: Item) -> CriterionLine:
    return CriterionLine(
        code=item.criterion.code,
        text=item.criterion.text,
        answer=answer_words(item),
        standing=item.standing,
        is_claimed=item.lacks_evidence,
        evidence=parts_words(item) or evidence_words(item.entry.evidence),
        notes=(*exception_notes(item), *notes_of(item)),
        is_excepted=item.excepted_by is not None,
        exception_link=exception_link(item),
    )


def exception_notes(item: Item) -> tuple[tuple[str, str], ...]:
    """Tell of the exception under which a failed criterion does not stand in the way (S6)."""
    if (left := item.left_behind) is not None:
        return ((_("Exception"), left_behind_words(left)),)
    if (found := item.excepted_by) is None or found.signed_at is None:
        return ()
    signed = _("Signed by {signer}, {at}.").format(
        signer=found.signer, at=moment(found.signed_at)
    )
    return ((_(DEVIATION), f"{approval_words(found)}\n{signed}"),)


def exception_link(item: Item) -> str:
    """Word the way to the exceptions of a criterion; empty where there can be none."""
    if item.excepted_by:
        return _("E&xception in force")
    if item.left_behind:
        return _("E&xception to sign again…")
    if item.standing is Standing.FAILED:
        return _("E&xception…")
    return _("Former e&xceptions") if item.exceptions else ""


def answer_words(item: Item) -> str:
    """Say the answer so that nobody has to turn a negation round (A2)."""
    answer = item.answer
    if answer is None:
        return _("No answer")
    return _(MEANING_WORDS.get((item.criterion.kind, answer), ANSWER_WORDS[answer]))


def evidence_words(evidence: Evidence) -> str:
    """Write a source document in a line: kind, place, date, value with unit."""
    value = unit_words(f"{evidence.value} {evidence.unit}", is_reported=True)
    said = (
        _(SOURCE_WORDS[evidence.kind]) if evidence.kind else "",
        evidence.place,
        evidence.dated_on.isoformat() if evidence.dated_on else "",
        value,
    )
    return particulars(filter(None, said))


def parts_words(item: Item) -> str:
    """Say how the parts stand, for a criterion that is answered by them."""
    if not item.criterion.answered_by_parts:
        return ""
    asked = (part for part in item.parts if not part.criterion.is_heading)
    return in_turn(f"{part.criterion.code} {standing_word(part)}" for part in asked)


def notes_of(item: Item) -> tuple[tuple[str, str], ...]:
    """Give label and words of all that was entered or computed, parts included."""
    notes = list(_notes(item))
    for part in walked_items(item.parts) if item.criterion.answered_by_parts else ():
        said = [standing_word(part), *(words for _label, words in _notes(part))]
        notes.append((part.criterion.code, "  ·  ".join([part.criterion.text, *said])))
    return tuple(notes)


def moment(at: datetime) -> str:
    """Write date, time and offset from UTC, such as 2026-11-22 14:03 +08:00."""
    written = at.isoformat(sep=" ", timespec="minutes")
    return f"{written[:16]} {written[16:]}".strip()


def _notes(item: Item) -> tuple[tuple[str, str], ...]:
    entry = item.entry
    document = evidence_words(entry.evidence)
    claimed = item.lacks_evidence and not item.criterion.answered_by_parts
    label = REASON_LABELS.get(entry.answer, "") if entry.answer else ""
    due = _("due on {day}").format(day=entry.due_on.isoformat()) if entry.due_on else ""
    found = (
        (_("Evidence"), document),
        (_("Missing"), _("kind, place or date of the source document") if claimed else ""),
        (_(label) if label else "", particulars(filter(None, (entry.reason, due)))),
        (_("Computed"), item.finding.working if item.finding else ""),
        (_("Against it"), entry.against_finding),
        (_("Corrected"), entry.correction),
        (_("Remark"), entry.remark),
        (
            _("Entered"),
            particulars((entry.by, moment(entry.at.astimezone()))) if entry.at else "",
        ),
    )
    return tuple((label, words) for label, words in found if label and words.strip())
