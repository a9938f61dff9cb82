"""Math4ML for Jupyter: a check beside every cell."""

from __future__ import annotations

__version__ = "0.1.0"
