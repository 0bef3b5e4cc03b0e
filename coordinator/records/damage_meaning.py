"""Doubts about what a criterion means: several checks in one, versions left open."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coordinator.domain.check import Check, CheckKind
from coordinator.domain.record import RegistryRecord, Severity
from coordinator.records.doubt import Doubt
from coordinator.records.headings import Section
from coordinator.records.hints import mentions
from coordinator.records.walking import Placed
from coordinator.text import N_, _


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A wording that leaves something open, unless `settled` stands in the same criterion."""

    code: str
    words: re.Pattern[str]
    note: str
    settled: re.Pattern[str] | None = None
    severity: Severity = Severity.DOUBT
    hints: tuple[str, ...] = ()  # one of them stands in all that the words can match


_NEVER = re.compile(r"(?!)")
_PATTERNS = (
    _Pattern(
        "INSTRUMENT_VERSION_MISSING",
        re.compile(
            r"\b(?:SLEDAI|BILAG|DAS[- ]?28|CTCAE|RECIST|DSM)\b(?![- ]?(?:2K|2004|V|I|\d))"
        ),
        N_("The version of this instrument is not named. Look it up in the protocol."),
        re.compile(
            r"2K|2000|2004|SELENA|CRP|ESR|\bv(?:ersion|\.)?\s?\d|\b[1-6]\.\d\b"
            r"|[45]\.0",
            re.IGNORECASE,
        ),
        hints=("SLEDAI", "BILAG", "DAS", "CTCAE", "RECIST", "DSM"),
    ),
    _Pattern(
        "CRITERIA_VERSION_MISSING",
        re.compile(
            r"\b(?:ACR(?:/EULAR)?|EULAR(?:/ACR)?|ARA|AECG|SLICC|Japan(?:ese)?|CASPAR|ASAS|ISG"
            r"|American College of Rheumatology|McDonald|ICBD|Bohan and Peter)\b[^.;]{0,40}?"
            r"\bcriteria(?:\s+or\s+\w+\s+criteria)?"
        ),
        N_("The year of these criteria is not named. Look it up in the protocol."),
        re.compile(r"(?:19|20)\d\d"),
        hints=("criteria",),
    ),
    _Pattern(
        "FORMULA_NOT_STATED",
        re.compile(
            r"\b(?:eGFR|GFR|CrCl|Ccr|creatinine clearance|glomerular filtration rate)\b\W{0,3}"
            r"[^.;]{0,30}?[<>≤≥=]+\s?\d+(?:\.\d+)?\s?(?:m[lL][^,;)]{0,20}?min)?",
            re.IGNORECASE,
        ),
        N_("The formula is not named. Look up in the protocol how the value is calculated."),
        re.compile(
            r"CKD|MDRD|Cockroft|Cockcroft|Schwartz|formula|equation|24[- ]?h|measured|iohexol"
            r"|radio|calculated (?:by|using|with)",
            re.IGNORECASE,
        ),
        Severity.NOTE,
        hints=("GFR", "gfr", "CrCl", "CRCL", "Ccr", "CCr", "learance", "lomerular", "LEARANCE"),
    ),
    _Pattern(
        "RULE_INSIDE_ITEM",
        re.compile(r"(?:(?<=[.;])|^)[^.;\d]*\d\)\s?\+\s?\d\).*", re.DOTALL),
        N_("A rule about the whole group stands inside this item. See which one is enough."),
        hints=(")+", ") +"),
    ),
    _Pattern(
        "BOILERPLATE",
        re.compile(
            r"\bprotocol[- ]defined\b[^.]{0,80}\bappl\w*|\b(?:inclusion|exclusion) criteria"
            r"[^.]{0,20}\bappl(?:y|ied)\b|above information (?:is|was) not intended"
            r"|full list of inclusion",
            re.IGNORECASE,
        ),
        N_("This sentence is about the record, not about a patient. See the protocol."),
        None,
        Severity.NOTE,
        hints=("appl", "Appl", "APPL", "bove information", "ull list"),
    ),
    _Pattern(
        "TYPO",
        re.compile(r"\bALS\s*(?:or|and|/|,)\s*AST\b"),
        N_("ALS is no liver test; ALT may be meant. Confirm it with the protocol."),
        hints=("ALS",),
    ),
    _Pattern(
        "WORD_PROBABLY_MISSING",
        re.compile(
            r"\b(?:other )?connective disease"
            r"|^history (?!of\b|or\b|and\b|in\b|with\b|for\b|suggest|consistent|taking|positive"
            r"|significant|as\b|that\b|by\b|to\b|is\b|which\b)[a-z]+(?: \w+){0,4}",
            re.IGNORECASE,
        ),
        N_("A word seems to be missing here. Look up the sentence in the protocol."),
        None,
        Severity.NOTE,
        hints=("onnective", "istory"),
    ),
)
_TWO_PARTS = re.compile(r"\W*[^,，;:()]{12,80}[,，]\s[^,，;:()]{12,80}\W*")
_JOINED = re.compile(
    r"\b(?:and|or|who|which|with|without|except|including|such|unless|but|if|defined|that"
    r"|than or"
    r"|within|as|for|from|prior)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"[<>≤≥=]|\b(?:less|more|greater|at least|below|above)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;。；]+(?:\.(?=\d)[^.;。；]+)*[.;。；]?")
