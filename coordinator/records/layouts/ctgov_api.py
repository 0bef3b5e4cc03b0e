"""ClinicalTrials.gov's API: version 2 with its Markdown, and version 1 before it."""

from coordinator.records.headings import Section
from coordinator.records.rendering import Page, Rendered
from coordinator.records.tree import Tree, all_words, as_words, at, members, words

_STATUSES = {
    "ACTIVE_NOT_RECRUITING": "Active, not recruiting",
    "ENROLLING_BY_INVITATION": "Enrolling by invitation",
    "NOT_YET_RECRUITING": "Not yet recruiting",
    "UNKNOWN": "Unknown status",
}


def render(study: Tree) -> Rendered | None:
    """Write out a study of either version; none where this is no such study."""
    if isinstance(at(study, "protocolSection"), dict):
        return _version_2(at(study, "protocolSection"))
    older = at(study, "Study.ProtocolSection") or at(study, "ProtocolSection")
    return _version_1(older) if isinstance(older, dict) else None


def studies_in(tree: Tree) -> tuple[Tree, ...]:
    """Give the studies of a list, of a download, or of version 1's answer."""
    for path in ("studies", "FullStudiesResponse.FullStudies"):
        if found := members(tree, path):
            return found
    return tuple(tree) if isinstance(tree, list) else (tree,)


def _version_2(section: Tree) -> Rendered:
    page = Page("ClinicalTrials.gov record (API v2 JSON)")
    page.identifier("NCT number", words(section, "identificationModule.nctId"))
    page.identifier("Other number", words(section, "identificationModule.orgStudyIdInfo.id"))
    for number in members(section, "identificationModule.secondaryIdInfos"):
        page.identifier("Other number", words(number, "id"))
    page.value("title", "Title", words(section, "identificationModule.briefTitle"))
    official = words(section, "identificationModule.officialTitle")
    page.value("scientific_title", "Official title", official)
    sponsor = words(section, "sponsorCollaboratorsModule.leadSponsor.name")
    page.value("sponsor", "Sponsor", sponsor)
    page.value("status", "Status", _status(words(section, "statusModule.overallStatus")))
    page.value("phase", "Phase", _phases(all_words(section, "designModule.phases")))
    page.value("study_type", "Study type", _spelled(words(section, "designModule.studyType")))
    target = words(section, "designModule.enrollmentInfo.count")
    page.value("target_enrolment", "Enrolment", target)
    registered = words(section, "statusModule.studyFirstSubmitDate")
    page.value("date_registered", "Registered", registered)
    page.values("condition", "Condition", all_words(section, "conditionsModule.conditions"))
    page.values("intervention", "Intervention", _interventions(section))
    _eligibility_2(page, at(section, "eligibilityModule"))
    return page.done()


def _eligibility_2(page: Page, eligibility: Tree) -> None:
    page.value("sex", "Sex", _spelled(words(eligibility, "sex")))
    page.value("min_age", "Minimum age", words(eligibility, "minimumAge"))
    page.value("max_age", "Maximum age", words(eligibility, "maximumAge"))
    volunteers = words(eligibility, "healthyVolunteers")
    page.value("healthy_volunteers", "Healthy volunteers", volunteers)
    criteria = words(eligibility, "eligibilityCriteria")
    page.criteria("Eligibility criteria", criteria, Section.EITHER)


def _version_1(section: Tree) -> Rendered:
    page = Page("ClinicalTrials.gov record (API v1 JSON)")
    page.identifier("NCT number", words(section, "IdentificationModule.NCTId"))
    number = words(section, "IdentificationModule.OrgStudyIdInfo.OrgStudyId")
    page.identifier("Other number", number)
    page.value("title", "Title", words(section, "IdentificationModule.BriefTitle"))
    official = words(section, "IdentificationModule.OfficialTitle")
    page.value("scientific_title", "Official title", official)
    sponsor = words(section, "SponsorCollaboratorsModule.LeadSponsor.LeadSponsorName")
    page.value("sponsor", "Sponsor", sponsor)
    page.value("status", "Status", words(section, "StatusModule.OverallStatus"))
    phases = all_words(section, "DesignModule.PhaseList.Phase")
    page.value("phase", "Phase", "/".join(phases))
    page.value("study_type", "Study type", words(section, "DesignModule.StudyType"))
    target = words(section, "DesignModule.EnrollmentInfo.EnrollmentCount")
    page.value("target_enrolment", "Enrolment", target)
    conditions = all_words(section, "ConditionsModule.ConditionList.Condition")
    page.values("condition", "Condition", conditions)
    interventions = members(section, "ArmsInterventionsModule.InterventionList.Intervention")
    for each in interventions:
        kind, name = words(each, "InterventionType"), words(each, "InterventionName")
        page.value("intervention", "Intervention", f"{kind}: {name}" if kind else name)
    eligibility = at(section, "EligibilityModule")
    page.value("sex", "Sex", words(eligibility, "Gender"))
    page.value("min_age", "Minimum age", words(eligibility, "MinimumAge"))
    page.value("max_age", "Maximum age", words(eligibility, "MaximumAge"))
    volunteers = words(eligibility, "HealthyVolunteers")
    page.value("healthy_volunteers", "Healthy volunteers", volunteers)
    criteria = words(eligibility, "EligibilityCriteria")
    page.criteria("Eligibility criteria", criteria, Section.EITHER)
    return page.done()


def _interventions(section: Tree) -> tuple[str, ...]:
    return tuple(
        ": ".join(
            part for part in (_spelled(as_words(at(each, "type"))), words(each, "name")) if part
        )
        for each in members(section, "armsInterventionsModule.interventions")
    )


def _status(code: str) -> str:
    return _STATUSES.get(code, _spelled(code))


def _spelled(code: str) -> str:
    """Write `MALE` as the registry's own pages do; leave what is no code."""
    return code.replace("_", " ").capitalize() if code.isupper() else code


def _phases(codes: tuple[str, ...]) -> str:
    if codes == ("NA",):
        return "N/A"
    return "/".join(
        code.replace("PHASE", "Phase ").replace("EARLY_", "Early ") for code in codes
    )
