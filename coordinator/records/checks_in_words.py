"""Checks without numbers: sex, pregnancy, consent, judgement."""

import re
from collections.abc import Iterator

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.records.checks_of_classification import checks_of_classification
from coordinator.records.hints import mentions

_PREGNANCY_STEMS = (
    *("pregnan", "breast", "lactat", "nursing", "child", "contracep", "birth", "gestat"),
    *("妊娠", "怀孕", "孕妇", "哺乳", "避孕", "育龄"),
)
_CONSENT_STEMS = ("consent", "icf", "assent", "知情")
_JUDGE_STEMS = ("investigat", "physician", "research", "doctor", "clinician", "研究者")
_SEX_STEMS = ("male", "men", "man", "boy", "girl", "sex", "gender", "女", "男", "性别")
_BOTH_SEXES = re.compile(
    r"\b(?:male|men|man|boy)s?\s*(?:and|or|/|&|,|and/or)\s*(?:non-?pregnant\s+)?(?:female"
    r"|wom[ae]n|girl)s?\b"
    r"|\b(?:female|wom[ae]n|girl)s?\s*(?:and|or|/|&|,|and/or)\s*(?:male|men|man|boy)s?\b"
    r"|\b(?:either|both|any|all)\s+(?:sex(?:es)?|genders?)\b|\bno\s+(?:gender|sex)\s+(?:limit|restriction|preference)\w*|不限性别|性别不限|男女不限"
    r"|男性或女性|男女均可",
    re.IGNORECASE,
)
_ONE_SEX = re.compile(
    r"^\W*(?:(?:healthy|adult|only|premenopausal|postmenopausal|pregnant)\s+){0,2}"
    r"(?:(?P<female>females?|wom[ae]n|女性)|(?P<male>males?|men|男性))"
    r"(?:\s+(?:gender|sex|patients?|subjects?|participants?|volunteers?|only))?\s*"
    r"(?=[,.;，。；]|$|\s*(?:and|,)?\s*(?:aged?|between|from|over|older|who (?:are|is) aged|\d)"
    r"|\s*≥|\s*>)",
    re.IGNORECASE,
)
_MALE = re.compile(r"\b(?:males?|men|man)\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(?:females?|wom[ae]n)\b", re.IGNORECASE)
_PREGNANCY = re.compile(
    r"\b(?:pregnan(?:t|cy|cies)|breast[- ]?feed\w*|breastfeed\w*|lactat\w+|nursing(?! home"
    r"| staff)"
    r"|(?:women|female\w*|men|patients|subjects"
    r"|of)[^.;]{0,24}?child[- ]?bearing(?: potential| age)?"
    r"|contracepti\w+|birth control|gestation\w*)\b|妊娠|怀孕|孕妇|哺乳|避孕|育龄",
    re.IGNORECASE,
)
_CONTRACEPTION = re.compile(
    r"contracepti|birth control|child[- ]?bearing|避孕|育龄", re.IGNORECASE
)
_CONSENT = re.compile(
    r"\b(?:(?:written|signed|sign(?:ing|s)?|give|giving|gave|given|provide[ds]?|providing"
    r"|voluntar\w+"
    r"|obtain\w*|able|ability|capable|willing\w*|unable|inability|refus\w+|lack|without|no"
    r"|with|and)\b"
    r"[^.;]{0,50}?)?(?:(?:informed[- ]consent(?:[- ]form)?|\bICF\b|\bassent\b)|\bconsent\b)"
    r"|知情同意书?",
    re.IGNORECASE,
)
_NOT_CONSENT = re.compile(
    r"(?:time|date|day|age|before|prior to|after|since|until|from|at|of|following|preceding)\s+"
    r"(?:the\s+)?(?:of\s+)?(?:signing\s+|obtaining\s+"
    r"|providing\s+)?(?:the\s+)?(?:written\s+)?$",
    re.IGNORECASE,
)
_JUDGEMENT = re.compile(
    r"\b(?:in|by|per|on|at|based on|according to|as)?\s*(?:the\s+)?(?:opinion|judge?ments?"
    r"|discretion|view"
    r"|belief|assessment|decision|determination"
    r"|point of view)\s+of\s+(?:the\s+)?(?:treating\s+|principal\s+"
    r"|study\s+|site\s+)?(?:investigators?|physicians?|researchers?|doctors?|PI\b|clinicians?)"
    r"|\b(?:the\s+)?(?:investigator|physician|researcher|doctor|clinician)s?(?:['’]s?"
    r"|s['’])?\s*(?:\([^()]{1,12}\))?\s*"
    r"(?:opinions?|judge?ments?|discretion|views?|clinical judge?ment|assessment"
    r"|point of view|decision)"
    r"|\b(?:considered|judged|deemed|determined|assessed|believed|judgment"
    r"|decided)\b[^.;]{0,60}?\bby\s+(?:the\s+)?"
    r"(?:\w+\s+)?(?:investigators?|researchers?|physicians?|doctors?|PI\b)"
    r"|\b(?:the\s+)?(?:principal\s+)?(?:investigators?|researchers?|physicians?|PI"
    r"|doctors?)\s+(?:\w+\s+)?"
    r"(?:consider\w*|believe\w*|judge\w*|deem\w*|think\w*|feel\w*|determine\w*|decide\w*)"
    r"|研究者(?:认为|判断|判定|评估|评价|认定|酌情)|(?:经|由|据)研究者[^。；]{0,10}(?:判断"
    r"|评估|认为)",
    re.IGNORECASE,
)
_CHILD_PUGH = re.compile(
    r"Child[- ]?(?:Turcotte[- ])?Pugh(?:'s)?\s*(?:\(CTP\))?\s*(?:score|class(?:ification)?"
    r"|grade|stage)?\s*[:=≥>]?\s*"
    r"(?:class|grade)?\s*(?P<low>[ABC])(?:\s*(?:-|or|and|/|–|to)\s*(?P<high>[ABC]))?(?![\w])",
)


