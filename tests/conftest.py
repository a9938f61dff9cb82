"""Jupyter's own fixtures: a real server inside the test process."""

from __future__ import annotations

pytest_plugins = ["pytest_jupyter.jupyter_server"]
