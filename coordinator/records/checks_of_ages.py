"""Which quantities of a criterion are ages: by the words about them."""

import re

from coordinator.records.quantities import Quantity

_AGE_BEFORE = re.compile(
    r"(?:\bage[ds]?\b|\bages\b|年龄|\bgender\b)[^.;]{0,36}$|\b(?:older|younger)\s+than\s*$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"\s*(?:(?:\([^()]{0,20}\)\s*)?(?:-|\s)?(?:old\b|of\s+age\b|olds\b)"
    r"|(?:or|and)\s+(?:older|younger|over)\b(?!\s+than)|age\b)",
    re.IGNORECASE,
)
_AGE_WORDS = re.compile(r"\b(?:older|younger|ages?)\b|周?岁", re.IGNORECASE)
_Y_O = re.compile(r"\by/?o\b", re.IGNORECASE)
_AGO = re.compile(r"\s*(?:ago|prior|before)\b")
_PEOPLE = re.compile(
    r"(?:^|[.,;:(])\W*(?:(?:healthy|patients?|subjects?|participants?|adults?|volunteers?|males?"
    r"|females?|men|wom[ae]n|boys|girls|children|all|both|any|or|and|of|with|are|is|between|from"
    r"|the|individuals|people|must|be|being|should|sex(?:es)?|gender|either|non-?pregnant|every"
    r"|ambulatory|outpatients?|inpatients?|persons?|each|who|over|not|pregnant)\W+)*$",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\s*(?:of|since|after|from|history|post|in|with(?:out)?)\b", re.IGNORECASE
)
_END = re.compile(r"\s*(?:$|[,.;)]|and\b|or\b|who\b|with\b)")
_ROW = re.compile(
    r"\s*(?:of\s+age)?\s*:\s*\d"
)  # of a table by age: "2 to < 6 years: 0.8 mg/dL"
_NOBODY_IS, _GROWING = 121, 10
_NOT_AGE = re.compile(
    r"gestation|for[- ]age|stage|image|dosage|average|percentage|onset|postmenopausal|disease"
    r"|duration|history|diagnos|survival|at the time of (?:onset|diagnosis)|bone age|smok"
    r"|education",
    re.IGNORECASE,
)


def is_age(text: str, quantity: Quantity) -> bool:
    """Tell an age from other times: by the words about it, or because nothing else is said."""
    if quantity.unit is not None and not quantity.is_time:
        return False
    before = text[max(0, quantity.start - 60) : quantity.start]
    after = text[quantity.end : quantity.end + 60]
    if _NOT_AGE.search(before) or _AGO.match(after):
        return False
    said = text[quantity.start : quantity.end]
    if quantity.is_time and _ROW.match(after):
        return True
    if _AGE_AFTER.match(after) or _AGE_WORDS.search(said) or _Y_O.search(said):
        return quantity.is_time or _is_plausible(quantity)
    if _AGE_BEFORE.search(before) and _is_plausible(quantity):
        return quantity.is_time or quantity.comparator is not None
    return _is_of_people_alone(before, after, quantity)


def _is_plausible(quantity: Quantity) -> bool:
    """Ask for a number of years that people live, and for no decimals."""
    return quantity.low < _NOBODY_IS and quantity.low == quantity.low.to_integral_value()


def _is_of_people_alone(before: str, after: str, quantity: Quantity) -> bool:
    """Take "Women ≥ 18 years" for an age: people are named, and nothing that could last."""
    if quantity.comparator is None or _LASTING.match(after):
        return False
    people = _PEOPLE.search(before)
    if people is None:
        return False
    if quantity.unit == "years":
        return quantity.low >= _GROWING or not before.strip()
    names_people = any(sign.isalpha() for sign in people[0])
    is_alone = quantity.unit is None and _END.match(after) is not None
    return is_alone and names_people and quantity.low >= _GROWING
