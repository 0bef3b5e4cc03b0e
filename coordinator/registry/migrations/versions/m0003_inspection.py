"""What makes a record fit for an inspection: people, signatures, backups."""

import sqlalchemy as sa
from alembic import op

from coordinator.registry.migrations.making import table
from coordinator.registry.migrations.refusing import refuse

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    extend()
    extend_protocols()
    create_moves()
    extend_people()
    create_trail()
    extend_signing()
    create_signed_copies()
    create_exceptions()


def extend() -> None:
    """Add columns; what stands in the rows that are there already says “as before”."""
    for name, column, usual in (
        ("site", "backup_folder", ""),
        ("site", "second_backup_folder", ""),
        ("site", "forms_language", "en"),
    ):
        op.add_column(name, sa.Column(column, sa.Text, nullable=False, server_default=usual))


def extend_people() -> None:
    """Let a person's access end, and a delegation be proposed, signed and ended."""
    for name, columns in (
        ("staff_member", "initials"),
        (
            "delegation",
            "entered_by entry_reason signed_by signer_user_name content_sha256 "  # noqa: ISC004
            "ended_by end_reason",
        ),
    ):
        for column in columns.split():
            op.add_column(name, sa.Column(column, sa.Text, nullable=False, server_default=""))
    for name, columns in (
        ("staff_member", "ended_at"),
        ("delegation", "entered_at signed_at ended_on ended_at"),
    ):
        for column in columns.split():
            op.add_column(name, sa.Column(column, sa.Text, nullable=True))
    for column in ("is_proposed", "signed_offset"):
        nothing = sa.text("0")
        op.add_column(
            "delegation",
            sa.Column(column, sa.Integer, nullable=False, server_default=nothing),
        )


def create_trail() -> None:
    """Keep in which form the trail is written, and what it conceals values with."""
    table("trail", words="secret", numbers="form")
    refuse("UPDATE", "trail", "trail is append-only")


def extend_protocols() -> None:
    """Let amendments be told, planned and moved to; answers say where they came from."""
    for name, column in (
        ("protocol_version", "amendment"),
        ("protocol_version", "approval_document"),
        ("protocol_version", "planned_by"),
        ("entry", "answered_by"),
        ("entry", "answered_under"),
        ("entry", "answered_as"),
    ):
        op.add_column(name, sa.Column(column, sa.Text, nullable=False, server_default=""))
    for name, column in (
        ("protocol_version", "approved_on"),
        ("protocol_version", "activates_on"),
        ("entry", "answered_at"),
    ):
        op.add_column(name, sa.Column(column, sa.Text, nullable=True))
    op.add_column("entry", sa.Column("carried_from", sa.Integer, nullable=True))


def create_moves() -> None:
    """Keep each act by which a screening was moved to another protocol version."""
    table(
        "screening_move",
        keys=(
            "screening_id:screening from_version_id:protocol_version "
            "to_version_id:protocol_version"
        ),
        words="reason carried anew moved_by moved_at",
        indexes=("screening_id",),
    )
    refuse("UPDATE", "screening_move", "screening_move is append-only")


def extend_signing() -> None:
    """Let inclusion be excepted, and forms be signed on paper."""
    for name, column, usual in (
        ("screening", "excepted", "[]"),
        ("decision", "excepted", "[]"),
        ("signature", "attached_by", ""),
    ):
        op.add_column(name, sa.Column(column, sa.Text, nullable=False, server_default=usual))
    for column in ("planned_enrolment_on", "enrolled_on"):
        op.add_column("screening", sa.Column(column, sa.Text, nullable=True))
    for column in ("arm", "randomisation_number"):
        op.add_column(
            "screening", sa.Column(column, sa.Text, nullable=False, server_default="")
        )
    op.add_column("signature", sa.Column("signed_on", sa.Text, nullable=True))
    op.add_column("signature", sa.Column("signed_copy_id", sa.Integer, nullable=True))


def create_signed_copies() -> None:
    table(
        "printed_form",
        keys="screening_id:screening",
        words="label form content_sha256 pdf_sha256 audit_head printed_by printed_at",
        numbers="record_version copies",
        indexes=("screening_id",),
    )
    table(
        "signed_copy",
        keys="screening_id:screening printed_form_id:printed_form",
        words="label code reason attached_by attached_at",
        numbers="is_of_former_version",
        indexes=("screening_id",),
    )
    table(
        "scan",
        keys="signed_copy_id:signed_copy",
        words="file_name media_type sha256",
        numbers="place size",
        blobs="content",
        indexes=("signed_copy_id",),
    )
    for name in ("printed_form", "signed_copy", "scan"):
        refuse("UPDATE", name, f"{name} is append-only")


def create_exceptions() -> None:
    table(
        "approved_exception",
        keys="screening_id:screening criterion_id:criterion",
        words=EXCEPTION_WORDS,
        words_or_null="signed_at voided_at",
        numbers="revision utc_offset",
        indexes=("screening_id",),
    )
    entered = ", ".join(EXCEPTION_WORDS.split()[:10])
    refuse(
        f"UPDATE OF screening_id, criterion_id, revision, {entered}",
        "approved_exception",
        "what was entered of an exception is never changed",
    )


EXCEPTION_WORDS = (
    "label sponsor_by sponsor_on sponsor_document committee_by committee_on "
    "committee_document ground entered_by entered_at signer user_name role content_sha256 "
    "void_reason"
)
