"""Empty every table of the store in a Jupyter data folder, as if the learner had never been here."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path


def forget(data: Path) -> None:
    """Delete all rows of every SQLite database below `data`, leaving the schema as it is."""
    for path in [*data.rglob("*.db"), *data.rglob("*.sqlite*")]:
        if path.name.endswith(("-wal", "-shm", "-journal")):
            continue
        with sqlite3.connect(path, timeout=10) as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                if table != "alembic_version" and not table.startswith("sqlite_"):
                    database.execute(f'DELETE FROM "{table}"')
        database.close()


if __name__ == "__main__":
    forget(Path(sys.argv[1]))
