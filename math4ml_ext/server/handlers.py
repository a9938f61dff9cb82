"""The routes of the extension."""

from __future__ import annotations

from math4ml_ext.web.base import routes_of
from math4ml_ext.web.operations import PREFIX

from .base import Math4MLHandler

__all__ = ["ROUTES"]

ROUTES = routes_of(Math4MLHandler, f"/{PREFIX}")
