"""Records of ISRCTN as JSON and of ChiCTR as XML, and bare objects that hold criteria."""

from coordinator.records.headings import Section
from coordinator.records.rendering import Page, Rendered
from coordinator.records.tree import Tree, all_words, words

_ISRCTN = (
    ("title", "Title", "trialDescription.title"),
    ("scientific_title", "Scientific title", "trialDescription.scientificTitle"),
    ("condition", "Condition", "conditions.condition.description"),
    ("target_enrolment", "Target size", "participants.targetEnrolment"),
    ("ages", "Ages", "participants.ageRange"),
    ("sex", "Sex", "participants.gender"),
    ("study_type", "Study type", "trialDesign.primaryStudyDesign"),
)
_CHICTR = (
    ("title", "Public title", "main.public_title"),
    ("scientific_title", "Scientific title", "main.scientific_title"),
    ("sponsor", "Primary sponsor", "main.primary_sponsor"),
    ("status", "Recruitment status", "main.recruitment_status"),
    ("phase", "Phase", "main.phase"),
    ("study_type", "Study type", "main.study_type"),
    ("target_enrolment", "Target size", "main.target_size"),
    ("date_registered", "Date of registration", "main.date_registration"),
    ("url", "Address", "main.url"),
    ("condition", "Condition", "main.hc_freetext"),
    ("intervention", "Intervention", "main.i_freetext"),
    ("min_age", "Age minimum", "criteria.agemin"),
    ("max_age", "Age maximum", "criteria.agemax"),
    ("sex", "Gender", "criteria.gender"),
)
_BARE_KEYS = ("criteria", "eligibility_criteria", "eligibilityCriteria", "eligibility")
_BARE_NUMBERS = ("nct_id", "nctid", "nctId", "id", "trial_id")


def render_isrctn(record: Tree) -> Rendered | None:
    if not words(record, "participants.inclusion"):
        return None
    page = Page("ISRCTN record (JSON)")
    number = words(record, "isrctn")
    page.identifier("ISRCTN number", f"ISRCTN{number}" if number.isdigit() else number)
    page.identifier("NCT number", words(record, "externalRefs.clinicalTrialsGovNumber"))
    for other in all_words(record, "externalRefs.secondaryNumbers.secondaryNumber"):
        page.identifier("Other number", other)
    for name, label, path in _ISRCTN:
        page.value(name, label, words(record, path))
    inclusion = words(record, "participants.inclusion")
    page.criteria("Inclusion criteria", inclusion, Section.INCLUSION)
    exclusion = words(record, "participants.exclusion")
    page.criteria("Exclusion criteria", exclusion, Section.EXCLUSION)
    return page.done()


def render_chictr(record: Tree) -> Rendered | None:
    if not words(record, "criteria.inclusion_criteria") or not words(record, "main.trial_id"):
        return None
    page = Page("ChiCTR record (XML)")
    page.identifier("Main ID", words(record, "main.trial_id"))
    for name, label, path in _CHICTR:
        page.value(name, label, words(record, path))
    inclusion = words(record, "criteria.inclusion_criteria")
    page.criteria("Inclusion criteria", inclusion, Section.INCLUSION)
    exclusion = words(record, "criteria.exclusion_criteria")
    page.criteria("Exclusion criteria", exclusion, Section.EXCLUSION)
    return page.done()


def render_bare(record: Tree) -> Rendered | None:
    """Write out an object that holds little more than a text of criteria."""
    criteria = next((words(record, key) for key in _BARE_KEYS if words(record, key)), "")
    if not criteria:
        return None
    page = Page("data with a text of eligibility criteria (JSON)")
    for key in _BARE_NUMBERS:
        page.identifier("Number", words(record, key))
    page.value("title", "Title", words(record, "title"))
    page.criteria("Eligibility criteria", criteria, Section.EITHER)
    return page.done()
