"""Times as whole seconds since 1970, made by the database: for 180,000 rows that is a second faster than in Python."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

__all__ = ["epoch"]


class epoch(FunctionElement[int]):  # noqa: N801 - it reads as a function of SQL
    """Seconds since 1970 of a time, rounded down; NULL of NULL."""

    type = BigInteger()
    inherit_cache = True


@compiles(epoch)
def _standard(made: epoch, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST(FLOOR(EXTRACT(EPOCH FROM {compiler.process(made.clauses, **options)})) AS BIGINT)"


@compiles(epoch, "sqlite")
def _sqlite(made: epoch, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST(strftime('%s', {compiler.process(made.clauses, **options)}) AS INTEGER)"
