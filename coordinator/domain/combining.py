"""How the parts of a criterion make its statement: what words settle, what a person says."""

import re

from coordinator.domain.criterion import Combination, Kind
from coordinator.domain.errors import Refused
from coordinator.text import N_

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
}  # fmt: skip
_COUNT = rf"(?P<count>\d+|{'|'.join(NUMBERS)})"
_FOLLOWING = r"(?:of\s+)?(?:the\s+|these\s+)?(?:following|below)\b"
_SAYINGS = (
    (Combination.ALL, rf"\b(?:all|each|both)\s+{_FOLLOWING}"),
    (Combination.ANY, rf"\b(?:any(?:\s+one)?(?:\s+or\s+more)?|either)\s+{_FOLLOWING}"),
    (Combination.ANY, rf"\b(?:at\s+least\s+)?one(?:\s+or\s+more)?\s+{_FOLLOWING}"),
    (Combination.AT_LEAST, rf"\bat\s+least\s+{_COUNT}\s+{_FOLLOWING}"),
    (Combination.AT_LEAST, rf"\b{_COUNT}\s+or\s+more\s+{_FOLLOWING}"),
    (Combination.ALL, r"[以下][下列](?:所有|全部)"),
    (Combination.ANY, r"[以下][下列]任[何意]?一"),
    (Combination.AT_LEAST, rf"[以下][下列][^,，。;；]{{0,6}}至少{_COUNT}[项条个]"),
)
# Words that add no statement of their own. With any other word in it a lead-in may ask for
# more than its parts do, or deny them: then a person says how they combine.
_EMPTY_WORDS = frozenset(
    word
    for line in (
        "a an and any all each both either one or more at least of the these following below",
        "criteria criterion conditions condition characteristics diseases disorders features",
        "patients patient subjects subject participants participant individuals persons who",
        "that with has have having had meet meets meeting met must should shall will can be",
        "is are if they fulfil fulfill fulfils fulfills fulfilling satisfy satisfies present",
        "satisfying presence history known excluded included eligible enrolled considered",
        "for from in this study trial",
        *NUMBERS,
    )
    for word in line.split()
)
_DENIED_ADMISSION = re.compile(r"\bnot\s+(?:be\s+)?(?:included|eligible|enrolled|considered)\b")
_EMPTY_CHINESE = re.compile(
    r"患者|受试者|符合|满足|具有|存在|有|的|以下|下列|任何|任意|任|一|所有|全部|标准|条件|情况|情形|疾病|"
    r"至少|者|项|条|个|中|之|需|须|必须|应|[两二三四五六七八\d\s:：,，]"
)


class CountMissing(Refused):
    problem = N_("“{choice}” does not say how many of the {parts} parts are needed.")
    remedy = N_("Write the number with it, such as: at least 2.")

    def __init__(self, choice: str, parts: int) -> None:
        super().__init__(choice=choice, parts=parts)


class CountImpossible(Refused):
    problem = N_("At least {count} cannot be asked of {parts} parts.")
    remedy = N_("Choose a number from 1 to the number of parts.")

    def __init__(self, count: int, parts: int) -> None:
        super().__init__(count=count, parts=parts)


def combination_said(lead_in: str, kind: Kind) -> tuple[Combination, int] | None:
    """Give the combination, with its count, that `lead_in` states; None where it is open.

    Only a lead-in that says nothing else counts: of "SLE and any of the following:" the
    parts are not the whole statement.
    """
    words = lead_in.casefold()
    found = [
        (combination, _count_in(match))
        for combination, saying in _SAYINGS
        for match in re.finditer(saying, words)
    ]
    if len(set(found)) != 1:
        return None
    if kind is Kind.EXCLUSION:
        words = _DENIED_ADMISSION.sub("", words)
    return found[0] if _says_nothing_else(words) else None


def combination_chosen(choice: str, parts: int) -> tuple[Combination, int]:
    """Read what a person chose: "all", "any", "whole", or "at least 2".

    Raises:
        CountMissing: "at least" without a number.
        CountImpossible: more than there are parts, or none.
    """
    if not choice.startswith(Combination.AT_LEAST):
        return Combination(choice), 1
    number = choice.removeprefix(Combination.AT_LEAST).strip()
    if not (number.isascii() and number.isdigit()):
        raise CountMissing(choice, parts)
    return Combination.AT_LEAST, require_count(int(number), parts)


def is_combination(choice: str) -> bool:
    return choice in set(Combination) or choice.startswith(f"{Combination.AT_LEAST} ")


def require_count(count: int, parts: int) -> int:
    if not 1 <= count <= max(parts, 1):
        raise CountImpossible(count, parts)
    return count


def _count_in(match: re.Match[str]) -> int:
    said = match.groupdict().get("count")
    if said is None:
        return 1
    return NUMBERS[said] if said in NUMBERS else int(said)


def _says_nothing_else(words: str) -> bool:
    if re.search(r"[\u4e00-\u9fff]", words):
        return not _EMPTY_CHINESE.sub("", words)
    return all(word in _EMPTY_WORDS or word.isdigit() for word in re.findall(r"[^\W_]+", words))
