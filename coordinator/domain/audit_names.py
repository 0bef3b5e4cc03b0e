"""What the names of records and columns mean that stand in the audit trail.

The trail keeps them as the tables have them; a person reads them in the own language.
"""

from typing import Final

from coordinator.text import N_, _

RECORD_WORDS: Final = {
    "ApprovedException": N_("Approved exception"),
    "AuditTrail": N_("Audit trail"),
    "Backup": N_("Backup"),
    "Carried": N_("Carried evidence"),
    "Clarification": N_("Clarification"),
    "ConsentAgain": N_("Consent given once more"),
    "ConsentForm": N_("Version of the consent form"),
    "Criterion": N_("Criterion"),
    "Decision": N_("Decision"),
    "Delegation": N_("Delegation"),
    "Entry": N_("Answer to a criterion"),
    "Form": N_("Form"),
    "Identity": N_("Identity"),
    "Laboratory": N_("Laboratory"),
    "List": N_("List"),
    "Observation": N_("Evidence"),
    "Point": N_("Review point"),
    "Prescreening": N_("Pre-screening"),
    "PrintedForm": N_("Printed form"),
    "Range": N_("Reference range"),
    "Registry": N_("Registry"),
    "Scan": N_("Scan"),
    "Screening": N_("Screening"),
    "ScreeningMove": N_("Move of a screening"),
    "Signature": N_("Signature"),
    "SignedCopy": N_("Signed copy"),
    "Site": N_("Site"),
    "Source": N_("Registry record"),
    "Staff": N_("Staff member"),
    "StaffMember": N_("Staff member"),
    "Subject": N_("Subject"),
    "Trail": N_("Secret of the audit trail"),
    "Trial": N_("Trial"),
    "Unfinished": N_("Unfinished work"),
    "Version": N_("Protocol version"),
    "Worksheet": N_("Worksheet"),
}
COLUMN_WORDS: Final = frozenset((
    N_("activated_at"), N_("activates_on"), N_("against_finding"), N_("age"), N_("age_anchor"),
    N_("age_unit"), N_("amendment"), N_("analyte"), N_("anew"), N_("answer"), N_("answered_as"),
    N_("answered_at"), N_("answered_by"), N_("answered_on"), N_("answered_under"),
    N_("applies_from"), N_("approval_document"), N_("approved_on"), N_("arm"), N_("asked_by"),
    N_("asked_of"), N_("asked_on"), N_("asks_again"), N_("asks_consent_again"),
    N_("assent_age"), N_("at_least"), N_("attached_at"), N_("attached_by"), N_("attempt"),
    N_("audit_head"), N_("backup_folder"), N_("because"), N_("birth_on"), N_("carried"),
    N_("carried_from"), N_("check_rule"), N_("checks"), N_("checks_revision"), N_("chictr"),
    N_("choice"), N_("citation"), N_("cited"), N_("clarification_id"), N_("code"),
    N_("combination"), N_("committee_by"), N_("committee_document"), N_("committee_on"),
    N_("conditions"), N_("consent_obtained_by"), N_("consent_version"), N_("consented_at"),
    N_("consented_on"), N_("content"), N_("content_sha256"), N_("copies"), N_("correction"),
    N_("criterion_id"), N_("dated_on"), N_("decided_at"), N_("decided_by"), N_("deferred_to"),
    N_("due_on"), N_("duty"), N_("encoding"), N_("end_reason"), N_("ended_at"), N_("ended_by"),
    N_("ended_on"), N_("enrolled_on"), N_("enrolment_on"), N_("entered_at"), N_("entered_by"),
    N_("entries"), N_("entry_reason"), N_("excepted"), N_("excluded_by"), N_("facts"),
    N_("failed"), N_("fetch_address"), N_("field"), N_("fields"), N_("file_name"),
    N_("first_dose_on"), N_("fit"), N_("for_study"), N_("form"), N_("form_version"),
    N_("forms_language"), N_("from_age"), N_("from_on"), N_("from_version_id"), N_("given_at"),
    N_("given_on"), N_("ground"), N_("guardian_consented_on"), N_("guardian_name"),
    N_("guardian_relation"), N_("has_assent"), N_("head"), N_("high"), N_("hospital_number"),
    N_("hospital_number_folded"), N_("idle_minutes"), N_("initials"), N_("instrument"),
    N_("instrument_version"), N_("interventions"), N_("is_heading"), N_("is_in_use"),
    N_("is_of_former_version"), N_("is_ongoing"), N_("is_proposed"), N_("is_reduced"),
    N_("is_valid"), N_("is_voided"), N_("is_withdrawn"), N_("keeps_prescreened_facts"),
    N_("kept_at"), N_("kind"), N_("label"), N_("laboratory_id"), N_("late_entry_days"),
    N_("layout"), N_("lines"), N_("low"), N_("made_at"), N_("marker"), N_("max_age"),
    N_("may_be_not_applicable"), N_("meaning"), N_("media_type"), N_("min_age"), N_("moved_at"),
    N_("moved_by"), N_("must_change"), N_("name"), N_("nature"), N_("nct"),
    N_("needs_investigator"), N_("note"), N_("notes"), N_("number"), N_("number_pattern"),
    N_("observation_id"), N_("obtained_by"), N_("on"), N_("opened"), N_("other_text"),
    N_("outcome"), N_("outcomes"), N_("paper"), N_("parent_id"), N_("pdf_sha256"), N_("phase"),
    N_("place"), N_("planned_by"), N_("planned_enrolment_on"), N_("position"),
    N_("prescreening_days"), N_("printed_at"), N_("printed_by"), N_("printed_form_id"),
    N_("protocol_number"), N_("question"), N_("quote"), N_("randomisation_number"),
    N_("rated_on"), N_("rater"), N_("read_at"), N_("reader_version"), N_("readings"),
    N_("reason"), N_("record_version"), N_("recorded_at"), N_("registry_status"), N_("remark"),
    N_("replaces_id"), N_("resolved_at"), N_("resolved_by"), N_("rest_is_absent"),
    N_("result_anchor"), N_("result_days"), N_("revision"), N_("role"), N_("rows"), N_("said"),
    N_("scientific_title"), N_("screening_id"), N_("screening_number"),
    N_("second_backup_folder"), N_("secondary_ids"), N_("secret"), N_("sequence"),
    N_("severity"), N_("sex"), N_("sha256"), N_("short_title"), N_("signed_at"),
    N_("signed_by"), N_("signed_copy_id"), N_("signed_offset"), N_("signed_on"), N_("signer"),
    N_("signer_user_name"), N_("size"), N_("source_dated_on"), N_("source_id"),
    N_("source_kind"), N_("source_place"), N_("span_end"), N_("span_start"), N_("sponsor"),
    N_("sponsor_by"), N_("sponsor_document"), N_("sponsor_on"), N_("staff_member_id"),
    N_("state"), N_("subject_id"), N_("taken_over"), N_("target_enrolment"), N_("telephone"),
    N_("text"), N_("title"), N_("to_age"), N_("to_version_id"), N_("told"), N_("trial_id"),
    N_("typed"), N_("unit"), N_("until"), N_("until_on"), N_("user_name"), N_("utc_offset"),
    N_("valid_from"), N_("valid_until"), N_("value"), N_("verbatim"), N_("verified"),
    N_("version"), N_("version_id"), N_("visit_on"), N_("void_reason"), N_("voided_at"),
    N_("what"), N_("wording_confirmed_at"), N_("wording_confirmed_by"), N_("working"),
    N_("worksheet_id"), N_("workstation"),
))  # fmt: skip
"""In English the columns are read by their own names."""


def record_words(record: str) -> str:
    words = RECORD_WORDS.get(record)
    return _(words) if words else record


def column_words(column: str) -> str:
    return _(column) if column in COLUMN_WORDS else column
