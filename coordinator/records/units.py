"""Units as records write them, and their codes in UCUM."""

import re

_LITRE = r"(?:[lL]|升)"
_MICRO = r"(?:[uμµ]|mc)"
_DAY = r"(?:24\s?-?h(?:ours?|rs?)?|days?|d(?![a-zA-Z])|天|日)"
_PER = r"\s?(?:/|\bper\b|\ba\b|每)\s?"

# What is written, and the code: the first that fits is taken, so longer ones come first.
_TABLE: tuple[tuple[str, str], ...] = (
    (r"(?:[x×X*]\s?)?10\s?[\^*]{0,2}\s?9\s?(?:cells?)?\s?/\s?[lL](?![a-z])", "10*9/L"),
    (r"(?:[x×X*]\s?)?10\s?[\^*]{0,2}\s?12\s?(?:cells?)?\s?/\s?[lL](?![a-z])", "10*12/L"),
    (
        rf"[x×X*]\s?10\s?[\^*]{{0,2}}\s?3\s?(?:cells?)?\s?/\s?(?:{_MICRO}[lL]|mm\^?[3³])",
        "10*3/uL",
    ),
    (
        rf"[x×X*]\s?10\s?[\^*]{{0,2}}\s?6\s?(?:cells?)?\s?/\s?(?:{_MICRO}[lL]|mm\^?[3³])",
        "10*6/uL",
    ),
    (r"[x×X*]\s?10\s?[\^*]{0,2}\s?(?:3|6|9|12)\s?/\s?[a-zA-Zμµ]{1,2}[lL]", ""),
    (
        (
            r"(?:[x×X*]\s?|(?:times|fold|倍)\s?)?(?:of\s+)?(?:the\s+)?(?:\(?\s?(?:institutional"
            r"|local"
            r"|laboratory|lab|age[- ]adjusted)\s+)?(?:ULN|UNL|upper\s+(?:limits?|level"
            r"|range)\s+(?:of\s+)?"
            r"(?:the\s+)?(?:normal|reference)(?:\s+(?:range|value))?s?|upper\s+normal\s+limits?"
            r"|normal\s+upper\s+limits?|正常值?上限)(?:倍|\s?的\s?\d倍)?"
        ),
        "[ULN]",
    ),
    (r"倍\s?(?:ULN|正常值?(?:范围)?上限)", "[ULN]"),
    (
        r"(?:[x×X*]\s?|times\s+)?(?:the\s+)?(?:LLN|lower\s+limits?\s+of\s+(?:the\s+)?normal)",
        "[LLN]",
    ),
    (r"m[lL]\s?/\s?min(?:ute)?s?\s?/\s?1\.73\s?m(?:\^?2|²)?", "mL/min/{1.73_m2}"),
    (rf"m[lL]{_PER}min(?:ute)?s?(?![a-z])", "mL/min"),
    (rf"mg{_PER}kg{_PER}{_DAY}", "mg/kg/d"),
    (rf"{_MICRO}g{_PER}kg{_PER}{_DAY}", "ug/kg/d"),
    (rf"mg{_PER}m(?:\^?2|²)(?:{_PER}{_DAY})?", "mg/m2"),
    (rf"mg{_PER}kg", "mg/kg"),
    (rf"mg{_PER}(?:weeks?|wk|w(?![a-z])|周)", "mg/wk"),
    (rf"mg{_PER}{_DAY}", "mg/d"),
    (r"mg\s?(?:qd|daily|od)\b", "mg/d"),
    (rf"{_MICRO}g{_PER}{_DAY}", "ug/d"),
    (rf"(?:g|grams?|gm){_PER}{_DAY}", "g/d"),
    (rf"mg{_PER}m?mol(?:\s?creatinine)?", "mg/mmol"),
    (rf"(?:mg|g|{_MICRO}g){_PER}(?:g|mg)(?![a-z])(?:\s?(?:creatinine|Cr))?", "mg/g"),
    (rf"(?:g|gm|grams?){_PER}d[lL]", "g/dL"),
    (rf"(?:g|gm|grams?){_PER}{_LITRE}", "g/L"),
    (rf"(?:mg|mgs){_PER}d[lL]|mg\s?%", "mg/dL"),
    (rf"mg{_PER}{_LITRE}", "mg/L"),
    (rf"{_MICRO}mol{_PER}{_LITRE}|{_MICRO}M(?![a-z])", "umol/L"),
    (rf"mmol{_PER}{_LITRE}", "mmol/L"),
    (rf"mmol{_PER}mol", "mmol/mol"),
    (rf"nmol{_PER}{_LITRE}", "nmol/L"),
    (rf"pmol{_PER}{_LITRE}", "pmol/L"),
    (rf"m[Ee]q{_PER}{_LITRE}", "meq/L"),
    (rf"pg{_PER}m[lL]|ng{_PER}{_LITRE}", "pg/mL"),
    (rf"ng{_PER}m[lL]|{_MICRO}g{_PER}{_LITRE}", "ng/mL"),
    (rf"ng{_PER}d[lL]", "ng/dL"),
    (rf"{_MICRO}g{_PER}m[lL]", "ug/mL"),
    (rf"(?:k|m|{_MICRO})?I?U{_PER}(?:m[lL]|{_LITRE})(?![a-z])", "[IU]/L"),
    (rf"mg{_PER}m[lL]", "mg/mL"),
    (rf"(?:copies|cps?|c){_PER}m[lL](?![a-z])", "{copies}/mL"),
    (rf"(?:cells?|spermatozoa)?{_PER}m[lL](?![a-z])", "/mL"),
    (r"mc[lL](?![a-z])", "/uL"),
    (
        (
            rf"(?:cells?|leukocytes|platelets?|neutrophils)?\s?{_PER}(?:cubic\s+(?:milli|m)m\w*"
            rf"|mm\s?\^?[3³]|{_MICRO}[lL]|c[um]m+|microlit(?:er|re))(?![a-z])"
        ),
        "/uL",
    ),
    (r"(?:个|cells?)?\s?/\s?(?:HPF|hpf|高倍视野)", "/[HPF]"),
    (rf"{_PER}\s?[lL](?![a-z])", "/L"),
    (r"mm\s?/\s?h(?:r|our)?(?![a-z])", "mm/h"),
    (r"(?i:mm\s?H\s?g)|毫米汞柱", "mm[Hg]"),
    (r"[kK][gG]\s?/\s?m\s?(?:\^?2|²|2)|k[gG]{1,2}\s?/\s?sqm", "kg/m2"),
    (r"(?:kilograms?|[kK][gG]s?|公斤|千克)(?![a-zA-Z/])", "kg"),
    (r"(?:lbs?|pounds?)(?![a-z])", "[lb_av]"),
    (r"beats\s?(?:/|per)\s?min(?:ute)?s?|bpm|次/分", "/min"),
    (r"°\s?C|℃|degrees?\s+(?:C(?:elsius)?\b)|摄氏度", "Cel"),
    (r"(?:mm|millimet(?:er|re)s?)(?![a-zA-Z])", "mm"),
    (r"(?:cm|centimet(?:er|re)s?)(?![a-zA-Z0-9])", "cm"),
    (r"(?:msecs?|ms|milliseconds?)(?![a-z])", "ms"),
    (r"%|percent(?:ile)?|％", "%"),
    (r"(?:mg|mgs)(?![a-zA-Z/])", "mg"),
    (rf"{_MICRO}g(?![a-zA-Z/])", "ug"),
    (r"(?:g|grams?)(?![a-zA-Z/])", "g"),
    (r"(?:m[lL]|millilit(?:er|re)s?|cc)(?![a-zA-Z/])", "mL"),
    (r"(?:pack[- ]?years?)", "{pack-years}"),
    (r"(?:points?|分)(?![a-z])", "{score}"),
)
_TIMES: tuple[tuple[str, str], ...] = (
    (r"(?:years?|yrs?|y/?o(?![a-z])|y(?![a-z])|周岁|岁|年)(?![a-z])", "years"),
    (r"(?:(?:calendar\s+)?months?|mos?(?![a-z])|个月|月)", "months"),
    (r"(?:weeks?|wks?|周|星期)(?!岁)", "weeks"),
    (r"(?:(?:calendar\s+|consecutive\s+)?days?|d(?![a-z0-9/])|天|日)", "days"),
    (r"(?:hours?|hrs?|h(?![a-z])|小时)", "hours"),
    (r"(?:minutes?|mins?|分钟)(?![a-z])", "minutes"),
    (r"(?:(?:elimination\s+|terminal\s+)?half[- ]?li(?:fe|ves)|个?半衰期)", "half-lives"),
)
_TIME_CODES = {
    "years": "a",
    "months": "mo",
    "weeks": "wk",
    "days": "d",
    "hours": "h",
    "minutes": "min",
}
_UNITS = re.compile("|".join(f"(?P<u{i}>{words})" for i, (words, _) in enumerate(_TABLE)))
_TIME_UNITS = re.compile(
    "|".join(f"(?P<t{i}>{words})" for i, (words, _) in enumerate(_TIMES)), re.IGNORECASE
)


def unit_at(text: str, at: int) -> tuple[int, str] | None:
    """Read a unit of measure at `at`: where it ends, and its code ("" where there is none)."""
    found = _UNITS.match(text, at)
    if found is None or found.lastgroup is None:
        return None
    return found.end(), _TABLE[int(found.lastgroup[1:])][1]


def time_at(text: str, at: int) -> tuple[int, str] | None:
    """Read a unit of time at `at`: where it ends, and its name in the plural."""
    found = _TIME_UNITS.match(text, at)
    if found is None or found.lastgroup is None:
        return None
    return found.end(), _TIMES[int(found.lastgroup[1:])][1]


def code_of(unit: str) -> str | None:
    """Give the UCUM code of a unit as it is written; none where it has none."""
    if unit in _TIME_CODES:
        return _TIME_CODES[unit]
    found = unit_at(unit, 0)
    return found[1] or None if found and found[0] == len(unit) else None
