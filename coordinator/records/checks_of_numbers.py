"""Quantities into checks: whose number it is decides what kind of check."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.records.checks_of_ages import is_age
from coordinator.records.checks_of_times import check_of_time, checks_of_past_one
from coordinator.records.neighbours import (
    as_age,
    with_own_words,
    with_subject_of,
    with_unit_of,
)
from coordinator.records.quantities import Quantity, quantities_in
from coordinator.records.subjects import Subject, Subjects

_A_FEW, _NEAR = 3, 14
_DOSE_CODES = frozenset(["mg/kg/d", "ug/kg/d", "mg/m2", "mg/kg", "mg/wk", "mg/d", "ug/d"])
_DOSE_OR_LAB = frozenset(["g/d", "mg", "g", "ug"])
_VITAL_CODES = {
    "kg/m2": "BMI",
    "mm[Hg]": "blood pressure",
    "Cel": "temperature",
    "/min": "heart rate",
    "ms": "QTc",
    "kg": "weight",
    "[lb_av]": "weight",
}
_LAB_CODES = frozenset(
    [
        "[ULN]",
        "[LLN]",
        "10*9/L",
        "10*12/L",
        "10*3/uL",
        "10*6/uL",
        "mL/min/{1.73_m2}",
        "mL/min",
        "g/dL",
        "g/L",
        "mg/dL",
        "mg/L",
        "umol/L",
        "mmol/L",
        "mmol/mol",
        "nmol/L",
        "pmol/L",
        "meq/L",
        "/mL",
        "pg/mL",
        "ng/mL",
        "ng/dL",
        "ug/mL",
        "[IU]/L",
        "{copies}/mL",
        "/uL",
        "/[HPF]",
        "/L",
        "mm/h",
        "mg/mmol",
        "mg/g",
    ]
)
_PHRASE = re.compile(r"[\w/()+'’-]+(?:\s+[\w/()+'’-]+){0,3}\W{0,4}$")
_PLAIN_SCORE = re.compile(
    r"\bECOG|performance status|\bPS\b|Eastern|\bNYHA|New York Heart|\bASA\b|心功能",
    re.IGNORECASE,
)
_SCORE_OF = re.compile(r"[\w\s-]*\bscore\s+of\s", re.IGNORECASE)
_UNKNOWN_UNIT = re.compile(r"\s?[a-zA-Zμµ]+(?:/[a-zA-Zμµ]+){1,2}|\s?(?:ppm|ppb|IU|U|dB)\b")
_SHARES = re.compile(
    r"(?:\s|,|and\b|or\b|/|but\b|to\b|且|或){0,8}(?=[<>≤≥=]|\d|"
    r"(?:more|less|greater|higher|lower|exceed\w*|above|below|over|under|at least|at most)\b)"
)
_LINK_WORDS = re.compile(
    r"^\s+(?:.*[\s(](?:defined as|assessed by|measured by|ha(?:ve|s) an?|with an?)\s)?"
    r"(?:(?:or|and|but|to|of|the|a|an|with|by|in|has|have|having|had)\s+)*"
    r"|(?:\s(?:or|and|but|to|of|is|are|was|be|at|as|defined|with|the|a|an|by|in))+\s*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;。；]\s|[()]")
_ANALOGUE = re.compile(r"VAS|analog|scale", re.IGNORECASE)
_SYMBOLS = re.compile(r"[<>≤≥=]")


def checks_of_numbers(text: str) -> Iterator[Check]:
    """Find the checks that numbers state, in order."""
    yield from checks_of_past_one(text)
    quantities = quantities_in(text)
    if not quantities:
        return
    subjects = Subjects(text)
    floor = 0
    previous: Check | None = None
    washout: Check | None = None
    for quantity in quantities:
        check = _check(text, quantity, subjects, floor)
        if check is None:
            continue
        check = with_subject_of(text, as_age(text, check, previous), previous)
        check = with_own_words(text, check, washout)
        if previous is not None:
            yield with_unit_of(text, previous, check)
        previous = check
        washout = check if check.kind is CheckKind.WASHOUT else washout
        floor = _next_floor(text, quantity)
    if previous is not None:
        yield previous


def _next_floor(text: str, quantity: Quantity) -> int:
    """Let "Hb < 9 or > 12 g/dL" share its subject, and nothing else."""
    shares = _SHARES.match(text, quantity.end)
    return 0 if shares else quantity.end


def _check(text: str, quantity: Quantity, subjects: Subjects, floor: int) -> Check | None:
    if is_age(text, quantity):
        return _of(CheckKind.AGE, "age", quantity, _age_comparator(quantity))
    if quantity.code in _DOSE_CODES | _DOSE_OR_LAB and (
        dose := _dose(text, quantity, subjects, floor)
    ):
        return dose
    if quantity.is_time:
        return check_of_time(text, quantity)
    return _measured(text, quantity, _subject(text, quantity, subjects, floor))


def _subject(text: str, quantity: Quantity, subjects: Subjects, floor: int) -> Subject | None:
    """Find what is measured: named before, or after where nothing else stands before."""
    after = subjects.after(quantity.end) if quantity.comparator is not None else None
    is_count = quantity.unit is None and after is not None
    if is_count and after is not None and after.start - quantity.end <= 1:
        return after
    before = subjects.before(quantity.start, floor)
    if before is not None or after is None:
        return before
    return None if _phrase_before(text[floor:], quantity.start - floor) else after


def _age_comparator(quantity: Quantity) -> Comparator:
    return quantity.comparator or Comparator.EQUAL


def _dose(text: str, quantity: Quantity, subjects: Subjects, floor: int) -> Check | None:
    """Read a dose where a drug is named near by; grams of protein are no dose."""
    measured = subjects.before(quantity.start, floor)
    if measured is not None and measured.kind is CheckKind.LAB:
        return None
    drug = subjects.drug_near(quantity.start, quantity.end)
    if quantity.code in _DOSE_OR_LAB and (drug is None or quantity.comparator is None):
        return None
    if quantity.comparator is None:
        return None
    phrase = drug.words if drug else _phrase_before(text, quantity.start)
    return _of(CheckKind.DOSE, phrase, quantity, quantity.comparator)


def _measured(text: str, quantity: Quantity, subject: Subject | None) -> Check | None:
    """Read a laboratory value, a vital sign, a score, or another comparison."""
    if subject is not None and subject.kind is not CheckKind.AGE:
        if quantity.comparator is not None and _fits(text, subject, quantity):
            return _of(subject.kind, subject.words, quantity, quantity.comparator)
        if quantity.comparator is None and _is_plain_score(text, subject, quantity):
            return _of(subject.kind, subject.words, quantity, Comparator.EQUAL)
    if quantity.comparator is None:
        return None
    if quantity.code in _VITAL_CODES and (quantity.code != "ms" or "QT" in text):
        return _of(CheckKind.VITAL, _VITAL_CODES[quantity.code], quantity, quantity.comparator)
    if quantity.code in _LAB_CODES:
        phrase = _phrase_before(text, quantity.start)
        return _of(CheckKind.LAB, phrase, quantity, quantity.comparator)
    return _other(text, quantity, quantity.comparator)


def _other(text: str, quantity: Quantity, comparator: Comparator) -> Check | None:
    """Keep a comparison of what no vocabulary knows, where a sign makes it one."""
    if not _has_sign(text, quantity) and (quantity.high is None or quantity.code is None):
        return None
    unit = _UNKNOWN_UNIT.match(text, quantity.end) if quantity.unit is None else None
    if unit:
        quantity = replace(quantity, unit=unit[0].strip(), end=unit.end())
    is_whole_number = quantity.low == quantity.low.to_integral_value()
    if quantity.unit is None and is_whole_number and quantity.low <= _A_FEW:
        return None
    phrase = _phrase_before(text, quantity.start) or _phrase_after(text, quantity.end)
    return _of(CheckKind.OTHER, phrase, quantity, comparator)


def _fits(text: str, subject: Subject, quantity: Quantity) -> bool:
    """Refuse another thing's unit, and a mere count that stands far from the name."""
    if quantity.unit is None and not _has_sign(text, quantity):
        between = text[min(subject.end, quantity.start) : max(subject.start, quantity.start)]
        if len(between) > _NEAR:
            return False
    if subject.kind is CheckKind.SCORE:
        is_length = quantity.code in {"mm", "cm"}  # of a visual analogue scale
        if is_length:
            return _ANALOGUE.search(subject.words) is not None
        return quantity.code in {None, "{score}", "%"}
    if subject.kind is CheckKind.VITAL:
        return quantity.code not in _LAB_CODES - {"[LLN]", "[ULN]"}
    return True


