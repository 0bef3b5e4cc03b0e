"""Stretches of time in a criterion: wash-outs before a date, durations, life expectancy."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.records.hints import mentions
from coordinator.records.quantities import Quantity

_BACK, _CLAUSE_BACK = 90, 240
WITHIN = re.compile(
    r"(?:within|in|during|over|for|throughout|under|<|≤)?\s*(?:(?:the|their)\s+)?"
    r"(?P<word>within|last|past|previous|preceding|prior|recent|近|最近|过去|前)"
    r"(?:\s+(?:the|a|(?:last|past|previous|preceding|first)))*\s*(?:\(?\s*(?:[<≤]"
    r"|less than)\s*)?$",
    re.IGNORECASE,
)
_WITHIN_ZH = re.compile(r"\s*(?:之?内|以内)")
_BEFORE_DATE = re.compile(
    r"(?:\s*(?:,|\(|or\b)[^;.]{0,40}?whichever[^,;.)]{0,30}[,)]?)?\s*(?:\([^()]{0,30}\)\s*)?(?:,\s*)?(?:or\s+(?:more|longer|less)\s+)?(?:immediately\s+"
    r"|directly\s+|just\s+)?"
    r"(?P<word>prior(?:\s+to)?|before|preceding|previous(?:ly)?(?:\s+to)?|ago"
    r"|of(?=\s*(?:the\s+)?(?:screen|enrol"
    r"|baseline|random|day\b|first|study|start|inclusion|registration|entry|visit|initia"
    r"|treatment|dosing"
    r"|administration|planned|informed|consent|surgery|trial))|from(?=\s+(?:the\s+)?(?:screen"
    r"|enrol|baseline|random))|前|以前|之前)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\s*(?:or\s+more\s+)?(?:have\s+|has\s+|must\s+have\s+)?(?:elapsed\s+|passed\s+)?"
    r"(?:since|from|after(?:wards?)?|thereafter|following|post)\b",
    re.IGNORECASE,
)
_SINCE_BEFORE = re.compile(
    r"(?:elapsed|passed|interval|washout|wash-out)[^.;]{0,60}$", re.IGNORECASE
)
_COUNTED_SINCE = re.compile(
    r"\s*(?:\w+\s+){0,2}since|\s*(?:has|have|must\s+have|should\s+have)\s+(?:elapsed|passed)",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\bfor(?:\s+the)?\s*$|stable[^.;,]{0,40}$", re.IGNORECASE)
_ANCHOR = re.compile(
    r"\s*(?:to\s+|of\s+|the\s+|a\s+|an\s+|their\s+"
    r"|any\s+)*(?P<anchor>[A-Za-z\u4e00-\u9fff][\w-]*"
    r"(?:\s+(?!or\b|and\b|that\b|which\b|with\b|unless\b|except\b|will\b|is\b|are\b|who\b"
    r"|if\b|but\b|[\w-]+\s*[<>≥≤=]|to\s+(?:more|less|at)\b|to\s+\d)"
    r"[\w/-]+){0,7})",
    re.IGNORECASE,
)
_ANCHOR_BEFORE_ZH = re.compile(
    r"(?P<anchor>(?:入组|筛选|随机(?:化)?|给药|用药|基线|首次给药|入选|签署知情同意书?)(?:前"
    r"|之前))\D{0,4}$"
)
_MINIMUM = re.compile(r"\bminimum\b", re.IGNORECASE)
_LIFE = re.compile(
    r"(?:(?<!half-)(?<!half )\blife\b(?![- ]threat)|survival|预期寿命|预计生存期|预期生存"
    r"|生存期)[^.;]{0,50}$",
    re.IGNORECASE,
)
_ONLY_ANCHOR_ZH = re.compile(
    r"入组|筛选|随机(?:化)?|(?:首次)?(?:给|用)药|基线|入选|近|最近|过去"
)
_CLAUSE_END = re.compile(r"[.;:]\s|[；。，]")
_LIFE_AFTER = re.compile(r"\s*(?:of\s+)?(?:expected\s+)?(?:life|survival)", re.IGNORECASE)
_WITHIN_SHARED = re.compile(
    r"\bwithin\s+(?:at\s+least\s+|the\s+(?:last|past)\s+)?\S+\s+[\w-]+\s+or\s*(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_PAST_ONE = re.compile(
    r"\b(?:within|in|during|over)\s+the\s+(?:past|last|previous|preceding|prior)\s+"
    r"(?P<unit>year|month|week|day)\b",
    re.IGNORECASE,
)
_PAST_HINTS = ("past ", "last ", "previous ", "preceding ", "prior ")
_APART = re.compile(
    r"\b(?:separated by|apart|interval of|resting|rest)\b[^.;]{0,30}$", re.IGNORECASE
)
_TRAILING = re.compile(r"(?:\s+(?:of|to|the|in|for|at|by|from|a|an|on))+$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:approximately|about|around)\s*$", re.IGNORECASE)
_REGIMEN = re.compile(
    r"\b(?:fail(?:ed|ing|ure)?\b(?! rate)|refractory|resistan\w+|inadequate\w*|insufficient\w*"
    r"|unrespons\w+)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_TREATMENT = re.compile(
    r"[\s-]{0,2}(?:(?:course|treatment|trial|therapy)\s+(?:of|with)\s+)?(?P<words>(?!after|before|prior|post|since|from|during|with|until|following|afterwards|ago)[a-z][\w-]{3,}(?:\s+(?:therapy|treatment"
    r"|[a-z-]*(?:ine|ate|mab|nib|one|ide|cin)\b))*)"
)
_STRICT = frozenset([Comparator.LESS, Comparator.MORE])
_LINKING = frozenset(
    ["for", "of", "the", "a", "an", "is", "are", "with", "than", "lasting", "to"]
)
_OFF = re.compile(
    r"discontinu|stopp|wash|free (?:of|from)|\boff\b|without|withdr|abstain|ceased|停用|停药"
    r"|not "
    r"(?:received|taken|used|treated|have)|no (?:prior|previous|use)|elapsed|since",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?:\bafter\b|\bfollowing\b|\buntil\b|contracepti|birth control|follow[- ]?up|willing"
    r"|agree|planned"
    r"|during the study|every|each|per|once|twice|times a|screening period|visit|at week"
    r"|week|day|month)\W{0,3}$"
    r"|contracepti|birth control|避孕",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(r"\s*(?:a|per|/)\s?(?:day|week|month|year|night)", re.IGNORECASE)
_NO_TIME = re.compile(
    r"[- ]?(?:old\b|of age|follow|urine|period|apart|postpartum|gestation|visit)", re.IGNORECASE
)


def check_of_time(text: str, quantity: Quantity) -> Check | None:
    """Read a quantity of time as a wash-out or a duration; none where it is neither."""
    floor = _word_start(text, max(0, quantity.start - _BACK))
    before = text[floor : quantity.start]
    number_before = text[floor : quantity.number_at]
    after = text[quantity.end : quantity.end + 80]
    if rate := _FREQUENCY.match(after):
        return _rate(text, quantity, rate[0], before)
    if _NO_TIME.match(after):
        return None
    if _LIFE.search(before) or _LIFE_AFTER.match(after):
        if quantity.comparator is None and WITHIN.search(before):
            quantity = replace(quantity, comparator=Comparator.AT_MOST)
        elif quantity.comparator is None and _MINIMUM.search(before):
            quantity = replace(quantity, comparator=Comparator.AT_LEAST)
        return _check(CheckKind.DURATION, "life expectancy", quantity)
    if WITHIN.search(before) or (WITHIN.search(number_before) and quantity.comparator is None):
        return _washout(text, quantity, Comparator.AT_MOST, before)
    if _WITHIN_ZH.match(after) or _WITHIN_SHARED.search(before):
        return _washout(text, quantity, Comparator.AT_MOST, before)
    return _counted(text, quantity, before, after)


def _word_start(text: str, at: int) -> int:
    """Go on to the start of the next word, where `at` is inside one."""
    if at == 0 or text[at - 1].isspace():
        return at
    space = text.find(" ", at)
    return at if space < 0 else space + 1


def checks_of_past_one(text: str) -> Iterator[Check]:
    """Find "within the past year", which is one year without a figure."""
    if not mentions(text.casefold(), _PAST_HINTS):
        return
    for found in _PAST_ONE.finditer(text):
        unit = f"{found['unit'].casefold()}s"
        one = Decimal(1)
        yield Check(
            kind=CheckKind.WASHOUT,
            subject=tidied(text[max(0, found.start() - _BACK) : found.start()]),
            comparator=Comparator.AT_MOST,
            value=one,
            unit=unit,
            window=Window(one, unit),
            span=found.span(),
        )


def _counted(text: str, quantity: Quantity, before: str, after: str) -> Check | None:
    """Tell what lies before a date from what lasts."""
    if _BEFORE_DATE.match(after):
        if quantity.unit == "hours" and _ABOUT.search(before):
            return None
        if _LASTS.search(before) and not _OFF.search(before):
            return _duration(quantity, before)
        return _washout(text, quantity, quantity.comparator or Comparator.AT_MOST, before)
    if quantity.comparator is None:
        return _regimen(text, quantity, before)
    if _SINCE_BEFORE.search(before) or _COUNTED_SINCE.match(after):
        return _washout(text, quantity, quantity.comparator, before)
    return _lasting(quantity, before, after)


def _lasting(quantity: Quantity, before: str, after: str) -> Check | None:
    if _FUTURE.search(before) or _SINCE.match(after):
        return None
    return _duration(quantity, before)


def _rate(text: str, quantity: Quantity, rate: str, before: str) -> Check | None:
    """Read "> 4 hours per week", of whatever is done so often."""
    unit = f"{quantity.unit}{rate}"
    end = quantity.end + len(rate)
    what = " ".join(tidied(before).split()[-4:]) or tidied(text[end : end + 40])
    return _check(CheckKind.OTHER, what, replace(quantity, unit=unit, end=end))


def _regimen(text: str, quantity: Quantity, before: str) -> Check | None:
    """Read "failed 3-month hydroxychloroquine": how long a treatment was tried."""
    treatment = _TREATMENT.match(text, quantity.end)
    if treatment is None or not _REGIMEN.search(before):
        return None
    tried = replace(quantity, comparator=Comparator.EQUAL)
    return _check(CheckKind.DURATION, treatment["words"], tried)


def _duration(quantity: Quantity, before: str) -> Check | None:
    is_signed = quantity.comparator in _STRICT and quantity.number_at - quantity.start <= len(
        "> "
    )
    if (quantity.unit == "minutes" and not is_signed) or _APART.search(before):
        return None
    clause = tidied(before).split()[-6:]
    while clause and clause[-1].casefold() in _LINKING:
        clause.pop()
    return _check(CheckKind.DURATION, " ".join(clause) or "duration", quantity)


def _washout(text: str, quantity: Quantity, comparator: Comparator, before: str) -> Check:
    anchor = _anchor(text, quantity, before)
    unit = quantity.unit or ""
    clause = text[_word_start(text, max(0, quantity.start - _CLAUSE_BACK)) : quantity.start]
    subject = tidied(_ANCHOR_BEFORE_ZH.sub("", WITHIN.sub("", clause)))
    if not subject or _ONLY_ANCHOR_ZH.fullmatch(subject):
        after = _WITHIN_ZH.sub("", text[quantity.end : quantity.end + 60], count=1)
        subject = tidied(_CLAUSE_END.split(after)[0])
    return Check(
        kind=CheckKind.WASHOUT,
        subject=subject,
        comparator=comparator,
        value=quantity.low,
        value_high=quantity.high,
        unit=unit,
        window=Window(quantity.high or quantity.low, unit, anchor),
        span=(quantity.start, quantity.end),
    )


def _anchor(text: str, quantity: Quantity, before: str) -> str | None:
    """Find the date that a window is counted from; none where no words name it."""
    word = _BEFORE_DATE.match(text, quantity.end, quantity.end + 80)
    if word is None:
        zh = _ANCHOR_BEFORE_ZH.search(before)
        return zh["anchor"] if zh else None
    if word["word"].casefold() in {"ago", "previously", "前", "以前", "之前"}:
        return None
    found = _ANCHOR.match(text, word.end())
    return _TRAILING.sub("", found["anchor"].strip()) if found else None


def _check(kind: CheckKind, subject: str, quantity: Quantity) -> Check | None:
    if quantity.comparator is None:
        return None
    return Check(
        kind=kind,
        subject=subject,
        comparator=quantity.comparator,
        value=quantity.low,
        value_high=quantity.high,
        unit=quantity.unit,
        span=(quantity.start, quantity.end),
    )


def tidied(words: str) -> str:
    """Keep the last clause of some words, without signs at its ends."""
    return " ".join(_CLAUSE_END.split(words)[-1].split()).strip(" ,，(（-–≥≤<>=")
