"""The JupyterHub service of a class: the same checks and the same store as on a single-user server."""

from __future__ import annotations
