"""The routes of the instructor's page: the page itself, its static files and its operations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tornado import web
from tornado.escape import xhtml_escape

from math4ml_ext.protocol import Problem

from .api import PageApiHandler
from .base import PageHandler, SecureHandler
from .operations import PAGE

__all__ = ["STATIC", "IndexHandler", "page_routes"]

STATIC = Path(__file__).parent.parent / "static"
"""Where the page is built to."""

_SENTENCE = """\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Math4ML</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="static/style.css" />
  </head>
  <body>
    <main>
      <p>{sentence}</p>
    </main>
  </body>
</html>
"""


class IndexHandler(PageHandler):
    """The page."""

    label = "Index"

    @web.authenticated
    def get(self) -> None:
        """Send the page; whoever is logged out is sent to log in."""
        self.enter()
        self.xsrf_token  # noqa: B018 - reading it sets the cookie that the page needs to send messages
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish((STATIC / "index.html").read_bytes())

    def tell(self, problem: Problem) -> None:
        """Send what is wrong as a page: somebody came here with a browser, and reads it."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(_SENTENCE.format(sentence=xhtml_escape(problem.message)))


class SlashHandler(SecureHandler):
    """The address without its last slash."""

    def get(self) -> None:
        """Add it: the page's own addresses begin there."""
        self.redirect(f"{self.request.path}/")


class FileHandler(web.StaticFileHandler):
    """The page's scripts and styles. They say nothing of anybody, so they need no login."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002
        """Have browsers ask each time whether there is a newer one."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-cache")


def page_routes(index: type[IndexHandler], api: type[PageApiHandler], prefix: str) -> list[tuple[Any, ...]]:
    """Return the routes of the page below `prefix`.

    Parameters
    ----------
    index, api : type
        Handlers of the page and of its operations that say who is looking, and have the services.
    prefix : str
        Such as ``/services/math4ml/class``.
    """
    operations = [
        (f"{prefix}/api/{route}", api, {"operations": operations}) for route, operations in PAGE.routes().items()
    ]
    return [
        (prefix, SlashHandler),
        (f"{prefix}/", index),
        *operations,
        (f"{prefix}/static/(.*)", FileHandler, {"path": str(STATIC)}),
    ]
