"""What the trials of the site look like, as plain values."""

from dataclasses import dataclass

from coordinator.domain.comparison_words import ComparedLine
from coordinator.domain.trial import TrialLine
from coordinator.domain.windows import Anchor


@dataclass(frozen=True, slots=True)
class FactView:
    """A field of the record, as it is worded there; without a label a note on them all."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check as a chip: what it says, and whether a person confirmed it."""

    words: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class CriterionLineView:
    code: str  # empty for a heading
    words: str
    depth: int
    note: str
    checks: tuple[CheckView, ...] = ()
    rule: str = ""  # how they make the criterion, once a person said so


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
class SettingsTold:
    """What stands in the fields of the settings, as it is to be stored."""

    short_title: str
    number_pattern: str
    age_anchor: Anchor
    target_enrolment: int | None
    result_anchor: Anchor
    result_days: int | None


@dataclass(frozen=True, slots=True)
class SettingsView:
    short_title: str
    number_pattern: str
    number_example: str
    age_anchor: Anchor
    target_enrolment: str
    result_anchor: Anchor
    result_days: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What differs between the version that is chosen and the one with `with_id`."""

    with_id: int
    summary: str
    lines: tuple[ComparedLine, ...]


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
    comparison: ComparisonView | None = None
    consent_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrialsView:
    lines: tuple[TrialLine, ...]  # those that fit the words looked for
    total: int
    words: str
    chosen: TrialView | None
