"""What Alembic asks for: our connection, which stands in a transaction already."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
