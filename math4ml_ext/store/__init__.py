"""Where progress is kept: SQLite in the user's Jupyter data folder, or any database that SQLAlchemy speaks to."""

from __future__ import annotations

from .store import Store, default_url

__all__ = ["Store", "default_url"]
