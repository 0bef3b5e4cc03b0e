"""What a number in a criterion is about: a laboratory value, a vital sign, a score, a drug."""

import re
from dataclasses import dataclass

from coordinator.domain.check import CheckKind

_LAB = (
    r"h(?:a?)emoglobin(?! A)|Hgb|\bHb\b|\bHGB\b|血红蛋白|Hb\s?A1c|\bA1C\b|gly(?:cated"
    r"|cosylated)"
    r" h(?:a?)emoglobin|糖化血红蛋白|white (?:blood )?cells?(?: counts?)?|\bWBC\b"
    r"|leu[ck]ocytes?"
    r"(?: counts?)?|白细胞(?:计数)?|(?:absolute )?neutrophils?(?: counts?)?|\bANC\b|\bNeut\b"
    r"|中性粒细胞(?:绝对)?(?:计数|值|数)?|lymphocytes?(?: counts?)?|淋巴细胞"
    r"|platelets?(?: counts?)?"
    r"|\bPLT\b|thrombocytes?|thrombopenia|thrombocytopenia|neutropenia|leu[ck]openia"
    r"|an(?:a?)emia"
    r"|血小板(?:计数)?|creatinine clearance|\bCrCl\b|\bCcr\b|肌酐清除率|\be?GFR\b"
    r"|glomerular filtration"
    r" rates?|肾小球滤过率|(?:serum )?creatinine(?: concentration| level)?|\bS?Cr\b|血?肌酐"
    r"|\bALT\b"
    r"|\bALS(?= (?:or|and) AST)|\bSGPT\b|alanine (?:amino)?-?\s?transaminase"
    r"|alanine aminotransferase"
    r"|谷丙转氨酶|丙氨酸氨基转移酶|\bAST\b|\bSGOT\b|aspartate (?:amino)?-?\s?trans(?:amin"
    r"|fer)ase"
    r"|aspartate aminotransferase|谷草转氨酶|门冬氨酸氨基转移酶|天门?冬氨酸氨基转移酶"
    r"|(?:total |serum |direct )?bilirubin|\bTBI?L\b|总?胆红素|alkaline phosphatase|\bALP\b"
    r"|(?:serum )?albumin|\bALB\b|白蛋白|\bINR\b|international normali[sz]ed ratio|prothrombin"
    r"(?: time)?|\bA?PTT\b|\bPT\b|potassium|sodium|calcium|magnesium|phosph(?:orus|ate)"
    r"|(?:fasting )?(?:plasma |blood |serum )?glucose|\bF[PB]G\b|血糖|triglycerides?|(?:total "
    r"|LDL"
    r"|HDL)?[- ]?cholesterol|\bLDL(?:-C)?\b|\bHDL(?:-C)?\b|hs-?CRP|\bCRP\b"
    r"|C[- ]reactive protein"
    r"|\bESR\b|erythrocyte sedimentation rate|血沉|\bIg[GAME]4?\b|proteinuria|protein excretion"
    r"|(?:24[- ]?h(?:our|r)? )?urin(?:e|ary) (?:total )?(?:protein|albumin)|尿蛋白|\bUPCR\b"
    r"|protein[-/ ]to?[-/ ]?creatinine ratio|(?:protein|albumin)[ /]creatinine ratio|\bU?ACR\b"
    r"|uric acid|尿酸|(?:NT-?pro)?-?BNP\b|troponin|ferritin|\bTSH\b|\bPSA\b|testosterone"
    r"|viral load|HIV[- ]?(?:1 )?RNA|HBV[- ]DNA|HCV[- ]RNA"
    r"|CD4\+?(?: T)?(?: cells?)?(?: counts?)?"
    r"|creatine (?:phospho)?kinase|\bCP?K\b|lipase|amylase|\bLDH\b|lactate dehydrogenase"
    r"|\bAFP\b"
    r"|D-?dimer|transaminases?|aminotransferases?|liver (?:enzymes?|function tests?)|\bLFTs?\b"
    r"|urinary RBC|\bRBC\b|red blood cells?|reticulocytes?|h(?:a?)ematocrit|\bHCT\b|vitamin D"
    r"|25[- ]?\(?OH\)?[- ]?D|procalcitonin|lactate|eosinophils?(?: counts?)?|\bC[34]\b"
    r"|complement"
    r"|fibrinogen|\bBUN\b|blood urea nitrogen|\burea\b|h(?:a?)ematuria|anti-(?:dsDNA|CCP|TPO)"
    r"|serum IgG4|cortisol|insulin level|C-peptide|\bFSH\b|\bAMH\b|estradiol|\bGGT\b|ammonia"
    r"|ceruloplasmin|tumou?r cells|PD-L1|\bKi-?67\b|blasts?|bone marrow blasts"
)
_VITAL = (
    r"\bBMI\b|body[- ]mass index|体重指数|体质指数|(?:body )?weights?\b|bodyweight|体重"
    r"|\bheight\b|身高"
    r"|systolic(?: blood)?(?: pressure)?|\bSBP\b|收缩压|diastolic(?: blood)?(?: pressure)?"
    r"|\bDBP\b|舒张压"
    r"|blood pressure|\bBP\b|血压|hypertension|heart rate|\bHR\b|pulse(?: rate)?|心率"
    r"|(?:body )?"
    r"temperature|体温|fever|SpO2|SaO2|oxygen saturation|血氧饱和度|respiratory rate|呼吸频率"
    r"|QTc?[FB]?(?: interval)?\b|\bLVEF\b|(?:left ventricular )?ejection fraction|射血分数"
    r"|\bEF\b"
    r"|\bFEV ?1(?:/FVC)?\b|\bFVC\b|\bDLCO\b|waist circumference|\bPaO2(?:/FiO2)?\b|\bPFO2\b"
    r"|mean arterial pressure|\bMAP\b|shortening fraction"
)
_SCORE = (
    r"\bECOG\b[\w\s()-]{0,40}?(?:performance status|PS|score)?"
    r"|Eastern Cooperative Oncology Group"
    r"(?: \(ECOG\))?[\w\s()-]{0,30}|performance status|\bPS\b|Zubrod"
    r"|Karnofsky[\w\s()-]{0,24}|\bKPS\b"
    r"|Lansky|\bNYHA\b[\w\s()-]{0,20}|New York Heart Association[\w\s()-]{0,30}|心功能"
    r"|\bSLEDAI(?:-2K|-2000)?\b|\bSELENA\b|\bBILAG\b|\bDAS ?28(?:-?CRP|-?ESR)?\b|\b[CS]DAI\b"
    r"|\bBASDAI\b|\bASDAS\b|\bs?PASI\b|\bDLQI\b|\bEASI\b|\bIGA\b|\bs?PGA\b|\bSCORAD\b"
    r"|\bR?CLASI\b"
    r"|\bMMSE\b|mini[- ]mental[\w\s-]{0,20}|\bMoCA\b|\bHAM-?[AD](?:-?\d\d)?\b|\bHDRS\b"
    r"|Hamilton[\w\s-]"
    r"{0,30}|\bMADRS\b|\bPHQ-?\d\b|\bGAD-?7\b|\bBDI(?:-II)?\b|\bNRS\b"
    r"|numeric(?:al)? (?:pain )?rating"
    r" scale|\bVAS\b|visual analog(?:ue)? scale|\bNIHSS\b|\bmRS\b"
    r"|modified Rankin[\w\s]{0,10}|\bGCS\b"
    r"|Glasgow coma s\w+|\bEDSS\b|\bUPDRS\b|Hoehn (?:and|&) Yahr|Child[- ]?Pugh|\bMELD\b"
    r"|\bAPACHE\b"
    r"|\bSOFA\b|\bASA\b(?: physical status| class| score)?|\bIIEF(?:-\w+)?\b|\bPEDT\b"
    r"|\bGOLD\b|\bm?MRC\b"
    r"|\bCDR\b|\bYMRS\b|\bPANSS\b|\bCGI(?:-S)?\b|\bI?PSS\b|\bAUA\b|Mayo score"
    r"|Gleason(?: score)?"
    r"|\bAUDIT(?:-C)?\b|\bESSDAI\b|Responder Index(?: \(RI\))?|\bHAQ(?:-DI)?\b|Apgar(?: score)?"
    r"|\bWOMAC\b|\bODI\b|\bK-?L grade\b|Kellgren|\bCURB-?65\b|CHA2DS2-VASc|\bAIS\b|\bISS\b"
    r"|\bFSS\b"
    r"|\bBPRS\b|\bSF-36\b|\bACT\b|\bACQ\b|tender(?: and swollen)? joints?|swollen joints?"
    r"|toxicit(?:y|ies)|CTCAE|\bgrades?\b|\b\w[\w-]*(?: \w[\w-]*){0,3} (?:scores?|scale|index"
    r"|questionnaire|inventory)\b|\bscores?\b|评分|积分|分级"
)
_AGE = r"\b(?:age[ds]?|aging|years? old)\b|年龄|周岁"
_DRUG = (
    r"prednis(?:ol)?one(?: equivalents?| or equivalent)?|methylprednisolone|dexamethasone"
    r"|(?:gluco)?-?cortico-?(?:steroids?)|glucocorticoids?|steroids?|methotrexate|\bMTX\b"
    r"|hydroxychloroquine|\bHCQ\b|azathioprine|mycophenolate(?: mofetil)?|\bMMF\b"
    r"|cyclophosphamide"
    r"|leflunomide|sul[fp]h?asalazine|ciclosporin|cyclosporine?|tacrolimus|aspirin|warfarin"
    r"|insulin|metformin|statins?|opioids?|morphine|激素|泼尼松|强的松|甲氨蝶呤|羟氯喹"
)
_KINDS = (
    (CheckKind.AGE, re.compile(_AGE, re.IGNORECASE)),
    (CheckKind.LAB, re.compile(_LAB)),
    (CheckKind.LAB, re.compile(_LAB, re.IGNORECASE)),
    (CheckKind.VITAL, re.compile(_VITAL, re.IGNORECASE)),
    (CheckKind.SCORE, re.compile(_SCORE)),
    (CheckKind.SCORE, re.compile(_SCORE, re.IGNORECASE)),
)
_DRUGS = re.compile(_DRUG, re.IGNORECASE)
_LISTED = re.compile(
    r"(?:\s*\([^()]{0,40}\))?\s*(?:,|/|and/or|and|or|&|、|和|或|及)\s*(?:an?\s+|serum\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;；。]|\.\s|\n")