def checks_in_words(text: str) -> Iterator[Check]:
    """Find the checks that words alone state."""
    folded = text.casefold()
    if mentions(folded, _SEX_STEMS):
        yield from _sex(text)
    if mentions(folded, _PREGNANCY_STEMS):
        yield from _pregnancy(text)
    if mentions(folded, _CONSENT_STEMS):
        yield from _consent(text)
    is_judged = mentions(folded, _JUDGE_STEMS) or "PI" in text
    if is_judged and (found := _JUDGEMENT.search(text)):
        yield Check(CheckKind.JUDGEMENT, "investigator's judgement", span=_visible(found))
    if "criteria" in folded or "标准" in text:
        yield from checks_of_classification(text)
    if "pugh" in folded and (found := _CHILD_PUGH.search(text)):
        value = "-".join(part for part in (found["low"], found["high"]) if part)
        yield Check(
            CheckKind.SCORE, "Child-Pugh", Comparator.EQUAL, value, span=_visible(found)
        )


def _consent(text: str) -> Iterator[Check]:
    for found in _CONSENT.finditer(text):
        if not _NOT_CONSENT.search(text[max(0, found.start() - 40) : found.start()]):
            yield Check(CheckKind.CONSENT, "informed consent", span=_visible(found))
            return


def _sex(text: str) -> Iterator[Check]:
    if found := _BOTH_SEXES.search(text):
        if not _PREGNANCY.search(text):
            yield Check(CheckKind.SEX, "sex", Comparator.EQUAL, "all", span=_visible(found))
    elif found := _ONE_SEX.search(text):
        sex = "female" if found["female"] else "male"
        if (_MALE if found["female"] else _FEMALE).search(text, found.end()):
            return
        yield Check(CheckKind.SEX, "sex", Comparator.EQUAL, sex, span=_visible(found))


def _pregnancy(text: str) -> Iterator[Check]:
    found = _PREGNANCY.search(text)
    if found is None:
        return
    is_about_prevention = _CONTRACEPTION.search(found[0]) is not None
    subject = "contraception" if is_about_prevention else "pregnancy"
    yield Check(CheckKind.PREGNANCY, subject, span=_visible(found))


def _visible(found: re.Match[str]) -> tuple[int, int]:
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return start, found.end() - (len(found[0]) - len(found[0].rstrip()))
