"""A server extension with one route that does nothing: what a POST costs when nobody does any work for it."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado import web

__all__ = ["EmptyHandler"]


class EmptyHandler(APIHandler):
    """Authenticated, authorised, protected from forgery, and empty: as cheap as a route of ours could be."""

    auth_resource = "contents"

    @web.authenticated
    @authorized
    def post(self) -> None:
        """Answer with an empty object."""
        self.finish("{}")


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "empty_route"}]


def _load_jupyter_server_extension(serverapp: ServerApp) -> None:
    route = url_path_join(serverapp.web_app.settings["base_url"], "/empty-route")
    serverapp.web_app.add_handlers(".*$", [(route, EmptyHandler)])
