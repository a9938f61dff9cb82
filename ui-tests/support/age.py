"""Move all that the store of a Jupyter data folder holds some days into the past."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path


def age(data: Path, days: int) -> None:
    """Take `days` off every time in every table of the store."""
    with sqlite3.connect(data / "math4ml" / "progress.sqlite", timeout=10) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for _, column, kind, *_ in database.execute(f'PRAGMA table_info("{table}")').fetchall():
                if kind == "DATETIME":
                    # SQLAlchemy writes six digits after the second, SQLite's own functions three at most.
                    moved = f"strftime('%Y-%m-%d %H:%M:%S', \"{column}\", '-{days} days') || '.000000'"
                    database.execute(f'UPDATE "{table}" SET "{column}" = {moved} WHERE "{column}" IS NOT NULL')
    database.close()


if __name__ == "__main__":
    age(Path(sys.argv[1]), int(sys.argv[2]))
