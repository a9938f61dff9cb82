"""The routes of the extension. Every verb of every route is guarded in the one place where they are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jupyter_server.auth.decorator import authorized
from tornado import web

from math4ml_ext.web.base import routes_of
from math4ml_ext.web.operations import PREFIX

from .base import Math4MLHandler

__all__ = ["ROUTES"]


def _guard(method: Callable[..., Any]) -> Callable[..., Any]:
    guarded: Callable[..., Any] = web.authenticated(authorized(method))
    return guarded


ROUTES = routes_of(Math4MLHandler, f"/{PREFIX}", _guard)
