"""Site, staff, trials, protocol versions, subjects, screenings and the audit trail."""

from coordinator.registry.migrations.making import table
from coordinator.registry.migrations.refusing import refuse

revision = "0001"
down_revision = None

APPEND_ONLY = ("audit_entry", "source_record", "identity", "entry", "decision")
SIGNED = (
    "id, screening_id, signer, user_name, role, meaning, signed_at, utc_offset, content_sha256"
)


def upgrade() -> None:
    create_site_and_people()
    create_protocols()
    create_subjects()
    create_screenings()
    create_decisions()
    create_the_trail()
    for name in APPEND_ONLY:
        refuse("UPDATE", name, f"{name} is append-only")
    refuse(f"UPDATE OF {SIGNED}", "signature", "a signature is never changed")
    refuse("UPDATE OF verbatim", "criterion", "the words of the record are never changed")


def create_site_and_people() -> None:
    table(
        "site",
        words="name number paper fetch_address",
        numbers="late_entry_days idle_minutes",
    )
    table(
        "trial",
        words=(
            "title short_title state nct chictr secondary_ids scientific_title sponsor "
            "registry_status phase conditions interventions age_unit sex number_pattern "
            "age_anchor"
        ),
        words_or_null="min_age max_age",
        numbers_or_null="target_enrolment",
        indexes=(
            "chictr",
            "nct",
        ),
    )
    table(
        "staff_member",
        words="user_name name role",
        unique="user_name",
    )
    table(
        "delegation",
        keys="staff_member_id:staff_member",
        keys_or_null="trial_id:trial",
        words="duty from_on",
        words_or_null="until_on",
        indexes=("staff_member_id",),
    )


def create_protocols() -> None:
    table(
        "source_record",
        keys="trial_id:trial",
        words="file_name layout encoding text sha256 read_at reader_version fields",
        indexes=("sha256",),
    )
    table(
        "protocol_version",
        keys="trial_id:trial",
        keys_or_null="source_id:source_record",
        words="protocol_number version state wording_confirmed_by",
        words_or_null="dated_on wording_confirmed_at activated_at",
        indexes=("trial_id",),
    )
    table(
        "criterion",
        keys="version_id:protocol_version",
        keys_or_null="parent_id:criterion",
        words="kind position marker text verbatim other_text combination checks",
        numbers=("at_least needs_investigator may_be_not_applicable is_heading is_voided"),
        numbers_or_null="span_start span_end",
        indexes=("version_id",),
    )
    table(
        "review_point",
        keys="version_id:protocol_version",
        keys_or_null="criterion_id:criterion",
        words="code severity field quote note readings choice ground resolved_by",
        words_or_null="resolved_at",
        numbers_or_null="span_start span_end",
        indexes=("version_id",),
    )


def create_subjects() -> None:
    table(
        "subject",
        words="initials sex",
        indexes=("initials",),
    )
    table(
        "identity",
        keys="subject_id:subject",
        words=("name hospital_number hospital_number_folded birth_on telephone guardian_name"),
        numbers="revision",
        unique="subject_id revision",
        indexes=(
            "hospital_number_folded subject_id",
            "name subject_id",
        ),
    )


def create_screenings() -> None:
    table(
        "screening",
        keys="trial_id:trial version_id:protocol_version subject_id:subject",
        words=(
            "screening_number state consented_on consented_at consent_version "
            "consent_obtained_by guardian_relation failed reason"
        ),
        words_or_null=(
            "guardian_consented_on visit_on enrolment_on first_dose_on outcome ended_on"
        ),
        numbers="sequence attempt has_assent",
        unique="trial_id screening_number",
        indexes=(
            "consented_on id",
            "screening_number consented_on id",
            "state consented_on id",
            "subject_id consented_on id",
            "trial_id consented_on id",
            "trial_id state consented_on id",
        ),
    )
    table(
        "entry",
        keys="screening_id:screening criterion_id:criterion",
        words=(
            "label source_place value unit remark reason against_finding correction "
            "entered_by entered_at"
        ),
        words_or_null="answer source_kind source_dated_on due_on",
        indexes=("screening_id criterion_id id",),
    )


def create_decisions() -> None:
    table(
        "decision",
        keys="screening_id:screening",
        words="failed reason decided_by decided_at",
        words_or_null="outcome ended_on",
        indexes=("screening_id",),
    )
    table(
        "signature",
        keys="screening_id:screening",
        words="signer user_name role meaning signed_at content_sha256 void_reason",
        words_or_null="voided_at",
        numbers="utc_offset",
        indexes=("screening_id",),
    )


def create_the_trail() -> None:
    table(
        "audit_entry",
        words="at actor action reason workstation record key changes hash",
        numbers="utc_offset",
        indexes=(
            "actor action",
            "record key",
        ),
    )
