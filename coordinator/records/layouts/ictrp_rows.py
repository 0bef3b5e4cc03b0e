"""Exports of the WHO search portal (ICTRP), XML or CSV: `≥` and `≤` were printed as `=`."""

import re

from coordinator.records.headings import Section
from coordinator.records.rendering import Page, Rendered
from coordinator.records.tree import Tree, words

_FIELDS = (
    ("title", "Public title", "publictitle"),
    ("scientific_title", "Scientific title", "scientifictitle"),
    ("sponsor", "Primary sponsor", "primarysponsor"),
    ("status", "Recruitment status", "recruitmentstatus"),
    ("phase", "Phase", "phase"),
    ("study_type", "Study type", "studytype"),
    ("target_enrolment", "Target size", "targetsize"),
    ("date_registered", "Date of registration", "dateregistration"),
    ("url", "Address", "webaddress"),
    ("contact", "Contact", "contact"),
    ("min_age", "Age minimum", "inclusionagemin"),
    ("max_age", "Age maximum", "inclusionagemax"),
)
_SEX_TABLE = re.compile(r"(female|male)\s*:\s*(yes|no)", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:;|<br>|\n)\s*")


def render(row: Tree) -> Rendered | None:
    """Write out a row of an export; none where this is no such row."""
    if not isinstance(row, dict):
        return None
    cells = {_bare(name): value for name, value in row.items()}
    if "trialid" not in cells or "inclusioncriteria" not in cells:
        return None
    register = words(cells, "sourceregister").strip()
    page = Page(f"WHO ICTRP export ({register})" if register else "WHO ICTRP export", True)
    page.identifier("Main ID", words(cells, "trialid"))
    for name, label, key in _FIELDS:
        page.value(name, label, words(cells, key))
    page.value("sex", "Gender", _sex(words(cells, "inclusiongender")))
    for name, key in (("condition", "condition"), ("intervention", "intervention")):
        listed = tuple(_LIST.split(words(cells, key)))
        page.values(name, name.capitalize(), listed)
    inclusion, exclusion = words(cells, "inclusioncriteria"), words(cells, "exclusioncriteria")
    page.criteria("Inclusion criteria", inclusion, Section.INCLUSION)
    page.criteria("Exclusion criteria", exclusion, Section.EXCLUSION)
    return page.done()


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _sex(said: str) -> str:
    """Read the small table that rows from the EU register hold."""
    answers = {sex.casefold(): answer.casefold() for sex, answer in _SEX_TABLE.findall(said)}
    if not answers:
        return said
    wanted = [sex for sex in ("female", "male") if answers.get(sex) == "yes"]
    return " and ".join(wanted)