_PREGNANCY_TEST = re.compile(r"pregnancy test|\bhCG\b|妊娠试验", re.IGNORECASE)
_FEMALE = re.compile(
    r"wom[ae]n|female|childbearing|child-bearing|girls?\b|妇女|女性", re.IGNORECASE
)
_FIRST_DOSE = re.compile(
    r"before (?:the )?first (?:administration|dose|infusion|injection) of (?P<drug>[\w-]+)",
    re.IGNORECASE,
)
_AND_KINDS = frozenset(
    [CheckKind.AGE, CheckKind.CONSENT, CheckKind.VITAL, CheckKind.LAB, CheckKind.SCORE]
)


def doubts_about_meaning(record: RegistryRecord, placed: Placed) -> Iterator[Doubt]:
    """Find what a criterion leaves open."""
    text = placed.criterion.text
    for pattern in _PATTERNS:
        yield from _by_pattern(pattern, text)
    for look in _LOOKS:
        yield from look(record, placed)


def _by_pattern(pattern: _Pattern, text: str) -> Iterator[Doubt]:
    if not mentions(text, pattern.hints):
        return
    found = pattern.words.search(text)
    if found and not (pattern.settled or _NEVER).search(text):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        yield Doubt(pattern.code, (start, found.end()), _(pattern.note), pattern.severity)


def _several_checks(_record: RegistryRecord, placed: Placed) -> Iterator[Doubt]:
    """Find an inclusion item that asks for two things at once."""
    text, checks = placed.criterion.text, placed.criterion.checks
    if placed.section is not Section.INCLUSION or placed.criterion.children:
        return
    sentences = [found.span() for found in _SENTENCE.finditer(text)]
    in_sentences = [_kinds_in(checks, start, end) for start, end in sentences]
    distinct = [kinds for kinds in in_sentences if kinds]
    note = _("Several checks stand in one item. Split it if the protocol has them apart.")
    if len(distinct) > 1 and len(set().union(*distinct)) > 1:
        yield Doubt("SEVERAL_CHECKS_IN_ONE", (0, len(text)), note, Severity.NOTE)
    elif len({c.kind for c in checks} & _AND_KINDS) == 2 and " or " not in text:  # noqa: PLR2004
        yield Doubt("TWO_CHECKS_IN_ONE", (0, len(text)), note, Severity.NOTE)


def _kinds_in(checks: tuple[Check, ...], start: int, end: int) -> set[CheckKind]:
    return {check.kind for check in checks if start <= check.span[0] < end}


def _and_or(_record: RegistryRecord, placed: Placed) -> Iterator[Doubt]:
    """Find two conditions of an exclusion with nothing but a comma between them."""
    text = placed.criterion.text
    if placed.section is not Section.EXCLUSION or not _TWO_PARTS.fullmatch(text):
        return
    if _COMPARED.search(text.split(",", 1)[1]) and not _JOINED.search(text):
        note = _("A comma joins two conditions: look up whether both or either must hold.")
        yield Doubt("AND_OR_UNCLEAR", (0, len(text)), note, Severity.DOUBT)


def _subset(record: RegistryRecord, placed: Placed) -> Iterator[Doubt]:
    text = placed.criterion.text
    if record.sex == "female" or placed.section is not Section.INCLUSION:
        return
    if not mentions(text.casefold(), ("pregnancy", "hcg", "妊娠")):
        return
    found = _PREGNANCY_TEST.search(text)
    if found is None:
        return
    if not _FEMALE.search(text) and not placed.criterion.children:
        note = _("This can hold for some subjects only: the item does not say for whom.")
        yield Doubt("APPLIES_TO_SUBSET", (0, len(text)), note, Severity.DOUBT)


def _consent(_record: RegistryRecord, placed: Placed) -> Iterator[Doubt]:
    if placed.section is not Section.EXCLUSION:
        return
    for check in placed.criterion.checks:
        if check.kind is CheckKind.CONSENT:
            note = _("Consent is stated as an exclusion. Compare it with the protocol.")
            yield Doubt("CONSENT_AS_EXCLUSION", check.span, note, Severity.NOTE)
            return


def _deferred(record: RegistryRecord, placed: Placed) -> Iterator[Doubt]:
    """Find what is counted from the first dose of one of several drugs of the trial."""
    drugs = {drug.casefold() for drug in record.interventions}
    found = _FIRST_DOSE.search(placed.criterion.text)
    if found and len(drugs) > 1 and any(found["drug"].casefold() in drug for drug in drugs):
        note = _("This may only be known after screening: see in the protocol when it is due.")
        yield Doubt("DEFERRED_CHECK", found.span(), note, Severity.DOUBT)


_LOOKS: tuple[Callable[[RegistryRecord, Placed], Iterator[Doubt]], ...] = (
    _several_checks,
    _and_or,
    _subset,
    _consent,
    _deferred,
)
