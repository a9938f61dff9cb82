"""Classes: evidence and sections of checks, standings, mistakes, people, terms."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ALL_CHECKS = sa.text(
    "SELECT check_id, username, course, exercise, outcome, criterion, misconception, verdict, answered_at, cell "
    "FROM checks ORDER BY course, username, exercise, id"
)
_ALL_HELP = sa.text("SELECT username, course, exercise, kind, level FROM help ORDER BY course, username, exercise")
_AT_ONCE = 500  # rows that one statement writes

_Key = tuple[str, str, str]


def upgrade() -> None:
    """Add columns and tables, and work out where everybody stands from the checks that are there."""
    with op.batch_alter_table("checks") as checks:
        checks.add_column(sa.Column("evidence", sa.String(16), nullable=False, server_default="checked"))
        checks.add_column(sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))
        checks.add_column(sa.Column("section", sa.Text(), nullable=False, server_default=sa.text("''")))
    standings = _make_standings()
    mistakes = _make_mistakes()
    _make_people()
    _make_outbox()
    _fill(standings, mistakes)


def downgrade() -> None:
    """Drop what was added; the checks stay."""
    for table in ("outbox", "terms", "members", "people", "mistakes", "standings"):
        op.drop_table(table)
    with op.batch_alter_table("checks") as checks:
        for column in ("section", "late", "evidence"):
            checks.drop_column(column)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _text_or(name: str, default: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=sa.text(f"'{default}'"))


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _time(name: str, *, nullable: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _make_standings() -> sa.Table:
    table = op.create_table(
        "standings",
        _text("username"),
        _text("course"),
        _text("exercise"),
        _text_or("section", ""),
        _count("checks"),
        _count("practice"),
        _flag("passed"),
        _time("passed_at"),
        _flag("late"),
        _time("first_at"),
        _time("last_at"),
        sa.Column("check_id", sa.String(64), nullable=True),
        sa.Column("outcome", sa.String(32), nullable=True),
        sa.Column("criterion", sa.Text(), nullable=True),
        sa.Column("misconception", sa.Text(), nullable=True),
        sa.Column("stopped_line", sa.Integer(), nullable=True),
        _text_or("cell", ""),
        _count("same_cell"),
        _count("hints"),
        _flag("solution_shown"),
        sa.Column("verified", sa.Boolean(), nullable=True),
        _time("verified_at"),
        sa.PrimaryKeyConstraint("username", "course", "exercise", name="pk_standings"),
    )
    op.create_index("ix_standings_section", "standings", ["course", "section", "exercise"])
    return table


def _make_mistakes() -> sa.Table:
    table = op.create_table(
        "mistakes",
        _text("username"),
        _text("course"),
        _text("exercise"),
        _text("criterion"),
        _text("misconception"),
        _text_or("section", ""),
        sa.Column("times", sa.Integer(), nullable=False),
        _time("first_at", nullable=False),
        _time("last_at", nullable=False),
        sa.PrimaryKeyConstraint("username", "course", "exercise", "criterion", "misconception", name="pk_mistakes"),
    )
    op.create_index("ix_mistakes_section", "mistakes", ["course", "section", "exercise"])
    return table


def _make_people() -> None:
    op.create_table(
        "people",
        _text("username"),
        _text_or("display_name", ""),
        _text_or("groups", "[]"),
        _text_or("lti", "{}"),
        _time("last_seen", nullable=False),
        sa.PrimaryKeyConstraint("username", name="pk_people"),
    )
    op.create_table(
        "members",
        _text("course"),
        _text("username"),
        _text("section"),
        sa.PrimaryKeyConstraint("course", "username", name="pk_members"),
    )
    op.create_index("ix_members_section", "members", ["course", "section"])
    op.create_table(
        "terms",
        _text("course"),
        _text("section"),
        _text("notebook"),
        _time("opens"),
        _time("due"),
        _time("closes"),
        sa.Column("open", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("course", "section", "notebook", name="pk_terms"),
    )


def _make_outbox() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "outbox",
        sa.Column("id", key, nullable=False),
        sa.Column("check_id", sa.String(64), nullable=False),
        _text("message"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("check_id", name="uq_outbox_check_id"),
    )


def _fill(standings: sa.Table, mistakes: sa.Table) -> None:
    stood: dict[_Key, dict[str, Any]] = {}
    made: dict[tuple[str, ...], dict[str, Any]] = {}
    connection = op.get_bind()
    types = {"answered_at": sa.DateTime(timezone=True)}
    for row in connection.execute(_ALL_CHECKS.columns(**types)).mappings():
        _take_check(stood, dict(row))
        if row["outcome"] == "failed":
            _take_mistake(made, dict(row))
    for row in connection.execute(_ALL_HELP).mappings():
        standing = _standing(stood, dict(row))
        if row["kind"] == "hint":
            standing["hints"] = max(standing["hints"], row["level"])
        else:
            standing["solution_shown"] = True
    for table, rows in ((standings, [*stood.values()]), (mistakes, [*made.values()])):
        for start in range(0, len(rows), _AT_ONCE):
            connection.execute(sa.insert(table), rows[start : start + _AT_ONCE])


def _standing(stood: dict[_Key, dict[str, Any]], row: dict[str, Any]) -> dict[str, Any]:
    key = (row["course"], row["username"], row["exercise"])
    nothing = {
        **dict(zip(("course", "username", "exercise"), key, strict=True)),
        **dict.fromkeys(("checks", "same_cell", "hints"), 0),
        **dict.fromkeys(("passed", "solution_shown"), False),
        **dict.fromkeys(("passed_at", "first_at", "last_at"), None),
        **dict.fromkeys(("check_id", "outcome", "criterion", "misconception", "stopped_line"), None),
        "cell": "",
    }
    return stood.setdefault(key, nothing)


def _take_check(stood: dict[_Key, dict[str, Any]], row: dict[str, Any]) -> None:
    standing, at = _standing(stood, row), row["answered_at"]
    standing["checks"] += 1
    standing["first_at"] = standing["first_at"] or at
    standing["last_at"] = at
    standing["same_cell"] = standing["same_cell"] + 1 if standing["cell"] == row["cell"] else 1
    standing["cell"] = row["cell"]
    if row["outcome"] == "passed" and not standing["passed"]:
        standing |= {"passed": True, "passed_at": at}
    if row["outcome"] != "could-not-check":
        standing |= {name: row[name] for name in ("check_id", "outcome", "criterion", "misconception")}
        standing["stopped_line"] = _line(row["verdict"])


def _take_mistake(made: dict[tuple[str, ...], dict[str, Any]], row: dict[str, Any]) -> None:
    names = {name: row[name] or "" for name in ("course", "username", "exercise", "criterion", "misconception")}
    at = row["answered_at"]
    mistake = made.setdefault(tuple(names.values()), {**names, "times": 0, "first_at": at})
    mistake["times"] += 1
    mistake["last_at"] = at


def _line(verdict: str) -> int | None:
    try:
        line = json.loads(verdict)["error"]["line"]
    except (ValueError, KeyError, TypeError):
        return None
    return line if isinstance(line, int) else None
