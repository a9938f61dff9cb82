"""Run a learner's notebook again when an instructor asks for it: fetched from their server, run in a sandbox here.

A learner's server is the learner's, and reads every request that is sent to it. So it is never sent a token of the
service's, but one of the learner's own that JupyterHub makes for this, and that opens nothing but that server.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import msgspec
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse

from math4ml_ext.courses import Courses
from math4ml_ext.errors import NotFound, Refused
from math4ml_ext.sandbox import NoSandbox, Sandbox

from .page_protocol import Regraded

__all__ = ["PATHS", "CannotRegrade", "Regrader"]

PATHS = ("{course}/{file}", "{file}", "notebooks/{file}")
"""Where in a learner's folder a notebook of a course may be."""

_FETCH_SECONDS = 30.0
_TOKEN_SECONDS = 2 * int(_FETCH_SECONDS)
_THAT_SERVER = "access:servers!user"
_RUN_SECONDS = 900.0
_WAITING = 8
"""How many may wait for their turn at one replica: one is run at a time, so that learners' checks do not wait."""


_NO_TOKEN = (
    "JupyterHub does not let the service into this learner's server. The service's role needs the scope tokens, and "
    "JupyterHub has to know the learner."
)
_NO_HUB = "JupyterHub does not answer just now. Try again in some minutes."


class CannotRegrade(Refused):
    """The notebook cannot be had, or cannot be run."""

    reason = "cannot-regrade"
    sentence = "This notebook cannot be run again."


class _Token(msgspec.Struct):
    token: str


class _File(msgspec.Struct):
    content: str


class Regrader:
    """Regrades, one notebook after the other.

    Parameters
    ----------
    courses : Courses
    database : str
        The URL of the class's database.
    proxy_url : str
        Where learners' servers are reached, without a slash at its end. Empty: nothing is regraded here.
    api_url, api_token : str
        JupyterHub's API and the service's token for it; it needs the scope ``tokens``.
    paths : sequence of str
        Where to look for a notebook, in this order.
    """

    def __init__(
        self,
        courses: Courses,
        *,
        database: str,
        proxy_url: str,
        api_url: str,
        api_token: str,
        paths: Sequence[str] = PATHS,
    ) -> None:
        self._courses = courses
        self._database = database
        self._proxy_url = proxy_url.rstrip("/")
        self._api_url, self._api_token = api_url.rstrip("/"), api_token
        self._paths = list(paths)
        self._turn = asyncio.Semaphore(1)
        self._waiting = 0
        self.why_not = self._look()
        """A sentence where nothing can be regraded here, or empty text."""

    def _look(self) -> str:
        if not self._proxy_url:
            return "The service is not told where learners' servers are: set MATH4ML_PROXY_URL."
        try:
            Sandbox()
        except NoSandbox as reason:
            return reason.sentence
        return ""

    async def regrade(self, course: str, notebook: str, user: str) -> Regraded:
        """Run the notebook of a learner again, and have what passes recorded as verified.

        Raises
        ------
        CannotRegrade, UnknownCourse, NotFound
        """
        if self.why_not:
            raise CannotRegrade(self.why_not)
        file = self._file_of(course, notebook)
        if self._waiting >= _WAITING:
            raise CannotRegrade("Many notebooks wait to be run already. Try again in some minutes.")
        self._waiting += 1
        try:
            async with self._turn:
                content = await self._fetch(course, file, user)
                return await self._run(content, file, user)
        finally:
            self._waiting -= 1

    def _file_of(self, course: str, notebook: str) -> str:
        for one in self._courses.course(course).notebooks:
            if one.id == notebook:
                return one.file
        raise NotFound("This course has no notebook of that name.")

    async def _fetch(self, course: str, file: str, user: str) -> str:
        """Return the text of the notebook as it lies in the learner's folder now."""
        token = await self._token_of(user)
        for pattern in self._paths:
            path = quote(pattern.format(course=course, file=file))
            url = f"{self._proxy_url}/user/{quote(user, safe='')}/api/contents/{path}?type=file&format=text&content=1"
            try:
                reply = await _ask(url, token)
            except HTTPClientError as error:
                if error.code == 404:
                    continue
                raise CannotRegrade(_why(error, user)) from error
            except OSError as error:
                raise CannotRegrade(f"The server of {user} cannot be reached.") from error
            try:
                return msgspec.json.decode(reply.body, type=_File).content
            except msgspec.MsgspecError as error:
                raise CannotRegrade(f"What the server of {user} sent is no notebook.") from error
        raise CannotRegrade(f"{user} has no {file} in their folder.")

    async def _token_of(self, user: str) -> str:
        """Return a token for the server of a learner, and for nothing else."""
        wanted = {"note": "Math4ML: run a notebook again", "expires_in": _TOKEN_SECONDS, "scopes": [_THAT_SERVER]}
        try:
            url = f"{self._api_url}/users/{quote(user, safe='')}/tokens"
            reply = await _ask(url, self._api_token, verb="POST", body=msgspec.json.encode(wanted))
        except HTTPClientError as error:
            raise CannotRegrade(_NO_TOKEN if error.code == 403 else _NO_HUB) from error
        except OSError as error:
            raise CannotRegrade(_NO_HUB) from error
        return msgspec.json.decode(reply.body, type=_Token).token

    async def _run(self, content: str, file: str, user: str) -> Regraded:
        with tempfile.TemporaryDirectory(prefix="math4ml-regrade-") as folder:
            path = Path(folder, Path(file).name)
            path.write_text(content, encoding="utf-8")
            # In a process of its own: what it runs may take long, and graders keep a processor busy.
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "math4ml_ext.cli", "regrade", str(path), f"--user={user}", "--json"),
                env={**os.environ, "MATH4ML_DATABASE_URL": self._database},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
            try:
                said, _ = await asyncio.wait_for(process.communicate(), _RUN_SECONDS)
            except (asyncio.TimeoutError, asyncio.CancelledError):
                process.kill()
                await process.wait()
                raise CannotRegrade("The notebook was still running after its time was over.") from None
        return _told(said, user)


async def _ask(url: str, token: str, *, verb: str = "GET", body: bytes | None = None) -> HTTPResponse:
    headers = {"Authorization": f"token {token}"}
    request = HTTPRequest(url, verb, headers=headers, body=body, request_timeout=_FETCH_SECONDS, follow_redirects=False)
    return await AsyncHTTPClient().fetch(request)


def _told(said: bytes, user: str) -> Regraded:
    try:
        (notebook,) = json.loads(said)["notebooks"]
    except (ValueError, KeyError, TypeError):
        raise CannotRegrade from None
    if "error" in notebook:
        raise CannotRegrade(notebook["error"])
    outcomes = [verdict["outcome"] for verdict in notebook["verdicts"]]
    return Regraded(user, verified=outcomes.count("passed"), exercises=len(outcomes))


def _why(error: HTTPClientError, user: str) -> str:
    if error.code in (401, 403):
        return f"The server of {user} lets nobody in."
    # JupyterHub answers in a server's place when it does not run: with a redirect to a page, or with one of these.
    if error.code in (302, 424, 503):
        return f"The server of {user} is not running. Their notebook can be read when it is."
    return f"The server of {user} cannot be reached."
