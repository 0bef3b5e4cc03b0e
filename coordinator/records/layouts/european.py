"""Records of the EU Clinical Trials Register, CTIS and the German register DRKS, as JSON."""

from coordinator.records.headings import Section
from coordinator.records.rendering import Page, Rendered
from coordinator.records.tree import Tree, at, members, words

_EUCTR = (
    (
        "title",
        "Title",
        "a31_title_of_the_trial_for_lay_people_in_easily_understood_ie_nontechnical_language",
    ),
    ("scientific_title", "Full title", "a3_full_title_of_the_trial"),
    ("sponsor", "Sponsor", "b1_sponsor.b11_name_of_sponsor"),
    ("status", "Status", "x5_trial_status"),
    ("condition", "Condition", "e11_medical_conditions_being_investigated"),
    ("target_enrolment", "Number of subjects", "f422_in_the_whole_clinical_trial"),
    ("healthy_volunteers", "Healthy volunteers", "f31_healthy_volunteers"),
)
_EUCTR_PHASES = (
    ("Phase 1", "e71_human_pharmacology_phase_i"),
    ("Phase 2", "e72_therapeutic_exploratory_phase_ii"),
    ("Phase 3", "e73_therapeutic_confirmatory_phase_iii"),
    ("Phase 4", "e74_therapeutic_use_phase_iv"),
)
_CTIS_INFORMATION = "trialDetails.trialInformation"


def render_euctr(record: Tree) -> Rendered | None:
    if not words(record, "e3_principal_inclusion_criteria"):
        return None
    page = Page("EU Clinical Trials Register record (JSON)", drops_signs=True)
    page.identifier("EudraCT number", words(record, "a2_eudract_number"))
    page.identifier("NCT number", words(record, "a52_us_nct_clinicaltrialsgov_registry_number"))
    page.identifier("Sponsor's number", words(record, "a41_sponsors_protocol_code_number"))
    for name, label, path in _EUCTR:
        page.value(name, label, words(record, path))
    phases = [name for name, key in _EUCTR_PHASES if words(record, key) == "Yes"]
    page.value("phase", "Phase", "/".join(phases))
    page.value("sex", "Sex", _sexes(words(record, "f21_female"), words(record, "f22_male")))
    inclusion = words(record, "e3_principal_inclusion_criteria")
    page.criteria("Principal inclusion criteria", inclusion, Section.INCLUSION)
    exclusion = words(record, "e4_principal_exclusion_criteria")
    page.criteria("Principal exclusion criteria", exclusion, Section.EXCLUSION)
    return page.done()


def render_ctis(record: Tree) -> Rendered | None:
    part = (
        at(record, "authorizedPartI")
        or at(record, "authorizedApplication.authorizedPartI")
        or at(record, "applications.partI")
    )
    information = at(part, _CTIS_INFORMATION)
    if not isinstance(information, dict):
        return None
    page = Page("CTIS record (JSON)")
    page.identifier("EU CT number", words(record, "ctNumber"))
    titles = at(part, "trialDetails.clinicalTrialIdentifiers")
    number = words(titles, "secondaryIdentifyingNumbers.nctNumber.number")
    page.identifier("NCT number", number)
    page.value("title", "Public title", words(titles, "publicTitle") or words(record, "title"))
    page.value("scientific_title", "Full title", words(titles, "fullTitle"))
    sponsor = words(record, "primarySponsor.organisation.name") or words(
        record, "primarySponsor.publicContacts.organisation.name"
    )
    page.value("sponsor", "Sponsor", sponsor)
    page.value("status", "Status", words(record, "ctStatus"))
    page.value("phase", "Phase", words(record, "trialPhase"))
    page.value("target_enrolment", "Number enrolled", words(record, "totalNumberEnrolled"))
    page.value("sex", "Sex", words(record, "gender").replace(",", " and"))
    for condition in members(information, "medicalCondition.partIMedicalConditions"):
        page.value("condition", "Condition", words(condition, "medicalCondition"))
    criteria = at(information, "eligibilityCriteria")
    for label, key, section in (
        ("Principal inclusion criteria", "principalInclusionCriteria", Section.INCLUSION),
        ("Principal exclusion criteria", "principalExclusionCriteria", Section.EXCLUSION),
    ):
        page.criteria(label, _numbered(members(criteria, key), key), section)
    return page.done()


def render_drks(record: Tree) -> Rendered | None:
    if not words(record, "drksId"):
        return None
    page = Page("German Clinical Trials Register (DRKS) record (JSON)")
    page.identifier("DRKS number", words(record, "drksId"))
    page.identifier("Other number", words(record, "secondaryIds.eudraCtNumber"))
    page.identifier("Other number", words(record, "secondaryIds.otherPrimaryRegisterId"))
    titles = _english(members(record, "trialDescriptions"))
    page.value("title", "Title", words(titles, "title"))
    page.value("scientific_title", "Scientific title", words(titles, "scientificTitle"))
    page.value("status", "Status", words(record, "recruitment.status"))
    page.value("phase", "Phase", words(record, "studyCharacteristic.phase"))
    page.value("target_enrolment", "Target size", words(record, "recruitment.targetSampleSize"))
    page.value("sex", "Sex", words(record, "recruitment.gender"))
    for condition in members(record, "studiedHealthConditions"):
        english = _english(members(condition, "studiedHealthConditionDescriptions"))
        page.value("condition", "Condition", words(english, "comment"))
    criteria = _english(members(record, "recruitment.recruitmentDescriptions"))
    inclusion = words(criteria, "inclusionCriteria")
    page.criteria("Inclusion criteria", inclusion, Section.INCLUSION)
    exclusion = words(criteria, "exclusionCriteria")
    page.criteria("Exclusion criteria", exclusion, Section.EXCLUSION)
    return page.done()


def _english(descriptions: tuple[Tree, ...]) -> Tree:
    """Choose the English description, or else the first."""
    for description in descriptions:
        if words(description, "idLocale.locale") == "en":
            return description
    return descriptions[0] if descriptions else None


def _numbered(criteria: tuple[Tree, ...], key: str) -> str:
    """Put the criteria in the order of their numbers: the file sorts them as text."""
    ordered = sorted(criteria, key=_number)
    return "\n".join(f"{_number(each)}. {words(each, key).strip()}" for each in ordered)


def _number(criterion: Tree) -> int:
    said = words(criterion, "number")
    return int(said) if said.isdigit() else 0


def _sexes(female: str, male: str) -> str:
    wanted = [name for name, said in (("female", female), ("male", male)) if said == "Yes"]
    return " and ".join(wanted)
