"""What was entered at a criterion, by whom and when, and what it replaced, in words."""

from itertools import pairwise

from coordinator.domain.checklist import Item
from coordinator.domain.criterion import Kind
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import SOURCE_WORDS, Evidence
from coordinator.domain.unit_words import unit_words
from coordinator.text import _, called, listed, particulars, sentences
from ui.walk.wording import answer_words


def evidence_words(evidence: Evidence) -> str:
    value = unit_words(f"{evidence.value} {evidence.unit}", is_reported=True)
    said = (
        _(SOURCE_WORDS[evidence.kind]) if evidence.kind else "",
        evidence.place,
        evidence.dated_on.isoformat() if evidence.dated_on else "",
        value,
    )
    return particulars(filter(None, said))


def lacking_words(evidence: Evidence) -> str:
    """Name what the evidence lacks before it counts as evidence (A4)."""
    lacking = (
        (evidence.kind, _("the kind of document")),
        (evidence.place.strip(), _("where it lies")),
        (evidence.dated_on, _("its date")),
    )
    return listed(words for value, words in lacking if not value)


def entry_words(kind: Kind, entry: Entry) -> str:
    """Write an entry in one line: the answer, what it rests on, and its reasons."""
    due = _("due {day}").format(day=entry.due_on.isoformat()) if entry.due_on else ""
    said = (
        answer_words(kind, entry.answer),
        evidence_words(entry.evidence),
        entry.reason,
        due,
        _("against the computed finding: {why}").format(why=entry.against_finding)
        if entry.against_finding
        else "",
        _("remark: {remark}").format(remark=entry.remark) if entry.remark else "",
    )
    return " · ".join(filter(None, said))


def read_words(kind: Kind, entry: Entry) -> tuple[str, ...]:
    """Write an entry in several lines, for who reads and enters nothing."""
    evidence = evidence_words(entry.evidence)
    due = _("Due: {day}").format(day=entry.due_on.isoformat()) if entry.due_on else ""
    said = (
        _("Answer: {answer}").format(answer=answer_words(kind, entry.answer)),
        _("Reason: {why}").format(why=entry.reason) if entry.reason else "",
        due,
        _("Why against the computed finding: {why}").format(why=entry.against_finding)
        if entry.against_finding
        else "",
        _("Evidence: {evidence}").format(evidence=evidence) if evidence else "",
        _("Remark: {remark}").format(remark=entry.remark) if entry.remark else "",
    )
    return tuple(line for line in said if line)


def attribution_words(entry: Entry) -> str:
    if entry.at is None:
        return ""
    words = _("Entered by {by}, {at}").format(by=entry.by, at=moment_words(entry))
    if entry.origin is not None:
        words = _(
            "Answered by {by}, {at}, on {version} as {code}; carried over by {mover}, {moved}"
        ).format(
            by=entry.origin.by,
            at=entry.origin.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            version=entry.origin.version,
            code=entry.origin.code,
            mover=entry.by,
            moved=moment_words(entry),
        )
    if entry.correction:
        why = _("Corrected: {why}").format(why=entry.correction)
        words = sentences((_("{said}.").format(said=words), why))
    return words


def moment_words(entry: Entry) -> str:
    return entry.at.astimezone().strftime("%Y-%m-%d %H:%M") if entry.at else ""


def history_words(item: Item) -> tuple[str, ...]:
    """Write the former entries in which something was replaced, newest first (A8).

    An entry to which the next only added is part of that one, and not written by itself.
    """
    entries = (*item.former, item.entry)
    lines = []
    for was, now in pairwise(entries):
        if _only_adds(was, now):
            continue
        told = called(was.by, entry_words(item.criterion.kind, was))
        line = f"{moment_words(was)}  {told}"
        if now.correction:
            why = _("corrected by {by}: {why}").format(by=now.by, why=now.correction)
            line = f"{line} → {why}"
        lines.append(line)
    return tuple(reversed(lines))


def _only_adds(was: Entry, now: Entry) -> bool:
    pairs = (
        (was.answer, now.answer),
        (was.evidence.kind, now.evidence.kind),
        (was.evidence.place, now.evidence.place),
        (was.evidence.dated_on, now.evidence.dated_on),
        (was.evidence.value, now.evidence.value),
        (was.evidence.unit, now.evidence.unit),
        (was.remark, now.remark),
        (was.reason, now.reason),
        (was.due_on, now.due_on),
        (was.against_finding, now.against_finding),
    )
    return all(not before or before == after for before, after in pairs)
