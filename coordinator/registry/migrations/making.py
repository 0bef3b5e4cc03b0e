"""Tables as the steps make them: from none of which anything is deleted.

As final as the steps that use it: a step that needs another way brings its own.
"""

import sqlalchemy as sa
from alembic import op

from coordinator.registry.migrations.refusing import refuse

Column = sa.Column[int] | sa.Column[str] | sa.Column[bytes] | sa.UniqueConstraint


def table(  # noqa: PLR0913  a table has these
    name: str,
    *,
    words: str = "",
    words_or_null: str = "",
    numbers: str = "",
    numbers_or_null: str = "",
    blobs: str = "",
    keys: str = "",
    keys_or_null: str = "",
    unique: str = "",
    indexes: tuple[str, ...] = (),
) -> None:
    """Create a STRICT table; names stand in one string, a key as `column:table`."""
    columns: list[Column] = [sa.Column("id", sa.Integer, primary_key=True, nullable=False)]
    for listed, nullable in ((keys, False), (keys_or_null, True)):
        for column, target in (key.split(":") for key in listed.split()):
            key = sa.ForeignKey(f"{target}.id", name=f"fk_{name}_{column}")
            columns.append(sa.Column(column, sa.Integer, key, nullable=nullable))
    columns += [sa.Column(column, sa.Text, nullable=False) for column in words.split()]
    columns += [sa.Column(column, sa.Text, nullable=True) for column in words_or_null.split()]
    columns += [sa.Column(column, sa.Integer, nullable=False) for column in numbers.split()]
    columns += [
        sa.Column(column, sa.Integer, nullable=True) for column in numbers_or_null.split()
    ]
    columns += [sa.Column(column, sa.LargeBinary, nullable=False) for column in blobs.split()]
    if unique:
        first = unique.split(maxsplit=1)[0]
        columns.append(sa.UniqueConstraint(*unique.split(), name=f"uq_{name}_{first}"))
    op.create_table(name, *columns, sqlite_strict=True)
    for index in indexes:
        op.create_index(f"ix_{name}_{'_'.join(index.split())}", name, index.split())
    refuse("DELETE", name, f"nothing is deleted from {name}")
