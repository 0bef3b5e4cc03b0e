"""What the trials of the site look like, as plain values."""

from dataclasses import dataclass

from coordinator.domain.trial import TrialLine
from coordinator.domain.windows import Anchor


@dataclass(frozen=True, slots=True)
class FactView:
    """A field of the record, as it is worded there."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class CriterionLineView:
    code: str  # empty for a heading
    words: str
    depth: int
    note: str


@dataclass(frozen=True, slots=True)
class VersionView:
    id: int
    name: str
    is_draft: bool
    is_active: bool
    open_points: int
    criteria: tuple[CriterionLineView, ...]
    source_id: int | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """The record as it came, for the page that shows it verbatim."""

    id: int
    text: str
    origin: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SettingsView:
    short_title: str
    number_pattern: str
    number_example: str
    age_anchor: Anchor
    target_enrolment: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class TrialView:
    id: int
    title: str
    label: str
    state: str
    is_recruiting: bool
    next_step: str  # what is due, in a sentence; empty when nothing is
    facts: tuple[FactView, ...]
    versions: tuple[VersionView, ...]
    version: VersionView | None  # the one chosen
    source: SourceView | None
    settings: SettingsView


@dataclass(frozen=True, slots=True)
class TrialsView:
    lines: tuple[TrialLine, ...]  # those that fit the words looked for
    total: int
    words: str
    chosen: TrialView | None
