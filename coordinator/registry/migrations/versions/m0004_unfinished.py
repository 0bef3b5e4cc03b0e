"""What was typed and lacks something still outlives the program's end."""

from coordinator.registry.migrations.making import table

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    table(
        "unfinished",
        keys="screening_id:screening criterion_id:criterion",
        words="user_name what typed kept_at",
        unique="screening_id user_name criterion_id what",
        indexes=("screening_id",),
    )
