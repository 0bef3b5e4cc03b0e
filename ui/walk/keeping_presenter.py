"""What is unfinished at the criteria outlives the program: kept, and found again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date

from coordinator.commands.unfinished import keep_unfinished
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.screening import Screening
from coordinator.domain.unfinished import Unfinished
from coordinator.queries.unfinished import unfinished_of
from ui.desk import Desk
from ui.walk.drafts import Draft, Drafts
from ui.walk.row_drafts import RowDrafts
from ui.walk.rows_view import TypedRow

_Key = tuple[int, str]


class Keeping:
    """Each screening is looked up once; from then on the drafts here are the newest."""

    def __init__(self, desk: Desk, drafts: Drafts, rows: RowDrafts) -> None:
        self._desk, self._drafts, self._rows = desk, drafts, rows
        self._kept: dict[int, dict[_Key, Unfinished]] = {}

    def find(self, screening: Screening, stored: Mapping[int, Entry]) -> None:
        """Take up what this person left unfinished; `stored` are the entries by criterion."""
        if screening.id in self._kept:
            return
        user_name = self._desk.staff_member.user_name
        pieces = self._desk.ask(unfinished_of, screening.id, user_name)
        self._kept[screening.id] = {_key(piece): piece for piece in pieces}
        for piece in pieces:
            here = piece.criterion_id
            if piece.what:
                typed = row_of(piece.typed)
                self._rows.keep(screening.id, piece.what, typed, here)
            elif here in stored:
                self._drafts.keep(screening.id, here, draft_of(piece.typed, stored[here]))

    def keep(self, screening: Screening, stored: Mapping[int, Entry]) -> None:
        """Keep what is unfinished now, where it is not what was kept before."""
        before = self._kept.get(screening.id, {})
        now = {_key(piece): piece for piece in self._pieces(screening.id, stored)}
        # What was typed under another version of the protocol stays with its criterion (S4).
        now |= {key: p for key, p in before.items() if not p.what and key[0] not in stored}
        done = (replace(piece, typed="") for key, piece in before.items() if key not in now)
        told = (*(p for key, p in now.items() if before.get(key) != p), *done)
        if told:
            self._kept[screening.id] = now  # a refusal is told once
            self._desk.do(keep_unfinished, screening_id=screening.id, pieces=told)

    def _pieces(self, screening_id: int, stored: Mapping[int, Entry]) -> Iterator[Unfinished]:
        for criterion_id, entry in stored.items():
            draft = self._drafts.at(screening_id, criterion_id)
            if draft is not None and draft.differs_from(entry):
                yield Unfinished(criterion_id, "", draft_words(draft))
        for what, typed, criterion_id in self._rows.of(screening_id):
            yield Unfinished(criterion_id, what, json.dumps(asdict(typed), ensure_ascii=False))


def _key(piece: Unfinished) -> _Key:
    return piece.criterion_id, piece.what


def row_of(words: str) -> TypedRow:
    return TypedRow(**json.loads(words))


def draft_words(draft: Draft) -> str:
    entry, evidence = draft.entry, draft.entry.evidence
    told = {
        "based_on": draft.based_on,
        "dated_text": draft.dated_text,
        "due_text": draft.due_text,
        "answer": entry.answer,
        "kind": evidence.kind,
        "place": evidence.place,
        "dated_on": _day_words(evidence.dated_on),
        "value": evidence.value,
        "unit": evidence.unit,
        "remark": entry.remark,
        "reason": entry.reason,
        "due_on": _day_words(entry.due_on),
        "against_finding": entry.against_finding,
        "correction": entry.correction,
        "clarification_id": entry.clarification_id,
    }
    return json.dumps(told, ensure_ascii=False)


def draft_of(words: str, stored: Entry) -> Draft:
    """Read a draft again, on top of the entry that is stored now."""
    told = json.loads(words)
    evidence = Evidence(
        told["kind"] and SourceKind(told["kind"]),
        told["place"],
        _day(told["dated_on"]),
        told["value"],
        told["unit"],
    )
    entry = replace(
        stored,
        answer=told["answer"] and Answer(told["answer"]),
        evidence=evidence,
        remark=told["remark"],
        reason=told["reason"],
        due_on=_day(told["due_on"]),
        against_finding=told["against_finding"],
        correction=told["correction"],
        clarification_id=told["clarification_id"],
    )
    return Draft(entry, told["based_on"], told["dated_text"], told["due_text"])


def _day_words(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None
