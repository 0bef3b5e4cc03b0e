"""What was typed at criteria and is not stored yet: a refusal or an interruption loses none."""

from dataclasses import dataclass, replace

from coordinator.domain.entry import Entry


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as typed, on top of the stored entry with revision `based_on`.

    `dated_text` and `due_text` are what stands in a date field and is no date.
    """

    entry: Entry
    based_on: int
    dated_text: str = ""
    due_text: str = ""

    def differs_from(self, stored: Entry) -> bool:
        return bool(self.dated_text or self.due_text) or content(self.entry) != content(stored)


class Drafts:
    """By screening and criterion; `keeping_presenter` keeps them beyond the program's end."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[int, int], Draft] = {}

    def at(self, screening_id: int, criterion_id: int) -> Draft | None:
        return self._drafts.get((screening_id, criterion_id))

    def begin(self, screening_id: int, criterion_id: int, stored: Entry) -> Draft:
        """Give the draft that was begun, or begin one on `stored`.

        A correction is asked for anew each time: the reason of the former one stays with it.
        """
        fresh = Draft(replace(stored, correction=""), stored.revision)
        return self._drafts.setdefault((screening_id, criterion_id), fresh)

    def keep(self, screening_id: int, criterion_id: int, draft: Draft) -> None:
        self._drafts[screening_id, criterion_id] = draft

    def drop(self, screening_id: int, criterion_id: int) -> None:
        self._drafts.pop((screening_id, criterion_id), None)

    def forget_unchanged(self, screening_id: int, stored: dict[int, Entry]) -> None:
        """Drop drafts in which nothing was typed after all."""
        for criterion_id, entry in stored.items():
            draft = self.at(screening_id, criterion_id)
            if draft is not None and not draft.differs_from(entry):
                self.drop(screening_id, criterion_id)


def content(entry: Entry) -> Entry:
    """Give what a person entered, without who entered it, when, and why it was corrected."""
    return replace(entry, correction="", revision=0, by="", at=None)
