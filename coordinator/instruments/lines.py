"""A worksheet line by line: what stands at each item, where it comes from, and its section."""

from coordinator.domain.filled_worksheet import How, Line, Note, NoteKind
from coordinator.domain.instrument import Definition, Instrument, Item, ItemKind
from coordinator.domain.logic import Truth
from coordinator.domain.worksheet import Findings, Result
from coordinator.instruments.language import names_in, parsed
from coordinator.instruments.possible import Day, Number, OneOf, Statement, Value
from coordinator.instruments.sheet import Sheet
from coordinator.instruments.wording import said_of
from coordinator.text import N_, _

# Names of groups in the files whose words differ from the name.
SECTION_WORDS = {
    "all_six": N_("Items"),
    "sites": N_("Organs"),
    "specific": N_("Specific antibodies"),
    "antiphospholipids": N_("Antiphospholipid antibodies"),
    "objective": N_("Objective items"),
    "doses": N_("Daily doses"),
    "parts": N_("Parts"),
    "criteria": N_("Criteria"),
    "items": N_("Items"),
    "exclusions": N_("Exclusions"),
    "chest": N_("Chest"),
    "pancreas": N_("Pancreas"),
    "kidney": N_("Kidney"),
    "retroperitoneum": N_("Retroperitoneum"),
    "constitutional": N_("Constitutional"),
    "haematologic": N_("Haematologic"),
    "neuropsychiatric": N_("Neuropsychiatric"),
    "mucocutaneous": N_("Mucocutaneous"),
    "serosal": N_("Serosal"),
    "musculoskeletal": N_("Musculoskeletal"),
    "renal": N_("Renal"),
    "clinical": N_("Clinical"),
    "immunologic": N_("Immunologic"),
}


def lines_of(instrument: Instrument, findings: Findings) -> tuple[Line, ...]:
    """Give all items in the order of the file, with what stands at each."""
    sheet, sections = Sheet(instrument, findings), sections_of(instrument)
    return tuple(_line(item, sheet, sections.get(item.key, "")) for item in instrument.items)


def notes_of(result: Result) -> tuple[Note, ...]:
    """Give what the worksheet points out, what is most urgent first."""
    return tuple(
        Note(kind, text)
        for kind, texts in (
            (NoteKind.QUESTION, result.questions),
            (NoteKind.AT_CUT_OFF, result.at_cut_off),
            (NoteKind.NOTE, result.notes),
            (NoteKind.UNVERIFIED, result.unverified),
        )
        for text in texts
    )


def sections_of(instrument: Instrument) -> dict[str, str]:
    """Name the section of each item that has one: its group, or that of what rests on it."""
    ruled: tuple[Item | Definition, ...] = (*instrument.items, *instrument.definitions)
    found = {each.key: each.groups[0] for each in ruled if each.groups}
    rests_on = {each.key: tuple(names_in(parsed(each.rule))) for each in ruled if each.rule}
    waiting = list(found)
    for key in waiting:
        for name in rests_on.get(key, ()):
            if name not in found:
                found[name] = found[key]
                waiting.append(name)
    for item in instrument.items:
        whole = detail_of(item, instrument)
        if whole is not None and whole.key in found:
            found.setdefault(item.key, found[whole.key])
    return {key: _section_words(group) for key, group in found.items()}


def detail_of(item: Item, instrument: Instrument) -> Item | None:
    """Give the item that this one says more of, such as “Skin” for “Skin: urgent”."""
    title, colon, _rest = item.title.partition(": ")
    if not colon or item.kind is not ItemKind.YES_NO:
        return None
    return next((each for each in instrument.items if each.title == title), None)


def _section_words(group: str) -> str:
    return SECTION_WORDS.get(group) or group.replace("_", " ").capitalize()


def _line(item: Item, sheet: Sheet, section: str) -> Line:
    how = _how(item, sheet)
    said = "" if how is How.UNKNOWN else said_of(item.key, sheet)
    choice = item.choice(said)
    said = _(choice.title) if choice else said
    return Line(item.key, item.title, said, how, section, item.confidence.is_verified)


def _how(item: Item, sheet: Sheet) -> How:
    entry = sheet.findings.entry(item.key)
    if entry is not None:
        return How.UNDONE if entry.is_undone else How.ENTERED
    if item.preset is not None:
        return How.PRESET
    if not _is_known(sheet.value(item.key)):
        return How.UNKNOWN
    stands_in = sheet.findings.rest_is_absent and item.absent is not None
    return How.ABSENT if stands_in and not _is_derived(item, sheet) else How.DERIVED


def _is_derived(item: Item, sheet: Sheet) -> bool:
    """Whether the parts that were entered settle it, without the rest being absent."""
    return bool(item.rule) and any(
        sheet.findings.entry(name) is not None for name in names_in(parsed(item.rule))
    )


def _is_known(value: Value) -> bool:
    match value:
        case Statement(truth=truth):
            return truth is not Truth.UNKNOWN
        case Day(day=day):
            return day is not None
        case Number() as number:
            return number.is_settled
        case OneOf(choices=choices):
            return len(choices) == 1
    return False
