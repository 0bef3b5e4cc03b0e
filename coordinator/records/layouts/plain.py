"""Any text with headings of inclusion or exclusion criteria: a protocol's section, a page."""

import re

from coordinator.domain.record import FieldValue, Span
from coordinator.records.found import Found
from coordinator.records.headings import Section, heading_at, inline_headings
from coordinator.records.labels import fields_of
from coordinator.records.layouts.identifiers import numbers_in
from coordinator.records.lines import Line, lines_of
from coordinator.records.outline import Block

_NAME = "plain text with headings of eligibility criteria"
_NAMES = {
    "nct id": "nct",
    "nct number": "nct",
    "title": "title",
    "study title": "title",
    "brief title": "title",
    "public title": "title",
    "official title": "scientific_title",
    "scientific title": "scientific_title",
    "sponsor": "sponsor",
    "lead sponsor": "sponsor",
    "primary sponsor": "sponsor",
    "申办者": "sponsor",
    "status": "status",
    "overall status": "status",
    "recruitment status": "status",
    "phase": "phase",
    "condition": "condition",
    "conditions": "condition",
    "intervention": "intervention",
    "interventions": "intervention",
    "healthy volunteers": "healthy_volunteers",
    "accepts healthy volunteers": "healthy_volunteers",
    "sex": "sex",
    "gender": "sex",
    "sexes eligible for study": "sex",
    "minimum age": "min_age",
    "maximum age": "max_age",
    "age minimum": "min_age",
    "age maximum": "max_age",
    "ages": "ages",
    "ages eligible for study": "ages",
    "enrollment": "target_enrolment",
    "study type": "study_type",
    "study": "nct",
    "study id": "secondary",
    "clinicaltrials.gov id": "nct",
    "registration number": "chictr",
    "enrollment (estimated)": "target_enrolment",
    "enrollment (actual)": "target_enrolment",
    "target sample size": "target_enrolment",
    "注册号": "chictr",
    "注册题目": "title",
    "研究课题的正式科学名称": "scientific_title",
    "研究疾病": "condition",
    "研究疾病名称": "condition",
    "申请人所在单位": "sponsor",
    "研究实施负责(组长)单位": "sponsor",
    "研究实施负责（组长）单位": "sponsor",
    "研究类型": "study_type",
    "研究所处阶段": "phase",
    "招募状态": "status",
    "征募研究对象情况": "status",
    "性别": "sex",
    "年龄范围": "ages",
    "样本总量": "target_enrolment",
}
_AFTER = re.compile(
    r"(?:study (?:plan|design|contact\w*|officials?|documents?)|trial design"
    r"|contacts?(?: and locations)?|locations?|(?:primary|secondary|other)? ?outcomes?"
    r"(?: measures?)?|arms and interventions|(?:ages|sexes|genders?) eligible for study"
    r"|accepts healthy volunteers|sampling method|more information|study record dates"
    r"|collaborators and investigators|references|statistical (?:analysis|considerations)"
    r"|study procedures|研究设计|研究终点|主要终点|统计分析"
    r"|研究实施时间|征募观察对象时间|随机方法[^\n]{0,40}|干预措施|测量指标|采集人体标本|年龄范围)\s*[:：]?",
    re.IGNORECASE,
)
_LABELLED_AFTER = re.compile(
    r"(?:(?:ages|sexes|genders?) eligible for study|(?:accepts )?healthy volunteers|sex|gender"
    r"|(?:minimum|maximum) age|age (?:minimum|maximum)|study|研究实施时间|年龄范围|性别)"
    r"\s*[:：]\s*\S[^\n]{0,60}",
    re.IGNORECASE,
)


def recognises(text: str) -> bool:
    return _first_heading(text, lines_of(text, Span(0, len(text)))) is not None


def find(text: str) -> Found:
    lines = lines_of(text, Span(0, len(text)))
    start = _first_heading(text, lines)
    at = len(text) if start is None else start
    end = _end(text, lines, at)
    outside = (Span(0, at), Span(end, len(text)))
    fields = [value for span in outside for value in fields_of(text, span, _labels())]
    numbers = [v for span in outside for v in numbers_in(text, span)]
    kept = [v for v in fields if v.words and v.name not in {"nct", "chictr"}]
    return Found(_NAME, (*kept, *_once(numbers)), (Block(Span(at, end)),))


def _labels() -> dict[str, str]:
    return _NAMES | dict.fromkeys(("eligibility criteria", "criteria", "eligibility"), "")


def _first_heading(text: str, lines: tuple[Line, ...]) -> int | None:
    """Find where the first heading of inclusion or exclusion criteria stands."""
    wanted = {Section.INCLUSION, Section.EXCLUSION}
    for line in lines:
        heading = heading_at(text, line.start, line.end)
        if heading is not None and heading.section in wanted:
            return heading.start
        for inline in inline_headings(text, line.start, line.end):
            return inline.start
    return None


def _end(text: str, lines: tuple[Line, ...], start: int) -> int:
    """Find where what follows the criteria on a page begins."""
    for line in lines:
        if line.start <= start:
            continue
        patterns = (_AFTER, _LABELLED_AFTER)
        if any(pattern.fullmatch(text, line.start, line.end) for pattern in patterns):
            return line.start
    return len(text)


def _once(values: list[FieldValue]) -> list[FieldValue]:
    """Keep the first of each registry: what else a page names is not this record's number."""
    first: dict[str, FieldValue] = {}
    for value in values:
        first.setdefault(value.name, value)
    return list(first.values())
