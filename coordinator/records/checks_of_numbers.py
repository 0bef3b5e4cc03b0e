"""Quantities into checks: whose number it is decides what kind of check."""

import re
from collections.abc import Iterator
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.records.checks_of_times import check_of_time
from coordinator.records.quantities import Quantity, quantities_in
from coordinator.records.subjects import Subject, Subjects

_AGE_BEFORE = re.compile(
    r"(?:\bage[ds]?\b|\bages\b|年龄|\bgender\b)[^.;]{0,36}$|\b(?:older|younger)\s+than\s*$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"\s*(?:(?:\([^()]{0,20}\)\s*)?(?:-|\s)?(?:old\b|of\s+age\b|age\b|olds\b)|(?:or"
    r"|and)\s+(?:older|younger|over)\b)",
    re.IGNORECASE,
)
_AGE_WORDS = re.compile(r"\b(?:older|younger)\b|周?岁")
_ONLY_PEOPLE = re.compile(
    r"\W*(?:(?:healthy|patients?|subjects?|participants?|adults?|volunteers?|males?|females?"
    r"|men|wom[ae]n"
    r"|boys|girls|children|all|both|any|or|and|of|with|are|is|between|from|the|individuals"
    r"|people|must"
    r"|be|should|sex(?:es)?|gender|either|non-?pregnant|ambulatory|outpatients?|inpatients?"
    r"|persons?)\W+)*",
    re.IGNORECASE,
)
_NOT_AGE = re.compile(
    r"gestation|stage|image|dosage|average|percentage|onset|postmenopausal|disease|duration"
    r"|history"
    r"|diagnos|survival|at the time of (?:onset|diagnosis)|bone age|smok|education",
    re.IGNORECASE,
)
_DOSE_CODES = frozenset(["mg/kg/d", "ug/kg/d", "mg/m2", "mg/kg", "mg/wk", "mg/d", "ug/d"])
_DOSE_OR_LAB = frozenset(["g/d", "mg", "g", "ug"])
_VITAL_CODES = {
    "kg/m2": "BMI",
    "mm[Hg]": "blood pressure",
    "Cel": "temperature",
    "/min": "heart rate",
    "ms": "QTc",
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
_SHARES = re.compile(r"\s*(?:,|and|or|/|but|to|且|或)?\s*(?=[<>≤≥=]|\d)")
_SYMBOLS = re.compile(r"[<>≤≥=]")


def checks_of_numbers(text: str) -> Iterator[Check]:
    """Find the checks that numbers state, in order."""
    floor = 0
    quantities = quantities_in(text)
    if not quantities:
        return
    subjects = Subjects(text)
    for quantity in quantities:
        check = _check(text, quantity, subjects, floor)
        if check is not None:
            yield check
            floor = _next_floor(text, quantity)


def _next_floor(text: str, quantity: Quantity) -> int:
    """Let "Hb < 9 or > 12 g/dL" share its subject, and nothing else."""
    shares = _SHARES.match(text, quantity.end)
    return 0 if shares else quantity.end


def _check(text: str, quantity: Quantity, subjects: Subjects, floor: int) -> Check | None:
    if _is_age(text, quantity):
        return _of(CheckKind.AGE, "age", quantity, _age_comparator(quantity))
    if quantity.code in _DOSE_CODES | _DOSE_OR_LAB and (
        dose := _dose(text, quantity, subjects, floor)
    ):
        return dose
    if quantity.is_time:
        return check_of_time(text, quantity, 0)
    subject = subjects.before(quantity.start, floor)
    if subject is None and quantity.comparator is not None:
        subject = subjects.after(quantity.end)
    return _measured(text, quantity, subject)


def _is_age(text: str, quantity: Quantity) -> bool:
    """Tell an age from other times: by the words about it, or because nothing else is said."""
    if quantity.unit is not None and not quantity.is_time:
        return False
    before = text[max(0, quantity.start - 60) : quantity.start]
    after = text[quantity.end : quantity.end + 60]
    if _NOT_AGE.search(before[-36:]) or after[:14].strip().startswith(
        ("ago", "prior", "before")
    ):
        return False
    words = text[quantity.start : quantity.end]
    if quantity.is_time and (_AGE_AFTER.match(after) or _AGE_WORDS.search(words)):
        return True
    plausible = quantity.low < 121  # noqa: PLR2004  nobody is older
    if _AGE_BEFORE.search(before) and plausible:
        return quantity.is_time or quantity.comparator is not None
    alone = _ONLY_PEOPLE.fullmatch(text[: quantity.start]) is not None
    return (
        alone
        and quantity.unit == "years"
        and quantity.comparator is not None
        and (not after.lstrip().startswith(("of", "since", "after", "from", "history", "post")))
    )


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
        if quantity.comparator is not None and _fits(subject, quantity):
            return _of(subject.kind, subject.words, quantity, quantity.comparator)
        if quantity.comparator is None and _is_plain_score(text, subject, quantity):
            return _of(subject.kind, subject.words, quantity, Comparator.EQUAL)
    if quantity.comparator is None or quantity.code is None:
        return None
    if quantity.code in _VITAL_CODES:
        return _of(CheckKind.VITAL, _VITAL_CODES[quantity.code], quantity, quantity.comparator)
    kind = CheckKind.LAB if quantity.code in _LAB_CODES else CheckKind.OTHER
    has_sign = _SYMBOLS.search(text[quantity.start : quantity.number_at]) is not None
    if kind is CheckKind.OTHER and not has_sign and quantity.high is None:
        return None
    return _of(kind, _phrase_before(text, quantity.start), quantity, quantity.comparator)


def _fits(subject: Subject, quantity: Quantity) -> bool:
    """Refuse a laboratory name with another thing's unit, and a score with a unit."""
    if subject.kind is CheckKind.SCORE:
        return quantity.code in {None, "{score}", "%", "mm", "cm"}
    if subject.kind is CheckKind.VITAL:
        return quantity.code not in _LAB_CODES - {"[LLN]", "[ULN]"}
    return True


def _is_plain_score(text: str, subject: Subject, quantity: Quantity) -> bool:
    """Take "ECOG 1" and "NYHA class III": scores whose bare value is the criterion."""
    between = text[subject.end : quantity.start]
    near = len(between) <= 24  # noqa: PLR2004  "performance status score of"
    bare = quantity.unit is None and quantity.low <= 5  # noqa: PLR2004  the highest grade
    return near and bare and _PLAIN_SCORE.search(subject.words) is not None


def _phrase_before(text: str, at: int) -> str:
    found = _PHRASE.search(text[max(0, at - 60) : at])
    return found[0].strip(" ,:;(-") if found else ""


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
