"""The Jupyter Server extension: settings, routes, handlers. Nothing is imported before it is needed."""

from __future__ import annotations