def _has_sign(text: str, quantity: Quantity) -> bool:
    return _SYMBOLS.search(text[quantity.start : quantity.number_at]) is not None


def _is_plain_score(text: str, subject: Subject, quantity: Quantity) -> bool:
    """Take "ECOG 1" and "NYHA class III": scores whose bare value is the criterion."""
    between = text[subject.end : quantity.start]
    if _SCORE_OF.fullmatch(subject.words + between):
        return quantity.unit is None
    near = len(between) <= 24  # noqa: PLR2004  "performance status score of"
    bare = quantity.unit is None and quantity.low <= 5  # noqa: PLR2004  the highest grade
    return near and bare and _PLAIN_SCORE.search(subject.words) is not None


def _phrase_before(text: str, at: int) -> str:
    found = _PHRASE.search(text[max(0, at - 60) : at])
    words = found[0].strip(" ,:;(-") if found else ""
    return _LINK_WORDS.sub("", f" {words} ").strip()


def _phrase_after(text: str, at: int) -> str:
    phrase = _SENTENCE_END.split(text[at : at + 60], maxsplit=1)[0]
    return " ".join(phrase.split()[:4]).strip(" ,.;:()-")


def _of(kind: CheckKind, subject: str, quantity: Quantity, comparator: Comparator) -> Check:
    low: Decimal = quantity.low
    return Check(
        kind=kind,
        subject=subject,
        comparator=comparator,
        value=low,
        value_high=quantity.high,
        unit=quantity.unit,
        span=(quantity.start, quantity.end),
    )
