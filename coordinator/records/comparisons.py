"""Comparisons before a figure, as signs and in words, English and Chinese."""

import re

from coordinator.domain.check import Comparator
from coordinator.records.hints import mentions

_BEFORE: tuple[tuple[str, Comparator], ...] = (
    (
        (
            r"(?:min(?:imum|imal)?\.?\s+age\s*(?:of|:|is|=)?|[≥⩾≧]=?|>\s?(?:/|or|and)?\s?="
            r"|=\s?/?\s?>)"
        ),
        Comparator.AT_LEAST,
    ),
    (
        (
            r"(?:max(?:imum|imal)?\.?\s+age\s*(?:of|:|is|=)?|[≤⩽≦]=?|<\s?(?:/|or|and)?\s?="
            r"|=\s?/?\s?<)"
        ),
        Comparator.AT_MOST,
    ),
    (
        r"(?:min(?:imum|imal)?\.?\s+age\s*(?:of|:|is|=)?|[≥⩾≧]=?|>\s?(?:/|or|and)?\s?=|=\s?/?\s?>)",
        Comparator.AT_LEAST,
    ),
    (
        r"(?:max(?:imum|imal)?\.?\s+age\s*(?:of|:|is|=)?|[≤⩽≦]=?|<\s?(?:/|or|and)?\s?=|=\s?/?\s?<)",
        Comparator.AT_MOST,
    ),
    (
        (
            r"(?:(?:greater|more|higher|older|larger|longer)\s+(?:than\s+)?(?:and|or"
            r"|/)\s*equal\s+(?:to|than)"
            r"|equal\s+(?:to\s+)?or\s+(?:greater|more|higher|above|older)(?:\s+than)?"
            r"|(?:no|not)\s+(?:less|lower|fewer|younger|shorter|below)\s*(?:than)?"
            r"|at\s+least|(?:at|of)\s+or\s+(?:above|over)|(?:a\s+)?minimum(?:\s+of)?|大于等于|大于或等于|不低于|不少于|不小于"
            r"|至少|≥)"
        ),
        Comparator.AT_LEAST,
    ),
    (
        (
            r"(?:(?:less|lower|fewer|younger|smaller)\s+(?:than\s+)?(?:and|or|/)\s*equal\s+(?:to"
            r"|than)"
            r"|equal\s+(?:to\s+)?or\s+(?:less|lower|below|younger)(?:\s+than)?"
            r"|(?:no|not)\s+(?:more|greater|higher|older|longer|larger|exceed\w*|above"
            r"|over)\s*(?:than)?"
            r"|(?:must|should|does|do|may|shall|will)?\s*not\s+(?:to\s+)?exceed(?:ing)?|up\s+to"
            r"|(?:at|of)\s+or\s+(?:below|under)|at\s+(?:the\s+)?most|(?:a\s+)?maximum(?:\s+of)?"
            r"|小于等于|小于或等于|不超过|不高于|不大于|至多|最多)"
        ),
        Comparator.AT_MOST,
    ),
    (
        (
            r"(?:>|＞|˃|superior\s+to|beyond|(?:greater|more|higher|older|larger|longer)\s+than|above|over|exceed(?:s"
            r"|ing|ed)?"
            r"|in\s+excess\s+of|超过|大于|高于|多于|长于|>)"
        ),
        Comparator.MORE,
    ),
    (
        (
            r"(?:<|＜|˂|inferior\s+to|(?:less|lower|fewer|younger|smaller|shorter)\s+than|below|under"
            r"|小于|低于|少于|不足|短于|不满|未满)"
        ),
        Comparator.LESS,
    ),
)
_FILLER = (
    r"\s*(?:(?:a|an|the|of|to|or|equal|about|approximately|score|grade|class|CTCAE|CTC|NCI|NYHA"
    r"|level|functional|was|is|ages?|years)\s+|(?:grade|class|NYHA)\s*)*[\"“]?\s*$"
)
_BEFORE_RE = re.compile(
    "|".join(f"(?P<b{i}>{words})" for i, (words, _) in enumerate(_BEFORE)), re.IGNORECASE
)
_BEFORE_END = re.compile(rf"(?:{_BEFORE_RE.pattern}){_FILLER}", re.IGNORECASE)


_HINTS = (  # one of them stands in every comparison: asked first, since most figures have none
    *(
        "<",
        ">",
        "≤",
        "≥",
        "⩽",
        "⩾",
        "≦",
        "≧",
        "＜",
        "＞",
        "˂",
        "˃",
        "than",
        "least",
        "most",
        "to ",
    ),
    *(
        "above",
        "over",
        "beyond",
        "below",
        "under",
        "exceed",
        "excess",
        "minim",
        "maxim",
        "min",
        "max",
    ),
    *("equal", "up to", "大", "小", "高", "低", "少", "多", "超", "足", "满", "长", "短", "至"),
)


def comparison_before(before: str, at: int) -> tuple[Comparator | None, int]:
    """Read the comparison that stands before a figure, and where it begins."""
    folded = before.casefold()
    if not mentions(folded, _HINTS):
        return None, at
    found = list(_BEFORE_END.finditer(before))
    if not found:
        return None, at
    last = found[-1]
    named = next(name for name, words in last.groupdict().items() if words is not None)
    return _BEFORE[int(named[1:])][1], at - len(before) + last.start()
