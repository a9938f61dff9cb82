"""What Alembic runs: the connection is handed in, and whoever did so owns the transaction."""

from __future__ import annotations

from alembic import context

from math4ml_ext.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot change a column in place
)
context.run_migrations()