_LINKS = re.compile(
    r"\W{0,3}(?:\s*\b(?:of|oral|equivalents?|to|a|or|daily|per|day|the)\b\s*)*[\s.]*"
)
_FARTHEST = 60
_REACH = 110


@dataclass(frozen=True, slots=True)
class Subject:
    """The name, and where it stands."""

    kind: CheckKind
    words: str
    start: int
    end: int


def subject_before(text: str, at: int, floor: int) -> Subject | None:
    """Find what the number at `at` is about in the words of its clause before it."""
    start = max(floor, at - _REACH)
    for stop in _CLAUSE.finditer(text, start, at):
        start = stop.end()
    best: Subject | None = None
    for kind, pattern in _KINDS:
        for found in pattern.finditer(text, start, at):
            nearer = best is None or found.end() > best.end
            same_end = (
                best is not None and found.end() == best.end and found.start() < best.start
            )
            if nearer or same_end:
                best = Subject(kind, found[0].strip(" ()-"), *found.span())
    if best is None or at - best.end > _FARTHEST:
        return None
    return _with_list(text, best, start)


def subject_after(text: str, at: int) -> Subject | None:
    """Find what a number is about in the few words after it: "10 mg of prednisone"."""
    end = min(len(text), at + 40)
    if stop := _CLAUSE.search(text, at, end):
        end = stop.start()
    for kind, pattern in _KINDS[1:]:
        if found := pattern.search(text, at, end):
            return Subject(kind, found[0].strip(), *found.span())
    return None


def drug_near(text: str, start: int, end: int) -> Subject | None:
    """Find the drug that a dose is of: in the words after it, or else before it."""
    found = _DRUGS.search(text, end, min(len(text), end + 40))
    if found and _LINKS.fullmatch(text, end, found.start()):
        return Subject(CheckKind.DOSE, found[0], *found.span())
    before = list(_DRUGS.finditer(text, max(0, start - _REACH), start))
    return Subject(CheckKind.DOSE, before[-1][0], *before[-1].span()) if before else None


def _with_list(text: str, last: Subject, floor: int) -> Subject:
    """Take "ALT or AST" for one subject: the limit is meant for each of them."""
    if last.kind is not CheckKind.LAB:
        return last
    start = last.start
    names = [
        found.span()
        for found in _KINDS[2][1].finditer(text, floor, last.end)
        if found.end() <= last.start
    ]
    for begin, end in reversed(names):
        between = text[end:start]
        if not _LISTED.fullmatch(between) or any(sign.isdigit() for sign in between):
            break
        start = begin
    return Subject(last.kind, text[start : last.end].strip(" ()-"), start, last.end)
