"""Messages to a class over plain HTTP."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping
from http.client import HTTPMessage
from typing import Any, NamedTuple
from urllib.error import HTTPError

__all__ = ["Reply", "send"]


class Reply(NamedTuple):
    status: int
    text: str
    headers: HTTPMessage

    @property
    def message(self) -> Any:
        return json.loads(self.text)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirects)


def send(
    verb: str, url: str, message: Any = None, *, token: str = "", headers: Mapping[str, str] | None = None
) -> Reply:
    """Send a message and return what came back, refusals and redirects too."""
    body = message if message is None or isinstance(message, bytes) else json.dumps(message).encode()
    sent = {"Content-Type": "application/json"} | dict(headers or {})
    if token:
        sent["Authorization"] = f"token {token}"
    request = urllib.request.Request(url, body, sent, method=verb)
    try:
        with _opener.open(request, timeout=60) as reply:
            return Reply(reply.status, reply.read().decode(), reply.headers)
    except HTTPError as error:
        with error:
            return Reply(error.code, error.read().decode(), error.headers)
