"""Checks that are begun and not finished; when somebody was here first; no time that cannot have been."""

from __future__ import annotations

from datetime import datetime, timezone

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FIRST = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""Before this there was nothing that could be checked. Practice was dated by whoever handed it in."""


def upgrade() -> None:
    """Add the columns, and put times right that lie in the future or before everything."""
    with op.batch_alter_table("checks") as checks:
        checks.add_column(sa.Column("answers", sa.Text(), nullable=False, server_default=sa.text("''")))
    with op.batch_alter_table("standings") as standings:
        standings.add_column(sa.Column("unfinished", sa.Integer(), nullable=False, server_default=sa.text("0")))
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("first_seen", sa.DateTime(timezone=True), nullable=True))
    _put_right("checks", "issued_at", "answered_at")
    _put_right("standings", "first_at", "last_at")


def downgrade() -> None:
    """Drop what was added, and with it the checks that are not finished."""
    op.execute(sa.text("DELETE FROM checks WHERE outcome = 'begun'"))
    for table, column in (("people", "first_seen"), ("standings", "unfinished"), ("checks", "answers")):
        with op.batch_alter_table(table) as changed:
            changed.drop_column(column)


def _put_right(name: str, *columns: str) -> None:
    now = datetime.now(timezone.utc)
    table = sa.table(name, *(sa.column(column, sa.DateTime(timezone=True)) for column in columns))
    for column in columns:
        times = table.c[column]
        op.execute(
            table.update().where(times > sa.bindparam(None, now, sa.DateTime(timezone=True))).values({column: now})
        )
        op.execute(table.update().where(times < _FIRST).values({column: _FIRST}))
