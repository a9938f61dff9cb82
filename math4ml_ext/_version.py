"""The version of the package, for whatever shows it. Importing it imports nothing else."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.2.0"
