"""Evidence, worksheets, laboratories, consent forms, clarifications and pre-screenings."""

import sqlalchemy as sa
from alembic import op

from coordinator.registry.migrations.making import table
from coordinator.registry.migrations.refusing import refuse

revision = "0002"
down_revision = "0001"

APPEND_ONLY = ("observation", "worksheet", "carried_observation", "consent_again")
NEVER_CHANGED = (
    "laboratory_id, analyte, unit, low, high, valid_from, sex, from_age, to_age, entered_at"
)


def upgrade() -> None:
    create_laboratories()
    create_evidence()
    create_consents()
    create_the_rest()
    extend()
    for name in APPEND_ONLY:
        refuse("UPDATE", name, f"{name} is append-only")
    refuse(f"UPDATE OF {NEVER_CHANGED}", "reference_range", "a range is never changed")


def create_laboratories() -> None:
    table("laboratory", words="name", numbers="is_in_use", unique="name")
    table(
        "reference_range",
        keys="laboratory_id:laboratory",
        words="analyte unit valid_from entered_at",
        words_or_null="low high sex voided_at",
        numbers_or_null="from_age to_age",
        indexes=("laboratory_id",),
    )


def create_evidence() -> None:
    table(
        "worksheet",
        keys="subject_id:subject",
        keys_or_null="screening_id:screening criterion_id:criterion replaces_id:worksheet",
        words=(
            "instrument instrument_version title citation said taken_over lines outcomes "
            "notes working rater remark source_place correction entered_by entered_at"
        ),
        words_or_null="rated_on source_kind source_dated_on",
        numbers="rest_is_absent for_study",
        indexes=("subject_id id",),
    )
    table(
        "observation",
        keys="subject_id:subject",
        keys_or_null=(
            "screening_id:screening worksheet_id:worksheet laboratory_id:laboratory "
            "replaces_id:observation"
        ),
        words=(
            "what title nature value unit low high source_place correction entered_by "
            "entered_at"
        ),
        words_or_null="on until source_kind source_dated_on",
        numbers="is_withdrawn is_ongoing for_study",
        indexes=("subject_id id", "replaces_id"),
    )
    table(
        "carried_observation",
        keys="screening_id:screening observation_id:observation",
        words="entered_by entered_at",
        numbers="is_valid",
        indexes=("screening_id",),
    )


def create_consents() -> None:
    table(
        "consent_form",
        keys="trial_id:trial",
        words="version valid_from note",
        words_or_null="valid_until",
        numbers="asks_again",
        unique="trial_id version",
    )
    table(
        "consent_again",
        keys="screening_id:screening",
        words="label because form_version given_on given_at obtained_by guardian_relation "
        "entered_by entered_at",
        numbers="has_assent",
        indexes=("screening_id",),
    )


def create_the_rest() -> None:
    table(
        "clarification",
        keys="criterion_id:criterion",
        words="question asked_of asked_on asked_by answer answered_by entered_at",
        words_or_null="answered_on applies_from",
        indexes=("criterion_id",),
    )
    table(
        "prescreening",
        keys="trial_id:trial",
        words="on fit excluded_by sex facts entered_by entered_at",
        words_or_null="age",
        numbers="is_reduced",
        indexes=("trial_id on", "is_reduced on"),
    )


def extend() -> None:
    """Add columns; what stands in the rows that are there already says “as before”."""
    for name, column, usual in (
        ("entry", "working", ""),
        ("entry", "cited", "[]"),
        ("criterion", "deferred_to", ""),
        ("trial", "result_anchor", "planned enrolment"),
    ):
        op.add_column(name, sa.Column(column, sa.Text, nullable=False, server_default=usual))
    for name, column, number in (
        ("protocol_version", "checks_revision", "0"),
        ("protocol_version", "asks_consent_again", "0"),
        ("site", "assent_age", "8"),
        ("site", "prescreening_days", "90"),
        ("site", "keeps_prescreened_facts", "0"),
    ):
        usual_number = sa.text(number)
        op.add_column(
            name, sa.Column(column, sa.Integer, nullable=False, server_default=usual_number)
        )
    op.add_column("criterion", sa.Column("check_rule", sa.Text, nullable=True))
    op.add_column("trial", sa.Column("result_days", sa.Integer, nullable=True))
    op.add_column("entry", sa.Column("clarification_id", sa.Integer, nullable=True))
    op.add_column("screening", sa.Column("recorded_at", sa.Text, nullable=True))
