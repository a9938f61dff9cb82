"""The tables. Every change to them comes with a migration in ``migrations/versions``."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

__all__ = [
    "BEGUN",
    "Base",
    "CheckRow",
    "HelpRow",
    "MemberRow",
    "MistakeRow",
    "OutboxRow",
    "PersonRow",
    "StandingRow",
    "TermRow",
    "UtcDateTime",
]

BEGUN = "begun"
"""The outcome of a check that has none yet."""

_BigKey = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself in an INTEGER key only


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC; SQLite forgets time zones, so they are taken off and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write in UTC; a time without a zone is a mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone cannot be kept")
        value = value.astimezone(timezone.utc)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read as UTC."""
        if value is None:
            return None
        read: datetime = value
        return read.replace(tzinfo=timezone.utc) if read.tzinfo is None else read.astimezone(timezone.utc)


class Base(DeclarativeBase):
    """What all tables share: constraints have names, so that a later migration can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class CheckRow(Base):
    """One finished check, or one that is `BEGUN`: answered, asked more, and not finished. What came of all of an
    exercise's checks is in its `StandingRow`.
    """

    __tablename__ = "checks"
    __table_args__ = (
        UniqueConstraint("check_id"),
        Index("ix_checks_progress", "username", "course", "exercise", "id"),
    )

    id: Mapped[int] = mapped_column(_BigKey, primary_key=True)
    check_id: Mapped[str] = mapped_column(String(64))
    username: Mapped[str] = mapped_column(Text)
    course: Mapped[str] = mapped_column(Text)
    course_version: Mapped[str] = mapped_column(Text)
    exercise: Mapped[str] = mapped_column(Text)
    exercise_version: Mapped[str] = mapped_column(Text)
    seed: Mapped[int] = mapped_column(BigInteger)
    outcome: Mapped[str] = mapped_column(String(32))
    criterion: Mapped[str | None] = mapped_column(Text)
    misconception: Mapped[str | None] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(Text)  # JSON text, not a JSON column: PostgreSQL's refuses some characters
    rounds: Mapped[int] = mapped_column(Integer)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    cell: Mapped[str] = mapped_column(Text)
    wire: Mapped[int] = mapped_column(Integer)
    agent: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(String(16), server_default="checked")  # or practice, or verified
    late: Mapped[bool] = mapped_column(Boolean, server_default=false())
    section: Mapped[str] = mapped_column(Text, server_default=text("''"))
    answers: Mapped[str] = mapped_column(Text, server_default=text("''"))  # of one that is begun: a digest a round


class HelpRow(Base):
    """Help that was shown: one hint (by its level), or the solution (level 0). Each is counted once."""

    __tablename__ = "help"
    __table_args__ = (UniqueConstraint("username", "course", "exercise", "kind", "level", name="uq_help_once"),)

    id: Mapped[int] = mapped_column(_BigKey, primary_key=True)
    username: Mapped[str] = mapped_column(Text)
    course: Mapped[str] = mapped_column(Text)
    course_version: Mapped[str] = mapped_column(Text)
    exercise: Mapped[str] = mapped_column(Text)
    exercise_version: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    level: Mapped[int] = mapped_column(Integer)
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StandingRow(Base):
    """Where one learner stands with one exercise: what its checks and its help came to, kept up with every one of them.

    A check of practice counts as `practice`, and changes nothing else but the times. A verified one changes
    `verified` alone. Everything else speaks of the checks that are evidence: *checked*.
    """

    __tablename__ = "standings"
    __table_args__ = (Index("ix_standings_section", "course", "section", "exercise"),)

    username: Mapped[str] = mapped_column(Text, primary_key=True)
    course: Mapped[str] = mapped_column(Text, primary_key=True)
    exercise: Mapped[str] = mapped_column(Text, primary_key=True)
    section: Mapped[str] = mapped_column(Text, server_default=text("''"))
    checks: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    practice: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    passed: Mapped[bool] = mapped_column(Boolean, server_default=false())  # ever
    passed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # for the first time
    late: Mapped[bool] = mapped_column(Boolean, server_default=false())  # that first pass
    first_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # None: help alone
    last_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Of the last check that says something of the answer.
    check_id: Mapped[str | None] = mapped_column(String(64))
    outcome: Mapped[str | None] = mapped_column(String(32))
    criterion: Mapped[str | None] = mapped_column(Text)
    misconception: Mapped[str | None] = mapped_column(Text)
    stopped_line: Mapped[int | None] = mapped_column(Integer)  # where the learner's code raised
    cell: Mapped[str] = mapped_column(Text, server_default=text("''"))
    same_cell: Mapped[int] = mapped_column(Integer, server_default=text("0"))  # checks in a row of that same answer
    hints: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    solution_shown: Mapped[bool] = mapped_column(Boolean, server_default=false())
    verified: Mapped[bool | None] = mapped_column(Boolean)  # None: never regraded
    verified_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    unfinished: Mapped[int] = mapped_column(Integer, server_default=text("0"))  # checks that are begun


class MistakeRow(Base):
    """A mistake that one learner has made in one exercise, now or before: a criterion, and a misconception if one was
    recognised (or empty text). One row a learner, so counting rows is counting learners.
    """

    __tablename__ = "mistakes"
    __table_args__ = (Index("ix_mistakes_section", "course", "section", "exercise"),)

    username: Mapped[str] = mapped_column(Text, primary_key=True)
    course: Mapped[str] = mapped_column(Text, primary_key=True)
    exercise: Mapped[str] = mapped_column(Text, primary_key=True)
    criterion: Mapped[str] = mapped_column(Text, primary_key=True)
    misconception: Mapped[str] = mapped_column(Text, primary_key=True)
    section: Mapped[str] = mapped_column(Text, server_default=text("''"))
    times: Mapped[int] = mapped_column(Integer)
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PersonRow(Base):
    """Somebody whom JupyterHub has sent here, as it described them last."""

    __tablename__ = "people"

    username: Mapped[str] = mapped_column(Text, primary_key=True)
    display_name: Mapped[str] = mapped_column(Text, server_default=text("''"))
    groups: Mapped[str] = mapped_column(Text, server_default=text("'[]'"))  # JSON text: a list of names
    lti: Mapped[str] = mapped_column(Text, server_default=text("'{}'"))  # JSON text: what an LTI platform told of them
    last_seen: Mapped[datetime] = mapped_column(UtcDateTime)
    first_seen: Mapped[datetime | None] = mapped_column(UtcDateTime)  # None: before this was kept


class MemberRow(Base):
    """Which section of a course somebody is in. A section's rows are its roster, with or without checks."""

    __tablename__ = "members"
    __table_args__ = (Index("ix_members_section", "course", "section"),)

    course: Mapped[str] = mapped_column(Text, primary_key=True)
    username: Mapped[str] = mapped_column(Text, primary_key=True)
    section: Mapped[str] = mapped_column(Text)


class TermRow(Base):
    """When a notebook of a course is open. An empty section or notebook means all of them; the most particular row
    that says something decides.
    """

    __tablename__ = "terms"

    course: Mapped[str] = mapped_column(Text, primary_key=True)
    section: Mapped[str] = mapped_column(Text, primary_key=True)
    notebook: Mapped[str] = mapped_column(Text, primary_key=True)
    opens: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closes: Mapped[datetime | None] = mapped_column(UtcDateTime)
    open: Mapped[bool | None] = mapped_column(Boolean)  # None: as the dates say


class OutboxRow(Base):
    """A check of practice on a learner's own server that the service of their class does not know of yet."""

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("check_id"),)

    id: Mapped[int] = mapped_column(_BigKey, primary_key=True)
    check_id: Mapped[str] = mapped_column(String(64))
    message: Mapped[str] = mapped_column(Text)  # JSON
