"""The tables. Every change to them comes with a migration in ``migrations/versions``."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

__all__ = ["Base", "CheckRow", "HelpRow", "UtcDateTime"]

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
    """One finished check."""

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
