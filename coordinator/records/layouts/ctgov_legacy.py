"""ClinicalTrials.gov's records of before 2024: XML, and the same written as JSON."""

from coordinator.records.headings import Section
from coordinator.records.rendering import Page, Rendered
from coordinator.records.tree import Tree, all_words, members, words

_FIELDS = (
    ("title", "Title", "brief_title"),
    ("scientific_title", "Official title", "official_title"),
    ("sponsor", "Sponsor", "sponsors.lead_sponsor.agency"),
    ("status", "Status", "overall_status"),
    ("phase", "Phase", "phase"),
    ("study_type", "Study type", "study_type"),
    ("target_enrolment", "Enrolment", "enrollment"),
    ("date_registered", "Registered", "study_first_submitted"),
    ("url", "Address", "required_header.url"),
    ("sex", "Sex", "eligibility.gender"),
    ("min_age", "Minimum age", "eligibility.minimum_age"),
    ("max_age", "Maximum age", "eligibility.maximum_age"),
    ("healthy_volunteers", "Healthy volunteers", "eligibility.healthy_volunteers"),
)


def render(study: Tree) -> Rendered | None:
    """Write out a study; none where this is no such study."""
    criteria = words(study, "eligibility.criteria.textblock")
    if not criteria and not words(study, "id_info.nct_id"):
        return None
    page = Page("ClinicalTrials.gov record (before 2024)")
    page.identifier("NCT number", words(study, "id_info.nct_id"))
    page.identifier("Other number", words(study, "id_info.org_study_id"))
    for number in all_words(study, "id_info.secondary_id"):
        page.identifier("Other number", number)
    for name, label, path in _FIELDS:
        page.value(name, label, words(study, path))
    page.values("condition", "Condition", all_words(study, "condition"))
    for each in members(study, "intervention"):
        kind, name = words(each, "intervention_type"), words(each, "intervention_name")
        page.value("intervention", "Intervention", f"{kind}: {name}" if kind else name)
    page.criteria("Eligibility criteria", criteria, Section.EITHER)
    return page.done()
