"""What is printed below a criterion: reasons, computed findings, earlier answers, remarks."""

from itertools import pairwise

from coordinator.domain.approved_exception import DEVIATION, approval_words
from coordinator.domain.checklist import Item
from coordinator.domain.criterion import ANSWER_WORDS, Answer, Criterion
from coordinator.domain.entry import Entry
from coordinator.forms.discretion import Discretion
from coordinator.forms.wording import day, local, moment, short
from coordinator.text import N_, _, sentences

Note = tuple[str, str]

REASON_LABELS = {
    Answer.NOT_APPLICABLE: N_("Not applicable"),
    Answer.PENDING: N_("Awaited"),
    Answer.UNCLEAR: N_("Question put"),
}
NOT_ANSWERED = N_("Not answered")


def notes_of(item: Item, discretion: Discretion) -> tuple[Note, ...]:
    """Give label and words of each note, in the order of printing."""
    return (
        *_readings(item.criterion),
        *_carried_over(item.entry),
        *_reason(item.entry, discretion),
        *_finding(item, discretion),
        *_exceptions(item, discretion),
        *_history(item, discretion),
        *_remark(item.entry, discretion),
    )


def _readings(criterion: Criterion) -> list[Note]:
    words = _("The record says “{quote}”; read as “{reading}” by {by} on {on}: {ground}")
    return [
        (
            _("Wording"),
            words.format(
                quote=found.quote,
                reading=found.reading,
                by=found.by,
                on=found.on,
                ground=found.ground,
            ),
        )
        for found in criterion.confirmed
    ]


def _carried_over(entry: Entry) -> list[Note]:
    origin = entry.origin
    if origin is None or entry.at is None:
        return []
    words = _("answered on {version} as {code}; carried over by {by}, {at}").format(
        version=origin.version, code=origin.code, by=entry.by, at=moment(local(entry.at))
    )
    return [(_("Carried over"), words)]


def _reason(entry: Entry, discretion: Discretion) -> list[Note]:
    label = REASON_LABELS.get(entry.answer) if entry.answer else None
    if label is None or not (entry.reason or entry.due_on):
        return []
    words = discretion(entry.reason)
    if entry.due_on:
        due = _("due on {day}").format(day=day(entry.due_on))
        words = f"{words} ({due})" if words else due
    return [(_(label), words)]


def _finding(item: Item, discretion: Discretion) -> list[Note]:
    if not item.computed:
        return []
    notes = [(_("Computed"), discretion(item.computed))]
    if item.entry.against_finding:
        reason = discretion(item.entry.against_finding)
        notes.append((_("Against finding"), reason))
    return notes


def _exceptions(item: Item, discretion: Discretion) -> list[Note]:
    """Tell of the signed exceptions; one that holds is a protocol deviation (S6)."""
    notes = []
    for found in item.exceptions:
        if not found.is_signed or found.signed_at is None:
            continue
        holds = found is item.excepted_by
        label = _(DEVIATION) if holds else _("Exception, void")
        signed = _("Signed by {signer} ({role}), {at}, SHA-256 {digest} …").format(
            signer=found.signer,
            role=_(found.role),
            at=moment(found.signed_at),
            digest=short(found.content_sha256),
        )
        told = [discretion(approval_words(found)), signed]
        if found.version:
            told.append(_("Recorded under {version}.").format(version=found.version))
        notes.append((label, "\n".join(told)))
    return notes


def _history(item: Item, discretion: Discretion) -> list[Note]:
    """Tell what was answered before; a document added to the same answer changed nothing."""
    return [
        (_("Earlier answer"), _former_words(former, discretion(later.correction)))
        for former, later in pairwise((*item.former, item.entry))
        if later.correction or later.answer is not former.answer
    ]


def _former_words(former: Entry, why: str) -> str:
    words = _("{answer}, by {by}, {at}.").format(
        answer=_answer_words(former),
        by=former.by or "–",
        at=moment(local(former.at)) if former.at else "–",
    )
    because = _("Changed because: {why}").format(why=why) if why else ""
    return sentences((words, because))


def _remark(entry: Entry, discretion: Discretion) -> list[Note]:
    return [(_("Remark"), discretion(entry.remark))] if entry.remark.strip() else []


def _answer_words(entry: Entry) -> str:
    return _(ANSWER_WORDS[entry.answer]) if entry.answer else _(NOT_ANSWERED)
