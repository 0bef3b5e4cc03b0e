"""A registry record as it was read: fields, criteria, doubts, and where each one stood."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from coordinator.domain.check import Check
from coordinator.domain.errors import Refused
from coordinator.text import N_


class NotATrialRecord(Refused):
    problem = N_("{file} is not a trial record: {why}.")
    remedy = N_(
        "Save or copy the page that shows the eligibility criteria, and bring in that text."
    )

    def __init__(self, file: str, why: str) -> None:
        super().__init__(file=file, why=why)


@dataclass(frozen=True, slots=True)
class Span:
    """From and up to which character of the source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadCriterion:
    """One item of a list, verbatim but for white space, with what is nested below it.

    `other_text` is the same item in the record's other language, where it gives both.
    """

    marker: str
    text: str
    span: Span
    children: tuple["ReadCriterion", ...] = ()
    is_heading: bool = False
    checks: tuple[Check, ...] = ()
    other_text: str = ""
    other_span: Span | None = None  # with its marker, as `span`


@dataclass(frozen=True, slots=True)
class OtherSection:
    """A section of the eligibility text that is neither inclusion nor exclusion."""

    heading: str
    span: Span
    items: tuple[ReadCriterion, ...]


class Severity(StrEnum):
    """What an overlooked warning can do: it ranks the review."""

    HARM = "harm"  # a wrong reading can include a patient wrongly
    DOUBT = "doubt"  # the meaning is open, or a field is doubtful
    NOTE = "note"  # good to know, changes no decision


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """A doubt, at its place.

    `where` is a path such as `inclusion[2].children[0]` or a field's name; `readings` are the
    possible readings of a lost sign or superscript, in no order of preference, never chosen.
    """

    code: str
    where: str
    quote: str
    note: str
    severity: Severity
    span: Span | None = None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegistryIds:
    nct: str | None = None
    chictr: str | None = None
    secondary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordSource:
    """Where a record came from. `text` is what all spans point into."""

    file_name: str
    text: str
    sha256: str  # of the bytes as they came
    encoding: str
    read_at: datetime
    reader_version: str


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field in the record's own words, and where it stood."""

    name: str
    words: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class RegistryRecord:
    layout: str
    source: RecordSource
    ids: RegistryIds = RegistryIds()
    title: str | None = None
    scientific_title: str | None = None
    sponsor: str | None = None
    status: str | None = None
    phase: str | None = None
    conditions: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    min_age: Decimal | None = None
    max_age: Decimal | None = None
    age_unit: str | None = None
    sex: str | None = None
    target_enrolment: int | None = None
    healthy_volunteers: bool | None = None
    raw: tuple[FieldValue, ...] = ()
    inclusion: tuple[ReadCriterion, ...] = ()
    exclusion: tuple[ReadCriterion, ...] = ()
    other_sections: tuple[OtherSection, ...] = ()
    headings: tuple[Span, ...] = ()  # of sections, where they stand in the source
    eligibility: tuple[Span, ...] = ()  # the stretches of the source that were read as criteria
    places: tuple[FieldValue, ...] = ()  # every field in the record's words, and where it stood
    not_placed: tuple[Span, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
