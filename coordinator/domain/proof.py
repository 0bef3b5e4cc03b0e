"""What verifying a registry found: whether its chain holds, and records and entries agree."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coordinator.domain.audit import Verification
from coordinator.domain.audit_names import column_words, record_words
from coordinator.domain.errors import Unavailable
from coordinator.text import N_, _


class Fault(StrEnum):
    """What can be found to have been done outside of the program."""

    ENTRY_CHANGED = "entry changed"
    HASH_CHANGED = "hash changed"
    ENTRY_REMOVED = "entry removed"
    ENTRY_INSERTED = "entry inserted"
    ENTRIES_SWAPPED = "entries swapped"
    ENTRIES_RENUMBERED = "entries renumbered"
    TRAIL_CUT_OFF = "trail cut off"
    TRAIL_REWRITTEN = "trail rewritten"
    NOTE_FORGED = "note forged"
    VALUE_CHANGED = "value changed"
    CONCEALED_CHANGED = "concealed value changed"
    CHANGED_BETWEEN = "changed between two entries"
    RECORD_WITHOUT_ENTRY = "record without entry"
    ENTRY_WITHOUT_RECORD = "entry without record"
    GUARD_MISSING = "guard missing"
    FOREIGN_PART = "foreign part"
    TABLE_ALTERED = "table altered"


SENTENCES = {
    Fault.ENTRY_CHANGED: N_(
        "Entry {entry} of the audit trail was changed after it was written."
    ),
    Fault.HASH_CHANGED: N_("The hash of entry {entry} was changed after it was written."),
    Fault.ENTRY_REMOVED: N_("Entry {entry} was taken out of the audit trail."),
    Fault.ENTRY_INSERTED: N_("Entry {entry} was put into the audit trail afterwards."),
    Fault.ENTRIES_SWAPPED: N_("Entries {entry} and {other} of the audit trail were swapped."),
    Fault.ENTRIES_RENUMBERED: N_(
        "An entry was taken out before entry {entry}, and those after it were numbered anew."
    ),
    Fault.TRAIL_CUT_OFF: N_(
        "The audit trail ends at entry {entry}, but once had {other} entries: its end was cut "
        "off, or an older file was put in its place."
    ),
    Fault.TRAIL_REWRITTEN: N_(
        "Entry {entry} is not the one that was there before: the audit trail was written anew, "
        "or this is another file."
    ),
    Fault.NOTE_FORGED: N_(
        "The key file's note of where the audit trail ended was not written by this program."
    ),
    Fault.VALUE_CHANGED: N_(
        "{record}: {column} is “{found}”, but entry {entry} told “{told}”."
    ),
    Fault.CONCEALED_CHANGED: N_(
        "{record}: {column} is not what entry {entry} told; the value is not shown."
    ),
    Fault.CHANGED_BETWEEN: N_(
        "{record}: {column} was “{found}” before entry {entry}, but entry {other} had told "
        "“{told}”."
    ),
    Fault.RECORD_WITHOUT_ENTRY: N_("{record} is in the registry, but no entry tells of it."),
    Fault.ENTRY_WITHOUT_RECORD: N_(
        "{record} was told of by entry {entry}, but is not in the registry."
    ),
    Fault.GUARD_MISSING: N_(
        "What keeps {record} from being changed or deleted was taken away."
    ),
    Fault.FOREIGN_PART: N_("The file has a part that this program did not make: {record}."),
    Fault.TABLE_ALTERED: N_("The table {record} is not built as this program builds it."),
}
WITHOUT_RECORD = frozenset(
    {
        Fault.ENTRY_CHANGED,
        Fault.HASH_CHANGED,
        Fault.ENTRY_REMOVED,
        Fault.ENTRY_INSERTED,
        Fault.ENTRIES_SWAPPED,
        Fault.ENTRIES_RENUMBERED,
        Fault.TRAIL_CUT_OFF,
        Fault.TRAIL_REWRITTEN,
        Fault.NOTE_FORGED,
    }
)
LONGEST = 80  # characters of a value in a sentence


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that does not fit. `number` is that of the row in its table."""

    fault: Fault
    entry: int = 0
    other: int = 0
    record: str = ""
    number: int = 0
    key: str = ""
    column: str = ""
    told: str = ""
    found: str = ""

    @property
    def sentence(self) -> str:
        numbered = _("no. {number}").format(number=self.number) if self.number else ""
        record = " ".join(filter(None, (record_words(self.record), numbered)))
        return _(SENTENCES[self.fault]).format(
            entry=self.entry,
            other=self.other,
            record=f"{record} ({self.key})" if self.key else record,
            column=column_words(self.column),
            told=_shortened(self.told),
            found=_shortened(self.found),
        )


@dataclass(frozen=True, slots=True)
class Distrust:
    """Why a registry is open for reading only: when what was found, the first of it."""

    at: datetime
    count: int
    first: Misfit

    @property
    def sentence(self) -> str:
        """Say what was found, without naming a record."""
        if self.first.fault in WITHOUT_RECORD:
            return self.first.sentence
        return _("What is in it does not fit what its audit trail tells.")


class OnlyReadable(Unavailable):
    problem = N_(
        "This registry was changed outside of the program, and is open for reading only."
    )
    remedy = N_(
        "“Verify everything” in the audit trail tells what was found. Keep the file as it is, "
        "and restore the last good backup."
    )


@dataclass(frozen=True, slots=True)
class Proof:
    """What verifying everything found. `more` misfits were counted, and are not listed."""

    verification: Verification
    records: int = 0
    misfits: tuple[Misfit, ...] = ()
    more: int = 0
    is_complete: bool = True

    @property
    def is_whole(self) -> bool:
        return self.is_complete and self.verification.is_whole and not self.misfits


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
