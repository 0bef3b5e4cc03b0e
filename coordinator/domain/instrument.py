"""Instruments: published criteria, scores and formulas, as facts that one engine works with."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from coordinator.text import N_


class Confidence(StrEnum):
    """How well a figure is confirmed."""

    VERIFIED_TWICE = "V2"
    VERIFIED = "V"
    KNOWN = "K"
    CONVENTION = "C"

    @property
    def is_verified(self) -> bool:
        return self is not Confidence.KNOWN


CONFIDENCE_WORDS = {
    Confidence.VERIFIED_TWICE: N_("found in two or more independent sources"),
    Confidence.VERIFIED: N_("found in a source"),
    Confidence.KNOWN: N_("not independently verified: check against the cited paper"),
    Confidence.CONVENTION: N_("a convention of this program, not published"),
}


class ItemKind(StrEnum):
    YES_NO = "yes_no"
    NUMBER = "number"
    INTEGER = "integer"
    CHOICE = "choice"
    DAY = "day"
    TEXT = "text"


class ResultKind(StrEnum):
    NUMBER = "number"
    TRUTH = "truth"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers of an item, or one of the categories of a result."""

    value: str
    title: str
    points: Decimal | None = None
    confidence: Confidence = Confidence.VERIFIED


@dataclass(frozen=True, slots=True)
class Limits:
    """What can be entered at all: outside is refused. `above` is itself not allowed."""

    low: Decimal | None = None
    high: Decimal | None = None
    above: Decimal | None = None

    def allow(self, value: Decimal) -> bool:
        return (
            (self.low is None or value >= self.low)
            and (self.high is None or value <= self.high)
            and (self.above is None or value > self.above)
        )


@dataclass(frozen=True, slots=True)
class Item:
    """A finding that the worksheet asks for.

    `rule` derives it from other items where it is not entered itself. `absent` is what it
    is worth when the rater says that all that is not entered was looked for and is absent,
    `undone` what “not done” is worth, where the publication says so. `preset` is a figure of
    the publication, no finding, that holds unless the protocol's own is entered.
    `analyte` is what is measured; with `reference` the item is not its value but the upper
    or lower limit of normal of the same report. `subject` names what is known of the subject
    anyway: birth or sex. `positive` and
    `negative` are the words for yes and no where others are usual.
    """

    key: str
    title: str
    kind: ItemKind
    confidence: Confidence
    help: str = ""
    unit: str = ""
    analyte: str = ""
    reference: str = ""
    subject: str = ""
    groups: tuple[str, ...] = ()
    points: Decimal | None = None
    absent: Decimal | bool | str | None = None
    undone: Decimal | bool | str | None = None
    preset: Decimal | None = None
    limits: Limits = Limits()
    choices: tuple[Choice, ...] = ()
    rule: str = ""
    positive: str = N_("yes")
    negative: str = N_("no")
    is_required: bool = False

    @property
    def is_counted(self) -> bool:
        """Speak of a number, measured or counted."""
        return self.kind in (ItemKind.NUMBER, ItemKind.INTEGER)

    def choice(self, value: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.value == value), None)


@dataclass(frozen=True, slots=True)
class Definition:
    """A named intermediate step, with a title where it is shown."""

    key: str
    rule: str
    title: str = ""
    groups: tuple[str, ...] = ()
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ResultRule:
    """What the instrument answers.

    Where `applies` is false the result is not given, and `otherwise` says why. `holds` and
    `fails` are the words for a truth. `decimals` are shown, never computed with. `kept_as` is
    the analyte under which the result is evidence besides, such as `egfr`.
    """

    key: str
    title: str
    kind: ResultKind
    rule: str
    unit: str = ""
    decimals: int = 0
    choices: tuple[Choice, ...] = ()
    applies: str = ""
    otherwise: str = ""
    working: str = ""
    holds: str = N_("met")
    fails: str = N_("not met")
    kept_as: str = ""

    def title_of(self, category: str) -> str:
        found = (choice.title for choice in self.choices if choice.value == category)
        return next(found, category)


@dataclass(frozen=True, slots=True)
class NoteRule:
    """What the worksheet points out when `when` is true."""

    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about the instrument, and how sure it is."""

    text: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Instrument:
    """A worksheet's items and rules, as its publication states them.

    `words` are phrases in a criterion that ask for this worksheet. `is_rated` says that a
    person's judgement is in it: then rater and date belong to the result. `from_age` and
    `to_age` (completed years) say whom it was made for, where that is not everybody.
    """

    name: str
    title: str
    version: str
    purpose: str
    citation: str
    confidence: Confidence
    licence: str
    look_back: str
    missing: str
    words: tuple[str, ...]
    is_rated: bool
    remarks: tuple[Remark, ...]
    items: tuple[Item, ...]
    definitions: tuple[Definition, ...]
    results: tuple[ResultRule, ...]
    notes: tuple[NoteRule, ...]
    from_age: Decimal | None = None
    to_age: Decimal | None = None

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    def title_of(self, key: str) -> str:
        """Give the title of an item, a definition or a result."""
        named: tuple[Item | Definition | ResultRule, ...] = (
            *self.items,
            *self.definitions,
            *self.results,
        )
        return next((each.title for each in named if each.key == key), "") or key

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Name the members of each group, in the order of the file."""
        found: dict[str, tuple[str, ...]] = {}
        members: tuple[Item | Definition, ...] = (*self.items, *self.definitions)
        for member in members:
            for group in member.groups:
                found[group] = (*found.get(group, ()), member.key)
        return found

    @property
    def unverified(self) -> tuple[str, ...]:
        """Name what rests on knowledge only, so that it shows on the worksheet."""
        titles = [self.citation] if not self.confidence.is_verified else []
        for item in self.items:
            if not item.confidence.is_verified:
                titles.append(item.title)
            titles += [
                f"{item.title}: {choice.title}"
                for choice in item.choices
                if item.confidence.is_verified and not choice.confidence.is_verified
            ]
        titles += [remark.text for remark in self.remarks if not remark.confidence.is_verified]
        return tuple(titles)
